// Owns the invented people, cases and numbers the desk's previews show. No real person, no real telephone.
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import type { CaseRow } from '#shared/contract/case-shapes.ts';
import type { HelpCall } from '#shared/contract/help.ts';
import type { Staff } from '#shared/contract/staff.ts';
import type { SystemStatus } from '#shared/contract/system.ts';
import { sampleNow, samplePromise } from '../kiosk/kiosk-samples.ts';

export const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const hallUnit = { zh: '石柱土家族自治县|政务服务中心', en: 'Shizhu Tujia Autonomous County Service Hall' };
const police = { zh: '石柱土家族自治县|公安局', en: 'Shizhu Tujia Autonomous County Public Security Bureau' };

function staff(
  n: number,
  displayName: string,
  username: string,
  roles: Staff['roles'],
  more: Partial<Staff> = {},
): Staff {
  return {
    id: uuid(n),
    username,
    displayName,
    roles,
    unitCode: 'U-HALL',
    unitName: hallUnit,
    windowCode: null,
    disabled: false,
    createdAt: sampleNow - 30 * dayMs,
    ...more,
  };
}

export const clerk = staff(1, '向例静', 'xiang', ['intake'], { windowCode: 'W16' });
export const admin = staff(2, '演示管理员', 'admin', ['admin'], { windowCode: 'W01' });
export const supervisor = staff(3, '马拟云', 'ma', ['supervisor']);
export const everybody: Staff[] = [
  clerk,
  admin,
  supervisor,
  staff(4, '田试胜', 'tian', ['handler'], { unitCode: 'D-GA', unitName: police, windowCode: 'W01' }),
  staff(5, '欧阳爱新觉罗·例', 'ouyang', ['intake', 'handler', 'supervisor'], { disabled: true }),
];

type RowSetting = Partial<CaseRow> & Pick<CaseRow, 'caseNo' | 'title'>;
export function sampleRow(setting: RowSetting): CaseRow {
  return {
    kind: 'not-done',
    category: 'general',
    maskedName: '罗*',
    matterName: { zh: '居民身份证换领', en: 'Resident ID card renewal' },
    spoken: null,
    channel: 'kiosk',
    filedAt: sampleNow - 5 * dayMs,
    stage: 4,
    promisedDate: '2026-12-09',
    provisional: false,
    light: 'on-time',
    workingDaysLeft: 12,
    owner: { unitCode: 'D-GA', unitName: police, person: '田试胜', windowNumber: '1', where: null },
    next: null,
    transferTo: null,
    version: 3,
    ...setting,
  };
}

export const rows: CaseRow[] = [
  sampleRow({
    caseNo: '261104-0020',
    title: '老房子的土地档案找不到，办不了不动产证',
    maskedName: '谭*',
    light: 'late',
    workingDaysLeft: -1,
    promisedDate: '2026-11-20',
  }),
  sampleRow({
    caseNo: '261118-0057',
    title: '问外省的养老年限能不能接过来',
    kind: 'ask',
    category: 'consultation',
    maskedName: '冉*',
    light: 'due',
    workingDaysLeft: 0,
    promisedDate: '2026-11-23',
  }),
  sampleRow({
    caseNo: '261106-0013',
    title: '营业执照延期，一直说缺材料',
    maskedName: '秦*',
    light: 'due',
    workingDaysLeft: 1,
    promisedDate: '2026-11-24',
    stage: 2,
  }),
  sampleRow({
    caseNo: '261113-0038',
    title: '一个证上写了两套房，想分开',
    maskedName: '陈*',
    stage: 3,
    workingDaysLeft: 6,
  }),
  sampleRow({ caseNo: '261117-0065', title: '村里修的路一直没放开通车', maskedName: null, matterName: null }),
];

export const freshRow: CaseRow = sampleRow({
  caseNo: '261123-0074',
  title: '镇上换身份证的机器坏了，县里的号又取完',
  stage: 1,
  filedAt: sampleNow - 4 * minuteMs,
  owner: { unitCode: 'U-HALL', unitName: hallUnit, person: '向例静', windowNumber: '16', where: null },
  version: 1,
});

export const longRow: CaseRow = sampleRow({
  caseNo: '1509810-261123-10745',
  title: '我从镇上跑到县里又从县里跑到市里前后一共跑了七趟每一个窗口说的都不一样到底应该听哪一个的😤',
  maskedName: '欧阳*',
  provisional: true,
  light: 'late',
  workingDaysLeft: -128,
  matterName: { zh: '城乡居民基本养老保险关系|转移接续', en: 'Transfer and continuation of basic old-age insurance' },
});

export function sampleList(shown: readonly CaseRow[] = [freshRow, ...rows], total = shown.length) {
  return {
    rows: [...shown],
    total,
    unsearched: 0,
    pageSize: 20,
    counts: { open: total, fresh: 1, due: 2, late: 1, mine: 3 },
  };
}

export function helpCall(n: number, terminal: string, screen: string, minutesAgo: number): HelpCall {
  return {
    id: uuid(200 + n),
    terminal,
    screen,
    reason: null,
    at: sampleNow - minutesAgo * minuteMs,
    answeredAt: null,
    answeredBy: null,
    gone: null,
  };
}

