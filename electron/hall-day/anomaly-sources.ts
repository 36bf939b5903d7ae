// Hears from all over the hall what the supervisor has to see: the clock, the disk, the printer, numbers put first, and calls refused.
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { Notices } from '#electron/notices.ts';
import { ticketTopped, windowDoubleCall } from '#electron/queue/queue-events.ts';
import { printerIsInTrouble, printerPaperIsLow } from '#electron/slips/printer-words.ts';
import type { PrintersService } from '#electron/slips/printers-service.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import type { Anomaly } from '#shared/contract/hall-day.ts';
import { type CalendarDate, instantOf } from '#shared/domain/calendar-date.ts';
import type { Anomalies } from './anomalies.ts';
import { doubleCallRefused, numberTopped } from './hall-day-words.ts';

const newestRead = 50;

/** What the machine says of itself, by the key of its notice. */
const kindOfNotice: Readonly<Record<string, Anomaly['kind']>> = { clock: 'clock', disk: 'store' };

export type AnomalySourceParts = {
  store: Store;
  anomalies: Anomalies;
  notices: Notices;
  printers: Pick<PrintersService, 'onChanged'>;
  catalogue: Pick<Catalogue, 'window'>;
  hall: { readonly timeZone: string; today(): CalendarDate };
  /** Null: an account that is no more. */
  staffNames: (id: string) => Promise<string | null>;
  onFailure: (error: unknown) => void;
};

/** Hears at once, and of what was there before. Returns the way to stop. */
export function hearAnomalies(o: AnomalySourceParts): () => void {
  const stops = [hearNotices(o), hearPrinters(o), hearJournal(o)];
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

function hearPrinters({ printers, anomalies }: AnomalySourceParts): () => void {
  return printers.onChanged((name, { trouble, paperLow, isEnding }) => {
    const [key, lowKey] = [`printer:${name}`, `paper:${name}`];
    if (trouble === null) anomalies.end(key);
    else anomalies.begin(key, { kind: 'printer', text: printerIsInTrouble(name, trouble) });
    if (paperLow === true || isEnding) anomalies.begin(lowKey, { kind: 'printer', text: printerPaperIsLow(name) });
    else anomalies.end(lowKey);
  });
}

type Told = { seq: number; at: number; type: string; subject: string; actor: Actor; data: unknown };
type Tell = (o: AnomalySourceParts, event: Told) => Promise<Pick<Anomaly, 'kind' | 'text'>>;

/** What the journal keeps that the supervisor has to see, by the type of the event. */
const tellOf: Readonly<Record<string, Tell>> = {
  'ticket.topped': async ({ staffNames }, { actor, data }) => {
    const { no, reason } = ticketTopped.parse(data);
    return { kind: 'topped', text: numberTopped(no, (await staffNames(actor.id)) ?? actor.terminal, reason) };
  },
  'window.double-call': async ({ catalogue }, { subject, data }) => {
    const { no } = windowDoubleCall.parse(data);
    return { kind: 'double-call', text: doubleCallRefused(catalogue.window(subject)?.number ?? subject, no) };
  },
};

function hearJournal(o: AnomalySourceParts): () => void {
  const note = async (event: Told): Promise<void> => {
    const said = await tellOf[event.type]?.(o, event);
    if (said) o.anomalies.note({ ...said, id: `j${event.seq}`, at: event.at });
  };
  const hear = (events: readonly Told[]): void => {
    for (const event of events) void note(event).catch(o.onFailure);
  };
  void readToday(o).then(hear, o.onFailure);
  return o.store.onCommitted(hear);
}

async function readToday({ store, hall }: AnomalySourceParts): Promise<Told[]> {
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
    .select(['seq', 'at', 'type', 'subject', 'actor', 'data'])
    .where('seq', '>', yesterday?.seq ?? 0)
    .where('type', 'in', Object.keys(tellOf))
    .orderBy('seq', 'desc')
    .limit(newestRead)
    .execute();
  return rows.map((row) => ({ ...row, actor: JSON.parse(row.actor), data: JSON.parse(row.data) }));
}
