// Slips as the demo hall would print them, and the ways tests look at a finished slip.

import { fileURLToPath } from 'node:url';
import { create as createQr } from 'qrcode';
import type {
  AppointmentSlip,
  CaseSlip,
  RefusalSlip,
  ShiftSlip,
  StatusSlip,
  StoredSlip,
  TestSlip,
  TicketSlip,
} from '#electron/slips/slip-data.ts';
import { loadSlipFonts } from '#electron/slips/slip-fonts.ts';
import { layoutSlip, type SlipLayout, type TextRun } from '#electron/slips/slip-layout.ts';

export const fontsDir = fileURLToPath(new URL('../../resources/fonts', import.meta.url));
export const fonts = loadSlipFonts(fontsDir);

const common = { tellWindow: { number: '16' }, demo: false, reprint: 0 };
const hall = { place: '石柱土家族自治县', hall: '政务服务中心' };
const hallEn = { place: 'Shizhu County', hall: 'Government Service Hall' };

export const ticket: TicketSlip = {
  ...common,
  hall,
  no: 'B026',
  matterName: '身份证换领',
  ahead: 6,
  estimate: { fromMin: 15, toMin: 20 },
  goTo: '二楼 B 区',
  windows: ['5', '6', '7'],
  takenAt: '2026-11-23 09:42',
  bring: ['身份证', '户口簿'],
  missedRule: '错过了不要紧，再叫 3 个人会重新叫您一次。',
  maskedName: '陈*',
  qr: 'BCT1:20261123:B026',
};

export const ticketEn: TicketSlip = {
  ...ticket,
  hall: hallEn,
  matterName: 'Renew an identity card',
  goTo: 'Floor 2, zone B',
  bring: ['ID card', 'household register'],
  missedRule: 'Missed the call? We call you again after 3 people.',
  maskedName: null,
};

export const caseReceipt: CaseSlip = {
  ...common,
  hall,
  promisedDate: '2026-12-09',
  weekday: '星期三',
  workingDays: 12,
  provisional: false,
  matterName: '身份证换领',
  ownerUnit: '县政务服务中心',
  ownerPerson: '向文静',
  ownerWindow: '16',
  where: '一楼 总服务台旁',
  caseNo: '261123-0074',
  queryCode: '482913',
  maskedName: '罗*',
  filedAt: '2026-11-23 15:46',
  qr: 'BCC1:261123-0074:482913',
};

export const caseReceiptEn: CaseSlip = {
  ...caseReceipt,
  hall: hallEn,
  weekday: 'Wednesday',
  matterName: 'Renew an identity card',
  ownerUnit: 'County Service Hall',
  ownerPerson: 'Xiang Wenjing',
  where: 'Floor 1, by the help desk',
  maskedName: null,
};

export const appointment: AppointmentSlip = {
  ...common,
  hall,
  matterName: '身份证换领',
  day: '2026-12-01',
  time: '09:30',
  until: '10:00',
  code: '4829 1375',
  goTo: '二楼 B 区',
  windows: ['5', '6', '7'],
  bring: ['身份证', '户口簿'],
  checkIn: { from: '09:00', keptUntil: '10:15', endsWithDay: false },
  maskedName: '罗*',
  madeAt: '2026-11-23 15:46',
  qr: '7731261201482913750',
};

export const appointmentEn: AppointmentSlip = {
  ...appointment,
  hall: hallEn,
  matterName: 'Renew an identity card',
  goTo: 'Floor 2, zone B',
  bring: ['ID card', 'household register'],
};

export const statusOfCase: StatusSlip = {
  ...common,
  hall,
  caseNo: '261123-0074',
  matterName: '身份证换领',
  promise: { date: '2026-12-14', weekday: '星期一', provisional: false },
  stage: '4 协调办理',
  ownerUnit: '县医保局',
  ownerPerson: '冉隆刚',
  waitingFor: null,
  askedUntil: null,
  turns: [
    { at: '2026-12-07 10:00', text: '要多等 3 个工作日，最晚 12月14日 星期一', more: '原因：外省的回函还没到。' },
    { at: '2026-11-24 09:00', text: '县医保局的冉隆刚给您办', more: null },
  ],
  before: 1,
  printedAt: '2026-12-07 14:12',
  maskedName: '罗*',
  qr: '771126112300744829130',
};

export const statusOfCaseEn: StatusSlip = {
  ...statusOfCase,
  hall: hallEn,
  matterName: 'Renew an identity card',
  promise: { date: '2026-12-14', weekday: 'Monday', provisional: true },
  stage: '4 Being handled',
  ownerUnit: 'Medical Insurance Office',
  ownerPerson: 'Ran Longgang',
  turns: [{ at: '2026-12-07 10:00', text: 'It takes 3 working days more', more: 'Reason: no answer yet.' }],
  maskedName: null,
};

export const refusal: RefusalSlip = {
  ...common,
  hall,
  caseNo: '261123-0074',
  matterName: '房屋买卖合同',
  ground: '这件事已经在法院了。',
  words: '县法院今年 9 月已经立案，正在审。\n同一件事，窗口不能再办一遍。',
  wayOn: '请找县法院立案庭，电话 12368。',
  unit: '县政务服务中心',
  givenAt: '2026-11-24 10:20',
  maskedName: '罗*',
  qr: '771126112300744829130',
};

