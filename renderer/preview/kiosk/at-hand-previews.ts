// Owns the previews of a person at hand: the offer, the yes, the band while somebody looks along, and what is kept for the counter.
import { ORPCError } from '@orpc/client';
import type { HelpCall } from '#shared/contract/help.ts';
import type { Preview } from '../preview.ts';
import { kiosk, type Setting } from './kiosk-preview.tsx';
import { emptyDraft, sampleNow, toldDraft } from './kiosk-samples.ts';

const called: HelpCall & { isHeard: boolean } = {
  ...{ id: '5b1f4e0a-93c4-4b5d-9c55-0d2f3a7c1e42', terminal: '1 号机', screen: 'tell-words', reason: null },
  ...{ at: sampleNow, answeredAt: null, answeredBy: null, gone: null, isHeard: true },
};
const asks = (...taps: string[]): Setting => ({
  screen: { name: 'tell-words' },
  draft: toldDraft,
  parts: {
    help: { call: async () => called },
    assist: {
      park: () => Promise.reject(new ORPCError('CANNOT_SAVE', { defined: true, status: 507 })),
    },
  },
  taps: ['.assist-help', ...taps],
});
const offers = { share: '.help-offers .btn-lamp', park: '.help-offers .btn:last-child' } as const;
const helped = { parts: ['matterCode', 'words', 'phone'], voucher: null } as const;
const together = { state: 'together', helper: '向例静', filled: 'phone' } as const;
const long = { ...together, helper: '买买提·阿不都热合曼', filled: 'organisationCode' } as const;

export const atHandPreviews: readonly Preview[] = [
  kiosk('help-offers', '求助，正在反映', asks()),
  kiosk('share-asks', '一起看吗', asks(offers.share)),
  kiosk('park-asks', '先存着吗', asks(offers.park)),
  kiosk('park-failed', '没存下', asks(offers.park, '.dialog-actions .btn-main')),
  kiosk('share-waiting', '一起看，还没人', {
    ...{ screen: { name: 'tell-words' }, draft: emptyDraft },
    share: { state: 'waiting' },
  }),
  kiosk('share-words', '一起看，正在写', { screen: { name: 'tell-words' }, draft: toldDraft, share: together }),
  kiosk('share-name', '一起看，写姓名', {
    ...{ screen: { name: 'tell-details', at: 0 }, draft: toldDraft },
    share: long,
  }),
  kiosk('share-kind', '一起看，哪一种', { screen: { name: 'tell-kind' }, draft: toldDraft, share: together }),
  kiosk('share-review', '一起看，看一遍', {
    ...{ screen: { name: 'tell-review' }, draft: { ...toldDraft, helped } },
    share: together,
  }),
  kiosk('share-over', '一起看，停了', {
    ...{ screen: { name: 'tell-trips' }, draft: toldDraft },
    share: { state: 'over', why: 'helper-gone' },
  }),
  kiosk('parked', '存好了', { screen: { name: 'parked', code: '4716', until: sampleNow + 4 * 3_600_000 } }),
];
