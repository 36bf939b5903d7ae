// Owns the invented courses of a case that kiosk and phone previews show, one for each state a citizen may meet.
import type { CaseStatus, CaseTurn } from '#shared/contract/case-shapes.ts';
import { longWords, sampleNow, sampleOwner, samplePromise } from './kiosk-samples.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const insurance = { zh: '县医保局', en: 'Medical Insurance Office' };
const hallUnit = { zh: '政务服务中心', en: 'Service Hall' };

export const sampleCode = '385201';

function sampleTurn(what: CaseTurn['what'], day: number, changed: Partial<CaseTurn> = {}): CaseTurn {
  return {
    at: sampleNow + day * dayMs,
    what,
    promisedDate: null,
    laterBy: null,
    unitName: null,
    person: null,
    words: null,
    ...changed,
  };
}

const begun: CaseTurn[] = [
  sampleTurn('accepted', 0.02, { unitName: hallUnit, person: '向文静' }),
  sampleTurn('contacted', 0.1),
  sampleTurn('transferred', 1, { unitName: insurance }),
  sampleTurn('assigned', 1.1, { unitName: insurance, person: '冉隆刚' }),
];

export function sampleStatus(changed: Partial<CaseStatus> = {}, stage = 4): CaseStatus {
  return {
    caseNo: '261123-0078',
    kind: 'not-done',
    matterName: { zh: '居民身份证换领', en: 'Renewal of the resident ID card' },
    filedAt: sampleNow,
    stage,
    stages: [1, 2, 3, 4, 5, 6, 7].map((one) => ({
      stage: one,
      state: one < stage ? ('done' as const) : one === stage ? ('now' as const) : ('later' as const),
      at: one <= stage ? sampleNow + one * 5 * hourMs : null,
    })),
    promise: samplePromise,
    light: 'on-time',
    workingDaysLeft: 8,
    owner: { ...sampleOwner, person: '冉隆刚', unitName: insurance },
    said: [
      {
        at: sampleNow + hourMs,
        by: 'window',
        name: '向文静',
        text: '您说的都看过了，这就找公安窗口商量，下午给您回话。',
      },
      { at: sampleNow + 3 * hourMs, by: 'citizen', name: null, text: '我下午三点以后有空。' },
      {
        at: sampleNow + 1.2 * dayMs,
        by: 'window',
        name: '冉隆刚',
        text: '两个身份证号正在并成一个，并好后给您打电话。',
      },
    ],
    concluded: null,
    turns: stage < 2 ? [] : begun,
    waitingFor: null,
    notAccepted: null,
    asked: null,
    answer: null,
    mayAdd: true,
    canCall: true,
    reopened: 0,
    mergedInto: null,
    ...changed,
  };
}

const moved = (what: 'extended' | 'moved' | 'reopened' | 'resumed', laterBy: number, words: string | null) =>
  sampleStatus({
    promise: { ...samplePromise, date: '2026-12-14', workingDays: 15 },
    workingDaysLeft: 3,
    turns: [...begun, sampleTurn(what, 14, { promisedDate: '2026-12-14', laterBy, words })],
  });

export const extendedStatus = moved('extended', 3, '外省的回函还没到，等到了才能并号。');
export const holidayStatus = moved('moved', 1, '元旦放假安排公布了。');
export const reopenedStatus = { ...moved('reopened', 12, null), reopened: 1 };
export const mergedStatus = sampleStatus({
  mergedInto: '261120-0042',
  turns: [...begun, sampleTurn('merged', 2)],
});

const asksFor = (words: string): CaseStatus =>
  sampleStatus({
    light: 'waiting',
    waitingFor: { since: '2026-11-25', words },
    turns: [...begun, sampleTurn('waiting', 2, { words })],
  });
export const waitingStatus = asksFor('请带户口簿原件');
export const waitingLongStatus = asksFor(
  `请带户口簿原件、旧身份证和一张近三个月的银行流水，到反映窗口交给向文静。${longWords(120)}`,
);

const result = {
  at: sampleNow + 2 * dayMs,
  handling: 'on-the-spot' as const,
  words: '公安窗口给您加开了一个号，身份证已经换好，15 个工作日内寄到家。',
  basis: null,
};
const concludedTurns = [...begun, sampleTurn('concluded', 2, { words: result.words, person: '冉隆刚' })];

export const askedStatus = sampleStatus(
  { light: 'concluded', concluded: result, turns: concludedTurns, asked: { until: '2026-12-07' } },
  6,
);
export const askedLongStatus: CaseStatus = {
  ...askedStatus,
  canCall: false,
  concluded: { ...result, handling: 'explained', words: longWords(400), basis: '《社会保险法》第十六条' },
};
export const concludedStatus: CaseStatus = {
  ...askedStatus,
  asked: null,
  answer: { done: 'yes', grade: 4, at: sampleNow + 3 * dayMs },
  turns: [...concludedTurns, sampleTurn('answered', 3), sampleTurn('archived', 8)],
  stage: 7,
  mayAdd: false,
  stages: askedStatus.stages.map((one) => ({ ...one, state: one.stage < 7 ? 'done' : 'now' })),
};
/** What an answer gets back. */
export const answeredYes: CaseStatus = {
  ...askedStatus,
  asked: null,
  answer: { done: 'yes', grade: null, at: sampleNow + 3 * dayMs },
};
export const answeredPartly: CaseStatus = { ...answeredYes, answer: { done: 'partly', grade: null, at: 1 } };
export const answeredNo: CaseStatus = {
  ...reopenedStatus,
  answer: { done: 'no', grade: null, at: sampleNow + 3 * dayMs },
};

export function refusedStatus(objection: 'possible' | 'made' | 'upheld', isLong = false): CaseStatus {
  const upheld = '换了一个人从头看过。您和开发商的合同纠纷，法院已经立案，窗口不能另外作决定。';
  return sampleStatus(
    {
      light: 'concluded',
      notAccepted: {
        at: sampleNow + dayMs,
        ground: 'court',
        words: isLong
          ? longWords(2000)
          : '您说的这件事，县法院今年 9 月已经立案，正在审。同一件事，窗口不能再办一遍，也不能替法院作决定。',
        wayOn: isLong
          ? longWords(1200)
          : '请找县法院立案庭，电话 12368，地址南宾街道万寿大道 28 号。要是请不起律师，二楼 C 区法律援助窗口免费帮您。',
        objection,
      },
      turns: [
        sampleTurn('not-accepted', 1),
        ...(objection === 'possible' ? [] : [sampleTurn('objected', 2)]),
        ...(objection === 'upheld' ? [sampleTurn('upheld', 3, { words: upheld })] : []),
      ],
      said: [],
      mayAdd: objection === 'made',
    },
    2,
  );
}
