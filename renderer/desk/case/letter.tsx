// Owns how the letter that opens something stands beside its words: seen, and not read out with the name.
import type { ReactNode } from 'react';

export function Letter({ of }: { of: string }): ReactNode {
  return (
    <span className="letter" aria-hidden="true">
      {of.toUpperCase()}
    </span>
  );
}
