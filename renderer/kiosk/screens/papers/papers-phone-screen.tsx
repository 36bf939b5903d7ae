// Owns photographing papers with one's own telephone: a code to be scanned, what came by it, and the way on where it does not go.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useHasCamera } from '../../../ui/camera.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import { Qr } from '../../slip-line.tsx';
import type { OfCase } from './use-add-own-file.ts';
import { usePaperLink } from './use-paper-link.ts';
import './papers.css';

export function PapersPhoneScreen(props: OfCase): ReactNode {
  const { t } = useTranslation(['caseFiles', 'kiosk']);
  const { dispatch, hall } = useKiosk();
  const hasCamera = useHasCamera();
  const link = usePaperLink(props);
  const window = hall.tellWindow.number;
  const leave = (): void => dispatch({ do: 'back' });
  const arrived = link.state === 'open' ? link.arrived : null;
  const isCode = arrived !== null && !arrived.isOpened && arrived.count === 0;
  const isFull = arrived !== null && arrived.left <= 0;
  const shows = link.state !== 'open' ? link.state : isCode ? 'code' : arrived?.count === 0 ? 'joined' : 'arrived';
  const { count } = link;
  // A new code takes nothing of what came back; what is in the way of it is said first.
  const isTrouble = link.state !== 'open' && link.state !== 'opening';
  const title = count > 0 && !isTrouble ? 'arrived' : shows;
  // A code that is over or did not come is the one thing to be mended here; with a picture in, one may go.
  const main =
    shows === 'over' || shows === 'failed' ? (
      <Button kind="main" icon="reconnect" onClick={link.again}>
        {t(shows === 'over' ? 'papersPhone.newCode' : 'papers.again')}
      </Button>
    ) : (
      <Button kind={count > 0 ? 'main' : 'plain'} {...(count > 0 && { icon: 'check' as const })} onClick={leave}>
        {t(count > 0 ? 'papers.enough' : shows === 'full' || shows === 'closed' ? 'papers.understood' : 'papers.later')}
      </Button>
    );
  return (
    <Screen
      className="papers-screen"
      title={<Heading area="caseFiles">{({ t }) => t(`papersPhone.title.${title}`, { count })}</Heading>}
      lead={t(`papersPhone.lead.${shows}`, { count: shows === 'arrived' ? (arrived?.left ?? 0) : count, window })}
      read={
        isCode && link.state === 'open' ? (
          <div className="papers-code">
            <Qr text={`${hall.phoneUrl ?? ''}/p#${link.token}`} label={t('papersPhone.qr')} />
            <ol>
              <li>{t('papersPhone.scan')}</li>
              <li>{t('papersPhone.shoot')}</li>
              <li>{t('papersPhone.see')}</li>
            </ol>
          </div>
        ) : (
          <div className="papers-sign" data-missing={count > 0 ? undefined : true} role="presentation">
            {count > 0 ? <b className="papers-count">{count}</b> : <Icon name="mobile" />}
          </div>
        )
      }
      main={main}
    >
      {isFull && <Banner kind="due" icon="warning" title={t('papers.full', { window })} />}
      {isCode && link.state === 'open' && (
        <p className="caption">{t('papersPhone.minutes', { count: Math.ceil(link.arrived.secondsLeft / 60) })}</p>
      )}
      <div className="papers-acts">
        {(shows === 'joined' || (shows === 'arrived' && !isFull)) && (
          <Button icon="scan" onClick={link.again}>
            {t('papersPhone.newCode')}
          </Button>
        )}
        {hasCamera && shows !== 'arrived' && shows !== 'full' && shows !== 'closed' && (
          <Button icon="camera" onClick={() => dispatch({ do: 'replace', by: { name: 'papers', ...props } })}>
            {t('papersPhone.here')}
          </Button>
        )}
        {(shows === 'over' || shows === 'failed') && (
          <Button onClick={leave}>{t(count > 0 ? 'papers.enough' : 'papers.later')}</Button>
        )}
      </div>
      <p className="visually-hidden" role="status">
        {count > 0 && t('papersPhone.title.arrived', { count })}
      </p>
    </Screen>
  );
}
