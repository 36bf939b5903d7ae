// Owns bringing pictures from a phone to a case: made smaller, one after the other, each once however often it is tried, and what became of each.
import { ORPCError } from '@orpc/client';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperLinkState } from '#shared/contract/case-files.ts';
import { filesMaximum } from '#shared/domain/case-limits.ts';
import { useApi } from '../../api-provider.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import { newRequestId } from '../../new-request-id.ts';
import { toBase64 } from '../../ui/file-bytes.ts';
import { PictureProblem, smallerPicture } from '../../ui/picture.ts';

/** waiting · making smaller or under way · there · not, and why. `mayAgain`: nothing is wrong with it, only with the way. */
export type Sent = {
  readonly requestId: string;
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'arrived' | { readonly words: string; readonly mayAgain: boolean };
};

export type SendingPapers = {
  sent: readonly Sent[];
  send: (files: readonly File[]) => void;
  again: (one: Sent) => void;
};

/** @param onState what the hall says of the link after each picture; 'over' where it is over */
export function useSendPapers(token: string, onState: (state: PaperLinkState | 'over') => void): SendingPapers {
  const { t } = useTranslation('phone');
  const api = useApi();
  const language = useLanguage();
  const [sent, setSent] = useState<readonly Sent[]>([]);
  const line = useRef<Promise<void>>(Promise.resolve());

  const set = (requestId: string, state: Sent['state']): void =>
    setSent((all) => all.map((one) => (one.requestId === requestId ? { ...one, state } : one)));

  const refusal = (error: unknown): Sent['state'] => {
    if (error instanceof PictureProblem) return { words: t(`papers.${error.reason}`), mayAgain: false };
    if (!(error instanceof ORPCError)) return { words: t('papers.lost'), mayAgain: true };
    switch (error.code) {
      case 'TOO_MANY_FILES':
        return { words: t('papers.full', { count: filesMaximum }), mayAgain: false };
      case 'NOT_NOW':
        return { words: t('papers.closed'), mayAgain: false };
      case 'INVALID_INPUT': {
        const { problems } = error.data as { problems: { message: string }[] };
        return { words: problems.map(({ message }) => message).join(' '), mayAgain: false };
      }
      case 'TOO_LARGE':
        return { words: t('papers.too-large'), mayAgain: false };
      case 'LINK_OVER':
        return { words: t('papers.notThere'), mayAgain: false };
      case 'TOO_MANY_TRIES':
      case 'TOO_MANY_REQUESTS':
        return { words: t('tooMany'), mayAgain: true };
      default:
        return { words: t('down.refused'), mayAgain: true };
    }
  };

  const bring = async ({ requestId, file }: Sent): Promise<void> => {
    set(requestId, 'sending');
    try {
      const data = await toBase64(await smallerPicture(file));
      onState(await api.caseFiles.addByLink({ token, requestId, data, language }));
      set(requestId, 'arrived');
    } catch (error) {
      set(requestId, refusal(error));
      if (error instanceof ORPCError && error.code === 'LINK_OVER') onState('over');
    }
  };
  // One at a time: a phone's memory holds one large photo, not nine.
  const queue = (one: Sent): void => {
    line.current = line.current.then(() => bring(one));
  };
  return {
    sent,
    send: (files) => {
      const ones = files.map((file): Sent => ({ requestId: newRequestId(), file, state: 'waiting' }));
      setSent((all) => [...all, ...ones]);
      for (const one of ones) queue(one);
    },
    again: (one) => {
      set(one.requestId, 'waiting');
      queue(one);
    },
  };
}
