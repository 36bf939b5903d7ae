// Owns the doors: the few largest controls of a screen. Exactly one lamp door on a screen, and it leads to the window.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../ui/icons.tsx';
import { useKiosk } from './kiosk-context.ts';
import './door.css';

export function Door(props: {
  kind: 'take' | 'tell' | 'look';
  icon: IconName;
  title: ReactNode;
  children?: ReactNode;
  /** Its sentence is among the last things to give way. */
  keeps?: boolean;
  onClick: () => void;
}): ReactNode {
  return (
    <button type="button" className={`door press door-${props.kind}`} onClick={props.onClick}>
      <span className="door-icon" data-give="3">
        <Icon name={props.icon} />
      </span>
      <span className="grow door-text">
        <strong>{props.title}</strong>
        {props.children && (
          <span className="lead" data-give={props.keeps ? 5 : 2}>
            {props.children}
          </span>
        )}
      </span>
      <span className="door-go" data-give="2">
        <Icon name="next" />
      </span>
    </button>
  );
}

/** Where what somebody told of stands. */
export function LookDoor(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  return (
    <Door
      kind="look"
      icon="road"
      title={t('home.lookDoor')}
      onClick={() => dispatch({ do: 'go', to: { name: 'lookup', problem: null } })}
    >
      {t('home.look')}
    </Door>
  );
}

/** Four plain choices of one screen, as broad buttons with a picture, a name and a word more. */
export function Choices<K extends string>(props: {
  choices: readonly { key: K; icon: IconName; title: ReactNode; more?: ReactNode }[];
  chosen: K | undefined;
  onChoose: (key: K) => void;
}): ReactNode {
  return (
    <div className="choices">
      {props.choices.map(({ key, icon, title, more }) => (
        <button
          key={key}
          type="button"
          className="choice press"
          aria-pressed={props.chosen === key}
          onClick={() => props.onChoose(key)}
        >
          <span className="door-icon" data-give="3">
            <Icon name={icon} />
          </span>
          <span className="grow">
            <strong>{title}</strong>
            {more && (
              <span className="caption" data-give="1">
                {more}
              </span>
            )}
          </span>
        </button>
      ))}
    </div>
  );
}
