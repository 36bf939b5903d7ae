// Owns 接着办: four digits somebody brings from a kiosk, and what they began there.
import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../../api.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorLine } from '../error-line.tsx';

export type TakenUp = Awaited<ReturnType<Api['assist']['takeUp']>>;

/** `isFull`: something is being filled in already, which must not be lost. */
export function TakeUp(props: { isFull: boolean; onTaken: (taken: TakenUp) => void }): ReactNode {
  const { t } = useTranslation('atHand');
  const queries = useHallQueries();
  const id = useId();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<'digits' | 'full' | null>(null);
  const takeUp = useMutation(queries.assist.takeUp.mutationOptions({ onSuccess: props.onTaken }));
  const plain = code.normalize('NFKC').replace(/\s/g, '');
  const open = (): void => {
    const found = props.isFull ? 'full' : /^\d{4}$/.test(plain) ? null : 'digits';
    setProblem(found);
    if (found === null && !takeUp.isPending) takeUp.mutate({ code: plain });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    // It stands in the form, and is not the form's to send.
    event.preventDefault();
    event.stopPropagation();
    open();
  };
  const { error } = takeUp;
  const left =
    error instanceof ORPCError && error.code === 'CODE_UNKNOWN'
      ? (error.data as { triesLeft: number }).triesLeft
      : null;
  const says =
    problem !== null ? t(`desk.parked.${problem}`) : left !== null ? t('desk.parked.unknown', { count: left }) : null;
  return (
    <div className="row take-up">
      {says !== null && (
        <span className="field-error" id={`${id}-error`} role="alert">
          {says}
        </span>
      )}
      {left === null && problem === null && <ErrorLine error={error} />}
      <label htmlFor={id}>{t('desk.parked.label')}</label>
      <input
        id={id}
        className="input take-up-code"
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        value={code}
        aria-invalid={says !== null || undefined}
        aria-describedby={says === null ? undefined : `${id}-error`}
        onChange={(event) => {
          setCode(event.target.value);
          setProblem(null);
          takeUp.reset();
        }}
        onKeyDown={onKey}
      />
      <Button busy={takeUp.isPending ? t('desk.parked.busy') : null} onClick={open}>
        {t('desk.parked.open')}
      </Button>
    </div>
  );
}
