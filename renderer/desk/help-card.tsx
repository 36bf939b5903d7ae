// Owns the lamp card: somebody at a kiosk called for a person, and whoever presses 我去 is named there.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type HelpCall, helpScreenSchema } from '#shared/contract/help.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../api-provider.tsx';
import { Button } from '../ui/button.tsx';
import { useClock } from '../ui/use-clock.ts';
import { ShareLines } from './at-hand/share-lines.tsx';
import { isWindowStaff, useDesk } from './desk-context.ts';
import { ErrorLine } from './error-line.tsx';

const shownAtMost = 3;

export function HelpCard(): ReactNode {
  const queries = useHallQueries();
  const { staff } = useDesk();
  const told = useQuery(queries.help.open.queryOptions({ refetchInterval: 30_000 })).data ?? [];
  const calls = told.filter(({ gone }) => !gone);
  const gone = told.filter((call) => call.gone);
  return (
    // There before anybody calls: a live region that comes with its words is not read out.
    <div className="help-live col" aria-live="assertive">
      {calls.length > 0 && <Calls calls={calls} />}
      {gone.length > 0 && <Gone calls={gone} />}
      {isWindowStaff(staff) && <ShareLines calls={calls} />}
    </div>
  );
}

function Calls({ calls }: { calls: readonly HelpCall[] }): ReactNode {
  const { t } = useTranslation('desk');
  return (
    <section className="card card-warm help-card">
      <b>{t('help.title', { count: calls.length })}</b>
      {calls.slice(0, shownAtMost).map((call) => (
        <HelpLine key={call.id} call={call} />
      ))}
      {calls.length > shownAtMost && (
        <span className="caption">{t('help.more', { count: calls.length - shownAtMost })}</span>
      )}
    </section>
  );
}

/** For whoever is on the way, or wonders where a call went. */
function Gone({ calls }: { calls: readonly HelpCall[] }): ReactNode {
  const { t } = useTranslation('desk');
  const { timeZone } = useDesk();
  return (
    <section className="card help-card">
      {calls.slice(0, shownAtMost).map(({ id, gone, terminal, at }) => (
        <span key={id} className="row">
          <span className="grow">{t(gone === 'printed' ? 'help.printed' : 'help.left', { terminal })}</span>
          <span className="caption">{hallTime(at, timeZone)}</span>
        </span>
      ))}
    </section>
  );
}

function HelpLine({ call }: { call: HelpCall }): ReactNode {
  const { t } = useTranslation('desk');
  const { clock, timeZone } = useDesk();
  const now = useClock(clock, 5000);
  const queries = useHallQueries();
  const client = useQueryClient();
  const answer = useMutation(
    queries.help.answer.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: queries.help.open.key() }),
    }),
  );
  const screen = helpScreenSchema.safeParse(call.screen).data;
  const minutes = now === null ? 0 : Math.floor(Math.max(0, now - call.at) / 60_000);
  return (
    <div className="col help-line">
      <div className="row">
        <span className="grow col">
          <span>{t(call.reason === 'no-slip' ? 'help.noSlip' : 'help.where', { terminal: call.terminal })}</span>
          <span className="caption">
            {[
              screen && t(`help.screen.${screen}`),
              hallTime(call.at, timeZone),
              minutes > 0 && t('help.waited', { count: minutes }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <Button
          kind="lamp"
          busy={answer.isPending ? t('help.answering') : null}
          onClick={() => answer.mutate({ id: call.id })}
        >
          {t('help.go')}
        </Button>
      </div>
      <ErrorLine error={answer.error} />
    </div>
  );
}
