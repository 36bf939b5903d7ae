// Owns how a file is called at the desk, and how a failed call about one is said: its own codes here, every other as everywhere.
import { ORPCError } from '@orpc/client';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#shared/contract/case-files.ts';
import { useErrorWords } from '../error-words.ts';

const codes = ['TOO_MANY_FILES', 'FILE_NOT_FOUND', 'FILE_DAMAGED'] as const;

/** The sentence for a failed call; null for none. */
export function useFileErrorWords(): (error: unknown) => string | null {
  const { t } = useTranslation('caseFiles');
  const others = useErrorWords();
  return (error) => {
    const code = codes.find((one) => error instanceof ORPCError && error.code === one);
    return code ? t(`desk.${code}`) : others(error);
  };
}

/** The name it came under, or what it is. */
export function useFileName(): (file: CaseFile) => string {
  const { t } = useTranslation('caseFiles');
  return ({ name, kind }) => name ?? t(`kind.${kind}`);
}
