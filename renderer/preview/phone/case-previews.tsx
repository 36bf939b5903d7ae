// Owns the previews of a case on a citizen's phone: every turn it can have taken, at 360 × 640.
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import { formatCaseNumber } from '#shared/domain/case-number.ts';
import { slipQr } from '#shared/domain/scan-code.ts';
import type { CaseStep } from '../../phone/case/case-page.tsx';
import type { FakeParts } from '../fake-api.ts';
import { never } from '../fake-api.ts';
import * as sample from '../kiosk/case-samples.ts';
import type { Preview } from '../preview.ts';
import { phone, refused } from './phone-previews.tsx';

/** A case as its slip's code opens it. */
export const caseAddress = `/c#${slipQr({ caseNo: formatCaseNumber('2026-11-23', 7), queryCode: sample.sampleCode })}`;

const shown = (id: string, title: string, status: CaseStatus, step?: CaseStep): Preview =>
  phone(`case-${id}`, title, caseAddress, { cases: { status: async () => status } }, step && { case: step });
const unanswered = (id: string, title: string, status: () => Promise<never>): Preview =>
  phone(`case-${id}`, title, caseAddress, { cases: { status } } as FakeParts);

export const phoneCasePreviews: readonly Preview[] = [
  shown('status', '进度', sample.sampleStatus()),
  shown('new', '进度：刚交', sample.sampleStatus({ said: [] }, 1)),
  shown('waiting', '进度：等您', sample.waitingStatus),
  shown('waiting-long', '进度：等您，很长', sample.waitingLongStatus),
  shown('extended', '进度：延期', sample.extendedStatus),
  shown('merged', '进度：并案', sample.mergedStatus),
  shown('asked', '办成了吗', sample.askedStatus),
  shown('asked-long', '办成了吗：结果很长', sample.askedLongStatus),
  shown('concluded', '进度：办成了', sample.concludedStatus),
  shown('refused', '不予受理', sample.refusedStatus('possible')),
  shown('refused-long', '不予受理：很长', sample.refusedStatus('possible', true)),
  shown('objected', '不予受理：说了不同意', sample.refusedStatus('made')),
  shown('upheld', '不予受理：又看过了', sample.refusedStatus('upheld')),
  shown('add', '补充几句', sample.sampleStatus(), { name: 'add' }),
  shown('object', '我不同意', sample.refusedStatus('possible'), { name: 'object' }),
  shown('yes', '说了：办成了', sample.answeredYes, { name: 'answered', done: 'yes' }),
  shown('partly', '说了：还差一点', sample.answeredPartly, { name: 'answered', done: 'partly' }),
  shown('no', '说了：没办成', sample.answeredNo, { name: 'answered', done: 'no' }),
  unanswered('asking', '正在查', () => never()),
  unanswered('unknown', '查不到', refused('NOT_MATCHING', { triesLeft: 3 })),
  unanswered('too-many', '试多了', refused('TOO_MANY_TRIES', { retryAfterSeconds: 300 })),
  unanswered('down', '进度：连不上', async () => Promise.reject(new TypeError('down'))),
];
