// What decides the course of a case: its seven stages, who has it, what it waits for, and what was promised.
import type { CalendarDate } from './calendar-date.ts';

/** 丰镇's chain, one name a stage. */
export const stages = [
  { stage: 1, key: 'registered', zh: '问题登记', en: 'Written down' },
  { stage: 2, key: 'accepted', zh: '综合受理', en: 'Taken on' },
  { stage: 3, key: 'studied', zh: '沟通研判', en: 'Looked into' },
  { stage: 4, key: 'handled', zh: '协调办理', en: 'Being handled' },
  { stage: 5, key: 'concluded', zh: '业务办结', en: 'Concluded' },
  { stage: 6, key: 'rated', zh: '服务评价', en: 'Your say' },
  { stage: 7, key: 'archived', zh: '整理归档', en: 'Filed away' },
] as const;
/** The stage a case has come to. */
export type Stage = (typeof stages)[number]['stage'];

export type CaseKind = 'not-done' | 'disagree' | 'ask' | 'suggest';
export type CaseCategory = 'consultation' | 'general';
/** 现场解决 · 限时解决 · 转办解决 · 解释说明. */
export type Handling = 'on-the-spot' | 'time-limited' | 'transfer' | 'explained';
/** 办成 · 还差一点 · 没办成, in the citizen's word. */
export type Done = 'yes' | 'partly' | 'no';
/** 已在法院 · 信访 · 私人纠纷 (北京, 江苏, 清新): against policy is never among them. */
export type RefusalGround = 'court' | 'petition' | 'private-dispute';
/** 襄阳. */
export type Cause = 'legacy' | 'system-fault' | 'missing-papers' | 'cross-department' | 'rigid-policy' | 'other';
/** 受理员 · 承办人 · 单位负责人 · 督办 · 值班领导 · 管理员. */
export type Role = 'intake' | 'handler' | 'unit-head' | 'supervisor' | 'leader' | 'admin';

/** Exactly one unit has custody at any time. Instants are ms UTC. */
export type CaseState = {
  readonly stage: Stage;
  readonly kind: CaseKind;
  readonly category: CaseCategory;
  /** Told first; it answers to the citizen to the end (首接负责制). */
  readonly firstUnit: string;
  readonly custodianUnit: string;
  readonly custodianStaff: string | null;
  /** The day the named person has it done by. */
  readonly assignedDue: CalendarDate | null;
  /** Offered to, and not accepted yet: custody stays where it is. */
  readonly transferTo: string | null;
  readonly transferAt: number | null;
  /** Transfers accepted so far. */
  readonly hops: number;
  /** The unit has it by a ruling. */
  readonly ruled: boolean;
  readonly escalatedAt: number | null;
  readonly urgedAt: number | null;
  /** The clock stands still since. */
  readonly waitingSince: CalendarDate | null;
  readonly extension: 'asked' | 'granted' | 'refused' | null;
  readonly extensionDate: CalendarDate | null;
  readonly extensionBy: string | null;
  readonly refusal: 'proposed' | 'given' | 'objected' | 'upheld' | null;
  readonly refusalGround: RefusalGround | null;
  readonly refusalBy: string | null;
  /** Stays when the case is taken on after all. */
  readonly refusedAt: number | null;
  /** Who approved it. */
  readonly refusedBy: string | null;
  /** Counting starts the working day after this one. */
  readonly promiseFrom: CalendarDate;
  readonly limitWd: number;
  readonly promisedDate: CalendarDate;
  readonly provisional: boolean;
  readonly acceptedAt: number | null;
  /** When the citizen was first reached. */
  readonly contactedAt: number | null;
  /** When the citizen last could see or hear something. */
  readonly toldAt: number;
  readonly handling: Handling | null;
  readonly cause: Cause | null;
  readonly concludedAt: number | null;
  readonly concludedBy: string | null;
  readonly answer: Done | null;
  readonly answeredAt: number | null;
  readonly grade: number | null;
  readonly reopened: number;
  readonly mergedInto: string | null;
  /** Concluded, not taken on, or merged: nobody has to do anything more. */
  readonly closedAt: number | null;
  readonly archivedAt: number | null;
};

/** A promise as a case keeps it; its calendar is drawn from these (`promiseDays`). */
export type GivenPromise = Pick<CaseState, 'promiseFrom' | 'limitWd' | 'promisedDate' | 'provisional'>;

/** 想问清楚 is a consultation (咨询类); everything else takes the long limit. */
export function categoryOf(kind: CaseKind): CaseCategory {
  return kind === 'ask' ? 'consultation' : 'general';
}
