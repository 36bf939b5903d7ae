// Owns how waiting is said: people, minutes, numbers gone, not now. One place, so that every screen says the same.
import type { TFunction } from 'i18next';
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

/** The few words on a tile, and how the tile looks. */
export function tileWait(t: T, states: readonly (GroupState | undefined)[]): { words: string; look: string } {
  const known = states.filter((state) => state !== undefined);
  if (known.length === 0) return { words: '', look: '' };
  if (known.every(({ state }) => state === 'closed')) return { words: t('wait.closed'), look: ' tile-off' };
  if (known.every(({ state }) => state !== 'open')) return { words: t('wait.gone'), look: ' tile-none' };
  const waiting = known.reduce((sum, group) => sum + (group.state === 'open' ? group.waiting : 0), 0);
  return { words: waiting === 0 ? t('wait.none') : t('wait.people', { count: waiting }), look: '' };
}
