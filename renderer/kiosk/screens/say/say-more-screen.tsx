// Owns adding to a case by saying it, for whoever holds its slip: handed in at once, and kept here until it has arrived.
import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../../../api-provider.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { useWaiting } from '../../../ui/use-waiting.ts';
import { useKiosk } from '../../kiosk-context.ts';
import { useBusyUntil } from '../../use-busy.ts';
import { SayFlow } from './say-flow.tsx';

type Of = { caseNo: string; queryCode: string; requestId: string };

export function SayMoreScreen(props: Of): ReactNode {
  const { t } = useTranslation(['say', 'kiosk']);
  const { dispatch, asking, newRequestId } = useKiosk();
  const { caseNo, queryCode } = props;
  const queries = useHallQueries();
  const request = useRef({ id: props.requestId, data: '' });
  const add = useMutation(
    queries.cases.supplement.mutationOptions({
      onMutate: () => asking(),
      onSuccess: (status, _input, asked) => {
        const upon = { name: 'said', status } as const;
        dispatch({ do: 'answer', ...asked, move: { do: 'case-changed', status, queryCode, upon } });
      },
    }),
  );
  useBusyUntil(!add.isPending);
  const waiting = useWaiting(add.isPending);
  const isAnswered = add.error instanceof ORPCError && add.error.defined;
  return (
    <SayFlow
      kept={null}
      useWords={add.isError ? t('kiosk:again') : t('handIn')}
      busy={waiting === 'none' ? null : t('kiosk:review.handingIn')}
      onUse={({ data, seconds }) => {
        if (add.isPending) return;
        // Something else than what got no answer is another request: this is not taken for it.
        if (add.isError && request.current.data !== data) request.current.id = newRequestId();
        request.current.data = data;
        add.mutate({ caseNo, queryCode, requestId: request.current.id, words: '', recording: { data, seconds } });
      }}
      onHold={(holds) => dispatch({ do: 'replace', by: { name: 'say-more', ...props, holds } })}
      onWrite={() => dispatch({ do: 'back' })}
    >
      {add.isError && !add.isPending && (
        <Banner kind="late" icon="warning" title={isAnswered ? t('kiosk:fault.file') : t('kiosk:fault.unknown')}>
          {isAnswered ? t('kiosk:fault.what') : t('kiosk:fault.once')}
        </Banner>
      )}
    </SayFlow>
  );
}
