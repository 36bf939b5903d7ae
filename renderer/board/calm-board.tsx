// Owns what the hall sees when the notice board itself went wrong: one calm sentence, and the page anew, for nobody stands there to do it.
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-words.ts';
import { ScreenStage } from '../ui/screen-stage.tsx';

/** Long enough that a fault which comes back at once does not make the screen flicker. */
const ANEW_MS = 20_000;

export function CalmBoard({ onAnew }: { onAnew: () => void }): ReactNode {
  const { t } = useTranslation('board');
  const language = useLanguage();
  useEffect(() => {
    const timer = setTimeout(onAnew, ANEW_MS);
    return () => clearTimeout(timer);
  }, [onAnew]);
  return (
    <ScreenStage className="board-ground" layout={null}>
      {(layout) => (
        <main className="board" data-surface="display" data-layout={layout} lang={language}>
          <p className="board-quiet" role="alert">
            {t('fault')}
          </p>
        </main>
      )}
    </ScreenStage>
  );
}
