// Owns 到窗口接着办: what was told is kept by the hall under four digits, and stays on the screen where it could not be.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#shared/domain/languages.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { useSay } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { isReused } from '../send-once.ts';
import type { Draft } from '../session.ts';
import { useBusyUntil } from '../use-busy.ts';
import { partsOf } from './draft-parts.ts';

export function ParkDialog(props: { open: boolean; draft: Draft; onClose: () => void }): ReactNode {
  const { t } = useTranslation(['atHand', 'kiosk']);
  const { hall, dispatch, asking, session, newRequestId } = useKiosk();
  const say = useSay();
  const queries = useHallQueries();
  const { draft } = props;
  const park = useMutation(
    queries.assist.park.mutationOptions({
      onMutate: asking,
      onSuccess: ({ code, until }, _input, asked) =>
        dispatch({ do: 'answer', session: asked.session, at: null, move: { do: 'parked', code, until } }),
      onError: (error, _input, asked) => {
        // It was taken up at the counter already: the next press keeps it as one of its own.
        if (isReused(error) && asked)
          dispatch({
            do: 'answer',
            session: asked.session,
            at: null,
            move: { do: 'tell-anew', requestId: newRequestId() },
          });
      },
    }),
  );
  useBusyUntil(!park.isPending);
  const isFull = isDefinedError(park.error) && park.error.code === 'CANNOT_PARK';
  const isFailed = park.isError && !park.isPending;
  const send = (): void => {
    if (park.isPending) return;
    const { recording, requestId } = draft;
    park.mutate({
      ...{ requestId, language: session.language, parts: partsOf(draft) },
      ...(recording && { recording: { data: recording.data, seconds: recording.seconds } }),
    });
  };
  const close = (): void => {
    // It may be kept already: what is written from here on would be lost with the answer.
    if (park.isPending) return;
    park.reset();
    props.onClose();
  };
  return (
    <Dialog
      open={props.open}
      title={isFailed ? t(isFull ? 'kiosk.park.full' : 'kiosk.park.failed') : t('kiosk.park.title')}
      onDismiss={close}
      actions={
        <>
          {!isFull && (
            <Button kind="main" busy={park.isPending ? t('kiosk.park.busy') : null} onClick={send}>
              {isFailed ? t('kiosk:again') : t('kiosk.park.yes')}
            </Button>
          )}
          <Button onClick={close}>{isFailed ? t('kiosk:help.close') : t('kiosk.park.no')}</Button>
        </>
      }
    >
      <div className="lead" role="status">
        {isFailed ? (
          <p>{t(isFull ? 'kiosk.park.fullWhat' : 'kiosk.park.failedWhat')}</p>
        ) : (
          <>
            <p>{t('kiosk.park.what', { window: hall.tellWindow.number })}</p>
            <p>
              {say(hall.tellWindow.where)}
              {languages[session.language].marks.stop}
              {t('kiosk.park.kept', { count: hall.kiosk.parkHours })}
            </p>
          </>
        )}
      </div>
    </Dialog>
  );
}
