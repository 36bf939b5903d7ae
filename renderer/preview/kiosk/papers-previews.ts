// Owns the previews of photographing papers and of signing.
import { ORPCError } from '@orpc/client';
import type { PaperLinkState } from '#shared/contract/case-files.ts';
import { fakeCameras } from '../fake-camera.ts';
import type { Preview } from '../preview.ts';
import { kiosk, requestId, type Setting } from './kiosk-preview.tsx';
import * as sample from './kiosk-samples.ts';

const ofCase = { caseNo: '261123-0078', queryCode: '385201' };
const papers = (...answers: Parameters<typeof fakeCameras>): Setting => ({
  screen: { name: 'papers', ...ofCase },
  cameras: fakeCameras(...answers),
});
const phoneHall = { ...sample.sampleHall, phoneUrl: 'https://banshi.example.gov.cn' };
/** A link of which this is known; `over`: not any more. */
const byPhone = (over: Partial<PaperLinkState>, state?: () => Promise<never>): Setting => {
  const known = { isOpened: false, count: 0, left: 20, secondsLeft: 540, canExtend: true, ...over };
  const openLink = async () => ({ token: 'ZWluIHNjaGwrc3NlbCBmLg', id: requestId, ...known });
  const linkState = state ?? (async () => known);
  return {
    screen: { name: 'papers-phone', ...ofCase },
    hall: phoneHall,
    cameras: fakeCameras('absent'),
    parts: { caseFiles: { openLink, linkState, closeLink: async () => ({ ok: true as const }) } },
  };
};
/** Two pictures came by the first code, and another was asked for. */
const anotherCode = (): Setting => {
  const first = { isOpened: true, count: 2, left: 18, secondsLeft: 540, canExtend: true };
  const next = { ...first, isOpened: false, count: 0 };
  const tokens = { first: 'ZWluIHNjaGwrc3NlbCBmLg', next: 'ZWluIG5ldWVyIGNvZGUuLg' };
  let isFirstSeen = false;
  const openLink = async () => {
    const isNext = isFirstSeen;
    // Whoever looks at it again begins again.
    isFirstSeen = false;
    return isNext
      ? { ...next, token: tokens.next, id: requestId.replace(/.$/, '2') }
      : { ...first, token: tokens.first, id: requestId };
  };
  const linkState = async ({ token }: { token: string }) => {
    isFirstSeen = token === tokens.first;
    return isFirstSeen ? first : next;
  };
  return {
    ...byPhone({}),
    parts: { caseFiles: { openLink, linkState, closeLink: async () => ({ ok: true as const }) } },
    taps: ['.papers-acts .btn'],
  };
};
const take = '.papers-screen .btn-main';
const handIn = '.papers-screen:has(.papers-view img) .btn-main';
const handsIn = (addOwn: () => Promise<{ left: number }>): Setting => ({
  ...papers('sees'),
  taps: [take, handIn],
  parts: { caseFiles: { addOwn } },
});
const refusedWith = (code: string) => async (): Promise<never> => {
  throw new ORPCError(code, { defined: true, message: code });
};
const done: Setting = {
  screen: {
    name: 'done',
    receipt: sample.sampleReceipt(sample.slipStates.printed, sample.samplePromise),
    hasPhone: true,
  },
  slip: sample.slipStates.printed,
};

export const papersPreviews: readonly Preview[] = [
  kiosk('papers', '拍材料', papers('sees')),
  kiosk('papers-check', '拍材料，看一看', { ...papers('sees'), taps: [take] }),
  kiosk('papers-phones', '拍材料，也能用手机', { ...papers('sees'), hall: phoneHall }),
  kiosk('papers-no-sheet', '拍材料，没找到纸边', { ...papers('sees-table'), taps: [take] }),
  kiosk('papers-unplugged', '拍材料，断开了，能用手机', { ...papers('unplugs'), hall: phoneHall }),
  kiosk('papers-phone', '用手机拍：扫码', byPhone({})),
  kiosk('papers-phone-joined', '用手机拍：连上了', byPhone({ isOpened: true })),
  kiosk('papers-phone-arrived', '用手机拍：收到了', byPhone({ isOpened: true, count: 2, left: 18 })),
  kiosk('papers-phone-another', '用手机拍：收到了，换了一个码', anotherCode()),
  kiosk('papers-phone-last', '用手机拍：收满了', byPhone({ isOpened: true, count: 12, left: 0 })),
  kiosk('papers-phone-over', '用手机拍：码过期了', byPhone({}, refusedWith('LINK_OVER'))),
  kiosk('papers-phone-failed', '用手机拍：码没出来', {
    ...byPhone({}),
    parts: { caseFiles: { openLink: refusedWith('TOO_MANY_TRIES') } },
  }),
  kiosk('papers-phone-full', '用手机拍：早就满了', {
    ...byPhone({}),
    parts: { caseFiles: { openLink: refusedWith('TOO_MANY_FILES') } },
  }),
  kiosk(
    'papers-handed',
    '拍材料，交了',
    handsIn(async () => ({ left: 12 })),
  ),
  kiosk(
    'papers-last',
    '拍材料，满了',
    handsIn(async () => ({ left: 0 })),
  ),
  kiosk('papers-full', '拍材料，交不上：满了', handsIn(refusedWith('TOO_MANY_FILES'))),
  kiosk(
    'papers-lost',
    '拍材料，断线',
    handsIn(async () => Promise.reject(new TypeError('down'))),
  ),
  kiosk('papers-refused', '拍材料，没让用', papers('refused')),
  kiosk('papers-absent', '拍材料，没有摄像头', papers('absent')),
  kiosk('papers-busy', '拍材料，打不开', papers('busy')),
  kiosk('done-papers', '交上去了，有摄像头', { ...done, cameras: fakeCameras('sees') }),
  kiosk('sign', '签名', { screen: { name: 'sign', ...ofCase, requestId } }),
];
