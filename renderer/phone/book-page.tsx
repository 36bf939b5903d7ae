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
import { AppointmentFacts, Back, type Chosen, Heading, Unanswered } from './pieces.tsx';
import { useTrail } from './trail.ts';

type Done = { appointment: Appointment; code: string };
/** How far somebody has come; what a preview sets from outside, the matters in the product. */
export type BookStep =
  | { name: 'matters' }
  | { name: 'slots'; matterCode: string }
  | { name: 'who'; chosen: Chosen }
  | ({ name: 'booked' } & Done);

export function BookPage(props: { start?: BookStep }): ReactNode {
  const { step, go, replace, back } = useTrail<BookStep>(props.start ?? { name: 'matters' });
  const [who, setWho] = useState<Who>({ name: '', phone: '' });
  switch (step.name) {
    case 'matters':
      return (
        <>
          <Matters onChoose={(matterCode) => go({ name: 'slots', matterCode })} />
          <MineCard />
        </>
      );
    case 'slots':
      return <Slots matterCode={step.matterCode} onChoose={(chosen) => go({ name: 'who', chosen })} onBack={back} />;
    case 'who':
      return (
        <BookForm
          chosen={step.chosen}
          who={who}
          onWho={setWho}
          onBack={back}
          onBooked={({ appointment, code }) => replace({ name: 'booked', appointment, code })}
        />
      );
    case 'booked':
      return <Booked appointment={step.appointment} code={step.code} />;
  }
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
      <Heading>{t('book.title')}</Heading>
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
      <Heading>{t('book.when')}</Heading>
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
      <Heading>{t('book.done')}</Heading>
      <p className="phone-quiet">{t('book.code')}</p>
      <p className="phone-code">{props.code}</p>
      <p className="phone-due">{t('book.keep')}</p>
      <AppointmentFacts appointment={props.appointment} />
    </section>
  );
}
