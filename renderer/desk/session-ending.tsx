// Owns the word before a sign-in ends by itself, and the one button that goes on: it takes no focus and holds nobody up.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../api-provider.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useClock } from '../ui/use-clock.ts';
import { useDesk } from './desk-context.ts';
import { isCode, useErrorWords } from './error-words.ts';
import { sessionPhase } from './session-end.ts';
import './session-ending.css';

const LOOK_MS = 5000;
/** So soon a tab knows that another one went on, or that the session is over. */
const ASK_AGAIN_MS = 15_000;

/** `onGone`: the button had the focus and is no longer there. */
export function SessionEnding({ onGone }: { onGone?: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { clock, timeZone } = useDesk();
  const now = useClock(clock, LOOK_MS);
  const queries = useHallQueries();
  const client = useQueryClient();
  const errorWords = useErrorWords();
  const bar = useRef<HTMLDivElement>(null);
  const phaseOf = (me: { endsAt: number } | null | undefined) =>
    me && now !== null ? sessionPhase(me.endsAt, now) : 'far';
  const { data: me } = useQuery(
    queries.staff.me.queryOptions({
      refetchInterval: ({ state }) => (phaseOf(state.data) === 'far' ? false : ASK_AGAIN_MS),
      refetchIntervalInBackground: true,
    }),
  );
  const stay = useMutation(
    queries.staff.staySignedIn.mutationOptions({
      async onSuccess(next) {
        const queryKey = queries.staff.me.queryKey();
        // Somebody signed out or in while it was on its way: it is not of this sign-in.
        const now = client.getQueryData(queryKey);
        if (now?.staff.id !== next.staff.id || now.endsAt > next.endsAt) return;
        // An answer from before must not bring the old hour back.
        await client.cancelQueries({ queryKey });
        const hadFocus = bar.current?.contains(document.activeElement);
        client.setQueryData(queryKey, next);
        if (hadFocus) onGone?.();
      },
    }),
  );
  const phase = phaseOf(me);
  const isTold = me && (phase === 'soon' || phase === 'over');
  // Of this sign-in: the next one has an end of its own.
  const isPutOff = me && !isTold && me.endsAt === stay.data?.endsAt;
  return (
    <>
      {isTold && (
        <div className="session-ending" ref={bar}>
          <Banner
            kind="due"
            icon="clock"
            title={t('stay.until', { time: hallTime(me.endsAt, timeZone) })}
            action={
              <Button
                kind="main"
                small
                className="nowrap"
                busy={stay.isPending ? t('stay.busy') : null}
                // Whoever is writing presses it and writes on.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => stay.mutate({})}
              >
                {t('stay.do')}
              </Button>
            }
          >
            {stay.error && !isCode(stay.error, 'NOT_SIGNED_IN') ? errorWords(stay.error) : t('stay.more')}
          </Banner>
        </div>
      )}
      <p className="visually-hidden" role="status">
        {isPutOff && t('stay.done', { time: hallTime(me.endsAt, timeZone) })}
      </p>
    </>
  );
}