export const refusalEn: RefusalSlip = {
  ...refusal,
  hall: hallEn,
  matterName: 'A contract for a flat',
  ground: 'It is before a court already.',
  words: 'The county court has taken it on in September.',
  wayOn: 'Please go to the court, telephone 12368.',
  unit: 'County Service Hall',
  maskedName: null,
};

export const shift: ShiftSlip = {
  hall,
  demo: false,
  reprint: 0,
  day: '2026-11-23',
  who: { name: '向文静', windows: ['5', '16'] },
  from: '09:02',
  to: '17:06',
  numbers: { taken: null, called: 41, served: 36, noShows: 3, forwarded: 2, waiting: null },
  cases: { filed: 4, concluded: 2, overdue: 1 },
  slips: null,
  paper: [],
  printedAt: '2026-11-23 17:10',
};

const hallShift: ShiftSlip = {
  ...shift,
  who: null,
  numbers: { taken: 218, called: 205, served: 190, noShows: 11, forwarded: 9, waiting: 13 },
  cases: { filed: 12, concluded: 9, overdue: 3 },
  slips: { printed: 231, again: 4, notOut: 2 },
  paper: [
    { printer: '一楼打印机', metres: 31.4, slips: 180 },
    { printer: '二楼打印机', metres: 8, slips: 51 },
  ],
};

export const testPage: TestSlip = {
  hall,
  demo: false,
  reprint: 0,
  printer: '一楼打印机',
  where: '192.168.1.60:9100',
  rom: 'gb18030',
  printedAt: '2026-11-23 08:20',
};

/** Every kind in both languages, and what of a kind looks different. */
export const everySlip: readonly (StoredSlip & { name: string })[] = [
  { name: 'ticket', kind: 'ticket', language: 'zh-CN', slip: ticket },
  { name: 'ticket', kind: 'ticket', language: 'en', slip: ticketEn },
  { name: 'case', kind: 'case', language: 'zh-CN', slip: caseReceipt },
  { name: 'case', kind: 'case', language: 'en', slip: caseReceiptEn },
  { name: 'status', kind: 'status', language: 'zh-CN', slip: statusOfCase },
  { name: 'status', kind: 'status', language: 'en', slip: statusOfCaseEn },
  { name: 'refusal', kind: 'refusal', language: 'zh-CN', slip: refusal },
  { name: 'refusal', kind: 'refusal', language: 'en', slip: refusalEn },
  { name: 'appointment', kind: 'appointment', language: 'zh-CN', slip: appointment },
  { name: 'appointment', kind: 'appointment', language: 'en', slip: appointmentEn },
  { name: 'shift', kind: 'shift', language: 'zh-CN', slip: shift },
  {
    name: 'shift',
    kind: 'shift',
    language: 'en',
    slip: { ...shift, hall: hallEn, who: { name: 'Xiang Wenjing', windows: ['5', '16'] } },
  },
  { name: 'hall-shift', kind: 'shift', language: 'zh-CN', slip: hallShift },
  { name: 'hall-shift', kind: 'shift', language: 'en', slip: { ...hallShift, hall: hallEn } },
  { name: 'test', kind: 'test', language: 'zh-CN', slip: testPage },
  { name: 'test', kind: 'test', language: 'en', slip: { ...testPage, hall: hallEn } },
];

const runsOf = (layout: SlipLayout) => layout.items.filter((item): item is TextRun => item.kind === 'text');

/** The slip's text line by line; label and value of one line stand in one string, a space between runs that do not touch. */
export function linesOf(layout: SlipLayout): string[] {
  const lines = new Map<number, TextRun[]>();
  for (const run of runsOf(layout)) lines.set(run.baseline, [...(lines.get(run.baseline) ?? []), run]);
  return [...lines.values()].map((runs) => {
    let text = '';
    let end = 0;
    for (const run of runs) {
      text += (end > 0 && run.x > end ? ' ' : '') + run.text;
      end = run.x + run.width;
    }
    return text;
  });
}

export const textOf = (doc: string, columns = 48) => linesOf(layoutSlip(doc, columns)).join('\n');

/** All printed characters without white space: what must survive any wrapping. */
export const lettersOf = (text: string) => text.replace(/\s/g, '');

/** True when the run of every line stays on the paper. */
export const staysOnPaper = (layout: SlipLayout) =>
  runsOf(layout).every((run) => run.x >= 0 && run.x + run.width <= layout.widthDots);

/** True when another maker's QR code for `data` has exactly these modules under one of the eight masks: then any reader reads `data`. */
export function isQrOf(modules: readonly (readonly boolean[])[], data: string): boolean {
  const version = (modules.length - 17) / 4;
  return [0, 1, 2, 3, 4, 5, 6, 7].some((maskPattern) => {
    const reference = createQr([{ data: Buffer.from(data), mode: 'byte' }], {
      errorCorrectionLevel: 'M',
      version,
      maskPattern: maskPattern as 0,
    }).modules;
    return modules.every((row, r) => row.every((dark, c) => dark === (reference.get(r, c) === 1)));
  });
}
