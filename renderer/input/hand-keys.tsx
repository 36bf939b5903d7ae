// Owns handwriting's place on the keyboard: the sheet, and the few keys around it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/contract/procedure.ts';
import { Icon } from '../ui/icons.tsx';
import { Key } from './key.tsx';
import { Pad } from './pad.tsx';
import type { Writing } from './writing.ts';

const stops = ['，', '。', '？', '！'] as const;

/** `modeKeys`: the ways to the other modes, where they have no row of their own. */
export function HandKeys(props: {
  writing: Writing;
  lines: boolean;
  language: Language;
  modeKeys: readonly ReactNode[];
}): ReactNode {
  const { t } = useTranslation('typing');
  const { writing, modeKeys } = props;
  const ways = modeKeys.slice(0, 2);
  return (
    <div className="hand-keys">
      <div className="hand-side">
        {ways}
        {stops.slice(0, 4 - ways.length).map((sign) => (
          <Key key={sign} label={sign} isTyped press={() => writing.sign(sign)} />
        ))}
      </div>
      <Pad writing={writing} />
      <div className="hand-side">
        <Key className="key-wide" label={<Icon name="erase" />} name={t('erase')} isTyped press={writing.back} />
        <Key className="key-wide key-word" label={t('pad.undo')} press={writing.undoStroke} />
        <Key className="key-wide key-word" label={t('pad.clear')} press={writing.clear} />
        {props.lines ? (
          <Key className="key-wide" label={<Icon name="enter" />} name={t('line')} press={() => writing.sign('\n')} />
        ) : (
          <Key className="key-wide key-word" label={t('space')} press={() => writing.sign(' ')} />
        )}
      </div>
    </div>
  );
}
