// Owns the previews of photographing papers and of signing.
import { ORPCError } from '@orpc/client';
import { fakeCameras } from '../fake-camera.ts';
import type { Preview } from '../preview.ts';
import { kiosk, requestId, type Setting } from './kiosk-preview.tsx';
import * as sample from './kiosk-samples.ts';

const ofCase = { caseNo: '261123-0078', queryCode: '385201' };
const papers = (...answers: Parameters<typeof fakeCameras>): Setting => ({
  screen: { name: 'papers', ...ofCase },
  cameras: fakeCameras(...answers),
});
const take = '.papers-screen .btn-main';
const handIn = '.papers-screen:has(.papers-view img) .btn-main';
const handsIn = (addOwn: () => Promise<{ left: number }>): Setting => ({
  ...papers('sees'),
  taps: [take, handIn],
  parts: { caseFiles: { addOwn } },
});
const refusedWith = (code: string) => async () => {
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
