// Owns the way to photographing papers: offered only where there is a camera to do it with.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { useHasCamera } from '../../../ui/camera.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import type { OfCase } from './use-add-own-file.ts';

export function PapersButton(props: OfCase & { className?: string }): ReactNode {
  const { t } = useTranslation('caseFiles');
  const { dispatch } = useKiosk();
  const { caseNo, queryCode } = props;
  if (!useHasCamera()) return null;
  return (
    <Button
      small
      icon="camera"
      className={props.className}
      onClick={() => dispatch({ do: 'go', to: { name: 'papers', caseNo, queryCode } })}
    >
      {t('papers.open')}
    </Button>
  );
}
