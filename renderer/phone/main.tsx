// Opens the page on a citizen's phone: the one place here that touches the document.
// No typeface is loaded: a phone has Chinese ones of its own, and its owner pays for what it fetches.
import { bestLanguage } from '#shared/domain/languages.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import './phone.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { connect } from '../api.ts';
import { ApiProvider } from '../api-provider.tsx';
import { createI18n } from '../i18n/i18n.ts';
import { createPatientQueryClient } from '../patient-query-client.ts';
import { FaultBoundary } from '../ui/fault-boundary.tsx';
import { addressHere } from './address-here.ts';
import { CalmPhone } from './calm-phone.tsx';
import { PhoneApp } from './phone-app.tsx';
import { phoneWords } from './phone-words.ts';

const root = document.getElementById('root');
if (root) {
  // Another slip scanned into the same page is another page.
  window.addEventListener('hashchange', () => location.reload());
  const i18n = createI18n({ words: phoneWords, language: bestLanguage(navigator.languages) });
  const address = addressHere();
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <FaultBoundary instead={() => <CalmPhone onAnew={() => location.reload()} />}>
          <ApiProvider api={connect()} queryClient={createPatientQueryClient()}>
            <PhoneApp address={address} />
          </ApiProvider>
        </FaultBoundary>
      </I18nextProvider>
    </StrictMode>,
  );
}
