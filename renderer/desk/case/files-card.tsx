// Owns the files of a case at the desk: which there are, adding them by choice, drop, paste or camera, looking, and taking away.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile, FileKind } from '#shared/contract/case-files.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useDesk } from '../desk-context.ts';
import { CameraDialog } from './camera-dialog.tsx';
import { useFileErrorWords, useFileName } from './file-words.ts';
import { LookDialog } from './look-dialog.tsx';
import { useAddFiles } from './use-add-files.ts';
import './files-card.css';

const kinds: readonly Exclude<FileKind, 'signature'>[] = ['paper', 'photo'];
const accepted = 'image/jpeg,image/png,image/webp,application/pdf,.jpg,.jpeg,.png,.webp,.pdf';

/** `canAdd`: whether the page as a whole lets anything be added; the hall has its own word in it. */
export function FilesCard(props: { caseNo: string; canAdd: boolean }): ReactNode {
  const { t } = useTranslation(['caseFiles', 'desk']);
  const { caseNo } = props;
  const queries = useHallQueries();
  const found = useQuery(queries.caseFiles.list.queryOptions({ input: { caseNo } }));
  const words = useFileErrorWords();
  const [isOver, setOver] = useState(false);
  const [kind, setKind] = useState<(typeof kinds)[number]>('paper');
  const [open, setOpen] = useState<{ what: 'look' | 'remove'; file: CaseFile } | { what: 'camera' } | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const adding = useAddFiles(caseNo);
  const { files = [], mayAdd = false, left = 0 } = found.data ?? {};
  const present = files.filter(({ gone }) => gone === null).length;
  const isFull = left <= 0;
  const canAdd = props.canAdd && mayAdd && !isFull;
  const take = (list: FileList | null | undefined): void => {
    if (list && list.length > 0 && canAdd && open === null) adding.add([...list], kind);
  };
  const paste = useEffectEvent((event: ClipboardEvent) => take(event.clipboardData?.files));
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => paste(event);
    window.addEventListener('paste', listen);
    return () => window.removeEventListener('paste', listen);
  }, []);
  const over = (isIn: boolean) => (event: DragEvent) => {
    // Taken here even where nothing may be added: the browser would leave the page and show the file.
    event.preventDefault();
    setOver(isIn && canAdd);
  };
  const close = (): void => setOpen(null);
  return (
    <section
      className="card col files-card"
      aria-label={t('desk.title')}
      data-over={isOver || undefined}
      onDragEnter={over(true)}
      onDragOver={over(true)}
      onDragLeave={over(false)}
      onDrop={(event) => {
        over(false)(event);
        take(event.dataTransfer.files);
      }}
    >
      <div className="row files-head">
        <h2>{t('desk.title')}</h2>
        <span className="caption grow">
          {isOver ? t('desk.drop') : present > 0 && t('desk.count', { count: present })}
        </span>
        {canAdd && (
          <>
            <select
              className="input"
              aria-label={t('desk.kind')}
              value={kind}
              onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? 'paper')}
            >
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {t(`kind.${one}`)}
                </option>
              ))}
            </select>
            <Button icon="camera" onClick={() => setOpen({ what: 'camera' })}>
              {t('desk.camera')}
            </Button>
            <Button
              icon="plus"
              busy={adding.isAdding ? t('desk.adding') : null}
              onClick={() => chooser.current?.click()}
            >
              {t('desk.choose')}
            </Button>
            <input
              ref={chooser}
              type="file"
              hidden
              multiple
              accept={accepted}
              onChange={(event) => {
                take(event.target.files);
                // The same file again is a choice too.
                event.target.value = '';
              }}
            />
          </>
        )}
        {props.canAdd && mayAdd && isFull && <span className="caption">{t('desk.full')}</span>}
      </div>
      {adding.refused.map((one) => (
        <div key={one.waiting.requestId} className="error-line" role="alert">
          <Icon name="warning" />
          <span className="grow">
            {one.waiting.file.name && <b>{one.waiting.file.name} </b>}
            {one.words}
          </span>
          {one.mayAgain && (
            <Button small onClick={() => adding.again(one)}>
              {t('desk.again')}
            </Button>
          )}
          <Button small onClick={() => adding.dismiss(one)}>
            {t('desk.dismiss')}
          </Button>
        </div>
      ))}
      {found.error && (
        <div className="error-line" role="alert">
          <Icon name="warning" />
          <span className="grow">{words(found.error)}</span>
          <Button small onClick={() => void found.refetch()}>
            {t('desk.again')}
          </Button>
        </div>
      )}
      {found.data && files.length === 0 && canAdd && <p className="caption">{t('desk.none')}</p>}
      {files.length > 0 && (
        <ul className="files-list">
          {files.map((file) => (
            <FileLine
              key={file.id}
              file={file}
              onLook={() => setOpen({ what: 'look', file })}
              onRemove={() => setOpen({ what: 'remove', file })}
            />
          ))}
        </ul>
      )}
      {open?.what === 'look' && <LookDialog caseNo={caseNo} file={open.file} onClose={close} />}
      {open?.what === 'remove' && <RemoveDialog caseNo={caseNo} file={open.file} onClose={close} />}
      {open?.what === 'camera' && (
        <CameraDialog
          onClose={close}
          onTaken={(file) => {
            close();
            adding.add([file], kind);
          }}
        />
      )}
    </section>
  );
}

