// Owns the moment after a number is taken: the number itself first, then the slip as the printer says it is.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Taken } from '#shared/contract/queue.ts';
import { useSay } from '../../i18n/use-words.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons.tsx';
import { SlipPicture } from '../../ui/slip-picture.tsx';
import { EndButton } from '../end-button.tsx';
import { Heading } from '../heading.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { plainName } from '../name.tsx';
import { Note } from '../note.tsx';
import { Screen } from '../screen.tsx';
import { Qr, SlipAsk } from '../slip-line.tsx';
import { isFine } from '../slip-standing.ts';
import { type SlipHeld, useSlip } from '../use-slip.ts';
import { useSlipWords } from '../use-slip-words.ts';
import { NumberFacts } from './number-facts.tsx';
import { SlipHere, WholeSlip } from './whole-slip.tsx';
import './number-screen.css';

function NumberCard(props: { taken: Taken }): ReactNode {
  const { t } = useTranslation('kiosk');
  const say = useSay();
  const { ticket } = props.taken;
  return (
    <section className="number-card">
      <p className="lead" data-give="5">
        {t('number.yours', { matter: plainName(say(ticket.matterName)) })}
        {ticket.alsoMatters.length > 0 && <> {t('number.also', { count: ticket.alsoMatters.length })}</>}
      </p>
      <p className="number" data-long={ticket.no.length > 4 || undefined}>
        {ticket.no}
      </p>
      <NumberFacts ticket={ticket} ahead={ticket.ahead} estimate={ticket.estimate} whereLabel={t('number.goTo')} />
    </section>
  );
}

/** What holds for this number alone: first in turn, at its time, or too late for that. */
function Lane(props: { taken: Taken; isLate: boolean }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { ticket } = props.taken;
  if (ticket.lane === 'green')
    return (
      <Note
        icon="wheelchair"
        give={5}
        title={ticket.greenReason ? t('green.is', { reason: t(`green.${ticket.greenReason}`) }) : t('green.lane')}
      >
        {t('green.show')}
      </Note>
    );
  if (props.isLate)
    return (
      <Note icon="calendar" give={5} title={t('number.late')}>
        {t('number.lateWhat')}
      </Note>
    );
  if (ticket.appointmentTime !== null)
    return (
      <Note icon="calendar" give={5} title={t('number.appointment', { time: ticket.appointmentTime })}>
        {t('number.appointmentWhat')}
      </Note>
    );
  return null;
}

/** The number stands without a slip: how to keep it, and what becomes of the slip. */
function NoSlip(props: { taken: Taken; held: SlipHeld }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { hall } = useKiosk();
  const { taken, held } = props;
  const { no } = taken.ticket;
  const words = useSlipWords(held);
  const isAsked = held.standing === 'asked';
  return (
    <>
      {isAsked ? (
        <SlipAsk held={held} />
      ) : (
        <Card kind="warm" className="no-slip">
          <h2>{t('slip.stands')}</h2>
          <p data-give="3">{t('slip.standsWhat', { no })}</p>
        </Card>
      )}
      <div className="no-slip-ways" data-asked={isAsked || undefined}>
        <Card className="no-slip-qr" data-give="5">
          <Qr text={taken.qr} label={t('slip.qr', { what: no })} />
          <span className="caption" data-give="1">
            {taken.watchUrl === null ? t('slip.keepQr') : t('slip.scanQr')}
          </span>
        </Card>
        {!isAsked && (
          <Card className="note no-slip-why" role="status">
            <Icon name={words.guide === null ? 'printer' : 'person'} />
            <div>
              <b className="lead">{words.title}</b>
              <div className="slip-guide">{words.guide ?? words.next}</div>
              {words.guide !== null && (
                <div className="caption" data-give="2">
                  {words.next}
                </div>
              )}
              {words.works !== null && (
                <div className="caption" data-give="4">
                  {words.works}
                </div>
              )}
            </div>
          </Card>
        )}
        <Card className="note" data-give="3">
          <Icon name="pen" />
          <div>
            <b className="lead">{t('slip.write', { no })}</b>
            <div className="caption" data-give="2">
              {held.standing === 'held' ? t('slip.keeps') : t('slip.writeWhat', { count: hall.kiosk.idleSeconds })}
            </div>
          </div>
        </Card>
      </div>
    </>
  );
}

const titles = (held: SlipHeld) => {
  if (isFine(held.standing) || held.standing === 'asked' || held.slip.trouble === 'no-printer') return 'number.done';
  return held.slip.trouble === 'no-paper' ? 'number.doneNoPaper' : 'number.doneNoSlip';
};

export function NumberScreen(props: { taken: Taken; isLate: boolean }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { hall, session, orientation } = useKiosk();
  const say = useSay();
  const { taken } = props;
  const { ticket } = taken;
  const held = useSlip(taken.slip);
  const { slip, standing, picture } = held;
  const isWell = isFine(standing);
  const isLow = session.modes.low && orientation === 'portrait';
  const isSide = orientation === 'landscape';
  const showsPicture = isWell && !session.modes.large && !isLow && (slip.onScreenOnly || !slip.isElsewhere);
  const label = t('slip.picture', { what: ticket.no });
  const windows = ticket.windows.join(t('list.comma'));
  const beside = (
    <>
      <Note icon="clock" give={4} title={t('number.missed')}>
        {say(hall.kiosk.missedRule)}
      </Note>
      {taken.watchUrl !== null && (
        <Note icon="scan" give={3} title={t('number.phone')}>
          <span data-give="2">{t('number.phoneWhat')}</span>
        </Note>
      )}
    </>
  );
  return (
    <Screen
      className="number-screen"
      title={
        <span className="row">
          <Icon name="check" className="ok-mark" />
          <span>
            <Heading>{({ t }) => t(titles(held))}</Heading>
          </span>
        </span>
      }
      readsBeside={isSide && isWell}
      read={
        <>
          {!(isSide && isWell) && <NumberCard taken={taken} />}
          {isWell && (isSide || isLow) && beside}
        </>
      }
      main={<EndButton held={held} />}
    >
      {isSide && isWell && <NumberCard taken={taken} />}
      {isWell ? (
        <div className="number-two">
          <div className="col number-notes">
            <SlipHere held={held} label={label} />
            <Lane taken={taken} isLate={props.isLate} />
            <Note icon="voice" give={5} title={t('number.listen')}>
              {t(ticket.windows.length === 1 ? 'number.window' : 'number.windows', { windows })}
            </Note>
            {!isSide && !isLow && beside}
          </div>
          {showsPicture && (
            // Words come before the slip's picture.
            <div className="slot" data-give="1">
              {picture && (
                <WholeSlip picture={picture} label={label}>
                  {(open) => (
                    <button type="button" className="slot-open press" onClick={open}>
                      <SlipPicture svg={picture.svg} label={label} className={`slot-slip slot-${slip.state}`} />
                      <span className="visually-hidden">{t('slip.look')}</span>
                    </button>
                  )}
                </WholeSlip>
              )}
              <span className="slot-mouth">
                <b>{slip.onScreenOnly ? t('slip.mouthDemo') : t('slip.mouth')}</b>
                {!slip.onScreenOnly && <Icon name="down" />}
              </span>
            </div>
          )}
        </div>
      ) : (
        <NoSlip taken={taken} held={held} />
      )}
    </Screen>
  );
}
