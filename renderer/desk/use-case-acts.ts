// Owns what happens on the screen after an act on a case: the new state is shown at once, a refused act shows the newest one.
import { useQueryClient } from '@tanstack/react-query';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { useHallQueries } from '../api-provider.tsx';
import { isCode } from './error-words.ts';

/** Handlers for the mutations of one case. */
export function useAfterAct(caseNo: string): {
  onSuccess: (detail: CaseDetail) => void;
  onError: (error: unknown) => void;
} {
  const queries = useHallQueries();
  const client = useQueryClient();
  const renewLists = (): void => {
    void client.invalidateQueries({ queryKey: queries.cases.list.key() });
    void client.invalidateQueries({ queryKey: queries.handling.work.key() });
    void client.invalidateQueries({ queryKey: queries.supervision.key() });
  };
  return {
    onSuccess(detail) {
      client.setQueryData(queries.cases.get.queryKey({ input: { caseNo } }), detail);
      renewLists();
    },
    onError(error) {
      if (!isCode(error, 'CASE_CHANGED', 'NOT_NOW', 'NOT_ALLOWED')) return;
      void client.invalidateQueries({ queryKey: queries.cases.get.key({ input: { caseNo } }) });
      renewLists();
    },
  };
}
