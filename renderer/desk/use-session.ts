// Owns who is signed in: keeps the desk standing when a session ends, so that signing in again finds everything as it was.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Me } from '#shared/contract/staff.ts';
import { useHallQueries } from '../api-provider.tsx';
import { keepLeaving, keptLeaving } from './desk-language.ts';
import { isCode } from './error-words.ts';

export type Session = {
  /** asking: not known yet · unreachable: the hall does not answer. */
  readonly state: 'asking' | 'unreachable' | 'out' | 'in';
  readonly me: Me | null;
  /** The session ended while somebody was at work: they sign in over the desk. */
  readonly isExpired: boolean;
  /** 退出 was pressed and the hall has not ended the session yet. */
  readonly isLeaving: boolean;
  signedIn(me: Me): void;
  passwordChanged(): void;
  leave(): void;
  signedOut(): void;
};

export function useSession(): Session {
  const queries = useHallQueries();
  const client = useQueryClient();
  const key = queries.staff.me.queryKey();
  const asked = useQuery(
    queries.staff.me.queryOptions({
      refetchInterval: ({ state }) => (state.status === 'error' ? 2000 : false),
    }),
  );
  const [held, setHeld] = useState<Me | null>(null);
  const [isRefused, setRefused] = useState(false);
  /** When this sign-in began, by this machine. */
  const since = useRef(0);
  const [isLeaving, setLeaving] = useState(keptLeaving);
  if (asked.data && asked.data !== held) setHeld(asked.data);

  useEffect(() => {
    const hear = (error: unknown): void => {
      if (isCode(error, 'NOT_SIGNED_IN')) setRefused(true);
    };
    const stopQueries = client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') hear(event.action.error);
    });
    const stopMutations = client.getMutationCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'error') return;
      // Sent by the sign-in before: it says nothing of this one.
      if (event.mutation.state.submittedAt >= since.current) hear(event.action.error);
    });
    return () => {
      stopQueries();
      stopMutations();
    };
  }, [client]);

  const me = asked.data ?? held;
  return {
    state: me ? 'in' : asked.data === null ? 'out' : asked.isError ? 'unreachable' : 'asking',
    me,
    isExpired: me !== null && (isRefused || asked.data === null),
    isLeaving,
    signedIn(next) {
      // Another person must not find what the one before was reading.
      if (held && held.staff.id !== next.staff.id) client.clear();
      since.current = Date.now();
      setRefused(false);
      setHeld(next);
      client.setQueryData(key, next);
      void client.invalidateQueries();
    },
    passwordChanged() {
      if (!me) return;
      const next = { ...me, mustChangePassword: false };
      setHeld(next);
      client.setQueryData(key, next);
    },
    leave() {
      keepLeaving(true);
      setLeaving(true);
    },
    signedOut() {
      keepLeaving(false);
      setLeaving(false);
      setHeld(null);
      setRefused(false);
      client.clear();
      client.setQueryData(key, null);
    },
  };
}
