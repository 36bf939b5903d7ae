// Owns the pad of digits, large: telephone, case number, query code. Beside them the same ways back as on the keyboard.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import { EditTools } from './edit-tools.tsx';
import { Key } from './key.tsx';
import type { Typing } from './typing.ts';
import './keyboard.css';

/** `x`: also the X an ID number may end in. */
export function NumberPad(props: { typing: Typing; x?: boolean }): ReactNode {
  const { t } = useTranslation('typing');
  const { typing } = props;
  const digits = [...'123456789', props.x ? 'X' : '', '0'];
  return (
    <section className="keyboard number-pad" aria-label={t('keyboard')}>
      <div className="digits">
        {digits.map((digit) =>
          digit === '' ? (
            <span key="none" />
          ) : (
            <Key key={digit} label={digit} isTyped press={() => typing.put(digit)} />
          ),
        )}
      </div>
      <div className="digit-tools">
        <Key label={<Icon name="erase" />} name={t('erase')} isTyped press={typing.erase} />
        <EditTools typing={typing} isShort />
      </div>
    </section>
  );
}
