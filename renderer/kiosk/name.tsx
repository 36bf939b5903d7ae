// Owns how a catalogue name is set: it breaks only where the catalogue marks it with `|`.
import { Fragment, type ReactNode } from 'react';

export function Name(props: { children: string }): ReactNode {
  const parts = props.children.split('|');
  return (
    <span className="keep">
      {parts.map((part, at) => (
        <Fragment key={part}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}

/** The name without its marks, for sentences and labels. */
export function plainName(name: string): string {
  return name.replaceAll('|', '');
}
