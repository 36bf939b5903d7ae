// Owns showing words in both languages at once, Chinese first: nobody at a window looks for a button to change the language.
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bilingual } from '#shared/contract/hall.ts';

type RateWords = TFunction<['rate', 'common']>;

/** @param say picks the words; asked once for each language */
export function Both(props: { say: (t: RateWords) => string }): ReactNode {
  const { i18n } = useTranslation();
  const inOne = (language: string): string => props.say(i18n.getFixedT(language, ['rate', 'common']));
  return <BothOf text={{ zh: inOne('zh-CN'), en: inOne('en') }} />;
}

/** Marks where a long name may break belong to narrower screens. */
export function BothOf({ text }: { text: Bilingual }): ReactNode {
  return (
    <>
      <span className="zh" lang="zh-CN">
        {text.zh.replaceAll('|', '')}
      </span>
      <span className="en" lang="en">
        {text.en.replaceAll('|', '')}
      </span>
    </>
  );
}
