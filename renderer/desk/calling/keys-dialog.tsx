// Owns the list of the keys, for whoever works without a mouse.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type WindowKey, windowKeys } from './window-keys.ts';

export function KeysDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  return (
    <Dialog
      open
      className="dialog-desk"
      title={t('keys.title')}
      onDismiss={onClose}
      actions={
        <Button kind="main" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <dl className="key-list">
        {(Object.keys(windowKeys) as WindowKey[]).map((what) => (
          <div key={what}>
            <dt>
              <kbd>{windowKeys[what]}</kbd>
            </dt>
            <dd>{t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="caption">{t('keys.more')}</p>
      <p className="caption">{t('keys.case')}</p>
    </Dialog>
  );
}
