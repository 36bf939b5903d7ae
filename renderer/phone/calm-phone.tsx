// Owns what the phone shows when its page broke: calm words, and one way on.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export function CalmPhone(props: { onAnew: () => void }): ReactNode {
  const { t } = useTranslation('phone');
  return (
    <main className="phone">
      <section className="phone-card">
        <h1>{t('fault.title')}</h1>
        <p>{t('fault.more')}</p>
        <button type="button" className="phone-main" onClick={props.onAnew}>
          {t('fault.again')}
        </button>
      </section>
    </main>
  );
}
