// Owns the list of the kiosk's previews of a case that is looked at: every turn it can have taken.
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import type { Preview } from '../preview.ts';
import * as sample from './case-samples.ts';
import { kiosk, requestId, type Setting } from './kiosk-preview.tsx';
import { longWords, provisionalPromise, sampleNow } from './kiosk-samples.ts';

const queryCode = sample.sampleCode;
const { caseNo } = sample.sampleStatus();
const status = (id: string, title: string, shown: CaseStatus, more: Partial<Setting> & { isRoad?: boolean } = {}) => {
  const { isRoad = false, ...setting } = more;
  return kiosk(id, title, { ...setting, screen: { name: 'status', status: shown, queryCode, isRoad } });
};
const course = (id: string, title: string, shown: CaseStatus): Preview =>
  kiosk(id, title, { screen: { name: 'said', status: shown } });
const answered = (id: string, title: string, shown: CaseStatus): Preview =>
  kiosk(id, title, {
    screen: { name: 'answered', status: shown, queryCode, done: shown.answer?.done ?? 'yes', requestId },
  });
const said = (by: 'window' | 'citizen', text: string) => ({
  at: sampleNow,
  by,
  name: by === 'window' ? '向文静' : null,
  text,
});
const rating = { caseNo, queryCode, requestId, grade: 2, reasons: [] };

export const casePreviews: readonly Preview[] = [
  status('status', '进度', sample.sampleStatus()),
  status('status-new', '进度，刚交', sample.sampleStatus({ said: [] }, 1)),
  status('status-late', '进度，超期', sample.sampleStatus({ light: 'late', workingDaysLeft: -1 })),
  status('status-provisional', '进度，暂定', sample.sampleStatus({ promise: provisionalPromise })),
  status('status-waiting', '进度，等您', sample.waitingStatus),
  status('status-waiting-long', '进度，等您，很长', sample.waitingLongStatus),
  status('status-extended', '进度，延期', sample.extendedStatus),
  status('status-moved', '进度，放假日子变了', sample.holidayStatus),
  status('status-reopened', '进度，重新办', sample.reopenedStatus),
  status('status-merged', '进度，并案', sample.mergedStatus),
  status('status-offline', '进度，断线', sample.extendedStatus, { isOffline: true }),
  status('status-asked', '办成了吗', sample.askedStatus),
  status('status-asked-long', '办成了吗，结果很长', sample.askedLongStatus),
  status('status-asked-road', '办成了吗，看经过', sample.askedStatus, { isRoad: true }),
  status('status-concluded', '进度，办成了', sample.concludedStatus),
  status('status-refused', '不予受理', sample.refusedStatus('possible')),
  status('status-refused-long', '不予受理，很长', sample.refusedStatus('possible', true)),
  status('status-objected', '不予受理，说了不同意', sample.refusedStatus('made')),
  status('status-upheld', '不予受理，又看过了', sample.refusedStatus('upheld')),
  answered('answered-yes', '说了：办成了', sample.answeredYes),
  answered('answered-partly', '说了：还差一点', sample.answeredPartly),
  answered('answered-partly-come', '说了：还差一点，没留电话', { ...sample.answeredPartly, canCall: false }),
  answered('answered-no', '说了：没办成', sample.answeredNo),
  kiosk('case-reasons', '为什么不满意', { screen: { name: 'case-reasons', rating } }),
  kiosk('case-words', '再写几句', { screen: { name: 'case-words', rating }, typed: '跑了三趟才收。' }),
  kiosk('object', '我不同意', { screen: { name: 'object', caseNo, queryCode, requestId } }),
  course('said', '事情的经过', sample.concludedStatus),
  course(
    'said-long',
    '事情的经过，很长',
    sample.sampleStatus({ said: [said('window', longWords(2000)), said('citizen', longWords(5000))] }),
  ),
  course(
    'said-lines',
    '事情的经过，一行一句',
    sample.sampleStatus({ said: [said('citizen', 'Line after line.\n'.repeat(120))] }),
  ),
  course('said-none', '事情的经过，还没有', sample.sampleStatus({ said: [] }, 1)),
  kiosk('supplement', '补充几句', {
    screen: { name: 'supplement', caseNo, queryCode, requestId },
    typed: '机器昨天修好了。',
  }),
];
