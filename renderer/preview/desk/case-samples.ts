// Owns the invented cases behind the previews of the case page: one for each turn a case can take.

import type { CaseDetail, CaseEntry } from '#shared/contract/case-detail.ts';
import type { Related } from '#shared/contract/handling.ts';
import type { Message } from '#shared/contract/notify.ts';
import { sampleNow } from '../kiosk/kiosk-samples.ts';
import { handledDetail, longDetail, longRow, minuteMs, rows, sampleDetail, uuid } from './desk-samples.ts';

const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const archives = { zh: '石柱土家族自治县|不动产登记中心', en: 'Shizhu County Real Estate Registration Centre' };
const medical = { zh: '石柱土家族自治县|医疗保障局', en: 'Shizhu County Medical Security Bureau' };

const entry = (n: number, kind: CaseEntry['kind'], staffName: string | null, text: string): CaseEntry => ({
  id: `c${n}`,
  at: sampleNow - (20 - n) * 3 * hourMs,
  kind,
  staffName,
  text,
});

const promiseClock = { what: 'promise', date: '2026-12-09', at: null, light: 'on-time' } as const;
const contactClock = { what: 'contact', date: '2026-11-23', at: null, light: 'due' } as const;

/** Accepted, nobody spoke with the citizen yet. */
export const acceptedDetail: CaseDetail = {
  ...handledDetail,
  stage: 2,
  owner: { ...sampleDetail().owner, person: null },
  handlings: ['on-the-spot', 'explained'],
  clocks: [contactClock, promiseClock],
  actions: [
    'contact',
    'assign',
    'transfer',
    'invite',
    'pause',
    'ask-extension',
    'conclude',
    'propose-refusal',
    'escalate',
    'tell',
    'note',
    'reclassify',
    'link',
    'merge',
    'reveal',
    'reprint',
  ],
  extensionUntil: '2026-12-16',
  entries: handledDetail.entries.slice(0, 2),
};

/** Talked over, to be given to a person. */
export const talkedDetail: CaseDetail = {
  ...acceptedDetail,
  stage: 3,
  clocks: [promiseClock],
  entries: [
    ...acceptedDetail.entries,
    entry(18, 'contacted', '向例静', '电话联系，说上了：下午能带户口本来。'),
    entry(19, 'note', '向例静', '户政科说 6 号窗口下班前可以加一个号。'),
  ],
};

/** With a named person until a day. */
export const assignedDetail: CaseDetail = {
  ...talkedDetail,
  stage: 4,
  owner: handledDetail.owner,
  assignedDue: '2026-12-02',
  handlings: ['on-the-spot', 'time-limited', 'explained'],
  clocks: [{ what: 'task', date: '2026-11-27', at: null, light: 'on-time' }, promiseClock],
  actions: talkedDetail.actions.filter((action) => action !== 'propose-refusal'),
  tasks: [
    {
      id: uuid(601),
      kind: 'part',
      unitCode: 'D-YB',
      unitName: medical,
      dueDate: '2026-11-27',
      light: 'on-time',
      words: '查一下参保记录，和户籍对一对。',
      state: 'open',
      mayFinish: true,
      mayCancel: true,
    },
    {
      id: uuid(602),
      kind: 'part',
      unitCode: 'D-BDC',
      unitName: archives,
      dueDate: '2026-11-24',
      light: 'concluded',
      words: '找一下 1998 年的档案。',
      state: 'done',
      mayFinish: false,
      mayCancel: false,
    },
  ],
};

/** The clock stands. */
export const waitingDetail: CaseDetail = {
  ...assignedDetail,
  light: 'waiting',
  waiting: { since: '2026-11-20', words: '请把户口本首页和本人那一页的照片交到反映窗口，或者用手机补上来。' },
  clocks: [{ ...promiseClock, light: 'waiting' }],
  actions: ['contact', 'resume', 'conclude', 'escalate', 'tell', 'note', 'link', 'reveal', 'reprint'],
};

/** Offered to this person's unit. */
export const offeredDetail: CaseDetail = {
  ...talkedDetail,
  stage: 4,
  transferTo: medical,
  transfer: { unitCode: 'D-GA', unitName: medical, at: sampleNow - hourMs, returnUntil: sampleNow + 23 * hourMs },
  clocks: [{ what: 'transfer', date: '2026-11-24', at: sampleNow + 23 * hourMs, light: 'due' }, promiseClock],
  handlings: [],
  actions: ['accept-transfer', 'return-transfer', 'escalate', 'note', 'reveal'],
};

/** The same, for whoever offered it. */
export const offeringDetail: CaseDetail = {
  ...offeredDetail,
  actions: ['contact', 'withdraw-transfer', 'escalate', 'tell', 'note', 'reclassify', 'link', 'reveal', 'reprint'],
};

