// Draws a case for the desk: its whole course, what is due, who has a part in it, and what this person may do.

import { z } from 'zod';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseAction, CaseDetail, CaseEntry, CaseRecording, CaseTask } from '#shared/contract/case-detail.ts';
import { badReasonSchema } from '#shared/contract/rating.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { canEndTask, type Worker } from '#shared/domain/case-acts.ts';
import { clocksOf, dayLight } from '#shared/domain/case-clocks.ts';
import { handlingsFor } from '#shared/domain/case-lifecycle.ts';
import { extensionUntil } from '#shared/domain/case-promise.ts';
import { maskPhone } from '#shared/domain/masking.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import { returnUntil } from '#shared/domain/transfer-return.ts';
import { keyOrNull, openTold } from './case-content.ts';
import type { DrawParts } from './case-drawing.ts';
import { lastSaid, type OpenEntry, openEntries } from './case-entries.ts';
import { clockLimits, frameAt } from './case-frame.ts';
import { stateOf } from './case-state-row.ts';
import { readAnswers, readCases, readLinks, readTasks } from './case-store.ts';
import { entryText } from './entry-words.ts';
import { type Recorded, recordedOf } from './recorded.ts';

const keyGoneWords = '个人信息已按期销毁';
const reasonsSchema = z.array(badReasonSchema);

