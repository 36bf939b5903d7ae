// Opens the call display: the one place here that touches the document.
import { languageOf } from '#shared/domain/languages.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './display.css';
import './display-vertical.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { connect } from '../api.ts';
import { ApiProvider } from '../api-provider.tsx';
import { createI18n } from '../i18n/i18n.ts';
import { createPatientQueryClient } from '../patient-query-client.ts';
import { FaultBoundary } from '../ui/fault-boundary.tsx';
import { CalmDisplay } from './calm-display.tsx';
import { DisplayApp } from './display-app.tsx';
import { displayOptions } from './display-options.ts';
import { DisplayStage } from './display-stage.tsx';
import { displayWords } from './display-words.ts';
import { browserSound } from './sound/sound-port.ts';

const anew = (): void => location.reload();

const root = document.getElementById('root');
if (root) {
  const query = new URLSearchParams(location.search);
  const language = languageOf(query.get('lang') ?? '');
  const options = displayOptions(query);
  const sound = options.isMute ? null : browserSound(options.voice);
  const i18n = createI18n({ words: displayWords, language });
  document.documentElement.lang = language;
  document.title = i18n.t('display:title');
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <FaultBoundary instead={() => <CalmDisplay onAnew={anew} />}>
          <ApiProvider api={connect()} queryClient={createPatientQueryClient()}>
            <DisplayStage layout={options.layout}>
              {/* A hall that came back as another version brings other screens with it. */}
              {(layout) => <DisplayApp options={options} layout={layout} sound={sound} onNewVersion={anew} />}
            </DisplayStage>
          </ApiProvider>
        </FaultBoundary>
      </I18nextProvider>
    </StrictMode>,
  );
}
