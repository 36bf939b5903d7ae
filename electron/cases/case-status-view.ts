// Draws a case for its citizen: where it stands, who has it, every turn it took, and what is asked of them.

import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseEntryKind } from '#electron/store/tables-cases.ts';
import type { CaseKey } from '#electron/store/vault.ts';
import type { CaseStatus, CaseTurn } from '#shared/contract/case-shapes.ts';
import { type Language, languageSchema } from '#shared/contract/procedure.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { caseLight } from '#shared/domain/case-clocks.ts';
import { canAnswer, canSupplement } from '#shared/domain/case-lifecycle.ts';
import { stages } from '#shared/domain/case-state.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import { workingDaysBetween } from '#shared/domain/working-days.ts';
import { openTold } from './case-content.ts';
import { type DrawParts, matterName } from './case-drawing.ts';
import { lastSaid, type OpenEntry, openEntries } from './case-entries.ts';
import { frameAt } from './case-frame.ts';
import { ownerOf } from './case-owner.ts';
import { stateOf } from './case-state-row.ts';
import { readCase, readStages } from './case-store.ts';

const keyGone = '';
/** What was added was said, and nothing of it written. */
const bySound = { 'zh-CN': '您说了一段话，录音在窗口', en: 'You said it; the window has the recording' } as const;

/** Which entries are turns for the citizen, and what each is called. */
const turnOf: { readonly [Kind in CaseEntryKind]?: CaseTurn['what'] } = {
  accepted: 'accepted',
  contacted: 'contacted',
  assigned: 'assigned',
  'transfer-offered': 'transfer-offered',
  'transfer-accepted': 'transferred',
  ruled: 'transferred',
  paused: 'waiting',
  resumed: 'resumed',
  'extension-granted': 'extended',
  'promise-moved': 'moved',
  reclassified: 'moved',
  concluded: 'concluded',
  answered: 'answered',
  reopened: 'reopened',
  'refusal-given': 'not-accepted',
  objected: 'objected',
  'objection-taken': 'taken-on',
  'objection-upheld': 'upheld',
  merged: 'merged',
  archived: 'archived',
};
/** Whose words are for the citizen; what clerks write with other acts stays at the desk. */
const toldWithWords: readonly CaseEntryKind[] = [
  'paused',
  'extension-granted',
  'concluded',
  'objected',
  'objection-taken',
  'objection-upheld',
];

/** What came of it, in the unit's words, with what it rests on: the turn alone says only that it is closed. */
export function outcomeOf({ concluded }: Pick<CaseStatus, 'concluded'>): string | null {
  return concluded && [concluded.words, concluded.basis].filter(Boolean).join('\n');
}