export function createDetailView(o: DrawParts) {
  const { catalogue, hall, vault, staffNames, config } = o;
  const unitName = (code: string) => nameOrCode(catalogue.unit(code), code);
  const person = async (staffId: string | null | undefined) => (staffId ? ((await staffNames(staffId)) ?? '') : '');

  async function howTold(row: Row<'cases'>): Promise<string> {
    if (row.channel === 'counter') return '在柜台反映，窗口代录';
    return row.assisted_by === null
      ? '在自助机上反映'
      : `在自助机上反映，${await person(row.assisted_by)}帮着填，本人看过交的`;
  }

  async function entriesOf(row: Row<'cases'>, entries: readonly OpenEntry[]): Promise<CaseEntry[]> {
    const told: CaseEntry = {
      id: row.case_no,
      at: row.filed_at,
      kind: 'filed',
      staffName: row.filed_by === null ? null : await staffNames(row.filed_by),
      text: await howTold(row),
    };
    const rest = entries.map(async (entry): Promise<CaseEntry> => {
      const { facts, said } = entry;
      const isGone = said === null && entry.row.sealed !== null;
      const names = {
        unit: facts.unitCode ? unitName(facts.unitCode).zh : '',
        person: await person(facts.staffId),
      };
      return {
        id: entry.row.id,
        at: entry.row.at,
        kind: entry.kind,
        staffName: entry.row.staff_id === null ? null : await staffNames(entry.row.staff_id),
        text: entryText(entry.row, said ?? { words: isGone ? keyGoneWords : '' }, names),
      };
    });
    return [told, ...(await Promise.all(rest))];
  }

  function drawTask(row: Row<'cases'>, task: Row<'case_tasks'>, entries: readonly OpenEntry[], who: Worker): CaseTask {
    const asking = entries.find(({ row }) => row.id === task.entry_id);
    return {
      id: task.id,
      kind: task.kind,
      unitCode: task.unit_code,
      unitName: unitName(task.unit_code),
      dueDate: task.due_date,
      light: task.state === 'open' ? dayLight(task.due_date, hall.today()) : 'concluded',
      words: task.kind === 'part' ? (asking?.said?.words ?? keyGoneWords) : '',
      state: task.state,
      ...canEndTask(stateOf(row), { unitCode: task.unit_code, kind: task.kind, isOpen: task.state === 'open' }, who),
    };
  }

  async function drawRecording({ id, added_at, seconds, bytes, gone_at, written }: Recorded): Promise<CaseRecording> {
    return {
      fileId: id,
      at: added_at,
      seconds,
      bytes,
      isGone: gone_at !== null,
      written: written && {
        words: written.said?.words ?? keyGoneWords,
        check: written.facts.check ?? 'unchecked',
        at: written.row.at,
        staffName: await person(written.row.staff_id),
      },
    };
  }

  async function linksOf(db: Db, row: Row<'cases'>): Promise<CaseDetail['links']> {
    const others = await readCases(db, await readLinks(db, row.case_no));
    return others.map((other) => ({
      caseNo: other.case_no,
      kind:
        row.merged_into === other.case_no
          ? 'merged-there'
          : other.merged_into === row.case_no
            ? 'merged-here'
            : 'linked',
    }));
  }

  function keepUntil(row: Row<'cases'>): CalendarDate | null {
    const from = row.concluded_at ?? row.closed_at;
    if (from === null) return null;
    const date = hall.dateOf(from);
    return `${Number(date.slice(0, 4)) + config.privacy.retentionYears}${date.slice(4)}`;
  }

  return async (db: Db, row: Row<'cases'>, who: Worker, actions: readonly CaseAction[]): Promise<CaseDetail> => {
    const key = await keyOrNull(vault, db, row.case_no);
    const told = key && openTold(key, row);
    const teller = told?.person ?? null;
    const entries = await openEntries(db, row.case_no, key);
    const recorded = await recordedOf(o.recordings, db, row.case_no, key);
    const tasks = await readTasks(db, row.case_no);
    const state = stateOf(row);
    const frame = frameAt(o, hall.now());
    const open = tasks.flatMap(({ state, kind, due_date }) => (state === 'open' ? [{ kind, dueDate: due_date }] : []));
    const refused = lastSaid(entries, 'refusal-proposed');
    const canAsk = actions.includes('ask-extension') && frame.today <= row.promised_date;
    return {
      ...(await o.drawRow(db, row, told, recorded)),
      words: told?.words ?? keyGoneWords,
      recordings: await Promise.all(recorded.map(drawRecording)),
      trips: row.trips,
      failedAt: row.failed_at_unit === null ? null : unitName(row.failed_at_unit),
      role: row.role,
      maskedPhone: teller && 'phone' in teller && teller.phone ? maskPhone(teller.phone) : null,
      hasIdNumber: teller !== null && 'idNumber' in teller && teller.idNumber !== undefined,
      promise: o.promise(row),
      handling: row.handling,
      acceptedAt: row.accepted_at,
      concludedAt: row.concluded_at,
      firstUnit: { unitCode: row.first_unit, unitName: unitName(row.first_unit) },
      assignedDue: row.assigned_due,
      transfer:
        row.transfer_to === null || row.transfer_at === null
          ? null
          : {
              unitCode: row.transfer_to,
              unitName: unitName(row.transfer_to),
              at: row.transfer_at,
              returnUntil: returnUntil(state, frame),
            },
      hops: row.hops,
      ruled: row.ruled === 1,
      escalatedAt: row.escalated_at,
      urgedAt: row.urged_at,
      waiting:
        row.waiting_since === null
          ? null
          : { since: row.waiting_since, words: lastSaid(entries, 'paused')?.words ?? keyGoneWords },
      extension:
        row.extension === null || row.extension_date === null
          ? null
          : {
              state: row.extension,
              date: row.extension_date,
              reason: lastSaid(entries, 'extension-asked')?.words ?? keyGoneWords,
            },
      refusal:
        row.refusal === null || row.refusal_ground === null
          ? null
          : {
              state: row.refusal,
              ground: row.refusal_ground,
              words: refused?.words ?? keyGoneWords,
              wayOn: refused?.wayOn ?? '',
            },
      cause: row.cause,
      clocks: clocksOf(state, open, clockLimits(o), frame),
      tasks: tasks.map((task) => drawTask(row, task, entries, who)),
      answers: await Promise.all(
        (await readAnswers(db, row.case_no)).map(async (answer) => ({
          at: answer.at,
          done: answer.done,
          grade: answer.grade,
          reasons: reasonsSchema.parse(JSON.parse(answer.reasons)),
          words: entries.find(({ row }) => row.id === answer.entry_id)?.said?.words ?? '',
          staffName: answer.staff_id === null ? null : await staffNames(answer.staff_id),
        })),
      ),
      reopened: row.reopened,
      links: await linksOf(db, row),
      archivedAt: row.archived_at,
      keepUntil: keepUntil(row),
      handlings: actions.includes('conclude') ? handlingsFor(state) : [],
      extensionUntil: canAsk ? extensionUntil(state, config.cases.extensionDays, hall.calendar) : null,
      entries: await entriesOf(row, entries),
      // Nothing more is written about, or shown of, somebody who is forgotten.
      actions: key ? [...actions] : [],
    };
  };
}
