// Owns the previews of the case page: one for every turn a case can take, for each person who has something to do with it.
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import type { Staff } from '#shared/contract/staff.ts';
import type { Preview } from '../preview.ts';
import * as loop from './case-samples.ts';
import type { DeskSetting } from './desk-hall.ts';
import { desk } from './desk-previews.tsx';
import * as sample from './desk-samples.ts';

const at = '/cases/261123-0074';
const caseIs = (detail: CaseDetail, staff: Staff = sample.clerk): DeskSetting => ({
  staff,
  parts: { cases: { get: async () => detail } },
});
const leader: Staff = { ...sample.supervisor, displayName: '马例云', roles: ['leader'] };
const head: Staff = { ...sample.supervisor, displayName: '谭例君', roles: ['unit-head'] };
const said: CaseDetail['recordings'][number] = {
  fileId: sample.uuid(901),
  at: sample.freshRow.filedAt,
  seconds: 130,
  bytes: 512_000,
  isGone: false,
  written: null,
};
const saidDetail = sample.sampleDetail({
  title: '有录音（2分10秒）',
  words: '',
  spoken: { seconds: 130, isWrittenDown: false },
  recordings: [said],
});
const writtenDetail = sample.sampleDetail({
  words: '',
  spoken: { seconds: 130, isWrittenDown: true },
  recordings: [
    {
      ...said,
      written: {
        words: '派出所的机器坏了，叫我到县里来，来了号又没有了。',
        check: 'read-aloud',
        at: sample.freshRow.filedAt,
        staffName: '向例静',
      },
    },
  ],
});
const rich = (detail: CaseDetail): DeskSetting => ({
  staff: sample.clerk,
  parts: {
    cases: { get: async () => detail },
    handling: { related: async () => loop.related, present: async () => loop.others },
    notify: { ofCase: async () => loop.messages },
  },
});
const form = (act: string, title: string, detail: CaseDetail, staff?: Staff): Preview =>
  desk(`case-${act}`, `一件事：${title}`, `${at}?act=${act}`, caseIs(detail, staff));

export const casePreviews: readonly Preview[] = [
  desk('case-new', '一件事：没受理', at, caseIs(sample.sampleDetail())),
  desk('case-said', '一件事：说的，没写下来', at, caseIs(saidDetail)),
  desk('case-written-down', '一件事：说的，写下来了', at, caseIs(writtenDetail)),
  desk('case-accepted', '一件事：刚受理', at, caseIs(loop.acceptedDetail)),
  desk('case-talked', '一件事：谈过了', at, caseIs(loop.talkedDetail)),
  desk('case-handled', '一件事：在办', at, rich(loop.assignedDetail)),
  form('transfer', '转办', loop.talkedDetail),
  form('invite', '请人协办', loop.assignedDetail),
  form('pause', '停计时', loop.assignedDetail),
  form('ask-extension', '申请延期', loop.assignedDetail),
  form('propose-refusal', '提请不予受理', loop.acceptedDetail),
  form('escalate', '请领导', loop.assignedDetail),
  form('tell', '告诉群众', loop.assignedDetail),
  form('reclassify', '改类别', loop.assignedDetail),
  desk('case-waiting', '一件事：等群众', at, caseIs(loop.waitingDetail)),
  desk('case-offered', '一件事：转来的', at, caseIs(loop.offeredDetail)),
  desk('case-offering', '一件事：转出去，等接收', `${at}?act=withdraw-transfer`, caseIs(loop.offeringDetail)),
  desk('case-extension', '一件事：批延期', at, caseIs(loop.extensionAskedDetail, head)),
  desk('case-refusal', '一件事：定不予受理', at, caseIs(loop.refusalProposedDetail, head)),
  desk('case-objection', '一件事：群众不同意', at, caseIs(loop.objectedDetail, leader)),
  desk('case-ruling', '一件事：裁定', at, caseIs(loop.escalatedDetail, leader)),
  desk('case-rated', '一件事：群众说了', at, caseIs(loop.ratedDetail)),
  desk('case-archived', '一件事：归档', at, caseIs(loop.archivedDetail)),
  desk('case-merged', '一件事：并走了', at, caseIs(loop.mergedDetail)),
  desk('case-more', '一件事：更多', at, caseIs(loop.assignedDetail), { press: { key: 'm' } }),
  desk('case-concluded', '一件事：办结', at, caseIs(sample.concludedDetail)),
  desk('case-long', '一件事：长', at, rich(loop.longLoopDetail)),
  desk('case-error', '一件事：读不到', at, {
    parts: { cases: { get: async () => Promise.reject(new TypeError('down')) } },
  }),
  desk('case-drafts', '一件事：写的存不下', `${at}?act=tell`, {
    staff: sample.clerk,
    parts: {
      cases: { get: async () => loop.assignedDetail },
      drafts: {
        mine: async () => [{ place: '261123-0074/tell', data: '{"words":"请带上户口本"}', at: 0 }],
        save: async () => Promise.reject(new TypeError('down')),
      },
    },
  }),
];
