// Owns how a session moves on the screen: what is written stands there at once; another screen is drawn after the frame that shows the finger was felt.
import { type Dispatch, startTransition, useCallback, useLayoutEffect, useReducer, useRef } from 'react';
import type { Action } from './action.ts';
import { currentScreen, reduce, type Session } from './session.ts';

/** What turns the page under a finger: the old one stands, and moves nothing any more, until the new one is there. */
const turns: readonly Action['do'][] = [
  'go',
  'back',
  'home',
  'begin-telling',
  'write-instead',
  'change',
  'told',
  'green',
  'begin-booking',
  'other-time',
];
/** What draws all of the screen anew, and may be tapped again at once. */
const redraws: readonly Action['do'][] = ['mode', 'speak'];

export function useSession(begin: () => Session): [Session, Dispatch<Action>] {
  const [session, move] = useReducer(reduce, null, begin);
  const shown = useRef(session);
  useLayoutEffect(() => {
    shown.current = session;
  }, [session]);
  const dispatch = useCallback((action: Action): void => {
    const { current } = shown;
    if (turns.includes(action.do))
      startTransition(() => move({ do: 'answer', session: current.number, at: currentScreen(current), move: action }));
    else if (redraws.includes(action.do)) startTransition(() => move(action));
    else move(action);
  }, []);
  return [session, dispatch];
}
