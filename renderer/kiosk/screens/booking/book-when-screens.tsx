// Owns choosing an appointment: for which matter, on which day, at what time. Only what is free can be chosen.
import { isDefinedError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matter } from '#shared/contract/catalogue.ts';
import { onlySilence, useHallQueries } from '../../../api-provider.tsx';
import { dayParts, dayWithWeekday } from '../../../i18n/dates.ts';
import { useLanguage, useSay } from '../../../i18n/use-words.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useWaiting } from '../../../ui/use-waiting.ts';
import { Door } from '../../door.tsx';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Name, plainName } from '../../name.tsx';
import { Paged } from '../../paged.tsx';
import { Screen } from '../../screen.tsx';
import { useBookable } from '../../use-bookable.ts';
import './booking.css';

/** From so many places on, how many there are helps nobody to choose. */
const fewPlaces = 3;

export function BookMatterScreen(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, catalogue, newRequestId, callHelp, session } = useKiosk();
  const language = useLanguage();
  const say = useSay();
  const items = useBookable().flatMap(({ matterCode, next }) => {
    const matter = catalogue.matters.find(({ code }) => code === matterCode);
    return matter ? [{ matter, next }] : [];
  });
  return (
    <Screen
      title={<Heading>{({ t }) => t('book.matter')}</Heading>}
      lead={t('book.matterLead')}
      main={
        <Button icon="help" onClick={callHelp}>
          {session.modes.large ? t('matters.askShort') : t('matters.ask')}
        </Button>
      }
    >
      <Paged
        items={items}
        keyOf={({ matter }) => matter.code}
        columns={2}
        render={({ matter, next }) => (
          <button
            type="button"
            className={`tile tile-tall press${next ? '' : ' tile-off'}`}
            onClick={() => dispatch({ do: 'begin-booking', requestId: newRequestId(), matterCode: matter.code })}
          >
            <b>
              <Name>{say(matter.short)}</Name>
            </b>
            <span className="tile-wait">
              {next ? t('book.soonest', { when: `${dayParts(next.date, language).day} ${next.time}` }) : t('book.full')}
            </span>
          </button>
        )}
      />
    </Screen>
  );
}

function useSlots(matter: Matter) {
  const queries = useHallQueries();
  return useQuery({
    ...queries.appointments.slots.queryOptions({ input: { matterCode: matter.code } }),
    staleTime: 0,
    retry: onlySilence,
  });
}

/** No slots to show: still asking, nobody answered, or none are free — and then where else to turn. */
function NoSlots(props: { matter: Matter; asked: ReturnType<typeof useSlots> }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, newRequestId } = useKiosk();
  const { asked, matter } = props;
  const waiting = useWaiting(asked.isFetching && !asked.data);
  if (asked.isError && !asked.isFetching)
    return (
      <Banner
        kind="late"
        icon="warning"
        title={
          isDefinedError(asked.error) && asked.error.code === 'NOT_BOOKABLE' ? t('book.notNeeded') : t('book.noTimes')
        }
        action={
          <Button small onClick={() => void asked.refetch()}>
            {t('again')}
          </Button>
        }
      />
    );
  if (!asked.data) return waiting === 'none' ? null : <p className="lead">{t('book.asking')}</p>;
  return (
    <div className="doors">
      <Door
        kind="tell"
        icon="say"
        title={t('home.tellDoor')}
        onClick={() =>
          dispatch({ do: 'begin-telling', requestId: newRequestId(), matterCode: matter.code, kind: 'not-done' })
        }
      >
        {t('book.fullTell')}
      </Door>
    </div>
  );
}

export function BookDayScreen(props: { matter: Matter }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, orientation, session } = useKiosk();
  const language = useLanguage();
  const say = useSay();
  const { matter } = props;
  const asked = useSlots(matter);
  const days = (asked.data ?? []).filter(({ slots }) => slots.length > 0);
  const isAnyFree = days.some(({ slots }) => slots.some(({ left }) => left > 0));
  const isFull = asked.data !== undefined && !isAnyFree;
  const columns = orientation === 'landscape' && !session.modes.large ? 3 : 2;
  const words = (left: number): string =>
    left === 0 ? t('book.full') : left <= fewPlaces ? t('book.left', { count: left }) : '';
  return (
    <Screen
      title={<Heading>{({ t }) => (isFull ? t('book.allFull') : t('book.day'))}</Heading>}
      lead={plainName(say(matter.short))}
      {...(isFull && { className: 'no-numbers' })}
    >
      {!isAnyFree ? (
        <NoSlots matter={matter} asked={asked} />
      ) : (
        <Paged
          items={days}
          keyOf={({ date }) => date}
          columns={columns}
          render={({ date, slots }) => {
            const { day, weekday } = dayParts(date, language);
            const left = slots.reduce((sum, slot) => sum + slot.left, 0);
            return (
              <button
                type="button"
                className={`tile tile-tall press when-tile${left === 0 ? ' tile-off' : ''}`}
                disabled={left === 0}
                onClick={() => {
                  dispatch({ do: 'book', part: { date, time: null } });
                  dispatch({ do: 'go', to: { name: 'book-time', date } });
                }}
              >
                <b>{day}</b>
                <span className="when-more">
                  {weekday} <span className="tile-wait">{words(left)}</span>
                </span>
              </button>
            );
          }}
        />
      )}
    </Screen>
  );
}

export function BookTimeScreen(props: { matter: Matter; date: string }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, session } = useKiosk();
  const say = useSay();
  const { matter, date } = props;
  const asked = useSlots(matter);
  const slots = (asked.data ?? []).find((day) => day.date === date)?.slots.filter(({ left }) => left > 0) ?? [];
  const { booking } = session;
  return (
    <Screen
      title={<Heading>{({ t, language }) => t('book.time', { day: dayWithWeekday(date, language) })}</Heading>}
      lead={plainName(say(matter.short))}
      {...(asked.data && slots.length === 0 && { className: 'no-numbers' })}
    >
      {slots.length === 0 ? (
        <NoSlots matter={matter} asked={asked} />
      ) : (
        <Paged
          items={slots}
          keyOf={({ time }) => time}
          columns={session.modes.large ? 2 : 3}
          render={({ time, until, left }) => (
            <button
              type="button"
              className="tile tile-tall press when-tile"
              onClick={() => {
                dispatch({ do: 'book', part: { date, time } });
                const isKnown = booking !== null && booking.name.trim() !== '' && booking.phone.trim() !== '';
                dispatch({
                  do: 'go',
                  to: isKnown ? { name: 'book-review' } : { name: 'book-details', field: 'name' },
                });
              }}
            >
              <b>{time}</b>
              <span className="when-more">
                {t('book.until', { time: until })}{' '}
                {left <= fewPlaces && <span className="tile-wait">{t('book.left', { count: left })}</span>}
              </span>
            </button>
          )}
        />
      )}
    </Screen>
  );
}
