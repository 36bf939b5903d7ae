// Puts each step of a case into a plain sentence for the desk, from what the entry keeps.

import { z } from 'zod';
import type { Row } from '#electron/store/tables.ts';
import {
  type CaseCategory,
  type CaseKind,
  caseCategorySchema,
  caseKindSchema,
  type Handling,
  handlingSchema,
} from '#shared/contract/case-shapes.ts';
import { dateWithWeekday } from '#shared/domain/calendar-date.ts';

const kindWords: Record<CaseKind, string> = {
  'not-done': '有事没办成',
  disagree: '对结果或态度有意见',
  ask: '想问清楚',
  suggest: '提建议或举报',
};
const categoryWords: Record<CaseCategory, string> = { consultation: '咨询类', general: '非咨询类' };
const handlingWords: Record<Handling, string> = {
  'on-the-spot': '现场解决',
  'time-limited': '限时解决',
  transfer: '转办解决',
  explained: '解释说明',
};

const sequence = z.object({ seq: z.number().int() });
const assigned = z.object({ unitCode: z.string(), staffId: z.string().nullable() });
const kindAndCategory = z.object({ kind: caseKindSchema, category: caseCategorySchema });
const reclassified = z.object({ from: kindAndCategory, to: kindAndCategory, promisedDate: z.string() });
const concluded = z.object({ handling: handlingSchema });

/** The four plain choices in the citizen's words. */
export function wordsOfKind(kind: CaseKind): string {
  return kindWords[kind];
}

/** Where the entry stands in the journal. */
export function sequenceOf(entry: Row<'case_entries'>): number {
  return sequence.parse(JSON.parse(entry.data)).seq;
}

/** The citizen's own choice, before any clerk refined it. */
export function kindAsFiled(row: Row<'cases'>, entries: readonly Row<'case_entries'>[]): CaseKind {
  const refined = entries.filter(({ kind }) => kind === 'reclassified').sort((a, b) => sequenceOf(a) - sequenceOf(b));
  const [first] = refined;
  return first ? reclassified.parse(JSON.parse(first.data)).from.kind : row.kind;
}

/** Unit and person an assignment names; null for any other entry. */
export function assignmentOf(entry: Row<'case_entries'>): { unitCode: string; staffId: string | null } | null {
  return entry.kind === 'assigned' ? assigned.parse(JSON.parse(entry.data)) : null;
}

/** What happened, in one sentence. `words`: what was said or written with it, '' for nothing. */
export function entryText(
  entry: Row<'case_entries'>,
  words: string,
  to: { readonly unit: string; readonly person: string | null } | null,
): string {
  const data: unknown = JSON.parse(entry.data);
  switch (entry.kind) {
    case 'said':
    case 'note':
    case 'supplement':
      return words;
    case 'accepted':
      return '受理了这件事';
    case 'assigned': {
      const who = to ? [to.unit, to.person].filter((part) => part !== null).join(' ') : '';
      return words === '' ? `交给 ${who} 办理` : `交给 ${who} 办理。${words}`;
    }
    case 'reclassified': {
      const change = reclassified.parse(data);
      return `从“${nameOfClass(change.from)}”改为“${nameOfClass(change.to)}”，最晚 ${dateWithWeekday(change.promisedDate, 'zh-CN')}`;
    }
    case 'concluded': {
      const how = handlingWords[concluded.parse(data).handling];
      return words === '' ? `办结：${how}` : `办结：${how}。${words}`;
    }
    case 'revealed':
      return '看了全名和联系方式';
    case 'reprinted':
      return '补打了凭条';
  }
}

function nameOfClass({ kind, category }: { kind: CaseKind; category: CaseCategory }): string {
  return `${kindWords[kind]}（${categoryWords[category]}）`;
}
