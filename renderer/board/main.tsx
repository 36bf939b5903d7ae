// Opens the notice board: the one place here that touches the document.
import { languageOf } from '#shared/domain/languages.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './board.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { connect } from '../api.ts';
import { ApiProvider } from '../api-provider.tsx';
import { createI18n } from '../i18n/i18n.ts';
import { createPatientQueryClient } from '../patient-query-client.ts';
import { FaultBoundary } from '../ui/fault-boundary.tsx';
import { ScreenStage } from '../ui/screen-stage.tsx';
import { BoardApp } from './board-app.tsx';
import { boardWords } from './board-words.ts';
import { CalmBoard } from './calm-board.tsx';

const anew = (): void => location.reload();

const root = document.getElementById('root');
if (root) {
  const query = new URLSearchParams(location.search);
  const language = languageOf(query.get('lang') ?? '');
  const said = query.get('layout');
  const layout = said === 'horizontal' || said === 'vertical' ? said : null;
  const i18n = createI18n({ words: boardWords, language });
  document.documentElement.lang = language;
  document.title = i18n.t('board:title');
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <FaultBoundary instead={() => <CalmBoard onAnew={anew} />}>
          <ApiProvider api={connect()} queryClient={createPatientQueryClient()}>
            <ScreenStage className="board-ground" layout={layout}>
              {/* A hall that came back as another version brings other screens with it. */}
              {(lying) => <BoardApp layout={lying} onNewVersion={anew} />}
            </ScreenStage>
          </ApiProvider>
        </FaultBoundary>
      </I18nextProvider>
    </StrictMode>,
  );
}
