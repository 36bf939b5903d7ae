// Owns the end of telling: the promised day in words and counted out, the person who answers for it, and how to look again.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseReceipt } from '#shared/contract/case-shapes.ts';
import { dayParts } from '../../i18n/dates.ts';
import { useLanguage, useSay } from '../../i18n/use-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Person } from '../../ui/person.tsx';
import { PromiseCalendar } from '../../ui/promise-calendar.tsx';
import { EndButton } from '../end-button.tsx';
import { Heading } from '../heading.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { plainName } from '../name.tsx';
import { Screen } from '../screen.tsx';
import { NotSeen, Qr, SlipAsk, useSlipSentence } from '../slip-line.tsx';
import { SlipOut } from '../slip-out.tsx';
import { isFine, isForHand } from '../slip-standing.ts';
import { type SlipHeld, useSlip } from '../use-slip.ts';
import { useSlipWords } from '../use-slip-words.ts';
import { PapersButton } from './papers/papers-button.tsx';
import { WholeSlip } from './whole-slip.tsx';
import './done-screen.css';

/** 385 201: six digits are read and copied in threes. */
function spacedCode(code: string): string {
  return code.replace(/^(\d{3})(\d{3})$/, '$1 $2');
}

function PromisedDay(props: { receipt: CaseReceipt; hasPhone: boolean }): ReactNode {
  const { t } = useTranslation(['kiosk', 'common']);
  const language = useLanguage();
  const { promise } = props.receipt;
  const { day, weekday } = dayParts(promise.date, language);
  return (
    <div className="promised">
      <p className="promised-by">{t('kiosk:done.by')}</p>
      <p className="promised-day">
        <span>{day}</span> <small>{weekday}</small>
        {promise.provisional && <small className="promised-provisional">{t('common:promise.provisional')}</small>}
      </p>
      <p className="promised-more" data-give="1">
        {promise.provisional
          ? t('common:promise.provisionalWhy')
          : t(props.hasPhone ? 'kiosk:done.byMore' : 'kiosk:done.byMoreLook')}
      </p>
    </div>
  );
}

function Said(props: { give: string; children: ReactNode }): ReactNode {
  return (
    <p className="caption" role="status" data-give={props.give}>
      {props.children}
    </p>
  );
}

/** How the slip stands, under the numbers that hold without it. */
function DoneSlip({ held }: { held: SlipHeld }): ReactNode {
  const { t } = useTranslation('kiosk');
  const sentence = useSlipSentence();
  const words = useSlipWords(held);
  const { standing } = held;
  if (standing === 'on-screen') return <Said give="4">{t('done.onScreen')}</Said>;
  if (standing === 'asked') return <Said give="1">{t('done.keep')}</Said>;
  if (isFine(standing))
    return (
      <div className="caption" role="status" data-give="5">
        <b>{sentence(held)}</b>
        <p data-give="3">{t('done.anyTime')}</p>
      </div>
    );
  return (
    <div className="caption" role="status">
      <b>{t('slip.joined', { what: words.title, next: words.guide ?? words.next })}</b>
      {words.guide !== null && <p data-give="1">{words.next}</p>}
      {words.works !== null && <p data-give="2">{words.works}</p>}
      <p data-give="5">{t('done.keep')}</p>
    </div>
  );
}

