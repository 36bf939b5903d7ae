// Owns the plain on-screen keyboard: letters, digits, Chinese punctuation. Keys never take the caret out of the field.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-words.ts';
import { Icon } from '../ui/icons.tsx';
import type { Typing } from './use-typing.ts';
import './keyboard.css';

const letters = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const signs = {
  'zh-CN': ['1234567890', '、：；（）“”！？', '-·/@.《》'],
  en: ['1234567890', ':;()\'"!?', '-/@#&+%'],
} as const;
/** The two signs at hand beside the space bar. */
const stops = { 'zh-CN': ['，', '。'], en: [',', '.'] } as const;

type Side = 'letters' | 'signs';

function Key(props: {
  label: ReactNode;
  name?: string;
  className?: string;
  press: () => void;
  pressed?: boolean;
}): ReactNode {
  return (
    <button
      type="button"
      className={props.className ? `key press ${props.className}` : 'key press'}
      aria-label={props.name}
      aria-pressed={props.pressed}
      tabIndex={-1}
      // The field keeps the caret: a key is pressed, not gone to.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.press}
    >
      {props.label}
    </button>
  );
}

/** `lines`: the field takes several lines. `onDone`: what Enter does in a field of one line. */
export function Keyboard(props: { typing: Typing; lines?: boolean; start?: Side; onDone?: () => void }): ReactNode {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { typing } = props;
  const [comma, stop] = stops[language];
  const [side, setSide] = useState<Side>(props.start ?? 'letters');
  const [isUpper, setIsUpper] = useState(false);
  const rows = side === 'letters' ? letters : signs[language];
  const type = (sign: string): void => {
    typing.put(isUpper ? sign.toUpperCase() : sign);
    setIsUpper(false);
  };
  return (
    <section className="keyboard" aria-label={t('keys.label')}>
      {rows.map((row, at) => (
        <div key={row} className={`key-row key-row-${at}`}>
          {at === 2 &&
            (side === 'letters' ? (
              <Key
                className="key-wide"
                label={<Icon name="shift" />}
                name={t('keys.upper')}
                pressed={isUpper}
                press={() => setIsUpper(!isUpper)}
              />
            ) : (
              <span className="key-space" />
            ))}
          {[...row].map((sign) => (
            <Key
              key={sign}
              label={isUpper && side === 'letters' ? sign.toUpperCase() : sign}
              press={() => type(sign)}
            />
          ))}
          {at === 2 && (
            <Key className="key-wide" label={<Icon name="erase" />} name={t('keys.erase')} press={typing.erase} />
          )}
        </div>
      ))}
      <div className="key-row key-row-last">
        <Key
          className="key-wide"
          label={side === 'letters' ? t('keys.signs') : t('keys.letters')}
          press={() => setSide(side === 'letters' ? 'signs' : 'letters')}
        />
        <Key label={comma} press={() => typing.put(comma)} />
        <Key className="key-bar" label={t('keys.space')} press={() => typing.put(' ')} />
        <Key label={stop} press={() => typing.put(stop)} />
        {props.lines ? (
          <Key
            className="key-wide"
            label={<Icon name="enter" />}
            name={t('keys.line')}
            press={() => typing.put('\n')}
          />
        ) : (
          props.onDone && <Key className="key-wide" label={t('keys.done')} press={props.onDone} />
        )}
      </div>
    </section>
  );
}

/** Digits only, large: telephone, case number, query code. `x`: also the X an ID number may end in. */
export function NumberPad(props: { typing: Typing; x?: boolean; onDone?: () => void }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { typing } = props;
  return (
    <section className="keyboard number-pad" aria-label={t('keys.label')}>
      {['123', '456', '789'].map((row) => (
        <div key={row} className="key-row">
          {[...row].map((digit) => (
            <Key key={digit} label={digit} press={() => typing.put(digit)} />
          ))}
        </div>
      ))}
      <div className="key-row">
        {props.x ? (
          <Key label="X" press={() => typing.put('X')} />
        ) : props.onDone ? (
          <Key className="key-word" label={t('keys.done')} press={props.onDone} />
        ) : (
          <span className="key-space" />
        )}
        <Key label="0" press={() => typing.put('0')} />
        <Key label={<Icon name="erase" />} name={t('keys.erase')} press={typing.erase} />
      </div>
    </section>
  );
}
