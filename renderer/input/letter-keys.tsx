// Owns the keys themselves: letters for pinyin and for Latin, digits and punctuation, and what stands beside them.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/contract/procedure.ts';
import { Icon } from '../ui/icons.tsx';
import type { Composer } from './composer.ts';
import { Key } from './key.tsx';
import type { KeyboardMode } from './keyboard.tsx';
import type { Typing } from './typing.ts';

const letters = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const signs = {
  'zh-CN': ['1234567890', '、：；（）“”！？', '-·/@.《》'],
  en: ['1234567890', ':;()\'"!?', '-/@#&+%'],
} as const;
/** At hand beside the space bar. */
const stops = { 'zh-CN': ['，', '。', '？'], en: [',', '.', '?'] } as const;

/** `modeKeys`: the ways to the other modes, where they have no row of their own. */
export function LetterKeys(props: {
  typing: Typing;
  composer: Composer;
  mode: KeyboardMode;
  lines: boolean;
  language: Language;
  modeKeys: readonly ReactNode[];
}): ReactNode {
  const { t } = useTranslation('typing');
  const { typing, composer, mode, language, modeKeys } = props;
  const [isUpper, setIsUpper] = useState(false);
  const isPinyin = mode === 'pinyin';
  const rows = mode === 'signs' ? signs[language] : letters;
  const [comma, stop, question] = stops[isPinyin ? 'zh-CN' : mode === 'signs' ? language : 'en'];
  const put = isPinyin ? composer.sign : typing.put;
  const press = (sign: string): void => {
    if (isPinyin) composer.letter(sign);
    else typing.put(isUpper ? sign.toUpperCase() : sign);
    setIsUpper(false);
  };
  const shift = (
    <Key
      className="key-wide"
      label={<Icon name="shift" />}
      name={t('upper')}
      isTyped
      pressed={isUpper}
      press={() => setIsUpper(!isUpper)}
    />
  );
  const apart = <Key className="key-wide" label={t('apart')} isTyped press={() => composer.letter("'")} />;
  const [firstMode, ...otherModes] = modeKeys;
  // Capitals are wanted more than the way to the pad, which is one mode further.
  const beside = mode === 'latin' ? shift : (firstMode ?? (isPinyin ? apart : <span className="key-space" />));
  const below = mode === 'latin' ? modeKeys.slice(0, 2) : otherModes;
  return (
    <>
      {rows.map((row, at) => (
        <div key={row} className={`key-row key-row-${at}`}>
          {at === 2 && beside}
          {[...row].map((sign) => (
            <Key
              key={sign}
              id={sign}
              label={isUpper && mode === 'latin' ? sign.toUpperCase() : sign}
              isTyped
              press={() => press(sign)}
            />
          ))}
          {at === 2 && (
            <Key
              className="key-wide"
              label={<Icon name="erase" />}
              name={t('erase')}
              isTyped
              press={isPinyin ? composer.back : typing.erase}
            />
          )}
        </div>
      ))}
      <div className="key-row key-row-last">
        {below}
        <Key label={comma} isTyped press={() => put(comma)} />
        {modeKeys.length === 0 && <Key label={stop} isTyped press={() => put(stop)} />}
        <Key
          className="key-bar"
          label={t('space')}
          isTyped
          press={() => (isPinyin ? composer.first() : typing.put(' '))}
        />
        <Key
          label={modeKeys.length === 0 ? question : stop}
          isTyped
          press={() => put(modeKeys.length === 0 ? question : stop)}
        />
        {props.lines && (
          <Key
            className="key-wide"
            label={<Icon name="enter" />}
            name={t('line')}
            isTyped
            press={() => !(isPinyin && composer.asLetters()) && typing.put('\n')}
          />
        )}
      </div>
    </>
  );
}
