// Owns taking a picture at the desk: the live view, the picture taken, and what to do where there is no camera.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useCamera } from '../../ui/camera.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useObjectUrl } from '../../ui/file-bytes.ts';

export function CameraDialog(props: { onTaken: (file: File) => void; onClose: () => void }): ReactNode {
  const { t } = useTranslation('caseFiles');
  const camera = useCamera();
  const [taken, setTaken] = useState<Blob | null>(null);
  const url = useObjectUrl(taken);
  const { state } = camera;
  const trouble = state === 'opening' || state === 'live' ? null : state;
  return (
    <Dialog
      open
      title={trouble ? t(`camera.${trouble}`) : t('desk.camera')}
      className="file-look"
      onDismiss={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t('desk.close')}</Button>
          {taken && <Button onClick={() => setTaken(null)}>{t('desk.retake')}</Button>}
          {trouble && !taken && (
            <Button kind="main" onClick={camera.again}>
              {t('desk.again')}
            </Button>
          )}
          {taken && (
            <Button kind="main" onClick={() => props.onTaken(new File([taken], '', { type: taken.type }))}>
              {t('desk.use')}
            </Button>
          )}
          {!taken && !trouble && (
            <Button
              kind="main"
              icon="camera"
              busy={state === 'opening' ? t('papers.opening') : null}
              onClick={() => void camera.take().then(setTaken)}
            >
              {t('desk.take')}
            </Button>
          )}
        </>
      }
    >
      <div className="file-picture" data-hidden={trouble !== null && !taken ? true : undefined}>
        {url && <img src={url} alt={t('camera.taken')} />}
        <div hidden={taken !== null}>{camera.view(t('camera.view'))}</div>
      </div>
      {trouble && !taken && <p>{t(`desk.cameraWhat.${trouble}`)}</p>}
    </Dialog>
  );
}
