// Owns what the figures of a hall mean: which number counts where, fed with the rows of one day after the other.
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Statistics } from '#shared/contract/hall-day.ts';
import type { GreenReason, Lane } from '#shared/contract/queue.ts';
import type { BadReason } from '#shared/contract/rating.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import { createMinutes, type Minutes } from './minutes.ts';

/** What a day's figures are made of. */
export type DayRows = {
  tickets: readonly (Pick<
    Row<'tickets'>,
    | 'matter_code'
    | 'group_code'
    | 'queue_group'
    | 'state'
    | 'lane'
    | 'green_reason'
    | 'green_confirmed'
    | 'taken_at'
    | 'due_at'
    | 'first_called_at'
  > & {
    /** What it was called for at first; forwarded, it is another by now. Null: never called. */
    first_matter: string | null;
  })[];
  services: readonly Pick<
    Row<'services'>,
    'matter_code' | 'queue_group' | 'window_code' | 'called_at' | 'ended_at' | 'how'
  >[];
  refusals: readonly Pick<Row<'refusals'>, 'matter_code' | 'group_code' | 'at'>[];
  ratings: readonly Pick<Row<'ratings'>, 'grade' | 'reasons' | 'window_code'>[];
};

export type StatisticsNames = Pick<Catalogue, 'matter' | 'window'>;

export type Tally = {
  day(date: CalendarDate, rows: DayRows): void;
  statistics(names: StatisticsNames): Statistics;
};

const lanes: readonly Lane[] = ['normal', 'green', 'appointment'];
const greenReasons: readonly GreenReason[] = ['military', 'elderly', 'pregnant', 'disabled'];
const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** 1 and 2 of five are 差评. */
const bad = 2;

type Matter = {
  groupCode: string;
  taken: number;
  served: number;
  noShows: number;
  refused: number;
  wait: Minutes;
  service: Minutes;
};
type Window = { served: number; noShows: number; service: Minutes; ratings: number; bad: number };
type Day = { date: CalendarDate; taken: number; served: number; noShows: number; refused: number };

/** `hourOf`: on the hall's clock. */
export function createTally(span: { from: CalendarDate; to: CalendarDate }, hourOf: (at: number) => number): Tally {
  const totals = { taken: 0, served: 0, noShows: 0, voided: 0, refused: 0 };
  const byLane = new Map(lanes.map((lane) => [lane, { taken: 0, wait: createMinutes() }]));
  const byReason = new Map(greenReasons.map((reason) => [reason, { taken: 0, refused: 0 }]));
  const byHour = hours.map(() => ({ taken: 0, served: 0, refused: 0, wait: createMinutes() }));
  const byMatter = new Map<string, Matter>();
  const byWindow = new Map<string, Window>();
  const byDay: Day[] = [];
  const grades: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  const badReasons = new Map<BadReason, number>();
  let services = 0;
  let rated = 0;

  const matterOf = (code: string, groupCode: string): Matter =>
    entry(byMatter, code, () => ({
      groupCode,
      taken: 0,
      served: 0,
      noShows: 0,
      refused: 0,
      wait: createMinutes(),
      service: createMinutes(),
    }));
  const windowOf = (code: string): Window =>
    entry(byWindow, code, () => ({ served: 0, noShows: 0, service: createMinutes(), ratings: 0, bad: 0 }));

  function countTicket(ticket: DayRows['tickets'][number], day: Day): void {
    // Taken and waited for belongs to one matter, done to the one it was forwarded to.
    const asked = matterOf(ticket.first_matter ?? ticket.matter_code, ticket.group_code);
    const matter = matterOf(ticket.matter_code, ticket.queue_group);
    const hour = byHour[hourOf(ticket.taken_at)];
    const lane = byLane.get(ticket.lane);
    for (const each of [totals, day, asked, hour, lane]) if (each) each.taken += 1;
    if (ticket.state === 'served') for (const each of [totals, day, matter, hour]) if (each) each.served += 1;
    if (ticket.state === 'no-show') for (const each of [totals, day, matter]) each.noShows += 1;
    if (ticket.state === 'void') totals.voided += 1;
    const reason = ticket.green_reason === null ? undefined : byReason.get(ticket.green_reason);
    if (reason) {
      reason.taken += 1;
      if (ticket.green_confirmed === 0) reason.refused += 1;
    }
    if (ticket.first_called_at === null) return;
    // Whoever comes before an appointment has not been kept waiting until its time has come.
    const wait = ticket.first_called_at - Math.max(ticket.taken_at, ticket.due_at ?? 0);
    for (const each of [asked, hour, lane]) each?.wait.add(wait);
  }

  function countService(stay: DayRows['services'][number]): void {
    const window = windowOf(stay.window_code);
    if (stay.how === 'no-show') window.noShows += 1;
    if (stay.how !== 'served') return;
    services += 1;
    window.served += 1;
    if (stay.ended_at === null) return;
    const took = stay.ended_at - stay.called_at;
    window.service.add(took);
    matterOf(stay.matter_code, stay.queue_group).service.add(took);
  }

  function countRating(rating: DayRows['ratings'][number]): void {
    const window = windowOf(rating.window_code);
    rated += 1;
    grades[rating.grade - 1] = (grades[rating.grade - 1] ?? 0) + 1;
    window.ratings += 1;
    if (rating.grade > bad) return;
    window.bad += 1;
    for (const reason of JSON.parse(rating.reasons) as BadReason[]) {
      badReasons.set(reason, (badReasons.get(reason) ?? 0) + 1);
    }
  }

  return {
    day(date, rows) {
      const day: Day = { date, taken: 0, served: 0, noShows: 0, refused: 0 };
      byDay.push(day);
      for (const ticket of rows.tickets) countTicket(ticket, day);
      for (const stay of rows.services) countService(stay);
      for (const rating of rows.ratings) countRating(rating);
      for (const refusal of rows.refusals) {
        const hour = byHour[hourOf(refusal.at)];
        const matter = matterOf(refusal.matter_code, refusal.group_code);
        for (const each of [totals, day, matter, hour]) if (each) each.refused += 1;
      }
    },

    statistics: (names) => ({
      ...span,
      ...totals,
      byLane: [...byLane].map(([lane, { taken, wait }]) => ({ lane, taken, wait: wait.figures() })),
      greenReasons: [...byReason].map(([reason, counts]) => ({ reason, ...counts })),
      byHour: byHour.map(({ wait, ...counts }, hour) => ({ hour, ...counts, wait: wait.figures() })),
      byMatter: [...byMatter]
        .map(([matterCode, { wait, service, ...counts }]) => ({
          matterCode,
          name: nameOrCode(names.matter(matterCode), matterCode),
          ...counts,
          wait: wait.figures(),
          service: service.figures(),
        }))
        .sort((a, b) => b.taken - a.taken || (a.matterCode < b.matterCode ? -1 : 1)),
      byWindow: [...byWindow]
        .map(([windowCode, { service, ...counts }]) => {
          const window = names.window(windowCode);
          const number = window?.number ?? windowCode;
          return { windowCode, number, name: nameOrCode(window, windowCode), ...counts, service: service.figures() };
        })
        .sort((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true })),
      ratings: {
        services,
        grades,
        unrated: Math.max(0, services - rated),
        reasons: [...badReasons].map(([reason, n]) => ({ reason, n })).sort((a, b) => b.n - a.n),
      },
      byDay,
    }),
  };
}

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  let found = map.get(key);
  if (found === undefined) {
    found = make();
    map.set(key, found);
  }
  return found;
}
