// Owns changing the language at the kiosk: one tap where there are two, a list of their own names where there are more.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#shared/domain/languages.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icons.tsx';
import { useKiosk } from './kiosk-context.ts';

export function LanguageButton(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { session, dispatch, hall } = useKiosk();
  const [isChoosing, setChoosing] = useState(false);
  const others = hall.languages.filter((code) => code !== session.language);
  const [only] = others;
  if (!only) return null;
  if (others.length === 1)
    return (
      <button type="button" className="press" lang={only} onClick={() => dispatch({ do: 'speak', language: only })}>
        <Icon name="globe" />
        {languages[only].name}
      </button>
    );
  const close = (): void => setChoosing(false);
  return (
    <>
      <button type="button" className="press" onClick={() => setChoosing(true)}>
        <Icon name="globe" />
        {t('assist.language')}
      </button>
      <Dialog
        open={isChoosing}
        title={t('assist.language')}
        onDismiss={close}
        actions={
          <Button onClick={close}>{t('assist.languageStay', { name: languages[session.language].name })}</Button>
        }
      >
        <div className="language-list">
          {others.map((code) => (
            <Button
              key={code}
              lang={code}
              onClick={() => {
                close();
                dispatch({ do: 'speak', language: code });
              }}
            >
              {languages[code].name}
            </Button>
          ))}
        </div>
      </Dialog>
    </>
  );
}
