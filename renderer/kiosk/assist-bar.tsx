// Owns the bar at the foot: larger, lower, stronger, the other language, and a person. One tap each, on every screen.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import { useKiosk } from './kiosk-context.ts';
import { LanguageButton } from './language-button.tsx';
import './assist-bar.css';

const aids = [
  { mode: 'large', icon: 'large' },
  { mode: 'low', icon: 'low' },
  { mode: 'contrast', icon: 'contrast' },
] as const;

export function AssistBar(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { session, dispatch, callHelp, help } = useKiosk();
  return (
    <div className="assist" role="toolbar" aria-label={t('assist.label')}>
      {aids.map(({ mode, icon }) => (
        <button
          key={mode}
          type="button"
          className="press"
          aria-pressed={session.modes[mode]}
          onClick={() => dispatch({ do: 'mode', mode })}
        >
          <Icon name={icon} />
          {t(`assist.${mode}`)}
        </button>
      ))}
      <LanguageButton />
      <button type="button" className="press assist-help" onClick={callHelp}>
        <Icon name="help" />
        {help === 'called' || help === 'coming' ? t('assist.called') : t('assist.help')}
      </button>
    </div>
  );
}
