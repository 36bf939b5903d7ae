// Owns handing a picture to the window with what is on the slip: once, however often it is tapped, and what to say where it did not go.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileKind } from '#shared/contract/case-files.ts';
import { useHallQueries } from '../../../api-provider.tsx';
import { toBase64 } from '../../../ui/file-bytes.ts';
import { type Asking, useKiosk } from '../../kiosk-context.ts';
import { useBusyUntil } from '../../use-busy.ts';

/** Whose case it is for: what the slip says. */
export type OfCase = { readonly caseNo: string; readonly queryCode: string };
type Picture = { readonly picture: Blob; readonly kind: FileKind; readonly requestId: string };

export type AddingOwn = {
  /** `onDone` hears from where it was asked, and how many more there is room for. */
  send: (picture: Picture, onDone: (asked: Asking, left: number) => void) => Promise<void>;
  isPending: boolean;
  /** What to do where it did not go; null otherwise. */
  trouble: string | null;
  /** Trying the same again may help. */
  mayAgain: boolean;
  forget: () => void;
};

/** @param say the words for a plain failure, and for one without an answer */
export function useAddOwnFile(of: OfCase, say: { failed: string; unknown: string }): AddingOwn {
  const { t } = useTranslation(['caseFiles', 'kiosk']);
  const { asking, hall, session } = useKiosk();
  const queries = useHallQueries();
  const add = useMutation(queries.caseFiles.addOwn.mutationOptions());
  const isOnItsWay = useRef(false);
  useBusyUntil(!add.isPending);
  const { error } = add;
  const known = isDefinedError(error) ? error : null;
  const words = (): string => {
    if (!known) return say.unknown;
    switch (known.code) {
      case 'TOO_MANY_FILES':
        return t('papers.full', { window: hall.tellWindow.number });
      case 'NOT_NOW':
        return t('papers.archived');
      case 'CANNOT_SAVE':
        return t('kiosk:full.title');
      case 'INVALID_INPUT':
        return known.data.problems.map(({ message }) => message).join(' ');
      default:
        return say.failed;
    }
  };
  return {
    send: async ({ picture, kind, requestId }, onDone) => {
      if (isOnItsWay.current) return;
      isOnItsWay.current = true;
      const asked = asking();
      const content = { requestId, kind, name: '', data: await toBase64(picture), language: session.language };
      add.mutate(
        { caseNo: of.caseNo, queryCode: of.queryCode, ...content },
        {
          onSuccess: ({ left }) => onDone(asked, left),
          onSettled: () => {
            isOnItsWay.current = false;
          },
        },
      );
    },
    isPending: add.isPending,
    trouble: add.isError ? words() : null,
    mayAgain: !known || known.code === 'CANNOT_SAVE',
    forget: add.reset,
  };
}
