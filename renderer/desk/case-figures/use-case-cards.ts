// Makes of the cases' figures what each card shows: its rows, its series and its sentence.
import { useTranslation } from 'react-i18next';
import type { CaseFigures, CaseTotals } from '#shared/contract/case-figures.ts';
import { useName, useUnitName } from '../desk-context.ts';
import type { Bars } from '../statistics/bars.ts';

/** As many units and matters as a chart shows; the file has them all. */
const rowsShown = 15;

export type CaseCard = {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly bars: Bars | null;
  readonly isWide?: boolean;
};
type Row = { readonly label: string; readonly totals: CaseTotals };

/** All cards, in the order in which they are looked at. */
export function useCaseCards(f: CaseFigures): CaseCard[] {
  const { t } = useTranslation('figures');
  const { t: common } = useTranslation('common');
  const { t: desk } = useTranslation('desk');
  const { t: cases } = useTranslation('case');
  const name = useName();
  const unitName = useUnitName();

  /** Done drawn on told: a part on its whole, and nothing stacked. */
  const doneOfTold = (head: string, rows: readonly Row[], isLying: boolean): Bars => ({
    head,
    series: [
      { name: t('total.done'), look: 'dark' },
      { name: t('total.filed'), look: 'light' },
    ],
    more: [t('total.accepted'), t('total.concluded'), t('total.unconfirmed'), t('total.notDone'), t('total.late')],
    rows: rows.map(({ label, totals }) => ({
      label,
      values: [totals.done, totals.filed],
      ...(isLying && { end: t('doneOfTold', { done: totals.done, filed: totals.filed }) }),
      more: [totals.accepted, totals.concluded, totals.unconfirmed, totals.notDone, totals.late],
    })),
    way: 'over',
    isLying,
  });
  const counted = (head: string, rows: readonly { label: string; count: number }[]): Bars => ({
    head,
    series: [{ name: t('count'), look: 'dark' }],
    rows: rows.map(({ label, count }) => ({ label, values: [count], end: String(count) })),
    way: 'stacked',
    isLying: true,
  });
  const grouped = (key: 'unit' | 'township' | 'matter', rows: readonly Row[]): CaseCard => {
    const [first] = rows;
    const most = first ? t(`${key}.summary`, { name: first.label, count: first.totals.filed }) : t(`${key}.none`);
    return {
      key,
      title: t(`${key}.title`),
      summary: rows.length > rowsShown ? t('withTop', { summary: most, count: rowsShown }) : most,
      bars: first ? doneOfTold(t(`${key}.head`), rows.slice(0, rowsShown), true) : null,
    };
  };
  const listed = (key: 'cause' | 'handling', all: readonly { label: string; count: number }[]): CaseCard => {
    const isAny = all.some(({ count }) => count > 0);
    return {
      key,
      title: t(`${key}.title`),
      summary: isAny ? t(`${key}.summary`) : t(`${key}.none`),
      bars: isAny ? counted(t(`${key}.head`), all) : null,
    };
  };

  const rated = f.grades.reduce((sum, n) => sum + n, 0);
  return [
    {
      key: 'month',
      title: t('month.title'),
      summary: t('month.summary'),
      bars: doneOfTold(
        t('month.head'),
        f.byMonth.map(({ key, totals }) => ({ label: key, totals })),
        false,
      ),
      isWide: true,
    },
    grouped(
      'unit',
      f.byUnit.map((group) => ({ label: unitName(group.name), totals: group.totals })),
    ),
    grouped(
      'matter',
      f.byMatter.map((group) => ({ label: name(group.name), totals: group.totals })),
    ),
    grouped(
      'township',
      f.byTownship.map((group) => ({ label: unitName(group.name), totals: group.totals })),
    ),
    listed(
      'cause',
      f.byCause.map(({ cause, count }) => ({ label: cases(`cause.${cause}`), count })),
    ),
    listed(
      'handling',
      f.byHandling.map(({ handling, count }) => ({ label: desk(`handling.${handling}.name`), count })),
    ),
    {
      key: 'category',
      title: t('category.title'),
      summary: t('category.summary'),
      bars: doneOfTold(
        t('category.head'),
        f.byCategory.map(({ category, totals }) => ({ label: desk(`category.${category}`), totals })),
        true,
      ),
    },
    {
      key: 'grades',
      title: t('grades.title'),
      summary: rated > 0 ? t('grades.summary', { count: rated }) : t('grades.none'),
      bars:
        rated === 0
          ? null
          : counted(
              t('grades.head'),
              ([5, 4, 3, 2, 1] as const).map((grade) => ({
                label: common(`rating.grade.${grade}`),
                count: f.grades[grade - 1] ?? 0,
              })),
            ),
    },
  ];
}
