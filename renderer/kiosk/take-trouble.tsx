// Owns what is said while a number takes long to come, or does not come: what happened, and that it is taken once.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../ui/banner.tsx';
import type { Taking } from './use-take.ts';

export function TakeTrouble(props: { taking: Taking }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { waiting, fault } = props.taking;
  if (waiting === 'slow' || waiting === 'stuck')
    return <Banner kind="due" icon="clock" title={waiting === 'slow' ? t('wait.slow') : t('wait.stuck')} />;
  if (fault === null || waiting !== 'none') return null;
  const title = {
    full: t('fault.fullTake'),
    refused: t('fault.take'),
    unknown: t('fault.takeUnknown'),
    matter: t('fault.matter'),
  }[fault];
  return (
    <Banner kind="late" icon="warning" title={title}>
      {fault === 'unknown' ? t('fault.takeOnce') : fault === 'matter' ? null : t('fault.what')}
    </Banner>
  );
}
