// Puts slips in line, in the very command that takes the number or files the case: the slip exists when and only when they do.

import type { Write } from '#electron/store/store.ts';
import type { CaseKey } from '#electron/store/vault.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import type { JsonValue, Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import {
  type AppointmentSlip,
  appointmentSlipSchema,
  type CaseSlip,
  caseSlipSchema,
  type SlipLanguage,
  type StoredSlip,
  storedSlipSchema,
  type TicketSlip,
  ticketSlipSchema,
} from './slip-data.ts';
import { sealedFor } from './slip-drawing.ts';
import type { Standings } from './slip-standing.ts';
import { insertJob, jobOfSubject, type SlipJob } from './slip-store.ts';
import type { Spool } from './spool.ts';

/** What is printed of a case beside its receipt. */
export type CasePaper = Extract<StoredSlip, { kind: 'status' | 'refusal' }>;
/** What is no citizen's: neither sealed nor forgotten with a case. */
export type HallPaper = Extract<StoredSlip, { kind: 'shift' | 'test' }>;

export type Enqueuing = {
  /** Puts a ticket's slip in line, in the command that takes the number. One insert. */
  enqueueTicket(w: Write, ticketId: string, language: SlipLanguage, slip: TicketSlip): Promise<SlipState>;
  /** Puts a case's slip in line, sealed by the case's key, in the command that files it. One insert. */
  enqueueCase(w: Write, key: Pick<CaseKey, 'seal'>, slip: CaseSlip, language: SlipLanguage): Promise<SlipState>;
  /**
   * Puts another paper of a case in line, in the command it belongs to. One insert. `id`: the job's, where it is made
   * from a request that prints once.
   */
  enqueueCasePaper(w: Write, key: Pick<CaseKey, 'seal'>, paper: CasePaper, id?: string): Promise<SlipState>;
  /** Puts a paper of the hall's own in line; `printer`: the only one it may come out of. */
  enqueueHallPaper(
    w: Write,
    paper: HallPaper,
    o: { subject: string; id: string; printer?: string | null },
  ): Promise<SlipState>;
  /** Puts an appointment's slip in line, sealed by the appointment's key, in the command that makes it. One insert. */
  enqueueAppointment(
    w: Write,
    key: Pick<CaseKey, 'seal'>,
    appointmentId: string,
    slip: AppointmentSlip,
    language: SlipLanguage,
  ): Promise<SlipState>;
  /** A further slip of the same ticket or case, marked 补打 and counted. Null when there was none before. */
  reprint(w: Write, kind: SlipJob['kind'], subject: string): Promise<SlipState | null>;
};

export function createEnqueuing(o: {
  spool: Pick<Spool, 'candidates' | 'expect'>;
  random: Random;
  stateFrom: Standings['stateFrom'];
}): Enqueuing {
  const { spool, random } = o;

  async function enqueue(
    w: Write,
    job: Pick<SlipJob, 'kind' | 'subject' | 'data' | 'copies_marked'> & { only_printer?: string | null },
    id = uuidFrom(random),
  ): Promise<SlipState> {
    const { only_printer = null } = job;
    const routed = { terminal: w.actor.terminal, only_printer };
    // Where there is no printer there is nothing to wait for.
    const trouble = spool.candidates(routed).length === 0 ? 'no-printer' : null;
    await insertJob(w, { ...job, only_printer, id, trouble });
    spool.expect();
    return o.stateFrom({
      ...routed,
      id,
      state: trouble === null ? 'waiting' : 'cancelled',
      error: trouble,
      printer: null,
      confirmed: 0,
    });
  }

  // Whatever is printed of a case is filed under it and sealed by its key.
  function enqueueOfCase(
    w: Write,
    key: Pick<CaseKey, 'seal'>,
    stored: CasePaper | Extract<StoredSlip, { kind: 'case' }>,
    id?: string,
  ): Promise<SlipState> {
    const { caseNo, reprint } = stored.slip;
    const data = key.seal(stored satisfies JsonValue, sealedFor(caseNo));
    return enqueue(w, { kind: 'case', subject: caseNo, data, copies_marked: reprint }, id);
  }

  function enqueueHallPaper(
    w: Write,
    paper: HallPaper,
    { subject, id, printer = null }: { subject: string; id: string; printer?: string | null },
  ): Promise<SlipState> {
    const data = JSON.stringify(storedSlipSchema.parse(paper));
    return enqueue(w, { kind: paper.kind, subject, data, copies_marked: 0, only_printer: printer }, id);
  }

  return {
    enqueueTicket(w, ticketId, language, slip) {
      const stored: StoredSlip = { kind: 'ticket', language, slip: ticketSlipSchema.parse(slip) };
      return enqueue(w, {
        kind: 'ticket',
        subject: ticketId,
        data: JSON.stringify(stored),
        copies_marked: slip.reprint,
      });
    },
    enqueueCase: (w, key, slip, language) =>
      enqueueOfCase(w, key, { kind: 'case', language, slip: caseSlipSchema.parse(slip) }),
    enqueueCasePaper: (w, key, paper, id) => enqueueOfCase(w, key, storedSlipSchema.parse(paper) as CasePaper, id),
    enqueueHallPaper,
    enqueueAppointment(w, key, appointmentId, slip, language) {
      const stored = { kind: 'appointment', language, slip: appointmentSlipSchema.parse(slip) } satisfies StoredSlip;
      const data = key.seal(stored satisfies JsonValue, sealedFor(appointmentId));
      return enqueue(w, { kind: 'appointment', subject: appointmentId, data, copies_marked: slip.reprint });
    },
    async reprint(w, kind, subject) {
      const before = await jobOfSubject(w.db, kind, subject);
      return before ? enqueue(w, { kind, subject, data: before.data, copies_marked: before.copies_marked + 1 }) : null;
    },
  };
}
