// Owns photographing papers for one's own case: seen, taken, laid flat, looked at, handed in; and the ways on where there is no camera.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useCamera } from '../../../ui/camera.tsx';
import { useObjectUrl } from '../../../ui/file-bytes.ts';
import { Icon } from '../../../ui/icons.tsx';
import { pictureOf } from '../../../ui/picture.ts';
import { useWaiting } from '../../../ui/use-waiting.ts';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import { type OfCase, useAddOwnFile } from './use-add-own-file.ts';
import { type Outline, useSheet } from './use-sheet.ts';
import './papers.css';

/** One picture and the request it is handed in by. */
type Shot = { readonly picture: Blob; readonly requestId: string };
/** `flat`: with its sheet laid flat, where one was sure. */
type Taken = { readonly plain: Shot; readonly flat: Shot | null; readonly isFlat: boolean };

export function PapersScreen(props: OfCase): ReactNode {
  const { t } = useTranslation(['caseFiles', 'kiosk']);
  const { dispatch, hall, newRequestId } = useKiosk();
  const camera = useCamera();
  const { state } = camera;
  const [taken, setTaken] = useState<Taken | null>(null);
  const [isTaking, setTaking] = useState(false);
  const [handed, setHanded] = useState<{ count: number; left: number } | null>(null);
  const [isLooking, setLooking] = useState(true);
  const sheet = useSheet(camera, state === 'live' && isLooking && taken === null && !isTaking);
  const shot = taken && (taken.isFlat && taken.flat ? taken.flat : taken.plain);
  const url = useObjectUrl(shot?.picture ?? null);
  const adding = useAddOwnFile(props, { failed: t('papers.failedWhat'), unknown: t('papers.unknownWhat') });
  const handing = useWaiting(adding.isPending);
  const taking = useWaiting(isTaking);
  const window = hall.tellWindow.number;
  const hasPhones = hall.phoneUrl !== null;
  const missing = taken === null && isLooking && state !== 'opening' && state !== 'live' ? state : null;
  const leave = (): void => dispatch({ do: 'back' });
  const byPhone = (): void => dispatch({ do: 'replace', by: { name: 'papers-phone', ...props } });
  const more = (): void => {
    adding.forget();
    setTaken(null);
    setLooking(true);
  };
  const take = async (): Promise<void> => {
    const seen = camera.snap();
    if (!seen || isTaking) return;
    setTaking(true);
    const [plain, flat] = [await pictureOf(seen), await sheet.flatten(seen)];
    setTaking(false);
    const shotOf = (picture: Blob): Shot => ({ picture, requestId: newRequestId() });
    if (plain) setTaken({ plain: shotOf(plain), flat: flat && shotOf(flat), isFlat: flat !== null });
  };
  const handIn = (): void => {
    if (!shot) return;
    void adding.send({ ...shot, kind: 'paper' }, (_asked, left) => {
      setHanded({ count: (handed?.count ?? 0) + 1, left });
      setTaken(null);
      setLooking(false);
    });
  };

  const said = handed && !isLooking;
  const isFull = said && handed.left <= 0;
  const title = missing
    ? (`papers.noCamera.${missing}` as const)
    : said
      ? 'papers.handed'
      : taken
        ? 'papers.check'
        : 'papers.title';
  const lead = missing
    ? t(hasPhones ? 'papers.insteadPhone' : 'papers.instead', { window })
    : said
      ? t('papers.handedLead', { count: handed.count })
      : t(taken ? (taken.isFlat ? 'papers.checkFlat' : 'papers.checkLead') : 'papers.lead');
  const main = missing ? (
    <Button kind="main" {...(hasPhones && { icon: 'mobile' as const })} onClick={hasPhones ? byPhone : leave}>
      {t(hasPhones ? 'papers.byPhone' : 'papers.later')}
    </Button>
  ) : said ? (
    <Button kind="main" icon="check" onClick={leave}>
      {t('papers.enough')}
    </Button>
  ) : taken ? (
    <Button
      kind="main"
      busy={handing === 'none' ? null : t('papers.handing')}
      onClick={adding.trouble && !adding.mayAgain ? leave : handIn}
    >
      {adding.trouble ? t(adding.mayAgain ? 'papers.again' : 'papers.understood') : t('papers.use')}
    </Button>
  ) : (
    <Button
      kind="main"
      icon="camera"
      busy={state === 'opening' ? t('papers.opening') : taking === 'none' ? null : t('papers.taking')}
      onClick={() => void take()}
    >
      {t('papers.take')}
    </Button>
  );
  return (
    <Screen
      className="papers-screen"
      title={<Heading area="caseFiles">{({ t }) => t(title)}</Heading>}
      lead={lead}
      read={
        <>
          {/* Kept alive while the picture is looked at: taking it again takes no time. */}
          <div className="papers-view" hidden={missing !== null || taken !== null || said !== null}>
            {camera.view(t('camera.view'))}
            {sheet.outline && <SheetOutline outline={sheet.outline} />}
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
      {isFull && <Banner kind="due" icon="warning" title={t('papers.full', { window })} />}
      <div className="papers-acts">
        {missing && (
          <Button icon="reconnect" onClick={camera.again}>
            {t('papers.again')}
          </Button>
        )}
        {missing && hasPhones && <Button onClick={leave}>{t('papers.later')}</Button>}
        {!missing && !taken && !said && (
          <>
            {hasPhones && (
              <Button icon="mobile" onClick={byPhone}>
                {t('papers.byPhone')}
              </Button>
            )}
            <Button onClick={leave}>{t('papers.later')}</Button>
          </>
        )}
        {taken && !adding.isPending && (
          <Button icon="camera" onClick={more}>
            {t('papers.retake')}
          </Button>
        )}
        {/* What went out under its request stays what it was. */}
        {taken?.flat && !adding.isPending && !adding.trouble && (
          <Button onClick={() => setTaken({ ...taken, isFlat: !taken.isFlat })}>
            {t(taken.isFlat ? 'papers.asTaken' : 'papers.asFlat')}
          </Button>
        )}
        {said && !isFull && (
          <Button icon="camera" onClick={more}>
            {t('papers.more')}
          </Button>
        )}
      </div>
    </Screen>
  );
}

/** Laid over the live picture, whose room it shares; in words for whoever listens. */
function SheetOutline({ outline }: { outline: Outline }): ReactNode {
  const { t } = useTranslation('caseFiles');
  const { orientation, session } = useKiosk();
  // Where the picture has no room beside it, the outline alone says it to whoever sees.
  const hasRoom = orientation === 'portrait' && !session.modes.low;
  const { corners, width, height } = outline;
  const points = corners.map(([x, y]) => `${x},${y}`).join(' ');
  return (
    <>
      <svg className="papers-outline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <polygon points={points} />
        <polygon points={points} />
      </svg>
      <p className={hasRoom ? 'papers-seen' : 'visually-hidden'} role="status">
        {hasRoom && <Icon name="check" />}
        {t('papers.seen')}
      </p>
    </>
  );
}
