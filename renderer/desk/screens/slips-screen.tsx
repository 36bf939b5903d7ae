// Owns the desk's page of slips: every printer as it is, what is not out yet, and a slip found again by its number.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../../api-provider.tsx';
import { isWindowStaff, useDesk } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { FindSlips } from '../printers/find-slips.tsx';
import { PrinterCard } from '../printers/printer-card.tsx';
import { SlipJobs } from '../printers/slip-jobs.tsx';
import '../printers/printers.css';

const AGAIN_MS = 10_000;

export function SlipsScreen(): ReactNode {
  const { t } = useTranslation('printers');
  const { t: desk } = useTranslation('desk');
  const { staff } = useDesk();
  const queries = useHallQueries();
  const mayDecide = isWindowStaff(staff);
  const printers = useQuery(queries.printers.list.queryOptions({ refetchInterval: AGAIN_MS }));
  const open = useQuery(queries.slips.open.queryOptions({ refetchInterval: AGAIN_MS, enabled: mayDecide }));
  const names = (printers.data ?? []).map(({ name }) => name);
  return (
    <div className="col plain-screen">
      <h1>{desk('side.slips')}</h1>
      <ErrorLine error={printers.error ?? open.error} />
      {printers.data?.length === 0 && <p className="card">{t('none')}</p>}
      {printers.data && printers.data.length > 0 && (
        <ul className="printer-cards" aria-label={t('list')}>
          {printers.data.map((printer) => (
            <PrinterCard key={printer.name} printer={printer} />
          ))}
        </ul>
      )}
      {mayDecide && <FindSlips printers={names} />}
      {open.data && (
        <section className="card table-card" aria-label={t('open')}>
          {open.data.length === 0 ? (
            <p className="case-empty">{t('openNone')}</p>
          ) : (
            <SlipJobs jobs={open.data} printers={names} />
          )}
        </section>
      )}
    </div>
  );
}
