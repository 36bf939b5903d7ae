// Owns the previews of photographing papers on a citizen's phone.
import type { PaperLinkState } from '#shared/contract/case-files.ts';
import { type FakeParts, never } from '../fake-api.ts';
import type { Preview } from '../preview.ts';
import { phone, refused } from './phone-previews.tsx';

/** A link as the kiosk's code holds it. */
export const papersAddress = '/p#ZWluIHNjaGwrc3NlbCBmLg';
const linkState =
  (over: Partial<PaperLinkState> = {}) =>
  async () => ({
    isOpened: true,
    count: 0,
    left: 20,
    secondsLeft: 540,
    ...over,
  });
const papers = (id: string, title: string, parts: FakeParts['caseFiles']): Preview =>
  phone(`papers${id}`, title, papersAddress, { ...(parts && { caseFiles: parts }) });

export const phonePapersPreviews: readonly Preview[] = [
  papers('', '拍材料', { linkState: linkState() }),
  papers('-arrived', '拍材料：送到了', { linkState: linkState({ count: 2, left: 18 }) }),
  papers('-full', '拍材料：满了', { linkState: linkState({ count: 3, left: 0 }) }),
  papers('-over', '拍材料：码过期了', { linkState: refused('LINK_OVER') }),
  papers('-closed', '拍材料：归档了', { linkState: refused('NOT_NOW') }),
  papers('-asking', '拍材料：正在问', { linkState: () => never() }),
  papers('-down', '拍材料：连不上', { linkState: async () => Promise.reject(new TypeError('down')) }),
];
