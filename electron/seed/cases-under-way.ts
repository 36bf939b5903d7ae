// Cases in the middle of their course, one of each kind a desk meets: told in invented people's own words, moved on by the demo hall's people.
import type { CaseService } from '../cases/case-service.ts';
import type { FreshCase } from './fresh-cases.ts';
import type { Person } from './seed-staff.ts';

/** What a step acts with. `on`: the case as it stands then. */
export type UnderWay = {
  readonly cases: CaseService;
  readonly who: (person: Person) => Parameters<CaseService['accept']>[0];
  readonly intake: Person;
  /** Whoever handles it in the unit named; the intake clerk where none is. */
  readonly handler: Person;
  readonly on: () => Promise<{ caseNo: string; version: number }>;
  readonly says: (done: 'yes' | 'no', grade: number | null) => Promise<unknown>;
};

type Told = Omit<FreshCase, 'isAccepted'>;
/** `steps`: hours after it was told, and what is done. Everybody's first two steps, accepting and calling, are not among them. */
export type CaseUnderWay = Told & {
  /** The unit it goes to; null: it stays at the hall's window. */
  readonly goesTo: string | null;
  readonly steps: readonly (readonly [hours: number, act: (o: UnderWay) => Promise<unknown>])[];
};

const given = async (o: UnderWay) =>
  o.cases.transfer(o.who(o.intake), {
    ...(await o.on()),
    unitCode: o.handler.unitCode,
    talkedWith: o.handler.name,
    agreed: '电话说好了：他们接着办，今天联系群众，有结果先告诉我们。',
  });
const taken = async (o: UnderWay) =>
  o.cases.acceptTransfer(o.who(o.handler), { ...(await o.on()), staffId: o.handler.id });
const concludedBy = async (o: UnderWay, words: string) => {
  const { handlings } = await o.cases.get(o.who(o.handler), (await o.on()).caseNo);
  return o.cases.conclude(o.who(o.handler), {
    ...(await o.on()),
    handling: handlings[0] ?? 'explained',
    words,
    cause: 'cross-department',
  });
};

const base = { channel: 'window', category: 'general', kind: 'failed', trips: 2 } as const;

export const casesUnderWay: readonly CaseUnderWay[] = [
  {
    ...base,
    goesTo: 'D-GA',
    hoursAgo: 50,
    matter: 'GA-01',
    unit: 'D-GA',
    words: '户口本上的名字和身份证差一个字，两边都叫我先改另一边。',
    name: '向例荣',
    phone: '13900001211',
    steps: [
      [2, (o) => given(o)],
      [4, (o) => taken(o)],
    ],
  },
  {
    ...base,
    goesTo: 'D-GA',
    hoursAgo: 6,
    matter: 'GA-01',
    unit: 'D-GA',
    words: '娃儿要办身份证，派出所说照相的人不在，来了三回了。',
    name: '罗拟芳',
    phone: '13900001212',
    steps: [[3, (o) => given(o)]],
  },
  {
    ...base,
    goesTo: 'D-YB',
    hoursAgo: 74,
    matter: 'YB-01',
    unit: 'D-YB',
    words: '外地住院的票据交了两回，都说少一张，到底少哪张不给说清楚。',
    name: '陈演国',
    phone: '13900001213',
    steps: [
      [3, (o) => given(o)],
      [5, (o) => taken(o)],
      [
        26,
        async (o) =>
          o.cases.pause(o.who(o.handler), {
            ...(await o.on()),
            reason: 'papers',
            words: '请把出院小结的原件带来，交到 2 楼医保窗口',
          }),
      ],
    ],
  },
  {
    ...base,
    goesTo: 'D-YB',
    hoursAgo: 98,
    matter: 'YB-01',
    unit: 'D-YB',
    words: '在贵州参的保转不过来，两边都说等对方，等了快两个月。',
    name: '冉试英',
    phone: '13900001214',
    steps: [
      [3, (o) => given(o)],
      [5, (o) => taken(o)],
      [
        72,
        async (o) => {
          const on = await o.on();
          const { extensionUntil } = await o.cases.get(o.who(o.handler), on.caseNo);
          if (extensionUntil === null) return;
          const reason = '外省的回函还没到，等到了才能并';
          await o.cases.askExtension(o.who(o.handler), { ...on, date: extensionUntil, reason });
        },
      ],
    ],
  },
  {
    ...base,
    goesTo: null,
    hoursAgo: 5,
    matter: 'SC-01',
    unit: 'D-SC',
    words: '和合伙人为铺面分账的事打官司，法院已经立案了，想请窗口叫他先把执照给我。',
    name: '谭虚林',
    phone: '13900001215',
    steps: [
      [
        2,
        async (o) =>
          o.cases.proposeRefusal(o.who(o.intake), {
            ...(await o.on()),
            ground: 'court',
            words: '这件事县法院已经立案，正在审，窗口不能再办一遍。',
            wayOn: '请找县法院立案庭，电话 12368；请不起律师，二楼法律援助窗口免费帮您。',
          }),
      ],
    ],
  },
  {
    ...base,
    goesTo: 'D-GA',
    hoursAgo: 120,
    matter: 'GA-01',
    unit: 'D-GA',
    words: '迁户口要的证明两个地方都不开，跑了四趟。',
    name: '马例云',
    phone: '13900001216',
    steps: [
      [3, (o) => given(o)],
      [5, (o) => taken(o)],
      [96, (o) => concludedBy(o, '证明由户政窗口内部调，您不用再跑，户口已经迁好。')],
    ],
  },
  {
    ...base,
    goesTo: 'D-GA',
    hoursAgo: 170,
    matter: 'GA-01',
    unit: 'D-GA',
    words: '居住证到期续不了，说系统里没有我租的房子。',
    name: '秦拟海',
    phone: '13900001217',
    steps: [
      [3, (o) => given(o)],
      [5, (o) => taken(o)],
      [72, (o) => concludedBy(o, '房屋信息已经补录，可以续办了。')],
      [120, (o) => o.says('no', null)],
    ],
  },
  {
    ...base,
    goesTo: null,
    hoursAgo: 75,
    matter: 'RS-01',
    unit: 'D-RS',
    words: '社保卡补办说三天，过了半个月没人打电话。',
    name: '向演珍',
    phone: '13900001218',
    steps: [
      [24, (o) => concludedBy(o, '卡已经到大厅，请带身份证来 3 号窗口取。')],
      [60, (o) => o.says('yes', 2)],
    ],
  },
  {
    ...base,
    goesTo: 'D-GA',
    hoursAgo: 190,
    matter: 'GA-01',
    unit: 'D-GA',
    words: '低保和残疾证上的名字不一样，民政叫找残联，残联叫找公安，公安叫找民政。',
    name: '罗试元',
    phone: '13900001219',
    steps: [
      [3, (o) => given(o)],
      [6, (o) => taken(o)],
      [
        170,
        async (o) =>
          o.cases.escalate(o.who(o.handler), { ...(await o.on()), words: '三个单位说法不一样，请领导定一家来办' }),
      ],
    ],
  },
];
