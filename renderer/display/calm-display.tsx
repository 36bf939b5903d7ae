// Owns what the hall sees when the display itself went wrong: one calm screen, and the page anew, for nobody stands there to do it.
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-words.ts';
import { DisplayStage } from './display-stage.tsx';

/** Long enough that a fault which comes back at once does not make the screen flicker. */
const DISPLAY_ANEW_MS = 20_000;

export function CalmDisplay({ onAnew }: { onAnew: () => void }): ReactNode {
  const { t } = useTranslation('display');
  const language = useLanguage();
  useEffect(() => {
    const timer = setTimeout(onAnew, DISPLAY_ANEW_MS);
    return () => clearTimeout(timer);
  }, [onAnew]);
  return (
    <DisplayStage layout={null}>
      {(layout) => (
        <main className="display" data-surface="display" data-layout={layout} lang={language}>
          <section className="now now-empty" role="alert">
            <p className="now-quiet">{t('listen')}</p>
            <p className="now-hint">{t('fault')}</p>
          </section>
        </main>
      )}
    </DisplayStage>
  );
}
