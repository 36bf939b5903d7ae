// Owns the list of the keys, for whoever works without a mouse, and the switch of letters and digits, for whoever works without those.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useSingleKeysOn, wantSingleKeys } from '../single-keys.ts';
import { type WindowKey, windowKeys } from './window-keys.ts';

export function KeysDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const areLettersOn = useSingleKeysOn();
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
      <label className="row check">
        <input type="checkbox" checked={areLettersOn} onChange={(event) => wantSingleKeys(event.target.checked)} />
        <b>{t('keys.single')}</b>
      </label>
      {areLettersOn && <p className="caption">{t('keys.case')}</p>}
      <p className="caption">{t('keys.singleMore')}</p>
    </Dialog>
  );
}
