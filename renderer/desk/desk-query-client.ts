// Owns how the desk asks: answers in words are final and shown at once, only a lost line is tried again.
import { ORPCError } from '@orpc/client';
import type { QueryClient } from '@tanstack/react-query';
import { createQueryClient } from '../api-provider.tsx';

/** The page's query cache. `retries`: how often a question is asked again when the line fails. */
export function createDeskQueryClient(retries = 2): QueryClient {
  const client = createQueryClient();
  const { queries, ...others } = client.getDefaultOptions();
  client.setDefaultOptions({
    ...others,
    queries: {
      ...queries,
      retry: (count, error) => count < retries && !(error instanceof ORPCError && error.defined),
    },
  });
  return client;
}
