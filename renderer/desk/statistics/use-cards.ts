// Makes of a hall's figures what each card shows: its rows, its series and its sentence.
import { useTranslation } from 'react-i18next';
import type { Statistics } from '#shared/contract/hall-day.ts';
import { dayParts } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { useName } from '../desk-context.ts';
import type { Bars } from './bars.ts';

/** As many matters as a chart shows. */
const mattersShown = 15;
/** Hours in which nobody came are shown only between those in which somebody did. */
const atLeastHours = { from: 8, to: 17 };

type Minutes = NonNullable<Statistics['byHour'][number]['wait']>;
export type Card = {
  key: string;
  title: string;
  summary: string;
  bars: Bars | null;
  isWide?: boolean;
  isTall?: boolean;
};

/** All cards, in the order in which they are looked at. */
export function useCards(s: Statistics): Card[] {
  const { t } = useTranslation('statistics');
  const { t: common } = useTranslation('common');
  const language = useLanguage();
  const name = useName();

  const overOf = (rows: readonly { label: string; figures: Minutes | null }[], head: string): Bars | null =>
    rows.length === 0
      ? null
      : {
          head,
          series: [
            { name: t('wait.half'), look: 'dark' },
            { name: t('wait.most'), look: 'light' },
          ],
          more: [t('wait.longest'), t('wait.people')],
          rows: rows.map(({ label, figures }) => ({
            label,
            values: [figures?.p50 ?? null, figures?.p90 ?? null],
            ...(figures && { end: t('range', figures) }),
            more: [figures?.longest ?? null, figures?.n ?? 0],
          })),
          way: 'over',
          isLying: true,
        };

  const taken = (
    rows: readonly { taken: number; served: number; refused: number; label: string }[],
    head: string,
  ): Bars => ({
    head,
    series: [
      { name: t('hours.served'), look: 'dark' },
      { name: t('hours.open'), look: 'light' },
      { name: t('hours.refused'), look: 'hatched' },
    ],
    rows: rows.map((row) => ({ label: row.label, values: [row.served, row.taken - row.served, row.refused] })),
    way: 'stacked',
    isLying: false,
  });

  const used = s.byHour.filter(({ taken: n, refused }) => n + refused > 0).map(({ hour }) => hour);
  const hours = s.byHour
    .filter(({ hour }) => hour >= Math.min(atLeastHours.from, ...used) && hour <= Math.max(atLeastHours.to, ...used))
    .map((hour) => ({ ...hour, label: `${hour.hour}:00` }));
  const busiest = most(hours, (hour) => hour.taken);
  const called = hours.flatMap(({ wait, ...hour }) => (wait ? [{ ...hour, wait }] : []));
  const slowest = most(called, ({ wait }) => wait.p50);
  const matters = s.byMatter.slice(0, mattersShown).map((matter) => ({ ...matter, label: name(matter.name) }));
  /** What is left out of a chart is said beside it. */
  const amongShown = (summary: string): string =>
    s.byMatter.length > mattersShown
      ? t('matterWaits.withTop', { summary, top: t('matterWaits.top', { count: mattersShown }) })
      : summary;
  const waited = matters.flatMap(({ label, wait }) => (wait ? [{ label, figures: wait }] : []));
  const worked = matters.flatMap(({ label, service }) => (service ? [{ label, figures: service }] : []));
  const windows = s.byWindow.flatMap((window) =>
    window.service
      ? [
          {
            ...window,
            label: t('windowServices.name', { number: window.number, name: name(window.name) }),
            figures: window.service,
          },
        ]
      : [],
  );
  const busiestDay = most(s.byDay, (day) => day.taken);
  const dayName = (date: string): string => dayParts(date, language).day;
  const longestWait = most(waited, ({ figures }) => figures.p50);
  const longestWork = most(worked, ({ figures }) => figures.p50);

  return [
    {
      key: 'hours',
      title: t('hours.title'),
      summary: busiest ? t('hours.summary', { ...between(busiest.hour), count: busiest.taken }) : '',
      bars: taken(hours, t('hours.head')),
    },
    {
      key: 'hour-waits',
      title: t('hourWaits.title'),
      summary: slowest
        ? t('hourWaits.summary', { ...between(slowest.hour), p50: slowest.wait.p50, p90: slowest.wait.p90 })
        : t('hourWaits.none'),
      bars: standing(
        overOf(
          hours.map(({ label, wait }) => ({ label, figures: wait })),
          t('hours.head'),
        ),
        called.length > 0,
      ),
    },
    ...(s.byDay.length > 1 && busiestDay
      ? [
          {
            key: 'days',
            title: t('perDay.title'),
            summary: t('perDay.summary', { date: dayName(busiestDay.date), count: busiestDay.taken }),
            bars: taken(
              s.byDay.map((day) => ({ ...day, label: day.date.slice(5) })),
              t('perDay.head'),
            ),
            isWide: true,
          },
        ]
      : []),
    {
      key: 'matter-waits',
      title: t('matterWaits.title'),
      summary: longestWait
        ? amongShown(t('matterWaits.summary', { name: inSentence(longestWait.label), ...longestWait.figures }))
        : t('matterWaits.none'),
      bars: overOf(waited, t('matterWaits.head')),
    },
    {
      key: 'matter-services',
      title: t('matterServices.title'),
      summary: longestWork
        ? amongShown(t('matterServices.summary', { name: inSentence(longestWork.label), ...longestWork.figures }))
        : t('matterServices.none'),
      bars: overOf(worked, t('matterWaits.head')),
    },
    {
      key: 'windows',
      title: t('windowServices.title'),
      summary:
        windows.length > 0
          ? t('windowServices.summary', { count: windows.reduce((sum, { served }) => sum + served, 0) })
          : t('windowServices.none'),
      bars: overOf(windows, t('windowServices.head')),
      isTall: true,
    },
    {
      key: 'lanes',
      title: t('lanes.title'),
      summary: s.byLane.map(({ lane, taken: n }) => `${t(`lanes.${lane}`)} ${n}`).join(' · '),
      bars: overOf(
        s.byLane.flatMap(({ lane, wait }) => (wait ? [{ label: t(`lanes.${lane}`), figures: wait }] : [])),
        t('lanes.head'),
      ),
    },
    ratingsCard(),
  ];

  function ratingsCard(): Card {
    const { services, grades, unrated } = s.ratings;
    const rated = grades.reduce((sum, n) => sum + n, 0);
    const bad = grades[0] + grades[1];
    const rows = ([5, 4, 3, 2, 1] as const).map((grade) => ({
      label: common(`rating.grade.${grade}`),
      values: [grades[grade - 1] ?? 0],
      end: String(grades[grade - 1] ?? 0),
    }));
    return {
      key: 'ratings',
      title: t('ratings.title'),
      summary: services > 0 ? t('ratings.summary', { services, rated, bad }) : t('ratings.none'),
      bars:
        services === 0
          ? null
          : {
              head: t('ratings.head'),
              series: [{ name: t('ratings.count'), look: 'dark' }],
              rows: [
                ...rows,
                { label: t('ratings.unrated'), values: [unrated], end: String(unrated), look: 'hatched' },
              ],
              way: 'stacked',
              isLying: true,
            },
    };
  }
}

/** The same bars side by side, without a word at each; null where there is nothing. */
const standing = (bars: Bars | null, isAny: boolean): Bars | null =>
  bars && isAny ? { ...bars, rows: bars.rows.map(({ end: _, ...row }) => row), isLying: false } : null;

const longestInSentence = 32;

/** The table has the whole name. */
const inSentence = (name: string): string =>
  name.length > longestInSentence ? `${name.slice(0, longestInSentence)}…` : name;

const between = (hour: number): { hour: string; next: string } => ({
  hour: String(hour),
  next: String(hour + 1),
});

function most<T>(all: readonly T[], figure: (one: T) => number): T | undefined {
  return all.reduce<T | undefined>(
    (best, one) => (figure(one) > (best === undefined ? 0 : figure(best)) ? one : best),
    undefined,
  );
}
