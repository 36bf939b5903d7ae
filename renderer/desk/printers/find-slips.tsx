// Owns finding a slip by the number on it, to print it once more.
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorLine } from '../error-line.tsx';
import { TextField } from '../field.tsx';
import { SlipJobs } from './slip-jobs.tsx';

export function FindSlips(props: { printers: readonly string[] }): ReactNode {
  const { t } = useTranslation('printers');
  const queries = useHallQueries();
  const [text, setText] = useState('');
  const [number, setNumber] = useState('');
  const found = useQuery(queries.slips.find.queryOptions({ input: { number }, enabled: number !== '' }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = text.trim();
    if (wanted === number && wanted !== '') void found.refetch();
    else setNumber(wanted);
  };
  return (
    <section className="card col">
      <form className="row find-slips" onSubmit={submit}>
        <TextField
          label={t('find.label')}
          placeholder={t('find.hint')}
          maxLength={40}
          value={text}
          onText={setText}
          autoFocus
        />
        <Button submit icon="find" busy={found.isFetching && !found.data ? t('find.busy') : null}>
          {t('find.do')}
        </Button>
      </form>
      <ErrorLine error={found.error} />
      {number !== '' && found.data && (
        <div aria-live="polite">
          {found.data.length === 0 ? (
            <p>{t('find.none', { number })}</p>
          ) : (
            <>
              <h2>{t('find.title', { number })}</h2>
              <SlipJobs jobs={found.data} printers={props.printers} />
            </>
          )}
        </div>
      )}
    </section>
  );
}
