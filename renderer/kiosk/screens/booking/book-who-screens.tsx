// Owns whose appointment it is, the last look at it, and what stands once it is made: day and time first, then its code.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/contract/appointments.ts';
import type { Matter } from '#shared/contract/catalogue.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import { formatAppointmentCode } from '#shared/domain/appointment-code.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { checkPhone } from '#shared/domain/phone-number.ts';
import { dayParts, dayWithWeekday } from '../../../i18n/dates.ts';
import { useLanguage, useSay } from '../../../i18n/use-words.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Icon } from '../../../ui/icons.tsx';
import type { Booking } from '../../booking.ts';
import { CardLine } from '../../card-line.tsx';
import { areaCodeOf, fieldSays, langOf, mostCharacters } from '../../details.ts';
import { EndButton } from '../../end-button.tsx';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { plainName } from '../../name.tsx';
import { Note } from '../../note.tsx';
import { OneFieldScreen } from '../../one-field.tsx';
import { Screen } from '../../screen.tsx';
import { SlipAsk } from '../../slip-line.tsx';
import { isFine } from '../../slip-standing.ts';
import { type BookFault, useBook } from '../../use-book.ts';
import { type SlipHeld, useSlip } from '../../use-slip.ts';
import { useSlipWords } from '../../use-slip-words.ts';
import { SlipHere } from '../whole-slip.tsx';
import '../number-screen.css';
import '../tell/review.css';
import './booking.css';

export function BookDetailsScreen(props: { booking: Booking; field: 'name' | 'phone' }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, hall } = useKiosk();
  const { booking, field } = props;
  const text = booking[field];
  const says = fieldSays(t, field, text, { today: hall.today, areaCode: areaCodeOf(hall.phone) });
  return (
    <OneFieldScreen
      key={field}
      title={`details.${field}.title`}
      lead={t(`book.${field}Lead`)}
      text={text}
      most={mostCharacters[field] * 4}
      says={says}
      keys={field === 'phone' ? 'digits' : 'name'}
      isNeeded
      // Another name is another person: the number of the card that was read is not theirs.
      onChange={(value) =>
        dispatch({ do: 'book', part: field === 'name' ? { name: value, idNumber: '' } : { phone: value } })
      }
      beside={field === 'name' && <CardLine />}
      onNext={() =>
        dispatch({
          do: 'go',
          to: field === 'name' ? { name: 'book-details', field: 'phone' } : { name: 'book-review' },
        })
      }
      words={{ empty: t(`book.${field}First`), ok: t('next') }}
    />
  );
}

function Fault(props: { fault: BookFault }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  const language = useLanguage();
  const { fault } = props;
  switch (fault.kind) {
    case 'gone': {
      const { next } = fault;
      return (
        <Banner
          kind="late"
          icon="warning"
          title={t('book.gone')}
          action={
            next && (
              <Button small onClick={() => dispatch({ do: 'book', part: next })}>
                {t('book.useNext', { when: `${dayParts(next.date, language).day} ${next.time}` })}
              </Button>
            )
          }
        />
      );
    }
    case 'booked-already':
      return (
        <Banner kind="due" icon="calendar" title={t('book.already')}>
          {t('book.alreadyWhat')}
        </Banner>
      );
    case 'not-needed':
      return <Banner kind="due" icon="ticket" title={t('book.notNeeded')} />;
    case 'input':
      return (
        <Banner kind="late" icon="warning" title={t('fault.putRight')}>
          {fault.problems.join(' ')}
        </Banner>
      );
    case 'full':
      return <Banner kind="late" icon="warning" title={t('full.title')} />;
    case 'refused':
      return (
        <Banner kind="late" icon="warning" title={t('book.fault')}>
          {t('fault.what')}
        </Banner>
      );
    case 'unknown':
      return (
        <Banner kind="late" icon="warning" title={t('book.unknown')}>
          {t('book.once')}
        </Banner>
      );
  }
}