const megabyte = 1024 * 1024;
const sizeOf = (bytes: number): string =>
  bytes < megabyte ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / megabyte).toFixed(1)} MB`;

function FileLine(props: { file: CaseFile; onLook: () => void; onRemove: () => void }): ReactNode {
  const { t } = useTranslation('caseFiles');
  const language = useLanguage();
  const { timeZone } = useDesk();
  const nameOf = useFileName();
  const { file } = props;
  const facts = [
    file.name !== null && t(`kind.${file.kind}`),
    sizeOf(file.bytes),
    file.addedBy ?? t('desk.citizen'),
    dayAndTime(file.addedAt, timeZone, language),
  ].filter(Boolean);
  return (
    <li className="row" data-removed={file.gone !== null || undefined}>
      <Icon name={file.kind === 'signature' ? 'pen' : file.mediaType === 'application/pdf' ? 'paper' : 'camera'} />
      <div className="grow">
        <b className="el">{nameOf(file)}</b>
        <span className="caption">{facts.join(' · ')}</span>
      </div>
      {file.gone ? (
        <span className="caption">
          {file.gone.by === null ? t('desk.forgotten') : t('desk.removed', { who: file.gone.by })}
        </span>
      ) : (
        <>
          {file.mayRemove && (
            <Button className="btn-quiet" onClick={props.onRemove} aria-label={`${t('desk.remove')} ${nameOf(file)}`}>
              {t('desk.remove')}
            </Button>
          )}
          <Button onClick={props.onLook} aria-label={`${t('desk.look')} ${nameOf(file)}`}>
            {t('desk.look')}
          </Button>
        </>
      )}
    </li>
  );
}

function RemoveDialog(props: { caseNo: string; file: CaseFile; onClose: () => void }): ReactNode {
  const { t } = useTranslation('caseFiles');
  const { caseNo, file, onClose } = props;
  const queries = useHallQueries();
  const client = useQueryClient();
  const words = useFileErrorWords();
  const nameOf = useFileName();
  const remove = useMutation(
    queries.caseFiles.remove.mutationOptions({
      onSuccess: (files) => {
        client.setQueryData(queries.caseFiles.list.queryKey({ input: { caseNo } }), files);
        onClose();
      },
    }),
  );
  return (
    <Dialog
      open
      title={t('desk.removeTitle')}
      onDismiss={onClose}
      actions={
        <>
          <Button
            busy={remove.isPending ? t('desk.removing') : null}
            onClick={() => remove.mutate({ caseNo, fileId: file.id })}
          >
            {t('desk.remove')}
          </Button>
          <Button kind="main" onClick={onClose}>
            {t('desk.keep')}
          </Button>
        </>
      }
    >
      <p>
        <b>{nameOf(file)}</b>
      </p>
      <p>{t('desk.removeWhat')}</p>
      {remove.error && (
        <p className="error-line" role="alert">
          {words(remove.error)}
        </p>
      )}
    </Dialog>
  );
}
