// Owns how a person is shown: a face with the first character of the name, the name, and what they are here for.
import type { ReactNode } from 'react';

/** `here`: lamp, in the hall now. Not here (later, or a unit without a named person yet): pale. */
export function Person(props: { name: ReactNode; face: string; here?: boolean; children?: ReactNode }): ReactNode {
  return (
    <div className={props.here === false ? 'person person-later' : 'person'}>
      <span className="person-face" aria-hidden="true">
        <span>{[...props.face][0]}</span>
      </span>
      <div className="grow">
        <b className="person-name">{props.name}</b>
        {props.children && <div className="caption">{props.children}</div>}
      </div>
    </div>
  );
}
