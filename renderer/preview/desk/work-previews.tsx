// Owns the previews of today's work, of supervision and of the hall office's wall.
import type { Staff } from '#shared/contract/staff.ts';
import { sampleNow } from '../kiosk/kiosk-samples.ts';
import type { Preview } from '../preview.ts';
import type { DeskSetting } from './desk-hall.ts';
import { desk } from './desk-previews.tsx';
import * as sample from './desk-samples.ts';
import * as work from './work-samples.ts';

const wallSize = { width: 1920, height: 1080 };
const leader: Staff = { ...sample.supervisor, displayName: '谭试远', roles: ['leader'] };
const down = async (): Promise<never> => Promise.reject(new TypeError('down'));
const overviewIs = (shown: typeof work.noConcerns, staff: Staff = sample.supervisor) => ({
  staff,
  parts: { supervision: { overview: async () => shown } },
});
const wallIs = (shown: typeof work.quietWall) => ({
  staff: leader,
  parts: { supervision: { wall: async () => shown } },
});

/** Three are waited for; the second was changed meanwhile. */
const batch: DeskSetting = {
  staff: sample.clerk,
  parts: {
    handling: { work: async () => work.sampleWork(work.threeNew) },
    cases: {
      list: async () => sample.sampleList([]),
      accept: async ({ caseNo }) => {
        if (caseNo === work.threeNew[1]?.row.caseNo) throw new TypeError('down');
        return sample.sampleDetail();
      },
    },
  },
};
const boxes = [1, 2, 3].map((n) => `.work-row:nth-child(${n}) input`);
const submit = '[role="dialog"] .btn-main';
const act = (n: number): string => `.concern-row:first-child .concern-acts .btn:nth-child(${n})`;
const formSubmit = '[role="dialog"] form .btn-main';

export const workPreviews: readonly Preview[] = [
  desk('today-intake', '今天的事：受理员', '/', { staff: sample.clerk }),
  desk('today-unit', '今天的事：我单位', '/?whose=unit', { staff: sample.clerk }),
  desk('today-selected', '今天的事：选了几件', '/', batch, { clicks: boxes }),
  desk('today-batch', '今天的事：一起受理，有的没成', '/', batch, { clicks: [...boxes, '.batch-bar .btn-lamp'] }),
  desk('today-assign', '今天的事：一起分给', '/', batch, { clicks: [...boxes, '.batch-bar .btn-lamp + .btn', submit] }),
  desk('today-urge', '今天的事：一起催办', '/', batch, { clicks: [...boxes, '.batch-bar .btn-lamp + .btn + .btn'] }),
  desk('today-work-error', '今天的事：读不到', '/', {
    staff: sample.clerk,
    parts: { handling: { work: down }, cases: { list: async () => sample.sampleList([]) } },
  }),
  desk('supervision', '督办', '/supervision', { staff: sample.supervisor }),
  desk('supervision-leader', '督办：值班领导', '/supervision?concern=decide', overviewIs(work.overview(), leader)),
  desk(
    'supervision-urge',
    '督办：催办',
    '/supervision',
    { staff: sample.supervisor },
    { clicks: [act(1), formSubmit] },
  ),
  desk('supervision-rule', '督办：裁定', '/supervision', { staff: sample.supervisor }, { clicks: [act(3)] }),
  desk('supervision-empty', '督办：没有', '/supervision?concern=repeat', overviewIs(work.noConcerns)),
  desk('supervision-long', '督办：长', '/supervision?concern=hops', overviewIs(work.longConcerns)),
  desk('supervision-error', '督办：读不到', '/supervision', {
    staff: sample.supervisor,
    parts: { supervision: { overview: down } },
  }),
  desk('wall', '大屏', '/wall', { staff: leader }, { size: wallSize }),
  desk('wall-old', '大屏：数旧了', '/wall', wallIs(work.wall(sampleNow - 4 * sample.minuteMs)), { size: wallSize }),
  desk('wall-long', '大屏：长', '/wall', wallIs(work.longWall), { size: wallSize }),
  desk('wall-quiet', '大屏：没有事', '/wall', wallIs(work.quietWall), { size: wallSize }),
  desk(
    'wall-down',
    '大屏：读不到',
    '/wall',
    { staff: leader, parts: { supervision: { wall: down } } },
    { size: wallSize },
  ),
];
