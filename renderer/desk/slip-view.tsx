// Owns a slip at the desk: its very picture and the printer's own answer, followed until it is on paper.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipNews, SlipState } from '#shared/contract/slips.ts';
import { useHallQueries } from '../api-provider.tsx';
import { Light } from '../ui/light.tsx';
import { SlipPicture } from '../ui/slip-picture.tsx';
import { ErrorLine } from './error-line.tsx';

/** Asked again now and then, should the live line be down. */
const AGAIN_MS = 4000;

export function SlipView(props: { slip: SlipState; label: string }): ReactNode {
  const queries = useHallQueries();
  const found = useQuery(
    queries.slips.get.queryOptions({
      input: { jobId: props.slip.jobId },
      refetchInterval: ({ state }) => (state.data?.state === 'printed' ? false : AGAIN_MS),
      // Its picture may open a citizen's case: it goes with what shows it.
      gcTime: 0,
    }),
  );
  const slip = found.data;
  return (
    <div className="col slip-view">
      <SlipLight slip={slip ?? props.slip} />
      {slip && <SlipPicture svg={slip.svg} label={props.label} className="slip-picture" />}
      <ErrorLine error={found.error} />
    </div>
  );
}

/** Where a slip is on its way to paper, in words. */
export function SlipLight(props: { slip: SlipNews }): ReactNode {
  const { t } = useTranslation('desk');
  const { t: printers } = useTranslation('printers');
  const { state, trouble, onScreenOnly, confirmed, printer, isElsewhere } = props.slip;
  switch (state) {
    case 'printed':
      if (onScreenOnly) return <Light kind="ok">{t('slip.onScreen')}</Light>;
      if (!confirmed) return <Light kind="idle">{t('slip.sent')}</Light>;
      return (
        <Light kind="ok">
          {isElsewhere && printer !== null ? t('slip.elsewhere', { printer }) : t('slip.printed')}
        </Light>
      );
    case 'uncertain':
      return <Light kind="due">{t('slip.uncertain')}</Light>;
    case 'cancelled':
      return <Light kind="idle">{trouble === null ? t('slip.cancelled') : printers(`trouble.${trouble}`)}</Light>;
    case 'failed':
      return <Light kind="late">{printers(`trouble.${trouble ?? 'other'}`)}</Light>;
    case 'waiting':
    case 'printing':
      if (trouble !== null) return <Light kind="due">{printers(`trouble.${trouble}`)}</Light>;
      return <Light kind="idle">{state === 'printing' ? t('slip.printing') : t('slip.waiting')}</Light>;
  }
}
