// Owns how a screen asks that nobody stands at to press anything: it asks until it is answered.
import type { QueryClient } from '@tanstack/react-query';
import { createQueryClient } from './api-provider.tsx';

const AGAIN_MS = 2000;

/** The page's query cache. `isPatient` false: a failed question stays failed (tests). */
export function createPatientQueryClient(isPatient = true): QueryClient {
  const client = createQueryClient();
  const { queries, ...others } = client.getDefaultOptions();
  client.setDefaultOptions({ ...others, queries: { ...queries, retry: isPatient, retryDelay: AGAIN_MS } });
  return client;
}
