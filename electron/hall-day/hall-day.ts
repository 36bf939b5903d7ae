// The hall's day put together: closing and sweeping it, watching it, counting it, and the displays that show it.
import type { Notices } from '#electron/notices.ts';
import type { DoubleCall } from '#electron/queue/calling-parts.ts';
import type { Timers } from '#electron/store/backup-schedule.ts';
import type { Actor } from '#electron/store/store.ts';
import { takeTurns } from '#electron/turns.ts';
import type { Statistics, Watch } from '#shared/contract/hall-day.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { Clock } from '#shared/domain/ports.ts';
import { createAnomalies } from './anomalies.ts';
import { type AnomalySourceParts, hearAnomalies } from './anomaly-sources.ts';
import { createDayService, type DayService } from './day-service.ts';
import { createDisplays, type Displays } from './displays.ts';
import { type AskedShift, printShift, type ShiftParts } from './shift-summary.ts';
import { readStatistics, type StatisticsParts } from './statistics.ts';
import { statisticsFile } from './statistics-file.ts';
import { type WatchParts, watchHall } from './watch-service.ts';

/** How soon a day before today that is quiet is closed. */
const sweepEveryMs = 60_000;
const lookEveryMs = 15_000;

type Span = { from: CalendarDate; to: CalendarDate };

export type HallDay = Pick<DayService, 'close' | 'reopen' | 'isClosed'> &
  Pick<Displays, 'here' | 'forgetGone'> & {
    watch(): Promise<Watch>;
    /** Throws SPAN_TOO_LONG. */
    statistics(span: Span): Promise<Statistics>;
    /** Today's summary on paper: the caller's own, or the hall's. */
    printShift(actor: Actor, asked: AskedShift): Promise<SlipState>;
    /** The same as an Excel file. Throws SPAN_TOO_LONG. */
    statisticsFile(input: Span & { language: Language }): Promise<{ name: string; base64: string }>;
    /** A window called a number that another call had got first: written down, and seen by the supervisor. */
    doubleCallRefused(attempt: DoubleCall): void;
    /** Sweeps and looks at once and from time to time. Returns the way to stop. */
    start<Handle>(timers: Timers<Handle>): () => Promise<void>;
    stop(): void;
  };

export type HallDayParts = Omit<WatchParts, 'day' | 'anomalies' | 'displays'> &
  Omit<AnomalySourceParts, 'anomalies'> &
  StatisticsParts &
  ShiftParts & {
    hall: WatchParts['hall'] & { dateOf(instant: number): CalendarDate };
    clock: Clock;
    notices: Notices;
    /** An anomaly came or went. */
    onAnomaly: () => void;
  };

export function createHallDay(o: HallDayParts): HallDay {
  const day = createDayService(o);
  const anomalies = createAnomalies(o);
  const displays = createDisplays({ ...o, anomalies });
  const stopTelling = anomalies.onChanged(o.onAnomaly);
  const stopHearing = hearAnomalies({ ...o, anomalies });
  return {
    close: day.close,
    reopen: day.reopen,
    isClosed: day.isClosed,
    here: displays.here,
    forgetGone: displays.forgetGone,
    watch: () => watchHall({ ...o, day, anomalies, displays }),
    statistics: (span) => readStatistics(o, span),
    printShift: (actor, asked) => printShift(o, actor, asked),
    async statisticsFile({ language, ...span }) {
      const { name, bytes } = await statisticsFile(await readStatistics(o, span), language);
      return { name, base64: Buffer.from(bytes).toString('base64') };
    },
    doubleCallRefused({ actor, windowCode, ticketNo }) {
      // In a write of its own: that of the call is taken back.
      const event = { type: 'window.double-call', subject: windowCode, data: { no: ticketNo } };
      void o.store.write(actor, (w) => w.append(event)).catch(o.onFailure);
    },
    start(timers) {
      const { onFailure } = o;
      const stopSweeping = takeTurns({ timers, everyMs: sweepEveryMs, turn: () => day.sweep(), onFailure });
      const stopLooking = takeTurns({ timers, everyMs: lookEveryMs, turn: () => displays.look(), onFailure });
      return async () => {
        await stopSweeping();
        await stopLooking();
      };
    },
    stop() {
      stopHearing();
      stopTelling();
    },
  };
}
