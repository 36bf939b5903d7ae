// Owns the previews of today's work, of supervision and of the hall office's wall.
import type { Staff } from '#shared/contract/staff.ts';
import { sampleNow } from '../kiosk/kiosk-samples.ts';
import type { Preview } from '../preview.ts';
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

export const workPreviews: readonly Preview[] = [
  desk('today-intake', '今天的事：受理员', '/', { staff: sample.clerk }),
  desk('today-unit', '今天的事：我单位', '/?whose=unit', { staff: sample.clerk }),
  desk('today-work-error', '今天的事：读不到', '/', {
    staff: sample.clerk,
    parts: { handling: { work: down }, cases: { list: async () => sample.sampleList([]) } },
  }),
  desk('supervision', '督办', '/supervision', { staff: sample.supervisor }),
  desk('supervision-leader', '督办：值班领导', '/supervision?concern=decide', overviewIs(work.overview(), leader)),
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
