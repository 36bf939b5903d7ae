// Puts names to the codes that cases are counted by, in the order in which they are looked at.
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { CaseFigures } from '#shared/contract/case-figures.ts';
import type { Bilingual } from '#shared/contract/hall.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import type { CodedTotals, FiguresRead } from './figures-read.ts';

/** Without its span. */
export type NamedFigures = Omit<CaseFigures, 'from' | 'to'>;

/** A matter the citizen did not know is one of its own. */
const unknownMatter: Bilingual = { zh: '不清楚是哪件事', en: 'Matter not known' };

export function namedFigures(read: FiguresRead, catalogue: Pick<Catalogue, 'matter' | 'unit'>): NamedFigures {
  const { byFailedAt, byMonth, ...rest } = read;
  const unit = (code: string): Bilingual => nameOrCode(catalogue.unit(code), code);
  const matter = (code: string): Bilingual => (code === '' ? unknownMatter : nameOrCode(catalogue.matter(code), code));
  const townships = byFailedAt.filter(({ key }) => catalogue.unit(key)?.kind === 'township');
  return {
    ...rest,
    byUnit: named(read.byUnit, unit),
    byTownship: named(townships, unit),
    byMatter: named(read.byMatter, matter),
    byMonth: named(byMonth, (month) => ({ zh: month, en: month })).sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

/** The most told first. */
function named(groups: CodedTotals, nameOf: (code: string) => Bilingual): NamedFigures['byUnit'] {
  return groups
    .filter(({ totals }) => totals.filed > 0)
    .map(({ key, totals }) => ({ key, name: nameOf(key), totals }))
    .sort((a, b) => b.totals.filed - a.totals.filed || (a.key < b.key ? -1 : 1));
}
