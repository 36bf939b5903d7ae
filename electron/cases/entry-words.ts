// Puts each step of a case into a plain sentence for the desk, from what the entry keeps.

import { z } from 'zod';
import type { Row } from '#electron/store/tables.ts';
import { type WrittenCheck, writtenCheckSchema } from '#shared/contract/case-detail.ts';
import {
  type CaseCategory,
  type CaseKind,
  caseCategorySchema,
  caseKindSchema,
  type Done,
  doneSchema,
  type Handling,
  handlingSchema,
  type RefusalGround,
  refusalGroundSchema,
} from '#shared/contract/case-shapes.ts';
import { contactWaySchema } from '#shared/contract/handling.ts';
import { dateWithWeekday } from '#shared/domain/calendar-date.ts';
import { spokenLength } from '#shared/domain/spoken-length.ts';
import type { EntryTexts } from './case-content.ts';

const kindWords: Record<CaseKind, string> = {
  'not-done': '有事没办成',
  disagree: '对结果或态度有意见',
  ask: '想问清楚',
  suggest: '提建议或举报',
};
/** As the hall's own papers call them. */
export const categoryWords: Record<CaseCategory, string> = { consultation: '咨询类', general: '非咨询类' };
export const handlingWords: Record<Handling, string> = {
  'on-the-spot': '现场解决',
  'time-limited': '限时解决',
  transfer: '转办解决',
  explained: '解释说明',
};
export const doneWords: Record<Done, string> = { yes: '办成了', partly: '还差一点', no: '没办成' };
const groundWords: Record<RefusalGround, string> = {
  court: '已在法院',
  petition: '信访事项',
  'private-dispute': '私人纠纷',
};
const wayWords = { phone: '电话', visit: '上门', counter: '来窗口', message: '短信', other: '其他方式' } as const;
/** How what was written down was checked. */
export const checkWords: Record<WrittenCheck, string> = {
  'read-aloud': '念给他听过',
  shown: '给他看过',
  unchecked: '没有核对',
};
export const gradeWords = ['', '非常不满意', '不满意', '基本满意', '满意', '非常满意'];

const kindAndCategory = z.object({ kind: caseKindSchema, category: caseCategorySchema });
/** Everything an entry may say beside its words. */
const factsSchema = z.object({
  seq: z.number().int(),
  unitCode: z.string().nullable().optional(),
  fromUnit: z.string().optional(),
  staffId: z.string().nullable().optional(),
  dueDate: z.string().optional(),
  date: z.string().optional(),
  promisedDate: z.string().optional(),
  promisedBefore: z.string().optional(),
  otherNo: z.string().optional(),
  way: contactWaySchema.optional(),
  reached: z.boolean().optional(),
  resumed: z.boolean().optional(),
  ground: refusalGroundSchema.optional(),
  done: doneSchema.optional(),
  grade: z.number().int().nullable().optional(),
  from: kindAndCategory.optional(),
  to: kindAndCategory.optional(),
  handling: handlingSchema.optional(),
  what: z.enum(['letter', 'file']).optional(),
  /** A file of the case, and how long it is where it is a recording. */
  fileId: z.string().optional(),
  seconds: z.number().int().optional(),
  check: writtenCheckSchema.optional(),
});
export type EntryFacts = z.infer<typeof factsSchema>;

/** The four plain choices in the citizen's words. */
export function wordsOfKind(kind: CaseKind): string {
  return kindWords[kind];
}

/** What an entry says beside its words. */
export function factsOf(entry: Pick<Row<'case_entries'>, 'data'>): EntryFacts {
  return factsSchema.parse(JSON.parse(entry.data));
}

/** Where the entry stands in the journal. */
function sequenceOf(entry: Pick<Row<'case_entries'>, 'data'>): number {
  return factsOf(entry).seq;
}

/** The citizen's own choice, before any clerk refined it. */
export function kindAsFiled(row: Row<'cases'>, entries: readonly Row<'case_entries'>[]): CaseKind {
  const refined = entries.filter(({ kind }) => kind === 'reclassified').sort((a, b) => sequenceOf(a) - sequenceOf(b));
  const [first] = refined;
  return (first && factsOf(first).from?.kind) ?? row.kind;
}

/** Names for the codes an entry keeps: '' where it names none. */
export type EntryNames = { readonly unit: string; readonly person: string };

/** Nothing was written: what was said stands beside it as a recording. */
const bySound = '说了一段话';