export function createStatusView(o: DrawParts) {
  const { catalogue, hall, vault, staffNames, config } = o;

  async function turnsOf(entries: readonly OpenEntry[]): Promise<CaseTurn[]> {
    const turns: CaseTurn[] = [];
    let named: string | null = null;
    for (const { row, kind, facts, said } of entries) {
      const { promisedDate = null, promisedBefore, unitCode, staffId } = facts;
      const isMoved = promisedDate !== null && promisedBefore !== undefined;
      const what = kind === 'supplement' && facts.resumed ? 'resumed' : turnOf[kind];
      // Nothing to tell: nobody was reached, or a finer class left the day as it was.
      const isNothing = (kind === 'contacted' && !facts.reached) || (what === 'moved' && !isMoved);
      // What came to nothing is no turn: it stayed where it was.
      if (kind === 'transfer-returned' || kind === 'transfer-withdrawn') turns.splice(offeredAt(turns), 1);
      if (what === undefined || isNothing) continue;
      const staff = staffId ?? (kind === 'accepted' ? row.staff_id : null);
      // Another day for the same person is the unit's own affair.
      if (kind === 'assigned' && staff !== null && staff === named) continue;
      if (kind === 'assigned') named = staff;
      if (kind === 'transfer-accepted' || kind === 'ruled') named = null;
      turns.push({
        at: row.at,
        what,
        promisedDate: isMoved ? promisedDate : null,
        laterBy: isMoved ? laterBy(promisedBefore, promisedDate) : null,
        unitName: unitCode ? nameOrCode(catalogue.unit(unitCode), unitCode) : null,
        person: staff === null ? null : await staffNames(staff),
        words: toldWithWords.includes(kind) ? said?.words || null : null,
      });
    }
    return turns;
  }

  const offeredAt = (turns: readonly CaseTurn[]) => turns.findLastIndex(({ what }) => what === 'transfer-offered');

  function laterBy(before: string, after: string): number {
    if (after === before) return 0;
    const [from, to] = after > before ? [before, after] : [after, before];
    const days = workingDaysBetween(addDays(from, 1), to, hall.calendar);
    return after > before ? days : -days;
  }

  async function saidTo(entries: readonly OpenEntry[], language: Language): Promise<CaseStatus['said']> {
    const said = entries.filter(({ kind }) => kind === 'said' || kind === 'supplement');
    return Promise.all(
      said.map(async ({ row, kind, facts, said }) => ({
        at: row.at,
        by: kind === 'said' ? ('window' as const) : ('citizen' as const),
        name: row.staff_id === null ? null : await staffNames(row.staff_id),
        text: said?.words || (said && facts.seconds !== undefined ? bySound[language] : keyGone),
      })),
    );
  }

  async function status(db: Db, row: Row<'cases'>, key: CaseKey): Promise<CaseStatus> {
    const into = row.merged_into === null ? undefined : await readCase(db, row.merged_into);
    // It goes on under the other number, of the same person: that one's course is theirs to see.
    if (into) {
      const goesOn = await status(db, into, await vault.key(db, into.case_no));
      return { ...goesOn, caseNo: row.case_no, mergedInto: into.case_no };
    }
    const entries = await openEntries(db, row.case_no, key);
    const reachedAt = new Map((await readStages(db, row.case_no)).map(({ stage, at }) => [stage, at]));
    const state = stateOf(row);
    const { person } = openTold(key, row);
    const conclusion = lastSaid(entries, 'concluded');
    const refused = lastSaid(entries, 'refusal-proposed');
    const isRefused = row.refused_at !== null && row.refusal_ground !== null && refused !== null;
    const objection = row.refusal === 'objected' ? 'made' : row.refusal === 'upheld' ? 'upheld' : 'possible';
    return {
      caseNo: row.case_no,
      kind: row.kind,
      matterName: matterName(catalogue, row),
      filedAt: row.filed_at,
      stage: row.stage,
      stages: stages.map(({ stage }) => ({
        stage,
        state: stage < row.stage ? 'done' : stage === row.stage ? 'now' : 'later',
        at: reachedAt.get(stage) ?? null,
      })),
      promise: o.promise(row),
      light: caseLight(state, frameAt(o, hall.now())),
      workingDaysLeft: hall.workingDaysLeft(row.promised_date),
      owner: await ownerOf(catalogue, staffNames, row),
      said: await saidTo(entries, languageSchema.parse(row.language)),
      concluded:
        conclusion && row.handling !== null && row.concluded_at !== null
          ? {
              at: row.concluded_at,
              handling: row.handling,
              words: conclusion.words,
              basis: conclusion.basis ?? null,
            }
          : null,
      turns: await turnsOf(entries),
      waitingFor:
        row.waiting_since === null
          ? null
          : { since: row.waiting_since, words: lastSaid(entries, 'paused')?.words ?? '' },
      notAccepted:
        isRefused && row.refused_at !== null && row.refusal_ground !== null
          ? {
              at: row.refused_at,
              ground: row.refusal_ground,
              words: refused.words,
              wayOn: refused.wayOn ?? '',
              objection,
            }
          : null,
      asked:
        canAnswer(state) && row.concluded_at !== null
          ? { until: addDays(hall.dateOf(row.concluded_at), config.cases.confirmDays) }
          : null,
      answer:
        row.answer !== null && row.answered_at !== null
          ? { done: row.answer, grade: row.grade, at: row.answered_at }
          : null,
      mayAdd: canSupplement(state),
      canCall: 'phone' in person && Boolean(person.phone),
      reopened: row.reopened,
      mergedInto: null,
    };
  }
  return status;
}
