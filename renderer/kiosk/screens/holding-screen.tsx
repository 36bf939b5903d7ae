// Owns a number that is held already: this matter along with it, the same slip once more, or another number for somebody else.
import { isDefinedError, ORPCError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matter } from '#shared/contract/catalogue.ts';
import type { Taken, Ticket } from '#shared/contract/queue.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { useSay } from '../../i18n/use-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useWaiting } from '../../ui/use-waiting.ts';
import { Door } from '../door.tsx';
import { Heading } from '../heading.tsx';
import { type Asking, useKiosk } from '../kiosk-context.ts';
import { plainName } from '../name.tsx';
import { Screen } from '../screen.tsx';
import { useBusyUntil } from '../use-busy.ts';
import { useOneAtATime } from '../use-one-at-a-time.ts';

/** The number cannot be used any more, so another one may be taken. */
const over = ['TICKET_ENDED', 'TICKET_UNKNOWN'];

export function HoldingScreen(props: { matter: Matter; ticket: Ticket; isKnown: boolean }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, asking, session, hall, newRequestId } = useKiosk();
  const queries = useHallQueries();
  const cache = useQueryClient();
  const say = useSay();
  const { matter, ticket, isKnown } = props;
  const { no } = ticket;
  const once = useOneAtATime();
  const answered = (taken: Taken, _input: unknown, asked: Asking): void => {
    dispatch({ do: 'answer', ...asked, move: { do: 'took', taken, matterCode: matter.code } });
    void cache.invalidateQueries({ queryKey: queries.queue.overview.key() });
  };
  const reprint = useMutation(queries.queue.reprint.mutationOptions({ onMutate: asking, onSuccess: answered }));
  const add = useMutation(
    queries.queue.addMatter.mutationOptions({
      onMutate: asking,
      onSuccess: answered,
      onError: (error, _input, asked) => {
        if (!isDefinedError(error) || error.code !== 'QUOTA_GONE' || !asked) return;
        const next = error.data.nextAppointment;
        const by = { name: 'no-numbers', matterCode: matter.code, requestId: newRequestId(), next } as const;
        dispatch({ do: 'answer', ...asked, move: { do: 'replace', by } });
      },
    }),
  );
  const isPending = reprint.isPending || add.isPending;
  useBusyUntil(!isPending);
  const isSlow = useWaiting(isPending) !== 'none';
  const { language } = session;
  const rides = [ticket.matterCode, ...ticket.alsoMatters.map(({ code }) => code)].includes(matter.code);
  const error = reprint.error ?? add.error;
  const code = error instanceof ORPCError && error.defined ? error.code : null;
  const isOver = code !== null && over.includes(code);
  const trouble = (): string => {
    switch (code) {
      case 'REPRINTED_ENOUGH':
        return t('holding.reprinted', { window: hall.tellWindow.number });
      case 'OTHER_LINE':
        return t('holding.otherLine');
      case 'TOO_MANY_MATTERS':
        return t('holding.tooMany');
      case 'CANNOT_SAVE':
        return t('fault.fullTake');
      case null:
        return t('fault.notHeard');
      default:
        return isOver ? t('holding.over', { no }) : t('fault.step');
    }
  };
  const takeAnother = (): void => {
    const by = { name: 'matter', matterCode: matter.code, requestId: newRequestId() } as const;
    dispatch({ do: 'replace', by });
  };
  const ask = (send: () => void): void =>
    once([queries.queue.reprint.key(), queries.queue.addMatter.key()], () => {
      reprint.reset();
      add.reset();
      send();
    });
  const printAgain = (
    <Door
      kind={rides ? 'take' : 'look'}
      icon="printer"
      title={reprint.isPending && isSlow ? t('holding.asking') : t('holding.reprint')}
      onClick={() => ask(() => reprint.mutate({ ticketId: ticket.id, language }))}
    >
      {t('holding.reprintWhat', { no })}
    </Door>
  );
  return (
    <Screen
      className="no-numbers"
      title={<Heading>{({ t }) => t('holding.title', { no })}</Heading>}
      lead={t('holding.lead', { matter: plainName(say(ticket.matterName)) })}
      main={
        isOver || isKnown ? (
          <Button icon="ticket" kind={isOver ? 'main' : 'plain'} onClick={takeAnother}>
            {isOver ? t('holding.again') : t('holding.another')}
          </Button>
        ) : undefined
      }
    >
      {error && !isPending && <Banner kind="late" icon="warning" title={trouble()} />}
      <div className="doors">
        {!rides && (
          <Door
            kind="take"
            icon="plus"
            title={add.isPending && isSlow ? t('holding.asking') : t('holding.together')}
            onClick={() => ask(() => add.mutate({ ticketId: ticket.id, matterCode: matter.code, language }))}
          >
            {t('holding.togetherWhat', { no, matter: plainName(say(matter.short)) })}
          </Door>
        )}
        {printAgain}
      </div>
    </Screen>
  );
}
