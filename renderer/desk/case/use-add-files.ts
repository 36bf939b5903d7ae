// Owns adding files to a case at the desk: one after the other, each once however often it is tried, and what became of each.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FileKind, fileBytesMaximum } from '#shared/contract/case-files.ts';
import { useApi, useHallQueries } from '../../api-provider.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import { newRequestId } from '../../new-request-id.ts';
import { toBase64 } from '../../ui/file-bytes.ts';
import { smallerPicture } from '../../ui/picture.ts';
import { isLineTrouble, problemsOf } from '../error-words.ts';
import { useFileErrorWords } from './file-words.ts';

/** A file that was not taken in. `mayAgain`: nothing is wrong with it, only with the way. */
export type Refused = { readonly waiting: Waiting; readonly words: string; readonly mayAgain: boolean };
type Waiting = { readonly requestId: string; readonly kind: FileKind; readonly file: File };

export type AddingFiles = {
  add: (files: readonly File[], kind: FileKind) => void;
  again: (refused: Refused) => void;
  dismiss: (refused: Refused) => void;
  isAdding: boolean;
  refused: readonly Refused[];
};

const megabyte = 1024 * 1024;

/** A photo too large to be taken in as it is; anything else stays what it was. */
async function madeSmaller(file: File): Promise<File> {
  const picture = await smallerPicture(file).catch(() => null);
  return picture ? new File([picture], file.name.replace(/\.[^.]*$/, '.jpg'), { type: picture.type }) : file;
}

export function useAddFiles(caseNo: string): AddingFiles {
  const { t } = useTranslation('caseFiles');
  const api = useApi();
  const queries = useHallQueries();
  const client = useQueryClient();
  const language = useLanguage();
  const errorWords = useFileErrorWords();
  const line = useRef<Promise<void>>(Promise.resolve());
  const [waiting, setWaiting] = useState(0);
  const [refused, setRefused] = useState<readonly Refused[]>([]);

  const send = async (one: Waiting): Promise<void> => {
    const { kind, requestId } = one;
    const file = one.file.size > fileBytesMaximum ? await madeSmaller(one.file) : one.file;
    const refuse = (words: string, mayAgain = false): void =>
      setRefused((others) => [...others, { waiting: one, words, mayAgain }]);
    // Said here already: neither needs a way to the hall and back.
    if (file.size === 0) return refuse(t('desk.empty'));
    if (file.size > fileBytesMaximum)
      return refuse(t('desk.tooBig', { size: (Math.ceil((file.size / megabyte) * 10) / 10).toFixed(1) }));
    try {
      const files = await api.caseFiles.add({
        caseNo,
        requestId,
        kind,
        name: file.name,
        data: await toBase64(file),
        language,
      });
      client.setQueryData(queries.caseFiles.list.queryKey({ input: { caseNo } }), files);
    } catch (error) {
      const [problem] = problemsOf(error);
      refuse(problem?.message ?? errorWords(error) ?? '', isLineTrouble(error) || !problem);
    }
  };
  const queue = (ones: readonly Waiting[]): void => {
    setWaiting((count) => count + ones.length);
    for (const one of ones)
      line.current = line.current.then(() => send(one)).finally(() => setWaiting((count) => count - 1));
  };
  const dismiss = (gone: Refused): void => setRefused((others) => others.filter((one) => one !== gone));
  return {
    add: (files, kind) => queue(files.map((file) => ({ requestId: newRequestId(), kind, file }))),
    again: (one) => {
      dismiss(one);
      queue([one.waiting]);
    },
    dismiss,
    isAdding: waiting > 0,
    refused,
  };
}
