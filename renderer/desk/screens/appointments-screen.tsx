// Owns 预约: a day's appointments with who comes, and beside them making one for somebody.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskAppointment } from '#shared/contract/appointments.ts';
import { addDays, hallDate } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Light } from '../../ui/light.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { useClock } from '../../ui/use-clock.ts';
import { BookPanel } from '../appointments/book-panel.tsx';
import { ChoiceMenu } from '../calling/choice-menu.tsx';
import { useDesk, useName } from '../desk-context.ts';
import { AskedError } from '../error-line.tsx';
import '../appointments/appointments.css';

const lightOf = { 'checked-in': 'ok', cancelled: 'idle', 'no-show': 'late' } as const;

export function AppointmentsScreen(): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { clock, timeZone } = useDesk();
  const now = useClock(clock, 60_000);
  const today = now === null ? null : hallDate(now, timeZone);
  const { date: chosen } = useSearch({ from: '/appointments' });
  const date = chosen ?? today;
  const navigate = useNavigate();
  const go = (next: string | null): void =>
    void navigate({ to: '/appointments', search: next === null || next === today ? {} : { date: next } });
  return (
    <div className="appointments">
      <section className="col appointments-day">
        <div className="row list-tools">
          <h1 className="grow">
            {t('side.appointments')}
            {date !== null && <span className="appointments-date">{dayWithWeekday(date, language)}</span>}
          </h1>
          {date !== null && (
            <>
              <Button
                small
                icon="previous"
                aria-label={t('appointments.dayBefore')}
                title={t('appointments.dayBefore')}
                onClick={() => go(addDays(date, -1))}
              />
              <input
                type="date"
                className="input appointments-pick"
                aria-label={t('appointments.day')}
                value={date}
                onChange={(event) => event.target.value !== '' && go(event.target.value)}
              />
              <Button
                small
                icon="next"
                aria-label={t('appointments.dayAfter')}
                title={t('appointments.dayAfter')}
                onClick={() => go(addDays(date, 1))}
              />
              {date !== today && (
                <Button small onClick={() => go(null)}>
                  {t('appointments.today')}
                </Button>
              )}
            </>
          )}
        </div>
        {date !== null && <DayList date={date} />}
      </section>
      <aside className="col" aria-label={t('appointments.book')}>
        <BookPanel onBooked={(booked) => go(booked)} />
      </aside>
    </div>
  );
}

function DayList({ date }: { date: string }): ReactNode {
  const { t } = useTranslation('desk');
  const queries = useHallQueries();
  const list = useQuery(queries.appointments.list.queryOptions({ input: { date }, placeholderData: keepPreviousData }));
  const [asking, setAsking] = useState<DeskAppointment | null>(null);
  const rows = list.data ?? [];
  return (
    <div className="card table-card appointments-list" aria-busy={list.isPlaceholderData || undefined}>
      {list.error && (
        <div className="case-empty">
          <AskedError asked={list} />
        </div>
      )}
      {list.data && rows.length === 0 && <p className="case-empty">{t('appointments.none')}</p>}
      {rows.length > 0 && (
        <section className="appointments-rows" ref={scrollStop} aria-label={t('side.appointments')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('appointments.time')}</th>
                <th scope="col">{t('appointments.who')}</th>
                <th scope="col">{t('appointments.matter')}</th>
                <th scope="col">{t('appointments.state')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('appointments.cancel')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} row={row} onCancel={() => setAsking(row)} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {asking && <CancelMenu row={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}

function Row({ row, onCancel }: { row: DeskAppointment; onCancel: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const name = useName();
  return (
    <tr data-off={row.state === 'cancelled' || undefined}>
      <td className="nowrap">
        <b>{row.time}</b>
        <span className="caption"> – {row.until}</span>
      </td>
      <td>
        <b>{row.name || row.maskedName}</b>
        <div className="caption nowrap">{row.phone}</div>
      </td>
      <td>
        {name(row.matterName)}
        <div className="caption">
          {t('appointments.code', { code: row.code })} · {t(`appointments.channel.${row.channel}`)}
        </div>
      </td>
      <td>
        {row.state === 'booked' ? (
          <>
            {t('appointments.is.booked')}
            {row.isDayClosed && (
              <div>
                <Light kind="late">{t('appointments.dayClosed')}</Light>
              </div>
            )}
          </>
        ) : (
          <Light kind={lightOf[row.state]}>{t(`appointments.is.${row.state}`)}</Light>
        )}
        {row.ticketNo !== null && <b className="appointments-number">{row.ticketNo}</b>}
      </td>
      <td>
        {row.state === 'booked' && (
          <Button small aria-label={t('appointments.cancelOf', { name: row.name, time: row.time })} onClick={onCancel}>
            {t('appointments.cancel')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function CancelMenu({ row, onClose }: { row: DeskAppointment; onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const queries = useHallQueries();
  const client = useQueryClient();
  const cancel = useMutation(
    queries.appointments.cancelAtDesk.mutationOptions({
      onSuccess: onClose,
      onSettled: () => client.invalidateQueries({ queryKey: queries.appointments.key() }),
    }),
  );
  return (
    <ChoiceMenu
      title={t('appointments.askCancel', { name: row.name, time: row.time })}
      options={[
        { value: 'keep', label: t('appointments.keep') },
        { value: 'cancel', label: t('appointments.cancelYes') },
      ]}
      error={cancel.error}
      onChoose={(value) => {
        if (value === 'keep') onClose();
        else if (!cancel.isPending) cancel.mutate({ id: row.id });
      }}
      onClose={onClose}
    />
  );
}
