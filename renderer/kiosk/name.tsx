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

/** A sentence in which a name in quotation marks is not broken, where a line has room for it. */
export function Quoting(props: { children: string }): ReactNode {
  return props.children.split(/(“[^”]*”|"[^"]*")/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={part} className="name-quoted">
        {part}
      </span>
    ),
  );
}

/** The name without its marks, for sentences and labels. */
export function plainName(name: string): string {
  return name.replaceAll('|', '');
}
