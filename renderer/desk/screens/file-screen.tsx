// Owns 替群众登记: one page, in the order things are said at a counter, all of it with the keyboard.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseReceipt, wordsMaximum } from '#shared/contract/case-shapes.ts';
import { spokenLength } from '#shared/domain/spoken-length.ts';
import { countCharacters } from '#shared/domain/text.ts';
import { onSilence, useApi, useHallQueries } from '../../api-provider.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import { newRequestId } from '../../new-request-id.ts';
import { Button } from '../../ui/button.tsx';
import { TakeUp } from '../at-hand/take-up.tsx';
import { useDraft } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { isCode, isLineTrouble, problemsOf } from '../error-words.ts';
import { FiledPanel } from '../filed-panel.tsx';
import { type Filing, filingFrom, holdsSomething, newFiling, toFileCase, tripsOf } from '../filing.ts';
import { type WhatField, WhatFields, WhoFields } from '../filing-fields.tsx';
import { useProblemWords } from '../problem-words.ts';
import { SlipLanguage } from '../reprint-dialog.tsx';
import { useSlipLanguage } from '../use-slip-language.ts';

/** So soon the hall is told again what it has not heard. */
const TELL_AGAIN_MS = 5000;

export function FileScreen(): ReactNode {
  const [receipt, setReceipt] = useState<CaseReceipt | null>(null);
  return receipt ? (
    <FiledPanel receipt={receipt} onNext={() => setReceipt(null)} />
  ) : (
    <FilingForm onFiled={setReceipt} />
  );
}

