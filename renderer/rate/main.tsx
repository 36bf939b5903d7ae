// Opens the window's small screen: the one place here that touches the document.
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './rate.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { connect } from '../api.ts';
import { ApiProvider } from '../api-provider.tsx';
import { createI18n } from '../i18n/i18n.ts';
import { createPatientQueryClient } from '../patient-query-client.ts';
import { FaultBoundary } from '../ui/fault-boundary.tsx';
import { FittedStage } from '../ui/fitted-stage.tsx';
import { CalmRate } from './calm-rate.tsx';
import { RateApp } from './rate-app.tsx';
import { rateSize } from './rate-size.ts';
import { rateWords } from './rate-words.ts';

const anew = (): void => location.reload();

const root = document.getElementById('root');
if (root) {
  const i18n = createI18n({ words: rateWords, language: 'zh-CN' });
  document.title = i18n.t('rate:title');
  const windowNumber = new URLSearchParams(location.search).get('window')?.trim() || null;
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <FittedStage size={rateSize}>
          <FaultBoundary instead={() => <CalmRate onAnew={anew} />}>
            <ApiProvider api={connect()} queryClient={createPatientQueryClient()}>
              <RateApp windowNumber={windowNumber} onNewVersion={anew} />
            </ApiProvider>
          </FaultBoundary>
        </FittedStage>
      </I18nextProvider>
    </StrictMode>,
  );
}
