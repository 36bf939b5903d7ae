// Owns the previews of photographing papers on a citizen's phone.
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { PaperLinkState } from '#shared/contract/case-files.ts';
import { createI18n } from '../../i18n/i18n.ts';
import { PapersCard } from '../../phone/papers/papers-page.tsx';
import { TimeLeftBar } from '../../phone/papers/time-left.tsx';
import type { Sent } from '../../phone/papers/use-send-papers.ts';
import { phoneWords } from '../../phone/phone-words.ts';
import { type FakeParts, never } from '../fake-api.ts';
import type { Preview } from '../preview.ts';
import { useTaps } from '../use-taps.ts';
import { inPhone, phone, refused } from './phone-previews.tsx';

/** A link as the kiosk's code holds it. */
export const papersAddress = '/p#ZWluIHNjaGwrc3NlbCBmLg';
const known: PaperLinkState = { isOpened: true, count: 0, left: 20, secondsLeft: 540, canExtend: true };
const linkState =
  (over: Partial<PaperLinkState> = {}) =>
  async () => ({ ...known, ...over });
const papers = (id: string, title: string, parts: FakeParts['caseFiles']): Preview =>
  phone(`papers${id}`, title, papersAddress, { ...(parts && { caseFiles: parts }) });

const pressed = ['.phone-papers-time button'];
function Pressed(props: { children: ReactNode }): ReactNode {
  useTaps(pressed);
  return props.children;
}
/** In its last minute, and more time was asked for. */
function ending(id: string, title: string, moreTime: () => Promise<PaperLinkState>): Preview {
  const plain = papers(id, title, { linkState: linkState({ count: 2, left: 18, secondsLeft: 42 }), moreTime });
  return { ...plain, render: (...how) => <Pressed>{plain.render(...how)}</Pressed> };
}

/** Pictures were taken, the last is on its way; `isOver`: and the time is over. */
function onTheWay(id: string, title: string, o: { states: Sent['state'][]; isOver: boolean }): Preview {
  const sent = o.states.map((state, n): Sent => ({ requestId: String(n), file: new File([], ''), state }));
  const count = sent.filter(({ state }) => state === 'arrived').length;
  const asked = { data: { ...known, count, left: 20 - count }, failureCount: 0, refetch: () => undefined };
  const sending = { sent, send: () => undefined, again: () => undefined };
  return {
    ...papers(id, title, {}),
    render: ({ language }, onMissing) =>
      inPhone(
        <I18nextProvider i18n={createI18n({ words: phoneWords, language, ...(onMissing && { onMissing }) })}>
          <main className="phone">
            <PapersCard
              link={{ asked, isClosed: false, isOver: o.isOver }}
              papers={sending}
              isUnderWay
              onTake={() => undefined}
            />
            <TimeLeftBar time={o.isOver ? { say: 'finishing', count: 0, more: null } : null} />
          </main>
        </I18nextProvider>,
      ),
  };
}

export const phonePapersPreviews: readonly Preview[] = [
  papers('', '拍材料', { linkState: linkState() }),
  onTheWay('-sending', '拍材料：正在送第一张', { states: ['sending'], isOver: false }),
  papers('-arrived', '拍材料：送到了', { linkState: linkState({ count: 2, left: 18 }) }),
  papers('-full', '拍材料：满了', { linkState: linkState({ count: 3, left: 0 }) }),
  papers('-ends', '拍材料：快到时间了', { linkState: linkState({ secondsLeft: 42 }) }),
  papers('-ends-last', '拍材料：快到时间了，不能再等', { linkState: linkState({ secondsLeft: 42, canExtend: false }) }),
  ending('-ends-slow', '拍材料：再拍一会儿，正在问大厅', () => never()),
  ending('-ends-lost', '拍材料：再拍一会儿，没加上', refused('TOO_MANY_TRIES')),
  ending('-longer', '拍材料：时间加上了', linkState({ count: 2, left: 18 })),
  onTheWay('-finishing', '拍材料：到时间了，还在送', { states: ['arrived', 'sending'], isOver: true }),
  papers('-over', '拍材料：码过期了', { linkState: refused('LINK_OVER') }),
  papers('-closed', '拍材料：归档了', { linkState: refused('NOT_NOW') }),
  papers('-asking', '拍材料：正在问', { linkState: () => never() }),
  papers('-down', '拍材料：连不上', { linkState: async () => Promise.reject(new TypeError('down')) }),
];
