// Owns 转: where to, typed ahead over windows and matters, and why, of a few; all by keys, and kept until it went through.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ForwardReason, forwardReasonSchema } from '#shared/contract/calling.ts';
import type { CatalogueView } from '#shared/contract/catalogue.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useName } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { isCode, useErrorWords } from '../error-words.ts';
import { type Pickable, Picker } from '../picker.tsx';
import { useSingleKeysOn } from '../single-keys.ts';
import { ChoiceKeys } from './choice-menu.tsx';
import type { ForwardTarget } from './send-act.ts';
import { useMyWindow } from './use-my-window.ts';
import { windowItems } from './window-dialog.tsx';

type Target = Pickable & { readonly to: ForwardTarget };

/** Windows first; the one somebody is at is not offered. */
function targetsOf(catalogue: CatalogueView | undefined, here: string | null): Target[] {
  const windows = windowItems(catalogue)
    .filter(({ code }) => code !== here)
    .map((window) => ({
      ...window,
      code: `window ${window.code}`,
      to: { kind: 'window', windowCode: window.code } as const,
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
  const areLettersOn = useSingleKeysOn();
  const my = useMyWindow();
  const queries = useHallQueries();
  const catalogue = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data;
  const targets = useMemo(() => targetsOf(catalogue, my.code), [catalogue, my.code]);
  const [picked, setPicked] = useState<string | null>(null);
  const [isTold, setTold] = useState(false);
  const ground = useRef<HTMLDivElement>(null);
  const errorWords = useErrorWords();
  // What went wrong before this question was opened is not said in it.
  const [before] = useState(my.error);
  const error = my.error === before ? null : my.error;
  const isTargetWrong = isCode(error, 'TARGET_UNKNOWN', 'TARGET_IS_HERE');
  const target = targets.find(({ code }) => code === picked);

  const forward = (reason: ForwardReason): void => {
    setTold(true);
    if (!target) {
      ground.current?.querySelector('input')?.focus();
      return;
    }
    void my.act({ kind: 'forward', ticket, to: target.to, reason }).then((isDone) => {
      if (isDone) onClose();
    });
  };
  return (
    <Dialog
      open
      className="dialog-desk dialog-forward"
      title={t('forward.title', { no: ticket.no })}
      onDismiss={onClose}
      actions={<Button onClick={onClose}>{t('cancel')}</Button>}
    >
      <div className="staff-form" ref={ground} aria-busy={my.acting === 'forward' || undefined}>
        <p className="caption">{t('forward.more')}</p>
        <div data-first>
          <Picker
            label={t('forward.where')}
            items={targets}
            value={picked}
            placeholder={t('forward.whereHint')}
            onPick={(code) => {
              setPicked(code);
              ground.current?.querySelector<HTMLElement>('.choice-key')?.focus();
            }}
            detail={({ to, short }) => (to.kind === 'window' ? t('forward.window') : name(short))}
            error={isTargetWrong ? errorWords(error) : isTold && !target ? t('forward.whereEmpty') : null}
          />
        </div>
        <b>{t('forward.ask')}</b>
        <ChoiceKeys
          label={t('forward.ask')}
          options={forwardReasonSchema.options.map((value) => ({ value, label: t(`forward.why.${value}`) }))}
          onChoose={forward}
        />
        <p className="caption" role="status">
          {t(my.acting === 'forward' ? 'forward.busy' : areLettersOn ? 'forward.keys' : 'forward.keysOff')}
        </p>
        {!isTargetWrong && <ErrorLine error={error} />}
      </div>
    </Dialog>
  );
}
