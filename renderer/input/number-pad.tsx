// Owns the pad of digits, large: telephone, case number, query code.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import { Key } from './key.tsx';
import type { Typing } from './typing.ts';
import './keyboard.css';

/** `x`: also the X an ID number may end in. */
export function NumberPad(props: { typing: Typing; x?: boolean; onDone?: () => void }): ReactNode {
  const { t } = useTranslation('typing');
  const { typing } = props;
  return (
    <section className="keyboard number-pad" aria-label={t('keyboard')}>
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
          <Key className="key-word" label={t('done')} press={props.onDone} />
        ) : (
          <span className="key-space" />
        )}
        <Key label="0" press={() => typing.put('0')} />
        <Key label={<Icon name="erase" />} name={t('erase')} press={typing.erase} />
      </div>
    </section>
  );
}
