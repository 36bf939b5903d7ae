// Owns the papers the hall makes of a case: a letter to the citizen and the whole file, saved as PDFs; each making is recorded.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { useApi, useHallQueries } from '../../api-provider.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import { fromBase64, saveBlob } from '../../ui/file-bytes.ts';
import { hasRole, useDesk } from '../desk-context.ts';

export type Paper = 'letter' | 'case-file';

export function usePapers({ caseNo, actions }: Pick<CaseDetail, 'caseNo' | 'actions'>): {
  mayMake: boolean;
  make: (paper: Paper) => void;
  error: unknown;
} {
  const { staff } = useDesk();
  const language = useLanguage();
  const api = useApi();
  const queries = useHallQueries();
  const client = useQueryClient();
  const making = useMutation({
    mutationFn: (paper: Paper) =>
      paper === 'letter' ? api.handling.letter({ caseNo, language }) : api.handling.caseFile({ caseNo }),
    onSuccess({ name, base64 }) {
      saveBlob(name, fromBase64(base64, 'application/pdf'));
      void client.invalidateQueries({ queryKey: queries.cases.get.key({ input: { caseNo } }) });
    },
  });
  return {
    // Whoever may see who told it, but for heads of units; and the supervisor.
    mayMake:
      hasRole(staff, ['supervisor']) || (actions.includes('reveal') && hasRole(staff, ['intake', 'handler', 'admin'])),
    make: (paper) => !making.isPending && making.mutate(paper),
    error: making.error,
  };
}
