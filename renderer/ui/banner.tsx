// Owns the banner: what still works first, then what to do. due for a hindrance, late for something that did not work.
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';

export function Banner(props: {
  kind: 'due' | 'late';
  icon: IconName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}): ReactNode {
  return (
    <div className={`banner banner-${props.kind}`} role={props.kind === 'late' ? 'alert' : 'status'}>
      <Icon name={props.icon} />
      <div className="grow">
        <b>{props.title}</b>
        {props.children && <p>{props.children}</p>}
      </div>
      {props.action}
    </div>
  );
}