export function sampleDetail(changed: Partial<CaseDetail> = {}): CaseDetail {
  return {
    ...freshRow,
    words: '镇上派出所换身份证的机器坏了，叫我到县里办。我坐车走了 50 公里，到了说今天的号取完了。',
    recordings: [],
    trips: 2,
    failedAt: police,
    role: 'self',
    maskedPhone: '138 **** 5678',
    hasIdNumber: true,
    promise: samplePromise,
    handling: null,
    acceptedAt: null,
    concludedAt: null,
    firstUnit: { unitCode: 'U-HALL', unitName: hallUnit },
    assignedDue: null,
    transfer: null,
    hops: 0,
    ruled: false,
    escalatedAt: null,
    urgedAt: null,
    waiting: null,
    extension: null,
    refusal: null,
    cause: null,
    clocks: [],
    tasks: [],
    answers: [],
    reopened: 0,
    links: [],
    archivedAt: null,
    keepUntil: null,
    handlings: [],
    extensionUntil: null,
    entries: [
      {
        id: 'e1',
        at: sampleNow - 4 * minuteMs,
        kind: 'filed',
        staffName: null,
        text: '在自助机上反映',
      },
    ],
    actions: ['accept', 'tell', 'note', 'reclassify', 'reveal', 'reprint'],
    ...changed,
  };
}

export const handledDetail: CaseDetail = sampleDetail({
  stage: 4,
  version: 4,
  owner: { unitCode: 'D-GA', unitName: police, person: '田试胜', windowNumber: '1', where: null },
  acceptedAt: sampleNow - 3 * minuteMs,
  handlings: ['on-the-spot', 'time-limited', 'explained'],
  actions: ['assign', 'tell', 'note', 'reclassify', 'conclude', 'reveal', 'reprint'],
  entries: [
    { id: 'e1', at: sampleNow - 2 * dayMs, kind: 'filed', staffName: null, text: '在自助机上反映' },
    { id: 'e2', at: sampleNow - 2 * dayMs + minuteMs, kind: 'accepted', staffName: '向例静', text: '受理了这件事' },
    { id: 'e3', at: sampleNow - dayMs, kind: 'assigned', staffName: '向例静', text: '交给 公安局 田试胜 办理' },
    { id: 'e4', at: sampleNow - 9 * minuteMs, kind: 'note', staffName: '田试胜', text: '6 号窗口下班前加一个号。' },
    { id: 'e5', at: sampleNow - 8 * minuteMs, kind: 'said', staffName: '田试胜', text: '今天能办，请到 1 号窗口。' },
    { id: 'e6', at: sampleNow - 5 * minuteMs, kind: 'supplement', staffName: null, text: '我下午三点前能到。' },
  ],
});

export const concludedDetail: CaseDetail = {
  ...handledDetail,
  stage: 6,
  light: 'concluded',
  handling: 'on-the-spot',
  handlings: [],
  concludedAt: sampleNow - minuteMs,
  actions: ['tell', 'note', 'reveal', 'reprint'],
};

export const longDetail: CaseDetail = {
  ...handledDetail,
  ...longRow,
  words: '我从镇上跑到县里，又从县里跑到市里，每一个窗口说的都不一样。\n'.repeat(20),
  promise: { ...samplePromise, provisional: true },
  entries: Array.from({ length: 30 }, (_, n) => ({
    id: `e${n}`,
    at: sampleNow - n * 7 * 60 * minuteMs,
    kind: n % 3 === 0 ? ('said' as const) : ('note' as const),
    staffName: '欧阳爱新觉罗·例',
    text: 'https://example.test/没有空格的一长串'.repeat(6),
  })),
};

export const status: SystemStatus = {
  version: '0.1.0',
  startedAt: sampleNow - 3 * dayMs,
  demo: true,
  store: { journalEvents: 1204, sizeBytes: 3_400_000 },
  lastBackup: { at: sampleNow - 2 * 60 * minuteMs, file: 'bancheng-2026-11-23T07-40.db' },
  notices: [],
  calendarUntil: 2026,
};
export const statusWithNotices: SystemStatus = {
  ...status,
  lastBackup: null,
  notices: [
    {
      key: 'calendar',
      at: sampleNow,
      level: 'warning',
      text: {
        zh: '还没有 2027 年的放假通知，跨年的承诺日期都标“暂定”',
        en: 'The 2027 holiday notice is not here yet: promises that reach into 2027 are marked provisional',
      },
      isToBeAcknowledged: false,
    },
    {
      key: 'recovery',
      at: sampleNow,
      level: 'warning',
      text: {
        zh: '数据库损坏，已换上备份。备份之后的登记请对着凭条补录',
        en: 'The database was damaged; a backup is in its place. Enter again, from the slips, what came after it',
      },
      isToBeAcknowledged: true,
    },
    {
      key: 'backup',
      at: sampleNow,
      level: 'info',
      text: { zh: '备份做好了', en: 'A backup was made' },
      isToBeAcknowledged: false,
    },
  ],
};
