// Who goes before a number in its line, of which matter: what people are told, on the slip, at the kiosk and on the phone.
import type { Db } from '#electron/store/store.ts';
import { aheadOf, type InLine, type LaneRules, type Turn, turnOf, turns } from '#shared/domain/lanes.ts';
import { type Counted, countBefore, countLine, type Look } from './line-store.ts';

/** Those called before a number if nobody else comes: how many in all, and of which matter (parts of people where only some of a turn are). */
export type Before = { readonly ahead: number; readonly byMatter: ReadonlyMap<string, number> };

/** Called already, or on hold. */
export const nobodyBefore: Before = { ahead: 0, byMatter: new Map() };

/** Before somebody who joins a line now: behind all of their instant. `db`: a write's, which sees what is not committed yet. */
export async function whoIsBeforeNewcomer(
  db: Db,
  rules: LaneRules,
  look: Look,
  { lane, rank }: Pick<InLine, 'lane' | 'rank'>,
): Promise<Before> {
  const who = { lane, rank, greenConfirmed: null, toppedAt: null, sub: Number.MAX_SAFE_INTEGER, n: 0, no: '' };
  // An appointment may have its place before others of its turn; everybody else comes last.
  if (lane === 'appointment') return whoIsBefore(db, rules, look, who);
  return told(await countLine(db, { ...look, green: rules.green }), rules, turnOf(who, rules, look.now));
}

/** Before a number that stands in this line. */
export async function whoIsBefore(db: Db, rules: LaneRules, look: Look, who: InLine): Promise<Before> {
  const line = await countBefore(db, { ...look, green: rules.green }, who);
  return told(line, rules, turnOf(who, rules, look.now));
}

function told(line: readonly Counted[], rules: LaneRules, turn: Turn): Before {
  const crowd = { topped: none(), priority: none(), normal: none(), early: none() };
  for (const counted of line) {
    crowd[counted.turn].all += counted.people;
    crowd[counted.turn].before += counted.before;
  }
  const ahead = aheadOf(turn, crowd, rules);
  const byMatter = new Map<string, number>();
  const add = (matterCode: string, people: number): void => {
    if (people > 0) byMatter.set(matterCode, (byMatter.get(matterCode) ?? 0) + people);
  };
  // Whole turns first; what is left over is of the turn that only in part goes before.
  const inPart: Turn | null = turn === 'normal' ? 'priority' : turn === 'priority' ? 'normal' : null;
  let open = ahead;
  for (const counted of line) {
    if (counted.turn === inPart || turns.indexOf(counted.turn) > turns.indexOf(turn)) continue;
    const people = counted.turn === turn ? counted.before : counted.people;
    add(counted.matterCode, people);
    open -= people;
  }
  if (inPart !== null && open > 0) {
    for (const { turn: each, matterCode, people } of line)
      if (each === inPart) add(matterCode, (people * open) / crowd[inPart].all);
  }
  return { ahead, byMatter };
}

const none = () => ({ before: 0, all: 0 });
