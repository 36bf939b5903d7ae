// Owns the previews of a sign-in that ends, and of the desk without single letters.
import { ORPCError } from '@orpc/client';
import type { Preview } from '../preview.ts';
import { desk } from './desk-previews.tsx';
import * as sample from './desk-samples.ts';

const nineMinutes = 9 * sample.minuteMs;
const down = async () => Promise.reject(new TypeError('down'));
const notSignedIn = async () => {
  throw new ORPCError('NOT_SIGNED_IN', { defined: true, message: 'NOT_SIGNED_IN' });
};

export const keysAndSessionPreviews: readonly Preview[] = [
  desk('session-soon', '登录快到时间', '/cases/261123-0074?act=tell', {
    leftMs: nineMinutes,
    parts: { cases: { get: async () => sample.handledDetail } },
  }),
  desk(
    'session-soon-down',
    '登录快到时间：断了',
    '/',
    { staff: sample.clerk, leftMs: nineMinutes, parts: { staff: { staySignedIn: down } } },
    { clicks: ['.session-ending .btn'] },
  ),
  desk('session-over', '登录到时间了', '/', {
    staff: sample.clerk,
    leftMs: 0,
    parts: { handling: { work: notSignedIn } },
  }),
  desk('session-ended', '登录被结束了', '/', { staff: sample.clerk, parts: { handling: { work: notSignedIn } } }),
  desk(
    'wall-session-soon',
    '大屏：登录快到时间',
    '/wall',
    { staff: sample.supervisor, leftMs: nineMinutes },
    { size: { width: 1920, height: 1080 } },
  ),
  desk('keys-off', '按键：字母关了', '/', { hasSingleKeys: false }, { press: { key: 'F1' } }),
  desk('case-keys-off', '一件事：字母关了', '/cases/261123-0074', {
    hasSingleKeys: false,
    parts: { cases: { get: async () => sample.handledDetail } },
  }),
];
