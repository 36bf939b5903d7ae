// Owns appointments on the phone: choosing matter, day and time, leaving name and phone, and looking up or cancelling one's own.
import { isDefinedError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/contract/appointments.ts';
import { onlySilence, useHallQueries } from '../api-provider.tsx';
import { dayWithWeekday } from '../i18n/dates.ts';
import { useLanguage, useSay } from '../i18n/use-words.ts';
import { BookForm, type Who } from './book-form.tsx';
import { MineCard } from './mine-card.tsx';
import { AppointmentFacts, Back, type Chosen, Unanswered } from './pieces.tsx';

type Done = { appointment: Appointment; code: string };
/** How far somebody has come; what a preview sets from outside, empty in the product. */
export type BookStart = { matterCode?: string; chosen?: Chosen; booked?: Done };

export function BookPage({ start = {} }: { start?: BookStart }): ReactNode {
  const [matterCode, setMatterCode] = useState(start.matterCode ?? null);
  const [chosen, setChosen] = useState(start.chosen ?? null);
  const [booked, setBooked] = useState(start.booked ?? null);
  const [who, setWho] = useState<Who>({ name: '', phone: '' });
  if (booked) return <Booked {...booked} />;
  return (
    <>
      {matterCode === null ? (
        <Matters onChoose={setMatterCode} />
      ) : chosen === null ? (
        <Slots matterCode={matterCode} onChoose={setChosen} onBack={() => setMatterCode(null)} />
      ) : (
        <BookForm chosen={chosen} who={who} onWho={setWho} onBack={() => setChosen(null)} onBooked={setBooked} />
      )}
      {matterCode === null && <MineCard />}
    </>
  );
}

function Matters(props: { onChoose: (code: string) => void }): ReactNode {
  const { t } = useTranslation('phone');
  const say = useSay();
  const language = useLanguage();
  const queries = useHallQueries();
  const [typed, setTyped] = useState('');
  const found = useQuery({ ...queries.appointments.bookable.queryOptions(), retry: onlySilence });
  const name = (matter: { name: { zh: string; en: string } }): string => say(matter.name).replaceAll('|', '');
  const shown = found.data?.filter((matter) => name(matter).toLowerCase().includes(typed.trim().toLowerCase())) ?? [];
  return (
    <section className="phone-card">
      <h1>{t('book.title')}</h1>
      {found.data && found.data.length === 0 && <p>{t('book.none')}</p>}
      {(found.data?.length ?? 0) > 6 && (
        <input
          className="phone-input"
          aria-label={t('book.find')}
          placeholder={t('book.find')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <Unanswered asked={found} />
      <ul className="phone-list">
        {shown.map((matter) => (
          <li key={matter.matterCode}>
            <button
              type="button"
              className="phone-button phone-row"
              disabled={matter.next === null}
              onClick={() => props.onChoose(matter.matterCode)}
            >
              <b>{name(matter)}</b>
              <span>
                {matter.next
                  ? t('book.next', { day: dayWithWeekday(matter.next.date, language), time: matter.next.time })
                  : t('book.full')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Slots(props: { matterCode: string; onChoose: (chosen: Chosen) => void; onBack: () => void }): ReactNode {
  const { t } = useTranslation('phone');
  const language = useLanguage();
  const queries = useHallQueries();
  const { matterCode } = props;
  const found = useQuery({
    ...queries.appointments.slots.queryOptions({ input: { matterCode } }),
    staleTime: 0,
    retry: onlySilence,
  });
  const days = found.data?.filter(({ slots }) => slots.some(({ left }) => left > 0)) ?? [];
  return (
    <section className="phone-card">
      <Back onBack={props.onBack} />
      <h1>{t('book.when')}</h1>
      {isDefinedError(found.error) && found.error.code === 'NOT_BOOKABLE' ? (
        <p>{t('book.notNow')}</p>
      ) : (
        <Unanswered asked={found} />
      )}
      {found.data && days.length === 0 && (
        <>
          <p>{t('book.full')}</p>
          <p>{t('book.fullMore')}</p>
        </>
      )}
      {days.map(({ date, slots }) => (
        <div key={date} className="phone-day">
          <h2>{dayWithWeekday(date, language)}</h2>
          <div className="phone-times">
            {slots
              .filter(({ left }) => left > 0)
              .map(({ time, until, left }) => (
                <button
                  key={time}
                  type="button"
                  className="phone-button"
                  onClick={() => props.onChoose({ matterCode, date, time, until })}
                >
                  <b>{time}</b>
                  {left <= 2 && <small>{t('book.left', { count: left })}</small>}
                </button>
              ))}
          </div>
        </div>
      ))}
    </section>
  );
}

function Booked(props: Done): ReactNode {
  const { t } = useTranslation('phone');
  return (
    <section className="phone-card" role="status">
      <h1>{t('book.done')}</h1>
      <p className="phone-quiet">{t('book.code')}</p>
      <p className="phone-code">{props.code}</p>
      <p className="phone-due">{t('book.keep')}</p>
      <AppointmentFacts appointment={props.appointment} />
    </section>
  );
}
