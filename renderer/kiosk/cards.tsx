// Owns the ID reader at the kiosk: a card laid down fills the form it is for, never another person's, and is not forgotten on the reader.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderState } from '#shared/contract/devices.ts';
import { useHallQueries, useLive } from '../api-provider.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { changeOfNames, fillable } from './card-form.ts';
import { useKiosk } from './kiosk-context.ts';
import { currentScreen } from './session.ts';
import { useReminder } from './use-reminder.ts';

/** Screens at the end of something, from which people walk away. */
const ENDS = new Set(['done', 'booked', 'number', 'rated', 'answered']);
const FORGET_AGAIN_MS = 2000;

type CardsValue = { state: ReaderState['state']; isUnreadable: boolean; isReading: boolean; isLeft: boolean };
const CardsContext = createContext<CardsValue>({ state: 'none', isUnreadable: false, isReading: false, isLeft: false });

/** `isLeft`: a card lies there and whoever stands here is about to go, or has gone. */
export const useCards = (): CardsValue => use(CardsContext);

/** Keyed by the session's number: what it knows is one person's. */
export function Cards(props: { children: ReactNode }): ReactNode {
  const { session, dispatch } = useKiosk();
  const queries = useHallQueries();
  const cache = useQueryClient();
  const { number } = session;
  const screen = currentScreen(session);
  const isHome = screen.name === 'home';
  const place = fillable(session) === null ? null : screen.name;

  const asked = useQuery({ ...queries.devices.reader.queryOptions(), staleTime: 0 });
  const { state, isUnreadable, since } = asked.data ?? { state: 'none', isUnreadable: false, since: null };
  const isThere = state !== 'none';
  useLive('hall', ({ type }) => {
    if (type === 'reader-changed' && isThere) void cache.invalidateQueries({ queryKey: queries.devices.reader.key() });
  });

  const [isAfterSomebody, setIsAfterSomebody] = useState(number > 1);
  /** Since when the card lies there that the person before left; null where they left none. */
  const [leftSince, setLeftSince] = useState<number | null>(null);
  // Nothing is taken off the reader until it has forgotten the person before.
  const forget = useMutation({
    ...queries.devices.forget.mutationOptions(),
    retry: true,
    retryDelay: FORGET_AGAIN_MS,
    onSuccess: (now) => {
      if (isAfterSomebody && now.state === 'card') setLeftSince((first) => first ?? now.since);
      setIsAfterSomebody(false);
    },
  });
  const { mutate: askToForget, isSuccess: isClear } = forget;
  // biome-ignore lint/correctness/useExhaustiveDependencies: at home everything laid down is forgotten, each time anew: nobody stands there yet.
  useEffect(() => {
    if (isThere && (isHome || !isClear)) askToForget();
  }, [isThere, isHome, since, askToForget]);

  const take = useMutation({
    ...queries.devices.takeCard.mutationOptions(),
    onSuccess: (card) => {
      if (!card) return;
      // Whoever lays a card down is here.
      window.dispatchEvent(new Event('input'));
      const { name, idNumber } = card;
      dispatch({ do: 'answer', session: number, at: null, move: { do: 'card-read', card: { name, idNumber } } });
    },
  });
  const mayLie = state === 'ready' || (state === 'card' && !isUnreadable);
  const takeNow = useEffectEvent(() => take.mutate({}));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for at each change at the reader, and at each screen with a place for it.
  useEffect(() => {
    if (place !== null && isClear && mayLie) takeNow();
  }, [place, isClear, mayLie, since]);

  const isLying = state === 'card';
  // At home only what was left there when somebody went: a card laid down there is about to be used.
  const isLeft = isLying && (isHome ? leftSince !== null && leftSince === since : ENDS.has(screen.name));
  useReminder(isLeft);
  return (
    <CardsContext value={{ state, isUnreadable, isReading: take.isPending && isLying, isLeft }}>
      {props.children}
      <OtherCard />
      <TakeIt isOpen={isLeft && !isHome} />
    </CardsContext>
  );
}

/** At the end of something, until the card is lifted or it was read. */
function TakeIt(props: { isOpen: boolean }): ReactNode {
  const { t } = useTranslation('devices');
  const [isSeen, setIsSeen] = useState(false);
  const see = (): void => setIsSeen(true);
  return (
    <Dialog
      open={props.isOpen && !isSeen}
      title={t('left')}
      onDismiss={see}
      actions={
        <Button kind="main" onClick={see}>
          {t('leftSeen')}
        </Button>
      }
    />
  );
}

/** A second card, or one that is not what was written. */
function OtherCard(): ReactNode {
  const { t } = useTranslation('devices');
  const { session, dispatch } = useKiosk();
  const names = changeOfNames(session);
  const answer = (isYes: boolean): void => dispatch({ do: 'card-answer', isYes });
  return (
    <Dialog
      open={session.card.asked !== null}
      title={t('change.title')}
      onDismiss={() => answer(false)}
      actions={
        <>
          <Button onClick={() => answer(true)}>{t('change.yes')}</Button>
          <Button kind="main" onClick={() => answer(false)}>
            {t('change.keep')}
          </Button>
        </>
      }
    >
      <p className="lead">{names ? t('change.names', names) : t('change.other')}</p>
    </Dialog>
  );
}
