// Owns leaving a name and a phone for an appointment: sent once, and what was typed stays whatever the answer.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/contract/appointments.ts';
import { useHallQueries } from '../api-provider.tsx';
import { dayWithWeekday } from '../i18n/dates.ts';
import { useLanguage } from '../i18n/use-words.ts';
import { newRequestId } from '../new-request-id.ts';
import { Back, type Chosen, Heading, Line } from './pieces.tsx';

/** Whose appointment it is, as typed. */
export type Who = { readonly name: string; readonly phone: string };

export function BookForm(props: {
  chosen: Chosen;
  /** Outlives this form: another time is chosen for the same person. */
  who: Who;
  onWho: (who: Who) => void;
  onBack: () => void;
  onBooked: (booked: { appointment: Appointment; code: string }) => void;
}): ReactNode {
  const { t } = useTranslation('phone');
  const language = useLanguage();
  const { date, time, matterCode } = props.chosen;
  const queries = useHallQueries();
  const { name, phone } = props.who;
  /** The same until it is answered, or something else is asked: a lost answer books nothing twice. */
  const [requestId, setRequestId] = useState(() => newRequestId());
  const book = useMutation(
    queries.appointments.book.mutationOptions({
      onSuccess: props.onBooked,
      onError: (error) => {
        if (isDefinedError(error)) setRequestId(newRequestId());
      },
    }),
  );
  const { error } = book;
  const problems = isDefinedError(error) && error.code === 'INVALID_INPUT' ? error.data.problems : [];
  const wrong = (path: string): string | null => problems.find((problem) => problem.path === path)?.message ?? null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (book.isPending) return;
    book.mutate({ requestId, matterCode, date, time, name, phone, language, wantsSlip: false });
  };
  return (
    <form className="phone-card" onSubmit={submit} noValidate>
      <Back onBack={props.onBack} />
      <Heading>
        {dayWithWeekday(date, language)} {time}
      </Heading>
      <Line
        label={t('book.name')}
        value={name}
        onText={(text) => props.onWho({ name: text, phone })}
        error={wrong('name')}
        autoComplete="name"
        maxLength={60}
      />
      <Line
        label={t('book.phone')}
        value={phone}
        onText={(text) => props.onWho({ name, phone: text })}
        error={wrong('phone')}
        autoComplete="tel"
        inputMode="tel"
        maxLength={20}
        hint={t('book.phoneWhy')}
      />
      {error && problems.length === 0 && (
        <p className="phone-due" role="alert">
          {faultWords(t, error)}
        </p>
      )}
      <p className="phone-quiet">{t('book.privacy')}</p>
      <button type="submit" className="phone-main" aria-busy={book.isPending || undefined}>
        {book.isPending ? t('sending') : t('book.send')}
      </button>
    </form>
  );
}

function faultWords(t: ReturnType<typeof useTranslation<'phone'>>['t'], error: unknown): string {
  if (!isDefinedError(error as Error)) return t('down.unsure');
  switch ((error as { code: string }).code) {
    case 'SLOT_GONE':
    case 'SLOT_UNKNOWN':
      return t('book.gone');
    case 'ALREADY_BOOKED':
      return t('book.already');
    case 'TOO_MANY_TRIES':
      return t('tooMany');
    default:
      return t('down.refused');
  }
}
