// Owns how a failure is shown beside what failed: late, in words, announced.
import type { ReactNode } from 'react';
import { Icon } from '../ui/icons.tsx';
import { useErrorWords } from './error-words.ts';

export function ErrorLine(props: { error: unknown; children?: ReactNode }): ReactNode {
  const words = useErrorWords()(props.error);
  if (words === null) return null;
  return (
    <div className="error-line" role="alert">
      <Icon name="warning" />
      <span className="grow">{words}</span>
      {props.children}
    </div>
  );
}
