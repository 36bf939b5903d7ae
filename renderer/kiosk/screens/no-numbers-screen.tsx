// Owns the screen the product exists for: no number today, and the way on as its largest control.

import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matter } from '#shared/contract/catalogue.ts';
import type { FreeSlot } from '#shared/contract/queue.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayParts } from '../../i18n/dates.ts';
import { useLanguage, useSay } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Light } from '../../ui/light.tsx';
import { Person } from '../../ui/person.tsx';
import { Door } from '../door.tsx';
import { Heading } from '../heading.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { plainName, Quoting } from '../name.tsx';
import { Screen } from '../screen.tsx';
import { givesNoneOf, isHalfDayGone, matterState } from '../waiting-words.ts';

/** Where a matter's half-days meet. */
const noon = '12:00';

function GoThere(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { hall } = useKiosk();
  const say = useSay();
  const { person: zh, personEn, name, number, where, isStaffed } = hall.tellWindow;
  const person = zh && say({ zh, en: personEn ?? '' });
  return (
    <Card className="col go-there" data-give="4">
      <h2 className="row">
        <span className="grow">{t('noNumbers.go')}</span>
        {isStaffed && <Light kind="ok">{t('noNumbers.there')}</Light>}
      </h2>
      <Person name={person ?? say(name)} face={person ?? number} here={isStaffed}>
        {t('home.dutyAt', { window: number })} · {say(where)}
      </Person>
    </Card>
  );
}

/** The lamp door out of a "no". What kind it is needs no asking: something could not be done. */
function TellDoor(props: { matter: Matter; children: ReactNode }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, newRequestId } = useKiosk();
  const tell = (): void =>
    dispatch({
      do: 'begin-telling',
      requestId: newRequestId(),
      matterCode: props.matter.code,
      kind: 'not-done',
    });
  return (
    <Door kind="tell" icon="say" title={t('home.tellDoor')} onClick={tell}>
      {props.children}
    </Door>
  );
}

/** The hall hears that somebody was turned away, once a visit; its answer is the next free appointment. */
function useTurnedAway(
  matterCode: string,
  requestId: string,
  known: FreeSlot | null | undefined,
): FreeSlot | null | undefined {
  const queries = useHallQueries();
  const { mutate, data } = useMutation({ ...queries.queue.turnedAway.mutationOptions(), retry: 2, retryDelay: 1000 });
  useEffect(() => mutate({ requestId, matterCode }), [mutate, requestId, matterCode]);
  return data?.nextAppointment ?? known;
}

/** 号取完了. */
export function NoNumbersScreen(props: {
  matter: Matter;
  requestId: string;
  next: FreeSlot | null | undefined;
}): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, newRequestId, overview, session, orientation, hall, now } = useKiosk();
  const language = useLanguage();
  const { matter } = props;
  const slot = useTurnedAway(matter.code, props.requestId, props.next);
  const isLow = session.modes.low && orientation === 'portrait';
  const isMorning = hallTime(now, hall.timeZone) < noon;
  const used = isMorning ? 'noNumbers.titleMorning' : 'noNumbers.titleAfternoon';
  const none = isMorning ? 'noNumbers.noneMorning' : 'noNumbers.noneAfternoon';
  const isHalf = isHalfDayGone(overview, matter);
  const title = givesNoneOf(overview, matter) ? (isHalf ? none : 'noNumbers.none') : isHalf ? used : 'noNumbers.title';
  return (
    <Screen
      className="no-numbers"
      title={
        <Heading>{({ t, say }) => <Quoting>{t(title, { matter: plainName(say(matter.short)) })}</Quoting>}</Heading>
      }
      lead={t('noNumbers.lead')}
      read={isLow && <GoThere />}
      main={
        <Button icon="ticket" onClick={() => dispatch({ do: 'back' })}>
          {t('noNumbers.other')}
        </Button>
      }
    >
      <div className="doors">
        <TellDoor matter={matter}>{t('noNumbers.tell')}</TellDoor>
        {slot && (
          <Door
            kind="look"
            icon="calendar"
            title={t('noNumbers.book', { day: dayParts(slot.date, language).day, time: slot.time })}
            onClick={() => dispatch({ do: 'begin-booking', requestId: newRequestId(), matterCode: matter.code, slot })}
          >
            {t('noNumbers.bookWhen', { weekday: dayParts(slot.date, language).weekday })}
          </Door>
        )}
      </div>
      {!isLow && <GoThere />}
    </Screen>
  );
}

/** Every window for the matter is paused: it may pass, and until then somebody can be told or called. */
export function NoWindowScreen(props: { matter: Matter }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, overview, newRequestId, callHelp } = useKiosk();
  const { matter } = props;
  const isBack = matterState(overview, matter) === 'open';
  const take = (): void =>
    dispatch({ do: 'replace', by: { name: 'matter', matterCode: matter.code, requestId: newRequestId() } });
  return (
    <Screen
      className="no-numbers"
      title={
        <Heading>
          {({ t, say }) => (
            <Quoting>
              {isBack ? t('noWindow.back') : t('noWindow.title', { matter: plainName(say(matter.short)) })}
            </Quoting>
          )}
        </Heading>
      }
      lead={isBack ? t('noWindow.backLead') : t('noWindow.lead')}
      main={
        isBack ? (
          <Button kind="main" icon="ticket" onClick={take}>
            {t('matter.take')}
          </Button>
        ) : (
          <Button icon="ticket" onClick={() => dispatch({ do: 'back' })}>
            {t('noNumbers.other')}
          </Button>
        )
      }
    >
      <div className="doors">
        <TellDoor matter={matter}>{t('noWindow.tell')}</TellDoor>
        <Door kind="look" icon="help" title={t('noWindow.help')} onClick={callHelp}>
          {t('noWindow.helpWhat')}
        </Door>
      </div>
    </Screen>
  );
}
