// Owns a screen's title: in the citizen's language, or in the two that the hall's signs carry, in the signs' order.
import type { Namespace, TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bilingual } from '#shared/contract/hall.ts';
import { inLanguage, type Language } from '#shared/domain/languages.ts';
import { useLanguage } from '../i18n/use-words.ts';
import { useKiosk } from './kiosk-context.ts';
import './heading.css';

type Saying<Area extends Namespace> = {
  readonly t: TFunction<Area>;
  readonly say: (text: Bilingual) => string;
  readonly language: Language;
};

/**
 * @param children says the title in one language; asked once for each that is shown
 * @param area whose words it is said in
 */
export function Heading<const Area extends Namespace = 'kiosk'>(props: {
  area?: Area;
  children: (saying: Saying<Area>) => ReactNode;
}): ReactNode {
  const { i18n } = useTranslation();
  const { hall } = useKiosk();
  const language = useLanguage();
  const saidIn = (code: Language): ReactNode =>
    props.children({
      t: i18n.getFixedT(code, props.area ?? 'kiosk') as unknown as TFunction<Area>,
      say: (text) => inLanguage(text, code),
      language: code,
    });
  const [first, second] = hall.bilingual;
  // Whoever chose a third language gets that one alone.
  if (!first || !second || (language !== first && language !== second)) return saidIn(language);
  const line = (code: Language, place: 'first' | 'second'): ReactNode => (
    <span className={`heading-${place}`} lang={code} data-unspoken={code === language ? undefined : ''}>
      {saidIn(code)}
    </span>
  );
  return (
    <>
      {line(first, 'first')}
      {line(second, 'second')}
    </>
  );
}
