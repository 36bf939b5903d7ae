// Owns who asks, under the calls for help, that somebody looks along at what they write; whoever takes it is named there.
import { ORPCError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpCall } from '#shared/contract/help.ts';
import type { Api } from '../../api.ts';
import { useApi, useHallQueries } from '../../api-provider.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorLine } from '../error-line.tsx';

type Open = Awaited<ReturnType<Api['assist']['open']>>[number];

const AGAIN_MS = 15_000;

/** `calls`: open calls for help; one from the same screen is answered by looking along. */
export function ShareLines({ calls }: { calls: readonly HelpCall[] }): ReactNode {
  const { t } = useTranslation('atHand');
  const queries = useHallQueries();
  const shares = useQuery(queries.assist.open.queryOptions({ refetchInterval: AGAIN_MS })).data ?? [];
  if (shares.length === 0) return null;
  return (
    <section className="card card-warm help-card">
      <b>{t('desk.card.title', { count: shares.length })}</b>
      {shares.map((share) => (
        <ShareLine key={share.id} share={share} calls={calls.filter(({ terminal }) => terminal === share.terminal)} />
      ))}
    </section>
  );
}

function ShareLine({ share, calls }: { share: Open; calls: readonly HelpCall[] }): ReactNode {
  const { t } = useTranslation(['atHand', 'desk']);
  const api = useApi();
  const queries = useHallQueries();
  const client = useQueryClient();
  const navigate = useNavigate();
  const language = useLanguage();
  /** Who helps already, while it is asked whether to take over. */
  const [other, setOther] = useState<string | null>(null);
  const { id, terminal, helper, isMine } = share;
  const go = (): void => void navigate({ to: '/at-hand/$id', params: { id } });
  const take = useMutation(
    queries.assist.take.mutationOptions({
      onSuccess: (view) => {
        client.setQueryData(queries.assist.get.queryKey({ input: { id, language } }), view);
        for (const call of calls) api.help.answer({ id: call.id }).catch(() => undefined);
        go();
      },
      onError: (error) => {
        if (error instanceof ORPCError && error.code === 'ASSIST_TAKEN')
          setOther((error.data as { by: string | null }).by);
      },
      onSettled: () => client.invalidateQueries({ queryKey: queries.assist.open.key() }),
    }),
  );
  const press = (isTakingOver: boolean): void => {
    setOther(null);
    take.mutate({ id, language, isTakingOver });
  };
  const isAsked = take.error instanceof ORPCError && take.error.code === 'ASSIST_TAKEN';
  return (
    <div className="col help-line">
      <div className="row">
        <span className="grow col">
          <span>{t('desk.card.where', { terminal })}</span>
          <span className="caption">
            {isMine
              ? t('desk.card.mine')
              : helper === null
                ? t('desk.card.nobody')
                : t('desk.card.by', { name: helper })}
          </span>
        </span>
        <Button
          kind={helper === null ? 'lamp' : 'plain'}
          busy={take.isPending ? t('desk:help.answering') : null}
          onClick={() => (isMine ? go() : helper === null ? press(false) : setOther(helper))}
        >
          {isMine ? t('desk.card.back') : helper === null ? t('desk.card.take') : t('desk.card.takeOver')}
        </Button>
      </div>
      {!isAsked && <ErrorLine error={take.error} />}
      <Dialog
        open={other !== null}
        className="dialog-desk"
        title={t('desk.takeOver.title', { name: other ?? '' })}
        onDismiss={() => setOther(null)}
        actions={
          <>
            <Button onClick={() => press(true)}>{t('desk.takeOver.yes')}</Button>
            <Button kind="main" onClick={() => setOther(null)}>
              {t('desk.takeOver.no')}
            </Button>
          </>
        }
      >
        <p>{t('desk.takeOver.what', { name: other ?? '' })}</p>
      </Dialog>
    </div>
  );
}
