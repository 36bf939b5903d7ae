// Owns looking at a file of a case: a picture here, a PDF only on one's own computer; nothing of it stays when it is closed.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#shared/contract/case-files.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { fromBase64, saveBlob, useObjectUrl } from '../../ui/file-bytes.ts';
import { useFileErrorWords, useFileName } from './file-words.ts';

export function LookDialog(props: { caseNo: string; file: CaseFile; onClose: () => void }): ReactNode {
  const { t } = useTranslation('caseFiles');
  const { caseNo, file, onClose } = props;
  const queries = useHallQueries();
  const words = useFileErrorWords();
  const name = useFileName()(file);
  // A mutation, since it is recorded: it must not be asked again by itself.
  const { mutate, data, error } = useMutation(queries.caseFiles.open.mutationOptions());
  const [isLarge, setLarge] = useState(false);
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    mutate({ caseNo, fileId: file.id });
  }, [mutate, caseNo, file.id]);
  const content = useMemo(() => (data ? fromBase64(data.data, data.mediaType) : null), [data]);
  const isPicture = data !== undefined && data.mediaType !== 'application/pdf';
  const url = useObjectUrl(isPicture ? content : null);
  return (
    <Dialog
      open
      title={name}
      className="file-look"
      onDismiss={onClose}
      actions={
        <>
          {content && <Button onClick={() => saveBlob(data?.name || name, content)}>{t('desk.save')}</Button>}
          {url && <Button onClick={() => setLarge(!isLarge)}>{t(isLarge ? 'desk.whole' : 'desk.larger')}</Button>}
          {error && <Button onClick={() => mutate({ caseNo, fileId: file.id })}>{t('desk.again')}</Button>}
          <Button kind="main" onClick={onClose}>
            {t('desk.close')}
          </Button>
        </>
      }
    >
      {url && (
        <div className="file-picture" data-large={isLarge || undefined} tabIndex={isLarge ? 0 : undefined}>
          <img src={url} alt={name} />
        </div>
      )}
      {data && !isPicture && <p>{t('desk.pdf')}</p>}
      {!data && !error && <p role="status">{t('desk.looking')}</p>}
      {error && (
        <p className="error-line" role="alert">
          {words(error)}
        </p>
      )}
      <p className="caption">{t('desk.recorded')}</p>
    </Dialog>
  );
}
