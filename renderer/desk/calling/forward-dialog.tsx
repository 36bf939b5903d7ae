// Owns 转: where to, typed ahead over windows and matters, and why; all by keys, and kept until it went through.
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueView } from '#shared/contract/catalogue.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useName } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { isCode, problemsOf, useErrorWords } from '../error-words.ts';
import { type Pickable, Picker } from '../picker.tsx';
import { useProblemWords } from '../problem-words.ts';
import { isReason, ReasonField } from './reason-field.tsx';
import type { ForwardTarget } from './send-act.ts';
import { useMyWindow } from './use-my-window.ts';

type Target = Pickable & { readonly to: ForwardTarget };

/** Windows first; the one somebody is at is not offered. */
function targetsOf(catalogue: CatalogueView | undefined, here: string | null): Target[] {
  const windows = (catalogue?.windows ?? [])
    .filter(({ code }) => code !== here)
    .map(({ code, number, name }) => ({
      code: `window ${code}`,
      name: { zh: `${number} 号 ${name.zh}`, en: `Window ${number} ${name.en}` },
      short: { zh: number, en: number },
      aliases: [`${number}号窗口`, name.zh],
      initials: [number],
      pinyin: [],
      to: { kind: 'window', windowCode: code } as const,
    }));
  const matters = (catalogue?.matters ?? []).map((matter) => ({
    ...matter,
    code: `matter ${matter.code}`,
    to: { kind: 'matter', matterCode: matter.code } as const,
  }));
  return [...windows, ...matters];
}

export function ForwardDialog(props: { ticket: Ticket; onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { ticket, onClose } = props;
  const name = useName();
  const formId = useId();
  const my = useMyWindow();
  const queries = useHallQueries();
  const catalogue = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data;
  const targets = useMemo(() => targetsOf(catalogue, my.code), [catalogue, my.code]);
  const [picked, setPicked] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [isTold, setTold] = useState(false);
  const reasonInput = useRef<HTMLInputElement>(null);
  const errorWords = useErrorWords();
  // What went wrong before this question was opened is not said in it.
  const [before] = useState(my.error);
  const error = my.error === before ? null : my.error;
  const problem = useProblemWords(error);
  const isTargetWrong = isCode(error, 'TARGET_UNKNOWN', 'TARGET_IS_HERE');
  const target = targets.find(({ code }) => code === picked);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTold(true);
    if (!target || !isReason(reason)) return;
    void my.act({ kind: 'forward', ticket, to: target.to, reason: reason.trim() }).then((isDone) => {
      if (isDone) onClose();
    });
  };
  return (
    <Dialog
      open
      className="dialog-desk dialog-forward"
      title={t('forward.title', { no: ticket.no })}
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button submit form={formId} kind="main" busy={my.acting === 'forward' ? t('forward.busy') : null}>
            {t('forward.do')}
          </Button>
        </>
      }
    >
      <form id={formId} className="staff-form" onSubmit={submit} noValidate>
        <p className="caption">{t('forward.more')}</p>
        <div data-first>
          <Picker
            label={t('forward.where')}
            items={targets}
            value={picked}
            placeholder={t('forward.whereHint')}
            onPick={(code) => {
              setPicked(code);
              reasonInput.current?.focus();
            }}
            detail={({ to, short }) => (to.kind === 'window' ? t('forward.window') : name(short))}
            error={isTargetWrong ? errorWords(error) : isTold && !target ? t('forward.whereEmpty') : null}
          />
        </div>
        <ReasonField
          label={t('forward.why')}
          phrases={[1, 2, 3, 4].map((n) => t(`forward.phrase.${n as 1}`))}
          value={reason}
          onText={setReason}
          inputRef={reasonInput}
          error={problem('reason') ?? (isTold && !isReason(reason) ? t('calling.reasonEmpty') : null)}
        />
        {problemsOf(error).length === 0 && !isTargetWrong && <ErrorLine error={error} />}
      </form>
    </Dialog>
  );
}
