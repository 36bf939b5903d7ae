// Owns how far off the end of a sign-in is, so that the desk asks the hall in time and tells in time.

/** Time enough to finish a sentence, a talk, or a form. */
const TELL_MS = 10 * 60_000;
/** Asked a little earlier: what another tab has put off meanwhile is not told in this one. */
const ASK_MS = TELL_MS + 60_000;
/** The hall's time as the desk has it is a moment behind the hall's own. */
const BEHIND_MS = 5000;

/** near: the hall is asked again and again · soon: it is told, too · over: the hall should say so any moment. */
export type SessionPhase = 'far' | 'near' | 'soon' | 'over';

/** `now`: the hall's time. A clock that jumps tells too early or too late for as long as it is wrong; only the hall ends a session. */
export function sessionPhase(endsAt: number, now: number): SessionPhase {
  const left = endsAt - now;
  if (left <= BEHIND_MS) return 'over';
  if (left <= TELL_MS) return 'soon';
  return left <= ASK_MS ? 'near' : 'far';
}
