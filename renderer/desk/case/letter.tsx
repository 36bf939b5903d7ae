// Owns how the letter that opens something stands beside its words: seen where it does anything, and not read out with the name.
import type { ReactNode } from 'react';
import { useSingleKeysOn } from '../single-keys.ts';

export function Letter({ of }: { of: string }): ReactNode {
  if (!useSingleKeysOn()) return null;
  return (
    <span className="letter" aria-hidden="true">
      {of.toUpperCase()}
    </span>
  );
}
