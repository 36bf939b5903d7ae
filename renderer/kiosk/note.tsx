// Owns a note beside what a screen shows: a picture, what it is about in bold, and a line more.
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../ui/icons.tsx';

/** `give`: when it gives way, 1 first. */
export function Note(props: {
  icon: IconName;
  give: 1 | 2 | 3 | 4 | 5;
  title: ReactNode;
  children?: ReactNode;
}): ReactNode {
  return (
    <div className="note" data-give={props.give}>
      <Icon name={props.icon} />
      <div>
        <b>{props.title}</b>
        {props.children && <div className="caption">{props.children}</div>}
      </div>
    </div>
  );
}
