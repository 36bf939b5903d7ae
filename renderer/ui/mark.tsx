// Owns the mark: a counter window with the lamp on and someone behind it.
import type { ReactNode } from 'react';

/** `onDark`: white arch for pine grounds. Decorative: the hall's name always stands beside it. */
export function Mark(props: { onDark?: boolean; className?: string }): ReactNode {
  return (
    <svg className={props.className} viewBox="0 0 48 48" aria-hidden="true">
      <path d="M6 40V22a18 18 0 0 1 36 0v18z" fill={props.onDark ? '#fff' : 'var(--pine-700)'} />
      <circle cx="24" cy="19" r="6.500" fill="var(--lamp)" />
      <path
        d="M11.500 36c1-6.500 5.800-9 12.500-9s11.500 2.500 12.500 9z"
        fill={props.onDark ? 'var(--mark-body, #0b4f55)' : 'var(--surface)'}
      />
      <rect x="2" y="39" width="44" height="6" rx="3" fill="var(--lamp)" />
    </svg>
  );
}
