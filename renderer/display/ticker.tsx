// Owns the ticker: one sentence at a time, fading every 8 s, never running along.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hall } from '#shared/contract/hall.ts';
import { useSay } from '../i18n/use-words.ts';

const SENTENCE_MS = 8000;

export function Ticker(props: { hall: Hall | null }): ReactNode {
  const { t } = useTranslation('display');
  const say = useSay();
  const { hall } = props;
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), SENTENCE_MS);
    return () => clearInterval(timer);
  }, []);
  if (!hall) return <footer className="ticker" />;
  const { number, where } = hall.tellWindow;
  const sentences = [
    t('ticker.tell'),
    t('ticker.noNumber'),
    ...(say(where) ? [t('ticker.where', { where: say(where) })] : []),
    t('ticker.missed'),
  ];
  const sentence = sentences[turn % sentences.length];
  return (
    <footer className="ticker">
      <b>{t('ticker.window', { number })}</b>
      <span key={turn} className="ticker-sentence">
        {sentence}
      </span>
    </footer>
  );
}
