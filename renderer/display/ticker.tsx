// Owns the ticker: the hall's own sentences, else the program's; one at a time, fading every 8 s, never running along.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bilingual, Hall } from '#shared/contract/hall.ts';
import { useSay } from '../i18n/use-words.ts';
import { partsOf, widthOf } from './sentence-room.ts';

const SENTENCE_MS = 8000;
/** Characters in the foot's large type: of the hall's sentences, and of ours behind the window's name. Longer ones are set smaller. */
const inLarge = { own: 40, ours: 32 } as const;
/** Characters in its smaller type, in all its lines. */
const inSmall = 88;

/** @param own the hall's own sentences; empty: the program's, which promise nothing a hall might not keep */
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
  const sentences =
    own.length > 0
      ? own.flatMap((sentence) => partsOf(say(sentence).replaceAll('|', ''), inSmall))
      : [
          t('ticker.tell'),
          t('ticker.noNumber'),
          // Somebody is promised only while somebody is there.
          ...(place ? [t(isStaffed ? 'ticker.whereStaffed' : 'ticker.where', { where: place })] : []),
          t('ticker.missed'),
        ];
  const sentence = sentences[turn % sentences.length] ?? '';
  return (
    <footer className="ticker" data-own={own.length > 0 || undefined}>
      {own.length === 0 && <b>{t('ticker.window', { number })}</b>}
      <span
        key={sentences.length > 1 ? turn : 0}
        className="ticker-sentence"
        data-long={widthOf(sentence) > inLarge[own.length > 0 ? 'own' : 'ours'] || undefined}
      >
        {sentence}
      </span>
    </footer>
  );
}