/** What happened, in one sentence, and what was said with it. */
export function entryText(entry: Row<'case_entries'>, said: EntryTexts, names: EntryNames): string {
  const { words } = said;
  const facts = factsOf(entry);
  const day = (date: string | undefined) => (date === undefined ? '' : dateWithWeekday(date, 'zh-CN'));
  const moved = facts.promisedDate === undefined ? '' : `，最晚 ${day(facts.promisedDate)}`;
  const { unit, person } = names;
  const with_ = (sentence: string) => (words === '' ? sentence : `${sentence}。${words}`);
  switch (entry.kind) {
    case 'said':
    case 'note':
      return words;
    case 'supplement':
      return facts.resumed ? `${words || bySound}（时钟接着走${moved}）` : words || bySound;
    case 'accepted':
      return '受理了这件事';
    case 'contacted':
      return `${facts.reached ? '联系了' : '没联系上'}（${wayWords[facts.way ?? 'other']}）。${words}`;
    case 'assigned': {
      const who = [unit, person].filter((part) => part !== '').join(' ');
      return with_(`交给 ${who} 办理${facts.dueDate ? `，${day(facts.dueDate)}前办好` : ''}`);
    }
    case 'transfer-offered':
      return `转给 ${unit}，等对方接收。已和${said.talkedWith ?? '对方'}说好：${words}`;
    case 'transfer-accepted':
      return `${unit}接收了，由${unit}办理`;
    case 'transfer-returned':
      return `${unit}退回：${words}`;
    case 'transfer-withdrawn':
      return `收回了转给 ${unit} 的`;
    case 'task-asked':
      return `请 ${unit} 协办，${day(facts.dueDate)}前：${words}`;
    case 'task-done':
      return `任务办完了：${words}`;
    case 'task-cancelled':
      return '取消了一项任务';
    case 'paused':
      return `等群众，时钟暂停：${words}`;
    case 'resumed':
      return `接着办，时钟继续${moved}`;
    case 'extension-asked':
      return `申请延期到 ${day(facts.date)}：${words}`;
    case 'extension-granted':
      return with_(`同意延期${moved}`);
    case 'extension-refused':
      return with_('不同意延期');
    case 'promise-moved':
      return moved === '' ? '放假安排定了，承诺日没变' : `放假安排变了${moved}`;
    case 'refusal-proposed':
      return `提出不予受理（${groundWords[facts.ground ?? 'court']}）：${words} 去处：${said.wayOn ?? ''}`;
    case 'refusal-given':
      return with_('同意不予受理，告知书已打印');
    case 'refusal-declined':
      return with_('不同意不予受理，应当受理');
    case 'objected':
      return `群众不同意不予受理：${words}`;
    case 'objection-taken':
      return with_(`重新受理${moved}`);
    case 'objection-upheld':
      return with_('维持不予受理');
    case 'urged':
      return `催办：${words}`;
    case 'escalated':
      return `请值班领导出面：${words}`;
    case 'ruled':
      return with_(`裁定由 ${unit} 办理，不得退回`);
    case 'linked':
      return `和 ${facts.otherNo ?? ''} 关联`;
    case 'merged':
      return `并入 ${facts.otherNo ?? ''} 一起办`;
    case 'answered':
    case 'reopened': {
      const answer = `群众说${doneWords[facts.done ?? 'no']}${facts.grade ? `，${gradeWords[facts.grade]}` : ''}`;
      return with_(entry.kind === 'reopened' ? `${answer}，重新办${moved}` : answer);
    }
    case 'rated':
      return with_(`群众评价：${gradeWords[facts.grade ?? 0]}`);
    case 'archived':
      return '归档';
    case 'reclassified': {
      if (!facts.from || !facts.to) return '改了类别';
      return `从“${nameOfClass(facts.from)}”改为“${nameOfClass(facts.to)}”${moved}`;
    }
    case 'concluded': {
      const basis = said.basis === undefined ? '' : `（依据：${said.basis}）`;
      return with_(`办结：${handlingWords[facts.handling ?? 'on-the-spot']}${basis}`);
    }
    case 'revealed':
      return '看了全名和联系方式';
    case 'reprinted':
      return '补打了凭条';
    case 'printed-out':
      return facts.what === 'file' ? '打印全卷' : '打印告知书';
    case 'file-added':
      return facts.seconds === undefined ? '加了附件' : `说了一段话，有录音（${spokenLength(facts.seconds, 'zh-CN')}）`;
    case 'file-removed':
      return '去掉了附件';
    case 'file-opened':
      return facts.seconds === undefined ? '看了附件' : '听了录音';
    case 'written-down':
      return `把录音写了下来（${checkWords[facts.check ?? 'unchecked']}）：${words}`;
    case 'absorbed':
      return `${facts.otherNo ?? ''} 并入了这件`;
  }
}

function nameOfClass({ kind, category }: { kind: CaseKind; category: CaseCategory }): string {
  return `${kindWords[kind]}（${categoryWords[category]}）`;
}