export const extensionAskedDetail: CaseDetail = {
  ...assignedDetail,
  extension: { state: 'asked', date: '2026-12-14', reason: '外省的回函还没有到，已经催过两次。' },
  extensionUntil: null,
  urgedAt: sampleNow - 2 * hourMs,
  actions: ['decide-extension', 'urge', 'note', 'reveal'],
  handlings: [],
};

export const refusalProposedDetail: CaseDetail = {
  ...acceptedDetail,
  refusal: {
    state: 'proposed',
    ground: 'court',
    words: '您说的这件事，县法院已经立案在审。法院定下来之前，别的单位不能再作决定。',
    wayOn: '请带立案通知书到县法院诉讼服务中心 2 号窗口，找承办法官；想要法律帮助，到一楼 12 号窗口，不收钱。',
  },
  handlings: [],
  actions: ['decide-refusal', 'urge', 'note', 'reveal'],
};

export const objectedDetail: CaseDetail = {
  ...refusalProposedDetail,
  refusal: refusalProposedDetail.refusal && { ...refusalProposedDetail.refusal, state: 'objected' },
  actions: ['decide-objection', 'note', 'reveal'],
  entries: [...acceptedDetail.entries, entry(19, 'objected', null, '法院审的是邻居那一块，我说的是我自己的证。')],
};

/** Before the duty leader. */
export const escalatedDetail: CaseDetail = {
  ...assignedDetail,
  escalatedAt: sampleNow - hourMs,
  hops: 2,
  light: 'late',
  workingDaysLeft: -2,
  clocks: [{ ...promiseClock, date: '2026-11-19', light: 'late' }],
  handlings: [],
  actions: ['rule', 'urge', 'note', 'reveal'],
};

export const ratedDetail: CaseDetail = {
  ...assignedDetail,
  stage: 6,
  light: 'concluded',
  handling: 'time-limited',
  concludedAt: sampleNow - dayMs,
  cause: 'system-fault',
  reopened: 1,
  handlings: [],
  tasks: [
    {
      id: uuid(603),
      kind: 'call-back',
      unitCode: 'U-HALL',
      unitName: sampleDetail().owner.unitName,
      dueDate: '2026-11-24',
      light: 'due',
      words: '差评：不满意。请打电话问问差在哪里。',
      state: 'open',
      mayFinish: true,
      mayCancel: false,
    },
  ],
  clocks: [{ what: 'call-back', date: '2026-11-24', at: null, light: 'due' }],
  answers: [
    {
      at: sampleNow - 5 * dayMs,
      done: 'no',
      grade: null,
      reasons: [],
      words: '',
      staffName: null,
    },
    {
      at: sampleNow - 3 * hourMs,
      done: 'partly',
      grade: 2,
      reasons: ['many-trips', 'late'],
      words: '证是拿到了，可名字里有一个字印错了，又叫我跑一趟。',
      staffName: '向例静',
    },
  ],
  actions: ['contact', 'answer-for', 'tell', 'note', 'link', 'reveal', 'reprint'],
};

export const archivedDetail: CaseDetail = {
  ...ratedDetail,
  stage: 7,
  archivedAt: sampleNow - dayMs,
  keepUntil: '2031-11-22',
  tasks: [],
  clocks: [],
  links: [{ caseNo: '261118-0057', kind: 'linked' }],
  actions: ['note', 'reveal', 'reprint'],
};

export const mergedDetail: CaseDetail = {
  ...acceptedDetail,
  links: [{ caseNo: '261118-0057', kind: 'merged-there' }],
  light: 'concluded',
  handlings: [],
  clocks: [],
  actions: ['note', 'reveal'],
};

/** Everything at once, and nothing short. */
export const longLoopDetail: CaseDetail = {
  ...assignedDetail,
  ...longRow,
  words: longDetail.words,
  entries: longDetail.entries,
  owner: { ...assignedDetail.owner, person: '欧阳爱新觉罗·例' },
  extension: { state: 'granted', date: '2026-12-14', reason: longRow.title.repeat(3) },
  waiting: { since: '2026-11-20', words: longRow.title.repeat(4) },
  hops: 2,
  ruled: true,
  urgedAt: sampleNow - hourMs,
  tasks: assignedDetail.tasks.map((task) => ({ ...task, words: longRow.title.repeat(3) })),
  links: [{ caseNo: '1509810-261118-00572', kind: 'merged-here' }],
};

const [first = sampleDetail(), second = first] = rows;
export const related: Related[] = [
  { row: first, why: 'person', linked: null },
  { row: second, why: 'matter', linked: 'linked' },
];
export const messages: Message[] = [
  { turn: 'accepted', state: 'sent', at: sampleNow - 2 * dayMs, fault: null },
  { turn: 'assigned', state: 'failed', at: sampleNow - hourMs, fault: 'timed-out' },
  { turn: 'concluded', state: 'given-up', at: sampleNow - 3 * hourMs, fault: 'refused' },
];
export const others = [
  { name: '王例敏', unitName: medical, isWriting: true },
  { name: '冉试刚', unitName: archives, isWriting: false },
];
