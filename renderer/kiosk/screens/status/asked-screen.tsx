// Owns 办成了吗: one question, three answers of one size, and one touch is the whole answer.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus, Done } from '#shared/contract/case-shapes.ts';
import { useHallQueries } from '../../../api-provider.tsx';
import { dayParts } from '../../../i18n/dates.ts';
import { useLanguage } from '../../../i18n/use-words.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { useWaiting } from '../../../ui/use-waiting.ts';
import { langOf, shortened } from '../../details.ts';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import { useBusyUntil } from '../../use-busy.ts';
import { useOneAtATime } from '../../use-one-at-a-time.ts';

const answers = ['yes', 'partly', 'no'] as const satisfies readonly Done[];

export function AskedScreen(props: { status: CaseStatus; until: string; queryCode: string }): ReactNode {
  const { t } = useTranslation('caseStatus');
  const { dispatch } = useKiosk();
  const language = useLanguage();
  const { status, until, queryCode } = props;
  const { answer, pending, fault } = useAnswer(status.caseNo, queryCode);
  const { concluded } = status;
  const what: Record<Done, string> = {
    yes: t('ask.yesWhat'),
    partly: t(status.canCall ? 'ask.partlyWhat' : 'ask.partlyWhatWindow'),
    no: t('ask.noWhat'),
  };
  return (
    <Screen
      className="asked"
      title={<Heading area="caseStatus">{({ t }) => t('ask.title')}</Heading>}
      lead={t('ask.lead', { day: dayParts(until, language).day })}
      readsBeside
      read={
        concluded && (
          <Card data-give="4">
            <p className="caption">
              <b>{t('ask.result')}</b>
            </p>
            <p className="said-text" lang={langOf(concluded.words)}>
              {shortened(concluded.words, 100)}
            </p>
          </Card>
        )
      }
      onBack={() => dispatch({ do: 'back' })}
    >
      {fault && (
        <Banner kind="late" icon="warning" title={t('ask.fault')}>
          {t('ask.once')}
        </Banner>
      )}
      <div className="choices kiosk-answers">
        {answers.map((done) => (
          <button
            key={done}
            type="button"
            className="choice press"
            aria-busy={pending === done || undefined}
            onClick={() => answer(done)}
          >
            <span className="grow">
              <strong>{t(`ask.${done}`)}</strong>
              <span className="caption" data-give="1">
                {pending === done ? t('ask.sending') : what[done]}
              </span>
            </span>
          </button>
        ))}
      </div>
      <Button
        small
        icon="road"
        className="status-said"
        onClick={() => dispatch({ do: 'go', to: { name: 'status', status, queryCode, isRoad: true } })}
      >
        {t('course.open', { count: status.turns.length + status.said.length })}
      </Button>
    </Screen>
  );
}

/** Sent by the touch itself: whoever walks away now has answered. Each of the three is one request, however often sent. */
function useAnswer(caseNo: string, queryCode: string) {
  const { dispatch, asking, newRequestId } = useKiosk();
  const queries = useHallQueries();
  const once = useOneAtATime();
  const [requestIds] = useState(() => ({ yes: newRequestId(), partly: newRequestId(), no: newRequestId() }));
  const look = useMutation(
    queries.cases.status.mutationOptions({
      onMutate: asking,
      onSuccess: (status, _input, asked) =>
        dispatch({ do: 'answer', ...asked, move: { do: 'case-changed', status, queryCode, upon: null } }),
    }),
  );
  const tell = useMutation(
    queries.cases.answer.mutationOptions({
      onMutate: asking,
      onSuccess: (status, { done }, asked) => {
        const upon = { name: 'answered', status, queryCode, done, requestId: newRequestId() } as const;
        dispatch({ do: 'answer', ...asked, move: { do: 'case-changed', status, queryCode, upon } });
      },
      // Answered already, or no longer asked: what stands now is shown.
      onError: (error) => {
        if (isDefinedError(error) && error.code === 'NOT_NOW') look.mutate({ caseNo, queryCode });
      },
    }),
  );
  const isPending = tell.isPending || look.isPending;
  useBusyUntil(!isPending);
  const waiting = useWaiting(isPending);
  return {
    pending: waiting === 'none' ? null : (tell.variables?.done ?? null),
    fault: !isPending && (look.isError || (tell.isError && !look.isSuccess)),
    answer: (done: Done): void => {
      const keys = [queries.cases.answer.key(), queries.cases.status.key()];
      once(keys, () => tell.mutate({ requestId: requestIds[done], caseNo, queryCode, done }));
    },
  };
}