export function BookReviewScreen(props: { booking: Booking; matter: Matter }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { t: words } = useTranslation('devices');
  const { dispatch, hall } = useKiosk();
  const language = useLanguage();
  const say = useSay();
  const { booking, matter } = props;
  const { waiting, fault, book } = useBook(booking);
  const { date, time } = booking;
  const phone = checkPhone(booking.phone, {
    ...(areaCodeOf(hall.phone) && { areaCode: areaCodeOf(hall.phone) ?? '' }),
  });
  const rows: { what: string; text: string; isSecret?: boolean }[] = [
    { what: t('book.rowMatter'), text: plainName(say(matter.short)) },
    { what: t('book.rowWhen'), text: date === null ? '' : `${dayWithWeekday(date, language)} ${time}` },
    { what: t('book.rowName'), text: booking.name.trim(), isSecret: true },
    { what: t('book.rowPhone'), text: phone.ok ? phone.display : booking.phone, isSecret: true },
    ...(booking.idNumber === '' ? [] : [{ what: words('idNumber'), text: booking.idNumber, isSecret: true }]),
  ];
  const isOtherTime = fault?.kind === 'gone' || fault?.kind === 'booked-already';
  const otherTime = (): void => dispatch({ do: 'other-time' });
  return (
    <Screen
      title={<Heading>{({ t }) => t('book.review')}</Heading>}
      lead={t('book.reviewLead')}
      read={
        <Card className="review-rows">
          {rows.map(({ what, text, isSecret }) => (
            <div key={what} className="review-row">
              <span className="caption">{what}</span>
              <span className="grow review-text lead" lang={langOf(text)} data-private={isSecret || undefined}>
                {text}
              </span>
            </div>
          ))}
        </Card>
      }
      main={
        isOtherTime ? (
          <Button kind="main" icon="calendar" onClick={otherTime}>
            {t('book.otherTime')}
          </Button>
        ) : (
          <Button kind="main" icon="check" busy={waiting === 'none' ? null : t('book.booking')} onClick={book}>
            {fault ? t('again') : t('book.do')}
          </Button>
        )
      }
    >
      {fault && <Fault fault={fault} />}
      {(waiting === 'slow' || waiting === 'stuck') && (
        <Banner kind="due" icon="clock" title={waiting === 'slow' ? t('wait.slow') : t('wait.stuck')} />
      )}
      {!isOtherTime && (
        <Button small icon="calendar" className="book-other" onClick={otherTime}>
          {t('book.otherTime')}
        </Button>
      )}
      <p className="caption" data-give="1">
        {t('book.privacy')}
      </p>
    </Screen>
  );
}

function BookedSlip(props: { held: SlipHeld; what: string }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { held } = props;
  const words = useSlipWords(held);
  if (held.standing === 'asked') return <SlipAsk held={held} />;
  if (isFine(held.standing)) return <SlipHere held={held} label={t('slip.picture', { what: props.what })} />;
  return (
    <Card kind="warm" className="no-slip" role="status">
      <h2>{t('booked.noSlip')}</h2>
      <p data-give="4">{t('booked.noSlipWhat')}</p>
      <p data-give="3">{t('slip.joined', { what: words.title, next: words.guide ?? words.next })}</p>
      {words.works !== null && <p data-give="2">{words.works}</p>}
    </Card>
  );
}

/** With a slip on its way. */
function BookedWithSlip(props: { appointment: Appointment; code: string; slip: SlipState }): ReactNode {
  const { t } = useTranslation('kiosk');
  const held = useSlip(props.slip);
  return (
    <BookedFrame {...props} held={held}>
      <BookedSlip held={held} what={t('booked.title')} />
    </BookedFrame>
  );
}

export function BookedScreen(props: { appointment: Appointment; code: string; slip: SlipState | null }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { appointment, code, slip } = props;
  if (slip) return <BookedWithSlip appointment={appointment} code={code} slip={slip} />;
  return (
    <BookedFrame appointment={appointment} code={code} held={null}>
      <Card kind="warm" className="no-slip">
        <h2>{t('booked.noSlip')}</h2>
        <p data-give="3">{t('booked.noSlipWhat')}</p>
      </Card>
    </BookedFrame>
  );
}

function BookedFrame(props: {
  appointment: Appointment;
  code: string;
  held: SlipHeld | null;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, hall } = useKiosk();
  const language = useLanguage();
  const say = useSay();
  const { appointment } = props;
  const { day, weekday } = dayParts(appointment.date, language);
  const code = formatAppointmentCode(props.code);
  const clock = (at: number): string => hallTime(at, hall.timeZone);
  return (
    <Screen
      className="booked-screen"
      title={
        <span className="row">
          <Icon name="check" className="ok-mark" />
          <span>
            <Heading>{({ t }) => t('booked.title')}</Heading>
          </span>
        </span>
      }
      read={
        <section className="number-card">
          <p className="lead" data-give="3">
            {plainName(say(appointment.matterName))}
          </p>
          <p className="booked-day">
            {day} <small>{weekday}</small>
          </p>
          <p className="booked-time">{appointment.time}</p>
          <dl>
            <div>
              <dt>{t('booked.code')}</dt>
              <dd data-private>{code}</dd>
            </div>
            <div data-give="2">
              <dt>{t('booked.checkIn')}</dt>
              <dd>
                {t('booked.between', { from: clock(appointment.checkInFrom), until: clock(appointment.keptUntil) })}
              </dd>
            </div>
          </dl>
        </section>
      }
      onBack={() => dispatch({ do: 'home' })}
      main={<EndButton held={props.held} />}
    >
      {props.children}
      <div className="col number-notes">
        <Note icon="scan" give={3} title={t('booked.come')}>
          {t('booked.comeWhat')}
        </Note>
        <Note icon="phone" give={2} title={t('booked.cannot')}>
          {t('booked.cannotWhat', { phone: hall.phone })}
        </Note>
      </div>
    </Screen>
  );
}
