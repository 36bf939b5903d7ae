// Owns 替群众登记: one page, in the order things are said at a counter, all of it with the keyboard.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseReceipt, wordsMaximum } from '#shared/contract/case-shapes.ts';
import { countCharacters } from '#shared/domain/text.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { newRequestId } from '../../new-request-id.ts';
import { Button } from '../../ui/button.tsx';
import { caseKinds } from '../case/reclassify-form.tsx';
import { useDraft, useName } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { isCode, isLineTrouble, problemsOf } from '../error-words.ts';
import { Choices, TextArea, TextField } from '../field.tsx';
import { FiledPanel } from '../filed-panel.tsx';
import { type Filing, type FilingField, fieldsOf, newFiling, type Role, toFileCase, tripsOf } from '../filing.ts';
import { Picker } from '../picker.tsx';
import { useProblemWords } from '../problem-words.ts';
import { SlipLanguage } from '../reprint-dialog.tsx';
import { useSlipLanguage } from '../use-slip-language.ts';

const roles = ['self', 'relative', 'organisation', 'anonymous'] as const satisfies readonly Role[];

export function FileScreen(): ReactNode {
  const [receipt, setReceipt] = useState<CaseReceipt | null>(null);
  return receipt ? (
    <FiledPanel receipt={receipt} onNext={() => setReceipt(null)} />
  ) : (
    <FilingForm onFiled={setReceipt} />
  );
}

function FilingForm({ onFiled }: { onFiled: (receipt: CaseReceipt) => void }): ReactNode {
  const { t } = useTranslation(['desk', 'common']);
  const slipLanguage = useSlipLanguage();
  const name = useName();
  const queries = useHallQueries();
  const client = useQueryClient();
  const catalogue = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data;
  const [start] = useState(() => newFiling(newRequestId()));
  const [filing, setFiling, clear] = useDraft<Filing>('file', start);
  const [isTold, setTold] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const file = useMutation(
    queries.cases.fileAtCounter.mutationOptions({
      onSuccess: (receipt) => {
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
  const put = (part: Partial<Filing>): void => setFiling({ ...filing, ...part });
  const problems = problemsOf(file.error);
  const problem = useProblemWords(file.error);
  const over = countCharacters(filing.words) - wordsMaximum;
  const wordsProblem =
    over > 0
      ? t('words.over', { count: over, max: wordsMaximum })
      : isTold && filing.words.trim() === ''
        ? t('words.empty')
        : problem('words');
  const tripsProblem = tripsOf(filing.trips) === 'wrong' ? t('file.tripsWrong') : problem('trips');

  // Wherever it is wrong, the cursor is there.
  useEffect(() => {
    if (file.error || isTold) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [file.error, isTold]);

  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTold(true);
    const isWrong = filing.words.trim() === '' || over > 0 || tripsOf(filing.trips) === 'wrong';
    if (isWrong) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    if (!file.isPending) file.mutate(toFileCase(filing, slipLanguage));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    // A plain Enter in a line goes nowhere: half a form is not sent by a slip of the finger.
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  };
  const popular = (catalogue?.popular ?? []).flatMap(
    (code) => catalogue?.matters.find((matter) => matter.code === code) ?? [],
  );

  return (
    <form className="col file-form" ref={form} onSubmit={submit} onKeyDown={onKey} noValidate>
      <div className="row">
        <h1 className="grow">{t('side.file')}</h1>
        <span className="caption">{t('file.keys')}</span>
      </div>
      <div className="file-columns">
        <section className="card col file-what">
          <Choices
            legend={t('file.kind')}
            name="kind"
            className="ways"
            options={caseKinds.map((value) => ({ value, label: t(`common:kind.${value}`) }))}
            value={filing.kind}
            onChoose={(kind) => put({ kind })}
          />
          <div className="file-pair">
            <Picker
              label={t('file.matter')}
              items={catalogue?.matters ?? []}
              first={popular}
              value={filing.matterCode}
              none={t('file.unclear')}
              placeholder={t('file.matterHint')}
              onPick={(matterCode) => put({ matterCode })}
              detail={(matter) => name(matter.short)}
              error={isCode(file.error, 'MATTER_UNKNOWN') ? t('error.MATTER_UNKNOWN') : null}
            />
            <Picker
              label={t('file.failedAt')}
              items={catalogue?.units ?? []}
              value={filing.failedAtUnit}
              none={t('file.unclear')}
              placeholder={t('file.failedAtHint')}
              onPick={(failedAtUnit) => put({ failedAtUnit })}
              error={isCode(file.error, 'UNIT_UNKNOWN') ? t('error.UNIT_UNKNOWN') : null}
            />
          </div>
          <TextArea
            label={t('file.words')}
            hint={t('file.wordsHint')}
            fieldClass="file-words"
            rows={7}
            value={filing.words}
            onText={(words) => put({ words })}
            error={wordsProblem}
            autoFocus
          />
          <TextField
            label={t('file.trips')}
            fieldClass="file-trips"
            inputMode="numeric"
            maxLength={3}
            value={filing.trips}
            onText={(trips) => put({ trips })}
            error={tripsProblem}
            hint={t('file.tripsHint')}
          />
        </section>
        <section className="card col file-who">
          <Choices
            legend={t('file.who')}
            name="role"
            className="ways"
            options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
            value={filing.role}
            onChoose={(role) => put({ role })}
          />
          {filing.role === 'anonymous' && <p>{t('file.anonymousMore')}</p>}
          <div className="file-fields">
            {fieldsOf[filing.role].map((field) => (
              <TextField
                key={field}
                label={t(labelKey(field, filing.role))}
                value={filing.fields[field]}
                inputMode={field === 'phone' ? 'tel' : 'text'}
                maxLength={field === 'organisation' ? 120 : 60}
                onText={(text) => put({ fields: { ...filing.fields, [field]: text } })}
                error={problem(`person.${field}`)}
              />
            ))}
          </div>
          <p className="caption">{t('file.mayBeEmpty')}</p>
          <SlipLanguage value={filing.language ?? slipLanguage} onChoose={(next) => put({ language: next })} />
          <span className="grow" />
          {problems.length === 0 && !isCode(file.error, 'MATTER_UNKNOWN', 'UNIT_UNKNOWN') && (
            <ErrorLine error={file.error}>{isLineTrouble(file.error) && <span>{t('file.sendAgain')}</span>}</ErrorLine>
          )}
          {problems.length > 0 && <ErrorLine error={file.error} />}
          <div className="row">
            <Button
              onClick={() => {
                clear();
                setFiling(newFiling(newRequestId()));
                setTold(false);
                file.reset();
              }}
            >
              {t('file.clear')}
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

function labelKey(field: FilingField, role: Role) {
  return field === 'name' && role === 'organisation' ? ('file.contact' as const) : (`file.${field}` as const);
}
