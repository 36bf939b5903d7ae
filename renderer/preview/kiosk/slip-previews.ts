// Owns the previews of a slip on its way: everything a printer can do to somebody who waits for paper, wherever a slip comes.
import type { SlipState } from '#shared/contract/slips.ts';
import type { FakeParts } from '../fake-api.ts';
import type { Preview } from '../preview.ts';
import { sampleCode, sampleStatus } from './case-samples.ts';
import { kiosk, type Setting } from './kiosk-preview.tsx';
import * as sample from './kiosk-samples.ts';
import * as queue from './queue-samples.ts';

const { slipStates } = sample;

/** `worksAt`: other terminals that print · `isHeard`: somebody at a desk heard that the guide is wanted. */
type More = { worksAt?: string[]; isHeard?: boolean };

function withSlip(slip: SlipState, screen: NonNullable<Setting['screen']>, more: More = {}): Setting {
  const { worksAt = [], isHeard } = more;
  const called = {
    id: 'h',
    terminal: '1 号机',
    screen: 'number',
    at: sample.sampleNow,
    answeredAt: null,
    answeredBy: null,
  };
  return {
    screen,
    slip,
    parts: {
      cases: { printStatus: async () => slip },
      slips: { get: async () => sample.sampleSlip(slip, 'B026', worksAt) },
      ...(isHeard !== undefined && { help: { call: async () => ({ ...called, isHeard }) } }),
    } as unknown as FakeParts,
    // The machine calls by itself after a while; who touches 求助 before that is where it leads.
    ...(isHeard !== undefined && { taps: ['.assist-help', '.dialog-actions .btn-main'] }),
  };
}
const number = (slip: SlipState, more?: More): Setting =>
  withSlip(slip, { name: 'number', taken: sample.sampleTaken(slip) }, more);
const done = (slip: SlipState, more?: More): Setting =>
  withSlip(slip, { name: 'done', receipt: sample.sampleReceipt(slip), hasPhone: true }, more);
const booked = (slip: SlipState, more?: More): Setting =>
  withSlip(slip, { name: 'booked', appointment: queue.sampleAppointment, code: '48205317', slip }, more);

export const slipPreviews: readonly Preview[] = [
  kiosk('slip-sent', '号，凭条已发送', number(slipStates.sent)),
  kiosk('slip-elsewhere', '号，凭条在别处出来', number(slipStates.elsewhere)),
  kiosk('slip-uncertain', '号，不知道出来没有', number(slipStates.uncertain)),
  kiosk('slip-sent-elsewhere', '号，凭条发到别处', number(slipStates.sentElsewhere)),
  kiosk('slip-uncertain-elsewhere', '号，不知道在别处出来没有', number(slipStates.uncertainElsewhere)),
  kiosk('slip-no-paper', '号，没纸，已请人', number(slipStates.noPaper, { worksAt: ['3 号机'], isHeard: true })),
  kiosk(
    'slip-no-paper-unheard',
    '号，没纸，没人听见',
    number(slipStates.noPaper, { worksAt: ['3 号机', '大厅入口左边的取号机'], isHeard: false }),
  ),
  kiosk('slip-cover-open', '号，盖子开着', number(slipStates.coverOpen)),
  kiosk('slip-overheated', '号，太热', number(slipStates.overheated)),
  kiosk('slip-no-printer', '号，没有打印机', number(slipStates.noPrinter)),
  kiosk('slip-late', '号，等久了', number(slipStates.late)),
  kiosk('slip-cannot', '号，打不出来', number(slipStates.failed)),
  kiosk('slip-cancelled', '号，不打了', number(slipStates.cancelled)),
  kiosk('slip-done-sent', '交上去了，已发送', done(slipStates.sent)),
  kiosk('slip-done-elsewhere', '交上去了，在别处出来', done(slipStates.elsewhere)),
  kiosk('slip-done-uncertain', '交上去了，不知道出来没有', done(slipStates.uncertain)),
  kiosk('slip-done-uncertain-elsewhere', '交上去了，不知道在别处出来没有', done(slipStates.uncertainElsewhere)),
  kiosk('slip-done-no-paper', '交上去了，没纸', done(slipStates.noPaper, { worksAt: ['3 号机'], isHeard: true })),
  kiosk('slip-booked-uncertain', '约好了，不知道出来没有', booked(slipStates.uncertain)),
  kiosk('slip-booked-no-paper', '约好了，没纸', booked(slipStates.noPaper, { worksAt: ['3 号机'], isHeard: true })),
  ...(['printed', 'sent', 'uncertain', 'noPaper'] as const).map((state) =>
    kiosk(`slip-status-${state}`, `查进度，打一张：${state}`, {
      ...withSlip(slipStates[state], { name: 'status', status: sampleStatus(), queryCode: sampleCode }),
      taps: ['.status-foot .btn:last-child'],
    }),
  ),
];
