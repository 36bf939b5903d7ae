// What a person decides about a slip nobody else can decide about: it came out, it is not wanted, print it again.

import { DomainError } from '#electron/domain-error.ts';
import type { Actor, Db, Store } from '#electron/store/store.ts';
import { decideJob, jobById, type SlipJob } from './slip-store.ts';
import { watchIdOf } from './slip-watch.ts';

/** `printer`: the only one it is to come out of from now on; left out: as before. */
export type Decision = { how: 'came-out' | 'cancel' | 'again'; printer?: string | undefined };

/** Whether whoever decides may have a further paper of this case. */
export type MayReprint = (db: Db, caseNo: string) => Promise<boolean>;

/** What may be decided in which state. */
const from: Readonly<Record<Decision['how'], readonly SlipJob['state'][]>> = {
  'came-out': ['uncertain', 'printed'],
  cancel: ['waiting', 'uncertain', 'failed'],
  again: ['waiting', 'printed', 'uncertain', 'failed', 'cancelled'],
};

/** Whether only somebody before the slot can tell if it came out. */
const isOpenToSee = ({ state, confirmed }: SlipJob): boolean =>
  state === 'uncertain' || (state === 'printed' && confirmed === 0);

/** Set aside before anything of it was sent. */
const neverSent = ['late', 'unreadable', 'poison', 'no-printer'];

/** Printed again, it must say so: there may be two of it. */
function mayBeOnPaper({ state, error, attempts }: SlipJob): boolean {
  switch (state) {
    case 'waiting':
      return false;
    case 'failed':
      return !neverSent.includes(error ?? '');
    case 'cancelled':
      return attempts > 0;
    case 'printing':
    case 'printed':
    case 'uncertain':
      return true;
  }
}

/**
 * One conditional update with its journal entry. `onlyUncertain`: whoever decides sees no more than that. `mayReprint`:
 * whether a case is theirs of whose paper they want another. Throws SLIP_NOT_FOUND, NOT_ALLOWED, and SLIP_MOVED_ON where
 * the slip is not as whoever decided saw it.
 */
export function decide(
  store: Pick<Store, 'write'>,
  actor: Actor,
  jobId: string,
  { how, printer }: Decision,
  o: { onlyUncertain: boolean; mayReprint: MayReprint },
): Promise<SlipJob> {
  return store.write(actor, async (w) => {
    const found = await jobById(w.db, jobId);
    if (!found) throw new DomainError('SLIP_NOT_FOUND');
    const movedOn = new DomainError('SLIP_MOVED_ON');
    const isToldBySeeing = o.onlyUncertain || how === 'came-out';
    if (!from[how].includes(found.state) || (isToldBySeeing && !isOpenToSee(found))) throw movedOn;
    // A stuck slip is anybody's at a window to bring out; another one of a case that is out holds its query code.
    const isAnother = how === 'again' && (found.state === 'printed' || found.state === 'cancelled');
    if (isAnother && found.kind === 'case' && !(await o.mayReprint(w.db, found.subject)))
      throw new DomainError('NOT_ALLOWED');
    const to = {
      'came-out': { state: 'printed', confirmed: 1, error: null } as const,
      cancel: { state: 'cancelled', error: null } as const,
      again: {
        state: 'waiting',
        error: null,
        printer: null,
        confirmed: 0,
        line_at: w.at,
        copies_marked: found.copies_marked + (mayBeOnPaper(found) ? 1 : 0),
        ...(printer !== undefined && { only_printer: printer }),
      } as const,
    }[how];
    if (!(await decideJob(w, found, to))) throw movedOn;
    await w.append({
      type: 'slip.settled',
      subject: watchIdOf(jobId),
      data: { how, kind: found.kind, of: found.subject, was: found.state, printer: printer ?? found.printer },
    });
    return { ...found, ...to };
  });
}
