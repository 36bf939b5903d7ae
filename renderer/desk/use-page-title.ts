// Owns the name of the browser's tab at the desk: which page it is, so that two tabs and a history can be told apart.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** @param name of the page that is open; null: not this one. Never a person's name or words: a history keeps it. */
export function usePageTitle(name: string | null): void {
  const { t } = useTranslation('desk');
  const desk = t('title');
  useEffect(() => {
    if (name === null) return;
    document.title = `${name} · ${desk}`;
    return () => {
      document.title = desk;
    };
  }, [name, desk]);
}
