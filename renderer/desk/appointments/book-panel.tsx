// Owns making an appointment for somebody: which matter, when, and who; what was typed outlives a time that is gone.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/contract/procedure.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { newRequestId } from '../../new-request-id.ts';
import { Button } from '../../ui/button.tsx';
import { useDraft } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { isCode, isLineTrouble, problemsOf, useErrorWords } from '../error-words.ts';
import { TextField } from '../field.tsx';
import { Picker } from '../picker.tsx';
import { useProblemWords } from '../problem-words.ts';
import { SlipLanguage } from '../reprint-dialog.tsx';
import { useSlipLanguage } from '../use-slip-language.ts';
import { type Booked, BookedPanel } from './booked-panel.tsx';
import { SlotFields } from './slot-fields.tsx';

type Booking = {
  requestId: string;
  matterCode: string | null;
  date: string | null;
  time: string | null;
  /** Typed: lost with the page. */
  fields: { name: string; phone: string; idNumber: string };
  wantsSlip: boolean;
  /** Of the slip; null: as the hall's slips are, until somebody chooses. */
  language: Language | null;
};
const newBooking = (): Booking => ({
  requestId: newRequestId(),
  matterCode: null,
  date: null,
  time: null,
  fields: { name: '', phone: '', idNumber: '' },
  wantsSlip: true,
  language: null,
});

/** `onBooked` hears of the day booked. */
export function BookPanel(props: { onBooked: (date: string) => void }): ReactNode {
  const [booked, setBooked] = useState<Booked | null>(null);
  return booked ? (
    <BookedPanel booked={booked} onNext={() => setBooked(null)} />
  ) : (
    <BookForm
      onBooked={(made) => {
        setBooked(made);
        props.onBooked(made.appointment.date);
      }}
    />
  );
}

function BookForm({ onBooked }: { onBooked: (booked: Booked) => void }): ReactNode {
  const { t } = useTranslation('desk');
  const slipLanguage = useSlipLanguage();
  const queries = useHallQueries();
  const client = useQueryClient();
  const catalogue = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data;
  const bookable = useQuery(queries.appointments.bookable.queryOptions());
  const [start] = useState(newBooking);
  const [booking, setBooking, clear] = useDraft<Booking>('appointment', start);
  const [isTold, setTold] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const put = (part: Partial<Booking>): void => setBooking({ ...booking, ...part });
  const book = useMutation(
    queries.appointments.book.mutationOptions({
      onSuccess: (made) => {
        clear();
        void client.invalidateQueries({ queryKey: queries.appointments.key() });
        onBooked(made);
      },
      onError: (error) => {
        // Refused is answered: the next press is another request. A lost line sends the same one.
        if (isLineTrouble(error)) return;
        const isTimeGone = isCode(error, 'SLOT_GONE', 'SLOT_UNKNOWN');
        put({ requestId: newRequestId(), ...(isTimeGone && { time: null }) });
        if (isTimeGone) void client.invalidateQueries({ queryKey: queries.appointments.slots.key() });
      },
    }),
  );
  const { error } = book;
  const problem = useProblemWords(error);
  const errorWords = useErrorWords();
  const wordsFor = (...codes: Parameters<typeof isCode>[1][]): string | null =>
    isCode(error, ...codes) ? errorWords(error) : null;
  const { matterCode, date, time, fields, wantsSlip } = booking;
  const told = (isMissing: boolean, words: string): string | null => (isTold && isMissing ? words : null);

  // Wherever it is wrong, the cursor is there.
  useEffect(() => {
    if (error || isTold) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error, isTold]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTold(true);
    const name = fields.name.trim();
    const phone = fields.phone.trim();
    if (matterCode === null || date === null || time === null || name === '' || phone === '') {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    if (book.isPending) return;
    const idNumber = fields.idNumber.trim();
    book.mutate({
      requestId: booking.requestId,
      matterCode,
      date,
      time,
      name,
      phone,
      ...(idNumber !== '' && { idNumber }),
      language: booking.language ?? slipLanguage,
      wantsSlip,
    });
  };
  const codes = new Set((bookable.data ?? []).map((one) => one.matterCode));
  const isAtField =
    problemsOf(error).length > 0 || isCode(error, 'SLOT_GONE', 'SLOT_UNKNOWN', 'ALREADY_BOOKED', 'NOT_BOOKABLE');
  return (
    <form className="card col book-panel" ref={form} onSubmit={submit} noValidate>
      <h2>{t('appointments.book')}</h2>
      <ErrorLine error={bookable.error} />
      {bookable.data?.length === 0 && <p>{t('appointments.noneBookable')}</p>}
      <Picker
        label={t('appointments.matter')}
        items={(catalogue?.matters ?? []).filter(({ code }) => codes.has(code))}
        value={matterCode}
        placeholder={t('file.matterHint')}
        onPick={(code) => put({ matterCode: code, date: null, time: null })}
        error={
          wordsFor('NOT_BOOKABLE') ?? problem('matterCode') ?? told(matterCode === null, t('appointments.matterEmpty'))
        }
      />
      {matterCode !== null && (
        <SlotFields
          key={matterCode}
          matterCode={matterCode}
          date={date}
          time={time}
          onChoose={(slot) => put(slot)}
          failed={error}
          isTold={isTold}
        />
      )}
      <div className="file-fields">
        <TextField
          label={t('file.name')}
          maxLength={60}
          value={fields.name}
          onText={(name) => put({ fields: { ...fields, name } })}
          error={problem('name') ?? told(fields.name.trim() === '', t('appointments.nameEmpty'))}
        />
        <TextField
          label={t('file.phone')}
          inputMode="tel"
          maxLength={40}
          value={fields.phone}
          onText={(phone) => put({ fields: { ...fields, phone } })}
          error={
            wordsFor('ALREADY_BOOKED') ??
            problem('phone') ??
            told(fields.phone.trim() === '', t('appointments.phoneEmpty'))
          }
        />
      </div>
      <TextField
        label={t('appointments.idNumber')}
        maxLength={40}
        value={fields.idNumber}
        onText={(idNumber) => put({ fields: { ...fields, idNumber } })}
        error={problem('idNumber')}
        hint={t('appointments.idHint')}
      />
      <label className="row check">
        <input type="checkbox" checked={wantsSlip} onChange={(event) => put({ wantsSlip: event.target.checked })} />
        <span>{t('appointments.wantsSlip')}</span>
      </label>
      {wantsSlip && (
        <SlipLanguage value={booking.language ?? slipLanguage} onChoose={(next) => put({ language: next })} />
      )}
      {!isAtField && (
        <ErrorLine error={error}>{isLineTrouble(error) && <span>{t('appointments.sendAgain')}</span>}</ErrorLine>
      )}
      <div className="row">
        <Button
          onClick={() => {
            clear();
            setBooking(newBooking());
            setTold(false);
            book.reset();
          }}
        >
          {t('file.clear')}
        </Button>
        <Button submit kind="main" className="grow btn-big" busy={book.isPending ? t('appointments.busy') : null}>
          {t('appointments.do')}
        </Button>
      </div>
    </form>
  );
}
