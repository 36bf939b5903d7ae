// Owns the button: a verb, one of a few weights, and the words for what it is busy doing.
import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';

export type ButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  /** main: the one decision of the screen · lamp: people and promises only. */
  kind?: 'plain' | 'main' | 'lamp';
  small?: boolean;
  icon?: IconName;
  iconEnd?: IconName;
  /** What is happening, in words (正在取号): shown instead of the label, and the button stays where it is. */
  busy?: string | null;
  /** Sends the form it stands in, also by Enter. */
  submit?: boolean;
};

/** A button of at least the surface's tap size. A busy one ignores further presses. */
export function Button(props: ButtonProps): ReactNode {
  const { kind = 'plain', small, icon, iconEnd, busy, submit, children, className, onClick, ...rest } = props;
  const classes = ['btn', kind !== 'plain' && `btn-${kind}`, small && 'btn-small', className];
  return (
    <button
      type={submit ? 'submit' : 'button'}
      {...rest}
      className={classes.filter(Boolean).join(' ')}
      aria-busy={busy ? true : undefined}
      onClick={busy ? undefined : onClick}
    >
      {busy ? <span className="spin" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{busy ?? children}</span>
      {!busy && iconEnd && <Icon name={iconEnd} />}
    </button>
  );
}
