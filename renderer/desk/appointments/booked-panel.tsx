// Owns what is told to somebody who has just been given a time: the day, the code, what to bring, and the slip.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/contract/appointments.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useName } from '../desk-context.ts';
import { SlipView } from '../slip-view.tsx';

export type Booked = {
  readonly appointment: Appointment;
  readonly code: string;
  readonly slip: SlipState | null;
};

export function BookedPanel({ booked, onNext }: { booked: Booked; onNext: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const name = useName();
  const { timeZone } = useDesk();
  const { appointment, code, slip } = booked;
  return (
    <section className="card col book-panel">
      <h2>{t('appointments.done')}</h2>
      <div role="status">
        <b className="booked-when">
          {dayWithWeekday(appointment.date, language)} {appointment.time}
        </b>
        <div>
          {appointment.maskedName} · {name(appointment.matterName)}
        </div>
      </div>
      <dl className="desk-facts">
        <div>
          <dt>{t('appointments.codeLabel')}</dt>
          <dd className="booked-code">{code}</dd>
        </div>
        <div>
          <dt>{t('appointments.checkInFrom')}</dt>
          <dd>{hallTime(appointment.checkInFrom, timeZone)}</dd>
        </div>
        <div>
          <dt>{t('appointments.keptUntil')}</dt>
          <dd>{hallTime(appointment.keptUntil, timeZone)}</dd>
        </div>
      </dl>
      {appointment.materials.length > 0 && (
        <div>
          <b>{t('appointments.bring')}</b>
          <ul className="booked-bring">
            {appointment.materials.map((material) => (
              <li key={material.zh}>{name(material)}</li>
            ))}
          </ul>
        </div>
      )}
      {slip && <SlipView slip={slip} label={t('slip.of', { caseNo: code })} />}
      <Button kind="main" className="btn-big" onClick={onNext}>
        {t('appointments.next')}
      </Button>
    </section>
  );
}