function FilingForm({ onFiled }: { onFiled: (receipt: CaseReceipt) => void }): ReactNode {
  const { t } = useTranslation(['desk', 'common', 'atHand']);
  const language = useLanguage();
  const api = useApi();
  const slipLanguage = useSlipLanguage();
  const queries = useHallQueries();
  const client = useQueryClient();
  const [start] = useState(() => newFiling(newRequestId()));
  const [filing, setFiling, clear] = useDraft<Filing>('file', start);
  const [isTold, setTold] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const file = useMutation(
    queries.cases.fileAtCounter.mutationOptions({
      onSuccess: (receipt) => {
        drop();
        clear();
        void client.invalidateQueries({ queryKey: queries.cases.list.key() });
        onFiled(receipt);
      },
      onError: (error) => {
        // Changed after its answer got lost: the next press sends it as it is now.
        if (isCode(error, 'REQUEST_REUSED')) setFiling({ ...filing, requestId: newRequestId() });
      },
    }),
  );
  /** What the hall kept of it is no longer needed: told until it is heard, since otherwise it would lie there for days. */
  const dropParked = useMutation({
    ...queries.assist.dropParked.mutationOptions(),
    retry: onSilence(Number.POSITIVE_INFINITY),
    retryDelay: TELL_AGAIN_MS,
  });
  const drop = (): void => {
    if (filing.parked) dropParked.mutate({ id: filing.parked.id });
  };
  /** What was begun at a kiosk is filed once, by whoever took it up last, and with what was said there, or not at all. */
  const send = useMutation({
    mutationFn: async (filing: Filing) => {
      const recording = filing.parked ? await api.assist.parkedRecording({ id: filing.parked.id }) : null;
      file.mutate({ ...toFileCase(filing, slipLanguage), ...(recording && { recording }) });
    },
    onError: (error) => {
      if (!isCode(error, 'PARKED_GONE')) return;
      // What stands in the form stays: whoever knows that nobody has filed it presses once more.
      const { parked: _gone, ...own } = filing;
      setFiling({ ...own, requestId: newRequestId() });
    },
  });
  const put = (part: Partial<Filing>): void => setFiling({ ...filing, ...part });
  const problems = problemsOf(file.error);
  const problem = useProblemWords(file.error);
  const isEmpty = filing.words.trim() === '' && !filing.parked?.spokenSeconds;
  const over = countCharacters(filing.words) - wordsMaximum;
  const wordsProblem =
    over > 0
      ? t('words.over', { count: over, max: wordsMaximum })
      : isTold && isEmpty
        ? t('words.empty')
        : problem('words');
  const tripsProblem = tripsOf(filing.trips) === 'wrong' ? t('file.tripsWrong') : problem('trips');

  // Wherever it is wrong, the cursor is there.
  useEffect(() => {
    if (file.error || isTold) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [file.error, isTold]);

  const parkedId = filing.parked?.id;
  // The four digits have gone with their field: on with the words.
  useEffect(() => {
    if (parkedId !== undefined) form.current?.querySelector('textarea')?.focus();
  }, [parkedId]);

  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTold(true);
    const isWrong = isEmpty || over > 0 || tripsOf(filing.trips) === 'wrong';
    if (isWrong) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    if (!file.isPending && !send.isPending) send.mutate(filing);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    // A plain Enter in a line goes nowhere: half a form is not sent by a slip of the finger.
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  };
  const whatSays = (field: WhatField): string | null => {
    if (field === 'words') return wordsProblem;
    if (field === 'trips') return tripsProblem;
    if (field === 'matterCode') return isCode(file.error, 'MATTER_UNKNOWN') ? t('error.MATTER_UNKNOWN') : null;
    if (field === 'failedAtUnit') return isCode(file.error, 'UNIT_UNKNOWN') ? t('error.UNIT_UNKNOWN') : null;
    return null;
  };
  const spoken =
    filing.parked?.spokenSeconds &&
    t('atHand:desk.parked.spoken', { length: spokenLength(filing.parked.spokenSeconds, language) });

  return (
    <form className="col file-form" ref={form} onSubmit={submit} onKeyDown={onKey} noValidate>
      <div className="row">
        <h1 className="grow">{t(filing.parked ? 'atHand:desk.parked.from' : 'side.file')}</h1>
        {filing.parked ? (
          <span className="caption">{t('file.keys')}</span>
        ) : (
          <TakeUp
            isFull={holdsSomething(filing)}
            onTaken={({ id, parts, spokenSeconds, language }) => {
              setTold(false);
              setFiling(filingFrom(parts, { id, spokenSeconds }, language));
            }}
          />
        )}
      </div>
      <div className="file-columns">
        <section className="card col file-what">
          <WhatFields what={filing} onKind={(kind) => put({ kind })} put={put} says={whatSays} wordsHint={spoken} />
        </section>
        <section className="card col file-who">
          <WhoFields
            who={filing}
            onRole={(role) => put({ role })}
            onField={(field, text) => put({ fields: { ...filing.fields, [field]: text } })}
            says={(field) => (field === 'role' ? null : problem(`person.${field}`))}
          />
          <p className="caption">{t('file.mayBeEmpty')}</p>
          <SlipLanguage value={filing.language ?? slipLanguage} onChoose={(next) => put({ language: next })} />
          <span className="grow" />
          {problems.length === 0 && !isCode(file.error, 'MATTER_UNKNOWN', 'UNIT_UNKNOWN') && (
            <ErrorLine error={file.error}>{isLineTrouble(file.error) && <span>{t('file.sendAgain')}</span>}</ErrorLine>
          )}
          {problems.length > 0 && <ErrorLine error={file.error} />}
          {send.isError && (
            <p role="alert">
              {t(isCode(send.error, 'PARKED_GONE') ? 'atHand:desk.parked.gone' : 'atHand:desk.parked.lost')}
            </p>
          )}
          <div className="row">
            <Button
              onClick={() => {
                drop();
                clear();
                setFiling(newFiling(newRequestId()));
                setTold(false);
                file.reset();
              }}
            >
              {t(filing.parked ? 'atHand:desk.parked.giveUp' : 'file.clear')}
            </Button>
            <Button submit kind="main" className="grow btn-big" busy={file.isPending ? t('file.busy') : null}>
              {t('file.do')}
              <kbd>Ctrl ↵</kbd>
            </Button>
          </div>
        </section>
      </div>
    </form>
  );
}
