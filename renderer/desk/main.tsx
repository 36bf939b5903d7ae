// Opens the desk: the one place here that touches the document.
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/ui.css';
import './desk.css';
import './desk-controls.css';
import './desk-screens.css';
import './desk-narrow.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { connect } from '../api.ts';
import { ApiProvider } from '../api-provider.tsx';
import { createI18n } from '../i18n/i18n.ts';
import { DeskApp } from './desk-app.tsx';
import { keepLanguage, keptLanguage } from './desk-language.ts';
import { createDeskQueryClient } from './desk-query-client.ts';
import { deskWords } from './desk-words.ts';

const root = document.getElementById('root');
if (root) {
  const i18n = createI18n({ words: deskWords, language: keptLanguage() });
  const follow = (language: string): void => {
    document.documentElement.lang = language;
    document.title = i18n.t('desk:title');
    keepLanguage(language);
  };
  follow(i18n.language);
  i18n.on('languageChanged', follow);
  document.documentElement.dataset.surface = 'desk';
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <ApiProvider api={connect()} queryClient={createDeskQueryClient()}>
          <DeskApp />
        </ApiProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}