export function DoneScreen(props: {
  receipt: CaseReceipt;
  hasPhone: boolean;
  speaks: boolean;
  isContactOpen: boolean;
}): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, hall, session, orientation } = useKiosk();
  const say = useSay();
  const { receipt } = props;
  const { owner } = receipt;
  const held = useSlip(receipt.slip);
  const { slip, standing, picture } = held;
  const { isStaffed } = hall.tellWindow;
  const isWell = isFine(standing);
  const isLow = session.modes.low && orientation === 'portrait';
  const window = owner.windowNumber ?? hall.tellWindow.number;
  const person = (
    <Card kind="warm" className="done-person" {...(standing === 'asked' && { 'data-give': '4' })}>
      <Person
        name={owner.person ?? plainName(say(owner.unitName))}
        face={owner.person ?? window}
        here={owner.person !== null && isStaffed}
      >
        <span className="done-owns">{t('done.owns')}</span>
        <br />
        {t('home.dutyAt', { window })}
        {owner.where && <span data-give="2"> · {say(owner.where)}</span>}
      </Person>
    </Card>
  );
  const calendar = (
    <Card className="done-calendar" {...((props.speaks || standing === 'asked') && { 'data-give': '3' })}>
      <PromiseCalendar promise={receipt.promise} legend={orientation === 'portrait'} />
    </Card>
  );
  const foot = (
    <Card className="done-foot">
      <span className="done-qr" data-give="5">
        <Qr text={receipt.qr} label={t('slip.qr', { what: receipt.caseNo })} />
      </span>
      <div className="grow">
        <dl className="done-codes">
          <div>
            <dt>{t('done.caseNo')}</dt>
            <dd>{receipt.caseNo}</dd>
          </div>
          <div>
            <dt>{t('done.code')}</dt>
            <dd data-private>{spacedCode(receipt.queryCode)}</dd>
          </div>
        </dl>
        <DoneSlip held={held} />
      </div>
      <div className="done-acts">
        {standing !== 'coming' && isForHand(standing, slip) && (
          <span className="done-slot" data-give="2">
            <SlipOut />
          </span>
        )}
        <NotSeen held={held} />
        {isWell && standing !== 'sent' && picture && (
          <WholeSlip picture={picture} label={t('slip.picture', { what: receipt.caseNo })}>
            {(open) => (
              <Button small className="done-slip" onClick={open}>
                {t('done.seeSlip')}
              </Button>
            )}
          </WholeSlip>
        )}
        <PapersButton className="done-slip" caseNo={receipt.caseNo} queryCode={receipt.queryCode} />
      </div>
    </Card>
  );
  // Whoever is there now can be gone to now; an open hall alone says nothing of this window.
  const now = props.speaks
    ? t(hall.open || isStaffed ? 'done.nowSpeak' : 'done.nowSpeakLater', { window })
    : t(isStaffed ? 'done.nowWhat' : 'done.nowClosed', { window });
  // Who came to speak is shown the way above all: the rest of it, and then the calendar, gives way first.
  const rest = props.speaks ? { 'data-give': '2' } : {};
  const next = (
    <Card className="done-next" {...(!props.speaks && { 'data-give': '3' })}>
      <dl>
        <div data-strong={props.speaks || undefined}>
          <dt>{t('done.now')}</dt>
          <dd>{now}</dd>
        </div>
        <div {...rest}>
          <dt>{t('done.then')}</dt>
          <dd>{props.hasPhone ? t('done.thenPhone') : t('done.thenLook')}</dd>
        </div>
        <div {...rest}>
          <dt>{t('done.after')}</dt>
          <dd>{t('done.afterWhat')}</dd>
        </div>
      </dl>
    </Card>
  );
  return (
    <Screen
      className="done"
      isHero
      title={
        <span className="row">
          <Icon name="check" />
          <span>
            <Heading>{({ t }) => t('done.title')}</Heading>
          </span>
        </span>
      }
      lead={<PromisedDay receipt={receipt} hasPhone={props.hasPhone} />}
      read={
        isLow ? (
          <>
            {calendar}
            {next}
          </>
        ) : undefined
      }
      onBack={() => dispatch({ do: 'home' })}
      main={<EndButton held={held} />}
    >
      {props.isContactOpen && (
        <Banner kind="due" icon="pen" title={t('done.contactOpen', { window: hall.tellWindow.number })} />
      )}
      {!isLow && calendar}
      {person}
      {standing === 'asked' ? <SlipAsk held={held} /> : !isLow && next}
      {foot}
    </Screen>
  );
}
