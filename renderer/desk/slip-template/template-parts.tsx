// Owns the parts of the hall's slips as a person knows them: what each is called, which of two layouts differ in, and the choice between them.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { citizenSlipKindSchema, type SlipTemplate, type SlipTemplateView } from '#shared/contract/slip-template.ts';
import { languageOf, languages } from '#shared/domain/languages.ts';
import { TheirsFirst } from '../theirs-first.tsx';
import type { TemplateState } from './use-template.ts';

const kinds = citizenSlipKindSchema.options;
const written = ['zh', 'en'] as const;

/** As a fault names its place: header, hints.ticket, …; and top, barcodes.ticket, …, language. */
type Place = { readonly field: string; readonly language: 'zh' | 'en' | null };
type Part = Place & { readonly value: string | boolean | null };
export type Difference = Place & { readonly mine: Part['value']; readonly theirs: Part['value'] };

function partsOf({ top, logo, header, footer, hints, barcodes, language }: SlipTemplate): Part[] {
  const one = (field: string, value: Part['value']): Part => ({ field, language: null, value });
  const both = (field: string, words: SlipTemplate['header']): Part[] =>
    written.map((each) => ({ field, language: each, value: words[each] }));
  return [
    one('top', top),
    one('language', language),
    one('logo', logo),
    ...both('header', header),
    ...kinds.flatMap((kind) => both(`hints.${kind}`, hints[kind])),
    ...kinds.map((kind) => one(`barcodes.${kind}`, barcodes[kind])),
    ...both('footer', footer),
  ];
}

/** What two layouts differ in, in the order of the form. */
export function differencesOf(mine: SlipTemplate, theirs: SlipTemplate): Difference[] {
  const other = partsOf(theirs);
  return partsOf(mine).flatMap(({ value, ...place }, at) => {
    const value2 = other[at]?.value ?? null;
    return value === value2 ? [] : [{ ...place, mine: value, theirs: value2 }];
  });
}

/** What a part is called in the form. */
export function usePlaceName(): (place: Place) => string {
  const { t } = useTranslation('slipTemplate');
  return ({ field, language }) => {
    const [of, which] = field.split('.');
    const kind = kinds.find((each) => each === which);
    const name =
      kind === undefined
        ? t(`place.${field as 'header'}`)
        : of === 'hints'
          ? t('hints', { kind: t(`kind.${kind}`) })
          : `${t(`kind.${kind}`)} · ${t('barcode')}`;
    return language === null ? name : t('fault.place', { field: name, language: t(`fault.languageOf.${language}`) });
  };
}

/** Whose layout stands. */
export function Theirs({ state, theirs }: { state: TemplateState; theirs: SlipTemplateView }): ReactNode {
  const { t } = useTranslation('slipTemplate');
  const placeName = usePlaceName();
  return (
    <TheirsFirst
      by={theirs.changedBy}
      at={theirs.changedAt ?? 0}
      title={(who) => t('theirs.title', who)}
      rows={state.differences.map((each) => ({
        key: `${each.field} ${each.language}`,
        name: placeName(each),
        theirs: <Value field={each.field} value={each.theirs} />,
        mine: <Value field={each.field} value={each.mine} />,
      }))}
      onTake={state.undo}
      onKeepMine={() => state.save(theirs.version)}
    />
  );
}

function Value({ field, value }: { field: string; value: Part['value'] }): ReactNode {
  const { t } = useTranslation('slipTemplate');
  if (value === null || value === '') return '—';
  if (typeof value === 'boolean') return t(value ? 'theirs.yes' : 'theirs.no');
  if (field === 'logo') return <img src={`data:image/png;base64,${value}`} alt={t('place.logo')} />;
  if (field === 'top') return t(`top.${value as 'none'}`);
  if (field === 'language') return languages[languageOf(value)].name;
  return value;
}
