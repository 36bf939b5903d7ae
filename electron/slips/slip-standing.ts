// How a slip stands, as screens are told: its own row, and how its printers are just now.

import type { Slip, SlipJob as SlipJobSaid, SlipState } from '#shared/contract/slips.ts';
import type { SlipJob } from './slip-store.ts';
import { watchIdOf } from './slip-watch.ts';
import type { HallPrinter, Spool } from './spool.ts';

/** As much of a job as its state is told from. */
export type Standing = Pick<SlipJob, 'id' | 'state' | 'error' | 'printer' | 'confirmed' | 'terminal' | 'only_printer'>;

export type Standings = {
  stateFrom(job: Standing): SlipState;
  /** For a desk, without the id that opens the picture. */
  said(job: SlipJob): Promise<SlipJobSaid>;
  /** Other terminals a citizen can be sent to; none while nothing is wrong here. */
  worksAt(job: SlipJob): Slip['worksAt'];
  /** The printer a slip has come out of, or will if nothing is wrong. */
  printerOf(job: Standing): HallPrinter | undefined;
};

export function createStandings(o: {
  printers: readonly HallPrinter[];
  spool: Pick<Spool, 'candidates' | 'hindrance' | 'now'>;
  label(job: SlipJob): Promise<string>;
}): Standings {
  const { printers, spool } = o;

  const printerOf = (job: Standing): HallPrinter | undefined =>
    job.printer === null ? spool.candidates(job)[0] : printers.find(({ setting }) => setting.name === job.printer);

  function stateFrom(job: Standing): SlipState {
    const [first] = spool.candidates(job);
    return {
      jobId: job.id,
      watchId: watchIdOf(job.id),
      state: job.state,
      confirmed: job.state === 'printed' && job.confirmed === 1,
      trouble: job.state === 'waiting' ? spool.hindrance(job) : (job.error as SlipState['trouble']),
      printer: job.printer,
      isElsewhere: job.printer !== null && job.only_printer === null && job.printer !== first?.setting.name,
      onScreenOnly: printerOf(job)?.printer.onScreenOnly ?? false,
    };
  }

  return {
    stateFrom,
    printerOf,
    async said(job) {
      const { jobId: _, ...news } = stateFrom(job);
      return {
        ...news,
        place: String(job.seq),
        kind: job.kind,
        label: await o.label(job),
        terminal: job.terminal,
        copies: job.copies_marked,
        createdAt: job.created_at,
        attempts: job.attempts,
      };
    },
    worksAt(job) {
      if (stateFrom(job).trouble === null) return [];
      const own = spool.candidates(job);
      const well = printers.filter(
        (one) => !own.includes(one) && !one.printer.onScreenOnly && spool.now(one.setting.name)?.trouble === null,
      );
      const names = well.flatMap(({ setting }) => (setting.terminals.length > 0 ? setting.terminals : [setting.name]));
      return [...new Set(names)].filter((name) => name !== job.terminal);
    },
  };
}
