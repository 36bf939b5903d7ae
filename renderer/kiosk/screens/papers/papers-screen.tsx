// Owns photographing papers for one's own case: seen, taken, looked at, handed in; and the way on where there is no camera.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useCamera } from '../../../ui/camera.tsx';
import { useObjectUrl } from '../../../ui/file-bytes.ts';
import { Icon } from '../../../ui/icons.tsx';
import { useWaiting } from '../../../ui/use-waiting.ts';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import { type OfCase, useAddOwnFile } from './use-add-own-file.ts';
import './papers.css';

export function PapersScreen(props: OfCase): ReactNode {
  const { t } = useTranslation(['caseFiles', 'kiosk']);
  const { dispatch, hall, newRequestId } = useKiosk();
  const camera = useCamera();
  const [taken, setTaken] = useState<{ picture: Blob; requestId: string } | null>(null);
  const [handed, setHanded] = useState<{ count: number; left: number } | null>(null);
  const [isLooking, setLooking] = useState(true);
  const url = useObjectUrl(taken?.picture ?? null);
  const adding = useAddOwnFile(props, { failed: t('papers.failedWhat'), unknown: t('papers.unknownWhat') });
  const waiting = useWaiting(adding.isPending);
  const window = hall.tellWindow.number;
  const { state } = camera;
  const missing = taken === null && isLooking && state !== 'opening' && state !== 'live' ? state : null;
  const leave = (): void => dispatch({ do: 'back' });
  const more = (): void => {
    adding.forget();
    setTaken(null);
    setLooking(true);
  };
  const take = async (): Promise<void> => {
    const picture = await camera.take();
    if (picture) setTaken({ picture, requestId: newRequestId() });
  };
  const handIn = (): void => {
    if (!taken) return;
    void adding.send({ ...taken, kind: 'paper' }, (_asked, left) => {
      setHanded({ count: (handed?.count ?? 0) + 1, left });
      setTaken(null);
      setLooking(false);
    });
  };

  const said = handed && !isLooking;
  const isFull = said && handed.left <= 0;
  const title = missing
    ? t(`papers.noCamera.${missing}`)
    : said
      ? t('papers.handed')
      : t(taken ? 'papers.check' : 'papers.title');
  const lead = missing
    ? t('papers.instead', { window })
    : said
      ? t('papers.handedLead', { count: handed.count })
      : t(taken ? 'papers.checkLead' : 'papers.lead');
  const main = missing ? (
    <Button kind="main" onClick={leave}>
      {t('papers.understood')}
    </Button>
  ) : said ? (
    <Button kind="main" icon="check" onClick={leave}>
      {t('papers.enough')}
    </Button>
  ) : taken ? (
    <Button
      kind="main"
      busy={waiting === 'none' ? null : t('papers.handing')}
      onClick={adding.trouble && !adding.mayAgain ? leave : handIn}
    >
      {adding.trouble ? t(adding.mayAgain ? 'papers.again' : 'papers.understood') : t('papers.use')}
    </Button>
  ) : (
    <Button
      kind="main"
      icon="camera"
      busy={state === 'opening' ? t('papers.opening') : null}
      onClick={() => void take()}
    >
      {t('papers.take')}
    </Button>
  );
  return (
    <Screen
      className="papers-screen"
      title={title}
      lead={lead}
      read={
        <>
          {/* Kept alive while the picture is looked at: taking it again takes no time. */}
          <div className="papers-view" hidden={missing !== null || taken !== null || said !== null}>
            {camera.view(t('camera.view'))}
          </div>
          {taken && (
            <div className="papers-view">
              <img src={url} alt={t('camera.taken')} />
            </div>
          )}
          {(said || missing) && (
            <div className="papers-sign" data-missing={missing ? true : undefined} aria-hidden="true">
              <Icon name={said ? 'check' : 'camera'} />
            </div>
          )}
        </>
      }
      main={main}
    >
      {adding.trouble && !adding.isPending && (
        <Banner kind="late" icon="warning" title={t('papers.failed')}>
          {adding.trouble}
        </Banner>
      )}
      {missing && (
        <Button icon="reconnect" onClick={camera.again}>
          {t('papers.again')}
        </Button>
      )}
      {taken && !adding.isPending && (
        <Button icon="camera" onClick={more}>
          {t('papers.retake')}
        </Button>
      )}
      {isFull && <Banner kind="due" icon="warning" title={t('papers.full', { window })} />}
      {said && !isFull && (
        <Button icon="camera" onClick={more}>
          {t('papers.more')}
        </Button>
      )}
    </Screen>
  );
}
