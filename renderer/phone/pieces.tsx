// Owns what the phone's cards have in common: the way back, a line to write on, and what one needs to know of an appointment.
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/contract/appointments.ts';
import { dayWithWeekday } from '../i18n/dates.ts';
import { useLanguage, useSay } from '../i18n/use-words.ts';

/** A time that was chosen for a matter. */
export type Chosen = {
  readonly matterCode: string;
  readonly date: string;
  readonly time: string;
  readonly until: string;
};

/** What a step is about: whoever listens or moves by keys begins there, and the step is seen from its top. */
export function Heading(props: { children: ReactNode }): ReactNode {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
    ref.current?.closest('.phone')?.scrollIntoView();
  }, []);
  return (
    <h1 ref={ref} tabIndex={-1}>
      {props.children}
    </h1>
  );
}

/** The way back, first on each card. */
export function Back(props: { onBack: () => void }): ReactNode {
  const { t } = useTranslation('phone');
  return (
    <button type="button" className="phone-back" onClick={props.onBack}>
      <span aria-hidden="true">‹ </span>
      {t('back')}
    </button>
  );
}

/** Where the hall's answer will stand: that it is being asked, or that nobody answers, and the way to ask again. */
export function Unanswered(props: {
  asked: { data: unknown; failureCount: number; refetch: () => unknown };
}): ReactNode {
  const { t } = useTranslation('phone');
  const { data, failureCount, refetch } = props.asked;
  if (data !== undefined) return null;
  if (failureCount === 0) return <p role="status">{t('asking')}</p>;
  return (
    <>
      <p className="phone-due" role="alert">
        {t('down.title')}
      </p>
      <button type="button" className="phone-main" onClick={() => void refetch()}>
        {t('again')}
      </button>
    </>
  );
}

/** What one needs on the day; the same whether just made or looked up. */
export function AppointmentFacts({ appointment }: { appointment: Appointment }): ReactNode {
  const { t } = useTranslation('phone');
  const say = useSay();
  const language = useLanguage();
  const { date, time, matterName, maskedName, materials, windows, isDayClosed } = appointment;
  return (
    <>
      <p>{say(matterName).replaceAll('|', '')}</p>
      <p className="phone-when">
        {dayWithWeekday(date, language)} <b>{time}</b>
      </p>
      <p className="phone-quiet">{t('book.who', { name: maskedName })}</p>
      <p className="phone-quiet">{t('book.windows', { windows: windows.join(t('comma')) })}</p>
      {!isDayClosed && <p className="phone-quiet">{t('book.checkIn')}</p>}
      {materials.length > 0 && (
        <>
          <h2>{t('book.bring')}</h2>
          <ul className="phone-bring">
            {materials.map((material) => (
              <li key={material.zh}>{say(material)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** One line to write on, with what is wrong beneath it. */
export function Line(props: {
  label: string;
  value: string;
  onText: (text: string) => void;
  error: string | null;
  hint?: string;
  autoComplete?: string;
  inputMode?: 'tel' | 'numeric';
  maxLength: number;
}): ReactNode {
  const id = useId();
  return (
    <div className="phone-line">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        className="phone-input"
        value={props.value}
        inputMode={props.inputMode}
        autoComplete={props.autoComplete ?? 'off'}
        maxLength={props.maxLength}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={`${id}-said`}
        onChange={(event) => props.onText(event.target.value)}
      />
      <span
        id={`${id}-said`}
        className={props.error ? 'phone-wrong' : 'phone-quiet'}
        role={props.error ? 'alert' : undefined}
      >
        {props.error ?? props.hint}
      </span>
    </div>
  );
}
