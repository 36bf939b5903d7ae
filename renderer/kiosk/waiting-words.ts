// Owns how waiting is said: people, minutes, numbers gone, not now. One place, so that every screen says the same.
import type { TFunction } from 'i18next';
import type { Matter } from '#shared/contract/catalogue.ts';
import type { Hall } from '#shared/contract/hall.ts';
import type { Estimate, GroupState, QueueOverview } from '#shared/contract/queue.ts';

type T = TFunction<'kiosk'>;

/** 20 到 30 分钟; empty where nothing honest can be said. */
export function minutesWords(t: T, estimate: Estimate): string {
  if (!estimate) return '';
  const { fromMinutes: from, toMinutes: to } = estimate;
  if (to <= 5) return t('wait.soon');
  return from === to || from === 0 ? t('wait.minutes', { minutes: to }) : t('wait.range', { from, to });
}

/** 约等 20 到 30 分钟. */
export function estimateWords(t: T, estimate: Estimate): string {
  const minutes = minutesWords(t, estimate);
  return !estimate || estimate.toMinutes <= 5 ? minutes : t('wait.about', { minutes });
}

export function groupOf(overview: QueueOverview | null, groupCode: string | undefined): GroupState | undefined {
  return overview?.groups.find((group) => group.groupCode === groupCode);
}

/** No line gives a number now, whatever the doors do: the day was ended, or its last minutes have begun. */
export function givesNoNumbers(overview: QueueOverview | null): boolean {
  return overview !== null && overview.groups.length > 0 && overview.groups.every(({ state }) => state === 'closed');
}

/** The hall gives no more numbers today. */
export const isOverToday = (hall: Hall): boolean => !hall.open && hall.opens?.date !== hall.today;

/** How a matter stands: its line's state, or gone where its own half-day is used up. */
export function matterState(
  overview: QueueOverview | null,
  matter: Pick<Matter, 'code' | 'groupCode'>,
): GroupState['state'] | undefined {
  const group = groupOf(overview, matter.groupCode);
  return group?.state === 'open' && group.goneMatters.includes(matter.code) ? 'gone' : group?.state;
}

/** True where only this half-day's numbers of the matter are gone, not the whole line's. */
export function isHalfDayGone(overview: QueueOverview | null, matter: Pick<Matter, 'code' | 'groupCode'>): boolean {
  return groupOf(overview, matter.groupCode)?.state === 'open' && matterState(overview, matter) === 'gone';
}

/** True where no numbers are given of it at all, in this half-day or today: none are used up. */
export function givesNoneOf(overview: QueueOverview | null, matter: Pick<Matter, 'code' | 'groupCode'>): boolean {
  const group = groupOf(overview, matter.groupCode);
  if (group?.state === 'gone') return group.quota === 0 && group.taken === 0;
  return group?.noneMatters.includes(matter.code) ?? false;
}

/** The few words on a tile, and how the tile looks. */
export function tileWait(
  t: T,
  overview: QueueOverview | null,
  matters: readonly Pick<Matter, 'code' | 'groupCode'>[],
): { words: string; look: string } {
  const states = matters.map((matter) => matterState(overview, matter)).filter((state) => state !== undefined);
  if (states.length === 0) return { words: '', look: '' };
  if (!states.includes('open')) {
    // What leads to the window to tell comes before what only has to be waited for.
    if (states.includes('gone')) {
      const isUsedUp = matters.some((one) => matterState(overview, one) === 'gone' && !givesNoneOf(overview, one));
      return { words: t(isUsedUp ? 'wait.gone' : 'wait.notGiven'), look: ' tile-none' };
    }
    if (states.includes('no-window')) return { words: t('wait.noWindow'), look: ' tile-off' };
    return { words: t('wait.closed'), look: ' tile-off' };
  }
  const groups = new Set(matters.map(({ groupCode }) => groupCode));
  const waiting = [...groups].reduce((sum, code) => {
    const group = groupOf(overview, code);
    return sum + (group?.state === 'open' ? group.waiting : 0);
  }, 0);
  return { words: waiting === 0 ? t('wait.none') : t('wait.people', { count: waiting }), look: '' };
}
