// Owns one matter before its number is taken: what to bring, who waits, and the one big button.
import { isDefinedError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matter } from '#shared/contract/catalogue.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { useSay } from '../../i18n/use-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useWaiting } from '../../ui/use-waiting.ts';
import { useKiosk } from '../kiosk-context.ts';
import { Name, plainName } from '../name.tsx';
import { Paged } from '../paged.tsx';
import { Screen } from '../screen.tsx';
import type { Screen as ScreenState } from '../session.ts';
import { useBusyUntil } from '../use-busy.ts';
import { estimateWords, groupOf } from '../waiting-words.ts';
import './matter-screen.css';

function Facts(props: { matter: Matter }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { overview, catalogue } = useKiosk();
  const say = useSay();
  const { matter } = props;
  const group = groupOf(overview, matter.groupCode);
  const windows = catalogue.windows.filter(({ groupCodes }) => groupCodes.includes(matter.groupCode));
  const first = windows[0];
  const minutes = group ? estimateWords(t, group.estimate) : '';
  return (
    <dl className="facts">
      {group?.state === 'open' && (
        <div>
          <dt>{t('matter.ahead')}</dt>
          <dd>
            <b>{t('home.people', { count: group.waiting })}</b>
            {minutes && <span className="caption">{minutes}</span>}
          </dd>
        </div>
      )}
      {first && (
        <div data-give="4">
          <dt>{t('matter.where')}</dt>
          <dd>
            <b>{t('floor', { floor: first.floor })}</b>
            <span className="caption">{say(first.zone)}</span>
          </dd>
        </div>
      )}
      {matter.promisedWorkingDays !== null && (
        <div data-give="3">
          <dt>{t('matter.days')}</dt>
          <dd>
            <b>
              {matter.promisedWorkingDays === 0
                ? t('matter.sameVisit')
                : t('matter.workingDays', { count: matter.promisedWorkingDays })}
            </b>
          </dd>
        </div>
      )}
    </dl>
  );
}

export function MatterScreen(props: { matter: Matter; requestId: string }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, asking, session, hall, overview, newRequestId } = useKiosk();
  const queries = useHallQueries();
  const cache = useQueryClient();
  const say = useSay();
  const { matter } = props;
  const take = useMutation(
    queries.queue.take.mutationOptions({
      onMutate: asking,
      onSuccess: (taken, _input, asked) => {
        // Whoever went back to the list meanwhile asked for this number all the same.
        dispatch({
          do: 'answer',
          session: asked.session,
          at: null,
          move: { do: 'took', taken, matterCode: matter.code },
        });
        void cache.invalidateQueries({ queryKey: queries.queue.key() });
      },
      onError: (error, _input, asked) => {
        if (!isDefinedError(error) || !asked) return;
        const instead = (by: ScreenState): void => dispatch({ do: 'answer', ...asked, move: { do: 'replace', by } });
        void cache.invalidateQueries({ queryKey: queries.queue.key() });
        if (error.code === 'QUOTA_GONE') instead({ name: 'no-numbers', matterCode: matter.code });
        if (error.code === 'HALL_CLOSED') {
          void cache.invalidateQueries({ queryKey: queries.hall.key() });
          instead({ name: 'closed', matterCode: matter.code });
        }
      },
    }),
  );
  useBusyUntil(!take.isPending);
  const waiting = useWaiting(take.isPending);
  const isClosed = !hall.open || groupOf(overview, matter.groupCode)?.state === 'closed';
  const submit = (): void => {
    if (take.isPending) return;
    const { requestId } = props;
    dispatch({ do: 'taking', matterCode: matter.code, requestId });
    take.mutate({ requestId, matterCode: matter.code, language: session.language });
  };
  const isAnswered = isDefinedError(take.error);
  const isFull = isDefinedError(take.error) && take.error.code === 'CANNOT_SAVE';
  return (
    <Screen
      title={<Name>{say(matter.short)}</Name>}
      lead={matter.name.zh === matter.short.zh ? undefined : plainName(say(matter.name))}
      className="matter"
      readsBeside
      read={<Facts matter={matter} />}
      main={
        isClosed ? (
          <Button
            kind="lamp"
            className="btn-main"
            icon="say"
            onClick={() => dispatch({ do: 'begin-telling', requestId: newRequestId(), matterCode: matter.code })}
          >
            {t('home.tellDoor')}
          </Button>
        ) : (
          <Button kind="main" icon="ticket" busy={waiting === 'none' ? null : t('matter.taking')} onClick={submit}>
            {take.isError ? t('again') : t('matter.take')}
          </Button>
        )
      }
    >
      {take.isError && !take.isPending && (
        <Banner
          kind="late"
          icon="warning"
          title={isFull ? t('fault.fullTake') : isAnswered ? t('fault.take') : t('fault.takeUnknown')}
        >
          {isAnswered ? t('fault.what') : t('fault.takeOnce')}
        </Banner>
      )}
      {(waiting === 'slow' || waiting === 'stuck') && (
        <Banner kind="due" icon="clock" title={waiting === 'slow' ? t('wait.slow') : t('wait.stuck')} />
      )}
      {isClosed && (
        <div data-give="4">
          <Banner kind="due" icon="moon" title={t('closed.short')} />
        </div>
      )}
      <Card className="papers">
        <h2 className="row">
          <Icon name="paper" />
          {matter.materials.length > 0 ? t('matter.bring') : t('matter.bringNothing')}
        </h2>
        <Paged
          items={matter.materials}
          keyOf={({ zh }) => zh}
          listKey={matter.code}
          className="papers-list"
          render={(paper) => (
            <span className="paper">
              <Icon name="check" />
              <span>{say(paper)}</span>
            </span>
          )}
        />
        {matter.fee && (
          <p className="caption" data-give="2">
            {t('matter.fee', { fee: say(matter.fee) })}
          </p>
        )}
        <p className="caption" data-give="1">
          {t('matter.missing')}
        </p>
      </Card>
    </Screen>
  );
}
