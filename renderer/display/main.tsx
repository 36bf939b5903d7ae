// Opens the call display: the one place here that touches the document.
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './display.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { connect } from '../api.ts';
import { ApiProvider } from '../api-provider.tsx';
import { createI18n } from '../i18n/i18n.ts';
import { FaultBoundary } from '../ui/fault-boundary.tsx';
import { CalmDisplay } from './calm-display.tsx';
import { DisplayApp } from './display-app.tsx';
import { createDisplayQueryClient } from './display-query-client.ts';
import { displayWords } from './display-words.ts';
import { FittedStage } from './fitted-stage.tsx';

const anew = (): void => location.reload();

const root = document.getElementById('root');
if (root) {
  const language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'zh-CN';
  const i18n = createI18n({ words: displayWords, language });
  document.documentElement.lang = language;
  document.title = i18n.t('display:title');
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <FaultBoundary instead={() => <CalmDisplay onAnew={anew} />}>
          <ApiProvider api={connect()} queryClient={createDisplayQueryClient()}>
            <FittedStage>
              {/* A hall that came back as another version brings other screens with it. */}
              <DisplayApp onNewVersion={anew} />
            </FittedStage>
          </ApiProvider>
        </FaultBoundary>
      </I18nextProvider>
    </StrictMode>,
  );
}
