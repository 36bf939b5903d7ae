// Hears from all over the hall what the supervisor has to see: the clock, the disk, the printer, and numbers that were put first.
import type { Notices } from '#electron/notices.ts';
import { ticketTopped } from '#electron/queue/queue-events.ts';
import type { SlipService } from '#electron/slips/slip-service.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import type { Anomaly } from '#shared/contract/hall-day.ts';
import { type CalendarDate, instantOf } from '#shared/domain/calendar-date.ts';
import type { Anomalies } from './anomalies.ts';
import { numberTopped, printerTrouble } from './hall-day-words.ts';

const newestTopped = 50;

/** What the machine says of itself, by the key of its notice. */
const kindOfNotice: Readonly<Record<string, Anomaly['kind']>> = { clock: 'clock', disk: 'store' };

export type AnomalySourceParts = {
  store: Store;
  anomalies: Anomalies;
  notices: Notices;
  slips: Pick<SlipService, 'onChanged' | 'problems'>;
  hall: { readonly timeZone: string; today(): CalendarDate };
  /** Null: an account that is no more. */
  staffNames: (id: string) => Promise<string | null>;
  onFailure: (error: unknown) => void;
};

/** Hears at once, and of what was there before. Returns the way to stop. */
export function hearAnomalies(o: AnomalySourceParts): () => void {
  const stops = [hearNotices(o), hearPrinter(o), hearTopped(o)];
  return () => {
    for (const stop of stops) stop();
  };
}

function hearNotices({ notices, anomalies }: AnomalySourceParts): () => void {
  const hear = (key: string, notice: { text: Anomaly['text'] } | null): void => {
    const kind = kindOfNotice[key];
    if (kind === undefined) return;
    if (notice === null) anomalies.end(key);
    else anomalies.begin(key, { kind, text: notice.text });
  };
  for (const notice of notices.all()) hear(notice.key, notice);
  return notices.onChanged(hear);
}

function hearPrinter({ slips, anomalies, onFailure }: AnomalySourceParts): () => void {
  const look = async (): Promise<void> => {
    const { trouble } = (await slips.problems()).printer;
    if (trouble === null) anomalies.end('printer');
    else anomalies.begin('printer', { kind: 'printer', text: printerTrouble(trouble) });
  };
  return slips.onChanged((slip) => {
    // While all goes well nothing is asked: slips come out by the hundred.
    if (slip.trouble !== null || anomalies.isOpen('printer')) void look().catch(onFailure);
  });
}

type Topped = { seq: number; at: number; actor: Actor; data: unknown };

function hearTopped(o: AnomalySourceParts): () => void {
  const note = async (event: Topped): Promise<void> => {
    const { no, reason } = ticketTopped.parse(event.data);
    const by = (await o.staffNames(event.actor.id)) ?? event.actor.terminal;
    o.anomalies.note({ kind: 'topped', id: `j${event.seq}`, at: event.at, text: numberTopped(no, by, reason) });
  };
  const hear = (events: readonly Topped[]): void => {
    for (const event of events) void note(event).catch(o.onFailure);
  };
  void readToppedToday(o).then(hear, o.onFailure);
  return o.store.onCommitted((events) => hear(events.filter(({ type }) => type === 'ticket.topped')));
}

async function readToppedToday({ store, hall }: AnomalySourceParts): Promise<Topped[]> {
  const midnight = instantOf(hall.today(), '00:00', hall.timeZone);
  // The journal has no index by time or kind: from its end back to midnight it is a day's events.
  const yesterday = await store.db
    .selectFrom('journal')
    .select('seq')
    .where('at', '<', midnight)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const rows = await store.db
    .selectFrom('journal')
    .select(['seq', 'at', 'actor', 'data'])
    .where('seq', '>', yesterday?.seq ?? 0)
    .where('type', '=', 'ticket.topped')
    .orderBy('seq', 'desc')
    .limit(newestTopped)
    .execute();
  return rows.map(({ seq, at, actor, data }) => ({ seq, at, actor: JSON.parse(actor), data: JSON.parse(data) }));
}
