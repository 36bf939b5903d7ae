// Owns the way to photographing papers: by the camera here or one's own telephone, and offered only where there is one of them.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { useHasCamera } from '../../../ui/camera.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import type { OfCase } from './use-add-own-file.ts';

export function PapersButton(props: OfCase & { className?: string }): ReactNode {
  const { t } = useTranslation('caseFiles');
  const { dispatch, hall } = useKiosk();
  const { caseNo, queryCode } = props;
  const hasCamera = useHasCamera();
  if (!hasCamera && hall.phoneUrl === null) return null;
  return (
    <Button
      small
      icon="camera"
      className={props.className}
      onClick={() => dispatch({ do: 'go', to: { name: hasCamera ? 'papers' : 'papers-phone', caseNo, queryCode } })}
    >
      {t('papers.open')}
    </Button>
  );
}
