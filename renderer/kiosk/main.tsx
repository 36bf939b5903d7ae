// Opens the kiosk: the one place of this surface that touches the document.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { languageCodes } from '#shared/domain/languages.ts';
import { connect } from '../api.ts';
import { ApiProvider, createQueryClient } from '../api-provider.tsx';
import { createI18n } from '../i18n/i18n.ts';
import { KioskApp } from './app.tsx';
import { CalmBoundary } from './calm-error.tsx';
import { hearFingers } from './fingers.ts';
import { kioskWords } from './kiosk-words.ts';
import { guardPage } from './page-guard.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/ui.css';

const root = document.getElementById('root');
if (root) {
  root.className = 'kiosk-page';
  guardPage(root);
  hearFingers(document);
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={createI18n({ words: kioskWords, language: languageCodes[0] })}>
        <CalmBoundary onAgain={() => location.reload()}>
          <ApiProvider api={connect()} queryClient={createQueryClient()}>
            <KioskApp />
          </ApiProvider>
        </CalmBoundary>
      </I18nextProvider>
    </StrictMode>,
  );
}
