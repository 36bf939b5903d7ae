// Owns how screens get at the hall: one client, one query cache and one live feed a page, or a fake of them in a preview.
import { isDefinedError } from '@orpc/client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react';
import type { Api } from './api.ts';
import { createLiveFeed, type LineState, type LiveEvent, type LiveFeed, type LiveKind } from './live.ts';

/** Query and mutation options for every procedure: `useQuery(hall.queue.overview.queryOptions())`. */
export type HallQueries = ReturnType<typeof createTanstackQueryUtils<Api>>;
type Feeds = { readonly [K in LiveKind]: LiveFeed<K> };
type Value = { api: Api; queries: HallQueries; feeds: Feeds };

const Context = createContext<Value | null>(null);

function value(): Value {
  const found = use(Context);
  if (!found) throw new Error('ApiProvider is missing above this screen');
  return found;
}

/**
 * What was sent and answered is gone from memory so soon after its screen. Not at once: a call still under way is
 * looked after so often, and one looked after without a pause keeps the page busy until it is answered.
 */
const SENT_KEPT_MS = 1000;

/** A query cache for one page: retries quietly, and never believes the browser about being offline (loopback needs no net). */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: 2, retryDelay: 800, staleTime: 30_000, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false, gcTime: SENT_KEPT_MS },
    },
  });
}

/** For `retry`: what the hall has answered is answered; only silence is asked again, so many times. */
export const onSilence =
  (times: number) =>
  (failures: number, error: Error): boolean =>
    !isDefinedError(error) && failures < times;
export const onlySilence = onSilence(2);

/** Everything below reaches the hall through `api`: the page's own line, or a preview's fake. */
export function ApiProvider(props: { api: Api; queryClient: QueryClient; children: ReactNode }): ReactNode {
  const { api, queryClient } = props;
  const made = useMemo<Value>(() => {
    const onConnected = (): void => void queryClient.invalidateQueries();
    return {
      api,
      queries: createTanstackQueryUtils(api),
      feeds: { hall: createLiveFeed(api, 'hall', onConnected), desk: createLiveFeed(api, 'desk', onConnected) },
    };
  }, [api, queryClient]);
  return (
    <Context value={made}>
      <QueryClientProvider client={queryClient}>{props.children}</QueryClientProvider>
    </Context>
  );
}

/** The plain client, for calls outside the query cache. */
export function useApi(): Api {
  return value().api;
}

/** Query and mutation options of every procedure. */
export function useHallQueries(): HallQueries {
  return value().queries;
}

/**
 * Listens to the page's one live feed while mounted (any number of listeners share it) and says how the line is.
 * A page listens to one kind only. Once the line stands, all queries are asked again by themselves: what happened before it did was not heard.
 */
export function useLive<K extends LiveKind>(kind: K, onEvent: (event: LiveEvent<K>) => void): LineState {
  // Safe: the record is indexed by the very kind that names the feed's events.
  const feed = value().feeds[kind] as unknown as LiveFeed<K>;
  const hear = useEffectEvent(onEvent);
  useEffect(() => feed.listen((event) => hear(event)), [feed]);
  return useSyncExternalStore(feed.watch, feed.current);
}
