// Owns the ticker: the hall's own sentences, else the program's; one at a time, fading every 8 s, never running along.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bilingual, Hall } from '#shared/contract/hall.ts';
import { useSay } from '../i18n/use-words.ts';
import { partsOf, widthOf } from './sentence-room.ts';

const SENTENCE_MS = 8000;
/** Characters in the foot's large type, alone and behind the window's name. Longer ones are set smaller. */
const inLarge = { alone: 40, behindName: 32 } as const;
/** Characters in its smaller type, in all its lines. */
const inSmall = 88;

type Sentence = { readonly text: string; readonly isOfWindow: boolean };

/** @param own the hall's own sentences; empty: the program's, which say what this hall does */
export function Ticker(props: { hall: Hall | null; own: readonly Bilingual[] }): ReactNode {
  const { t } = useTranslation('display');
  const say = useSay();
  const { hall, own } = props;
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), SENTENCE_MS);
    return () => clearInterval(timer);
  }, []);
  if (!hall) return <footer className="ticker" />;
  const { number, where, isStaffed } = hall.tellWindow;
  const place = say(where);
  const aside = (sentence: Bilingual): Sentence[] =>
    partsOf(say(sentence).replaceAll('|', ''), inSmall).map((text) => ({ text, isOfWindow: false }));
  const ofWindow = (text: string): Sentence => ({ text, isOfWindow: true });
  const sentences =
    own.length > 0
      ? own.flatMap(aside)
      : [
          ofWindow(t('ticker.tell')),
          ofWindow(t('ticker.noNumber')),
          // Somebody is promised only while somebody is there.
          ...(place ? [ofWindow(t(isStaffed ? 'ticker.whereStaffed' : 'ticker.where', { where: place }))] : []),
          ...aside(hall.kiosk.missedRule),
        ];
  const { text, isOfWindow } = sentences[turn % sentences.length] ?? ofWindow('');
  return (
    <footer className="ticker" data-aside={!isOfWindow || undefined}>
      {isOfWindow && <b>{t('ticker.window', { number })}</b>}
      <span
        key={sentences.length > 1 ? turn : 0}
        className="ticker-sentence"
        data-long={widthOf(text) > inLarge[isOfWindow ? 'behindName' : 'alone'] || undefined}
      >
        {text}
      </span>
    </footer>
  );
}
