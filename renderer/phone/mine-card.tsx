// Owns one's own appointment on the phone: found by its code and the end of one's number, and given back in time for somebody else.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../api-provider.tsx';
import { AppointmentFacts, Line } from './pieces.tsx';

export function MineCard(): ReactNode {
  const { t } = useTranslation('phone');
  const queries = useHallQueries();
  const [code, setCode] = useState('');
  const [phoneLast4, setLast4] = useState('');
  const [isAsking, setAsking] = useState(false);
  const mine = useMutation(queries.appointments.mine.mutationOptions());
  const cancel = useMutation(queries.appointments.cancel.mutationOptions());
  const found = cancel.data ?? mine.data;
  const input = { code: code.trim(), phoneLast4: phoneLast4.trim() };
  const isTyped = /^\d{4}$/.test(input.phoneLast4) && input.code !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isTyped && !mine.isPending) mine.mutate(input);
  };
  const error = cancel.error ?? mine.error;
  if (found) {
    const isOff = found.state === 'booked' && found.isDayClosed;
    return (
      <section className="phone-card" role="status">
        <h2>{t(`mine.${found.state}`)}</h2>
        {isOff && (
          <p className="phone-due" role="alert">
            {t('mine.dayClosed')}
          </p>
        )}
        <AppointmentFacts appointment={found} />
        {found.state === 'booked' &&
          (isAsking ? (
            <>
              <p>{t('mine.sure')}</p>
              <button type="button" className="phone-button" onClick={() => !cancel.isPending && cancel.mutate(input)}>
                {cancel.isPending ? t('sending') : t('mine.yes')}
              </button>
              <button type="button" className="phone-main" onClick={() => setAsking(false)}>
                {t('mine.no')}
              </button>
            </>
          ) : (
            <button type="button" className="phone-button" onClick={() => setAsking(true)}>
              {t('mine.cancel')}
            </button>
          ))}
        <Fault error={error} />
      </section>
    );
  }
  return (
    <form className="phone-card" onSubmit={submit} noValidate>
      <h2>{t('mine.title')}</h2>
      <Line label={t('mine.code')} value={code} onText={setCode} error={null} inputMode="numeric" maxLength={20} />
      <Line
        label={t('mine.last4')}
        value={phoneLast4}
        onText={setLast4}
        error={null}
        inputMode="numeric"
        maxLength={4}
      />
      <Fault error={error} />
      <button type="submit" className="phone-button" disabled={!isTyped}>
        {mine.isPending ? t('sending') : t('mine.look')}
      </button>
    </form>
  );
}

function Fault({ error }: { error: Error | null }): ReactNode {
  const { t } = useTranslation('phone');
  if (error === null) return null;
  const code = isDefinedError(error) ? (error as { code: string }).code : null;
  const words =
    code === 'APPOINTMENT_NOT_FOUND' || code === 'INVALID_INPUT'
      ? t('mine.notFound')
      : code === 'CHECKED_IN'
        ? t('mine.tooLate')
        : code === 'TOO_MANY_TRIES'
          ? t('tooMany')
          : t(code === null ? 'down.noAnswer' : 'down.refused');
  return (
    <p className="phone-due" role="alert">
      {words}
    </p>
  );
}
