// Owns what is stuck on its way to paper: the printer's own word, and printing again.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipProblem } from '#shared/contract/slips.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Light } from '../../ui/light.tsx';
import { isWindowStaff, useDesk } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { SlipLight } from '../slip-view.tsx';

export function SlipsScreen(): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const queries = useHallQueries();
  const found = useQuery(queries.slips.problems.queryOptions({ refetchInterval: 10_000 }));
  const printer = found.data?.printer;
  const jobs = found.data?.jobs ?? [];
  // The hall says it in Chinese; in another language what the waiting slips say of it is said.
  const kind = jobs.find((job) => job.trouble !== null)?.trouble ?? 'other';
  const trouble = printer?.trouble && (language === 'zh-CN' ? printer.trouble : t(`slips.trouble.${kind}`));
  return (
    <div className="col plain-screen">
      <h1>{t('side.slips')}</h1>
      <ErrorLine error={found.error} />
      {printer && (
        <section className="card row">
          <h2 className="grow">
            {t('slips.printer', { name: printer.name === 'file' ? t('slips.file') : printer.name })}
          </h2>
          {printer.ok ? <Light kind="ok">{t('slips.ok')}</Light> : <Light kind="late">{t('slips.notOk')}</Light>}
          {trouble && <span>{trouble}</span>}
        </section>
      )}
      {found.data && (
        <section className="card table-card">
          {jobs.length === 0 ? (
            <p className="case-empty">{t('slips.none')}</p>
          ) : (
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('slips.what')}</th>
                  <th scope="col">{t('slips.since')}</th>
                  <th scope="col">{t('slips.state')}</th>
                  <th scope="col">{t('slips.attempts')}</th>
                  <th scope="col">
                    <span className="visually-hidden">{t('slips.retry')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {jobs.map((job) => (
                  <Job key={job.jobId} job={job} />
                ))}
              </tbody>
            </table>
          )}
        </section>
      )}
    </div>
  );
}

function Job({ job }: { job: SlipProblem }): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { staff, timeZone } = useDesk();
  const queries = useHallQueries();
  const client = useQueryClient();
  const retry = useMutation(
    queries.slips.retry.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: queries.slips.problems.key() }),
    }),
  );
  return (
    <tr>
      <td>
        {t(`slips.${job.kind}`)} <b>{job.label}</b>
      </td>
      <td>{dayAndTime(job.createdAt, timeZone, language)}</td>
      <td>
        <SlipLight slip={job} />
        <ErrorLine error={retry.error} />
      </td>
      <td>{t('slips.times', { count: job.attempts })}</td>
      <td>
        {isWindowStaff(staff) && (
          <Button
            icon="printer"
            busy={retry.isPending ? t('slip.printing') : null}
            onClick={() => retry.mutate({ jobId: job.jobId })}
          >
            {t('slips.retry')}
          </Button>
        )}
      </td>
    </tr>
  );
}
