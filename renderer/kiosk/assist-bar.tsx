// Owns the bar at the foot: larger, lower, stronger, read aloud, the other language, and a person. One tap each, on every screen.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import { StopButton } from './at-hand/band.tsx';
import { useSharing } from './at-hand/use-share.ts';
import { useKiosk } from './kiosk-context.ts';
import { LanguageButton } from './language-button.tsx';
import { useVoice } from './voice/voice.tsx';
import './assist-bar.css';

const aids = [
  { mode: 'large', icon: 'large' },
  { mode: 'low', icon: 'low' },
  { mode: 'contrast', icon: 'contrast' },
] as const;

export function AssistBar(): ReactNode {
  const { t } = useTranslation(['kiosk', 'voice']);
  const voice = useVoice();
  const { state: sharing } = useSharing();
  const { session, dispatch, callHelp, help } = useKiosk();
  return (
    <div className="assist" role="toolbar" aria-label={t('kiosk:assist.label')}>
      {aids.map(({ mode, icon }) => (
        <button
          key={mode}
          type="button"
          className="press"
          aria-pressed={session.modes[mode]}
          onClick={() => dispatch({ do: 'mode', mode })}
        >
          <Icon name={icon} />
          {t(`kiosk:assist.${mode}`)}
        </button>
      ))}
      {voice.isThere && (
        <button type="button" className="press" aria-pressed={voice.isOn} onClick={() => dispatch({ do: 'voice' })}>
          <Icon name="voice" />
          {t('voice:button')}
        </button>
      )}
      {sharing === 'waiting' || sharing === 'together' ? <StopButton /> : <LanguageButton />}
      <button type="button" className="press assist-help" onClick={callHelp}>
        <Icon name="help" />
        {help === 'called' || help === 'coming' ? t('kiosk:assist.called') : t('kiosk:assist.help')}
      </button>
    </div>
  );
}
