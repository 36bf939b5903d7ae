// Owns slips in rows: how each stands, and what a person may decide about it in that state.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipJob } from '#shared/contract/slips.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { Choices } from '../field.tsx';
import { QuestionDialog } from '../question-dialog.tsx';
import { SlipLight } from '../slip-view.tsx';

/** `printers`: the names a slip can be sent to. */
export function SlipJobs(props: { jobs: readonly SlipJob[]; printers: readonly string[] }): ReactNode {
  const { t } = useTranslation('printers');
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('where')}</th>
          <th scope="col">{t('how')}</th>
          <th scope="col">{t('acts')}</th>
        </tr>
      </thead>
      <tbody>
        {props.jobs.map((job) => (
          <Row key={job.place} job={job} printers={props.printers} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ job, printers }: { job: SlipJob; printers: readonly string[] }): ReactNode {
  const { t } = useTranslation('printers');
  const language = useLanguage();
  const { timeZone } = useDesk();
  const queries = useHallQueries();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const settle = useMutation(
    queries.slips.settle.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: queries.slips.key() }),
    }),
  );
  const { place, state } = job;
  // Only somebody who looks can tell whether it came out.
  const isOpenToSee = state === 'uncertain' || (state === 'printed' && !job.confirmed);
  const busy = (how: string): string | null => (settle.isPending && settle.variables.how === how ? t('noting') : null);
  const say = (how: 'came-out' | 'cancel' | 'again', printer?: string): void => {
    if (!settle.isPending) settle.mutate({ place, how, ...(printer !== undefined && { printer }) });
  };
  const what = `${t(`kind.${job.kind}`)} ${job.label}`;
  return (
    <tr>
      <td>
        {t(`kind.${job.kind}`)} <b>{job.label}</b>
        {job.copies > 0 && <> {t('copies', { count: job.copies })}</>}
      </td>
      <td>
        {job.terminal} <span className="caption">{dayAndTime(job.createdAt, timeZone, language)}</span>
      </td>
      <td>
        <SlipLight slip={job} />
        {state === 'uncertain' && job.printer !== null && (
          <span className="caption"> {t('lookAt', { printer: job.printer })}</span>
        )}
        {job.attempts > 1 && <span className="caption"> {t('attempts', { count: job.attempts })}</span>}
        <ErrorLine error={settle.error} />
      </td>
      <td>
        <div className="row slip-acts">
          {isOpenToSee && (
            <Button small icon="check" busy={busy('came-out')} onClick={() => say('came-out')}>
              {t('cameOut')}
            </Button>
          )}
          {state !== 'printing' && (state !== 'waiting' || printers.length > 1) && (
            <Button
              small
              icon="printer"
              busy={busy('again')}
              onClick={() => (printers.length > 1 ? setAsking(true) : say('again'))}
            >
              {state === 'waiting' ? t('elsewhere') : state === 'printed' ? t('reprint') : t('again')}
            </Button>
          )}
          {(state === 'waiting' || state === 'uncertain' || state === 'failed') && (
            <Button small busy={busy('cancel')} onClick={() => say('cancel')}>
              {t('cancel')}
            </Button>
          )}
        </div>
        {isAsking && (
          <WhichPrinter
            title={t('againTitle', { what })}
            isMarked={state === 'printed' || state === 'uncertain'}
            printers={printers}
            onClose={() => setAsking(false)}
            onChoose={(printer) => say('again', printer)}
          />
        )}
      </td>
    </tr>
  );
}

function WhichPrinter(props: {
  title: string;
  isMarked: boolean;
  printers: readonly string[];
  onClose: () => void;
  onChoose: (printer: string | undefined) => void;
}): ReactNode {
  const { t } = useTranslation('printers');
  const [printer, setPrinter] = useState('');
  const submit = (): void => {
    props.onClose();
    props.onChoose(printer === '' ? undefined : printer);
  };
  return (
    <QuestionDialog title={props.title} action={t('againDo')} icon="printer" onSubmit={submit} onClose={props.onClose}>
      <Choices
        legend={t('againWhere')}
        name="printer"
        options={[{ value: '', label: t('againOwn') }, ...props.printers.map((name) => ({ value: name, label: name }))]}
        value={printer}
        onChoose={setPrinter}
      />
      {props.isMarked && <p>{t('againMarked')}</p>}
    </QuestionDialog>
  );
}
