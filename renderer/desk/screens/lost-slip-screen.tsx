// Owns 找凭条: whoever lost the slip is found by their own details, which is recorded, and gets it printed again.
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { CaseRowLine } from '../case-row-line.tsx';
import { ErrorLine } from '../error-line.tsx';
import { problemsOf } from '../error-words.ts';
import { TextField } from '../field.tsx';
import { useProblemWords } from '../problem-words.ts';
import { ReprintDialog } from '../reprint-dialog.tsx';

export function LostSlipScreen(): ReactNode {
  const { t } = useTranslation('desk');
  const queries = useHallQueries();
  const [phone, setPhone] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [name, setName] = useState('');
  const [isTold, setTold] = useState(false);
  const [printing, setPrinting] = useState<string | null>(null);
  const find = useMutation(queries.cases.findByPerson.mutationOptions());
  const problems = problemsOf(find.error);
  const problem = useProblemWords(find.error);
  const isEmpty = [phone, idNumber, name].every((text) => text.trim() === '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTold(true);
    if (isEmpty || find.isPending) return;
    find.mutate({
      ...(phone.trim() && { phone: phone.trim() }),
      ...(idNumber.trim() && { idNumber: idNumber.trim() }),
      ...(name.trim() && { name: name.trim() }),
    });
  };
  const rows = find.data;
  return (
    <div className="col lost-slip">
      <h1>{t('side.lostSlip')}</h1>
      <form className="card col" onSubmit={submit} noValidate>
        <p>{t('lostSlip.more')}</p>
        <div className="lost-slip-fields">
          <TextField
            label={t('file.phone')}
            inputMode="tel"
            maxLength={30}
            value={phone}
            onText={setPhone}
            error={problem('phone')}
            autoFocus
          />
          <TextField
            label={t('file.idNumber')}
            maxLength={30}
            value={idNumber}
            onText={setIdNumber}
            error={problem('idNumber')}
          />
          <TextField label={t('file.name')} maxLength={60} value={name} onText={setName} error={problem('name')} />
          <Button submit kind="main" icon="find" busy={find.isPending ? t('lostSlip.busy') : null}>
            {t('lostSlip.do')}
          </Button>
        </div>
        {isTold && isEmpty && (
          <p className="field-error" role="alert">
            {t('lostSlip.empty')}
          </p>
        )}
        {problems.length === 0 && <ErrorLine error={find.error} />}
      </form>
      {rows && (
        <section className="card case-table" aria-live="polite">
          {rows.length === 0 ? (
            <p className="case-empty">{t('lostSlip.none')}</p>
          ) : (
            <ol className="case-rows" ref={scrollStop} aria-label={t('list.label')}>
              {rows.map((row) => (
                <CaseRowLine
                  key={row.caseNo}
                  row={row}
                  action={
                    <Button icon="printer" onClick={() => setPrinting(row.caseNo)}>
                      {t('act.reprintShort')}
                    </Button>
                  }
                />
              ))}
            </ol>
          )}
        </section>
      )}
      {printing && <ReprintDialog caseNo={printing} onClose={() => setPrinting(null)} />}
    </div>
  );
}
