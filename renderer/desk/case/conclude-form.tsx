// Owns 办结: one of four ways, in words for the citizen, asked once more because it cannot be taken back.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, Handling } from '#shared/contract/case-shapes.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useDraft } from '../desk-context.ts';
import { Choices } from '../field.tsx';
import { useAfterAct } from '../use-case-acts.ts';
import { emptyWords, type WordsDraft, WordsForm } from './words-form.tsx';

const ways = ['on-the-spot', 'time-limited', 'transfer', 'explained'] as const satisfies readonly Handling[];
type ConcludeDraft = { handling: Handling | null; text: WordsDraft };
const emptyDraft: ConcludeDraft = { handling: null, text: emptyWords };

export function ConcludeForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('desk');
  const queries = useHallQueries();
  const [draft, setDraft, clear] = useDraft(`${detail.caseNo}/conclude`, emptyDraft);
  const [isMissing, setMissing] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const after = useAfterAct(detail.caseNo);
  const conclude = useMutation(
    queries.cases.conclude.mutationOptions({
      ...after,
      onSuccess: (next) => {
        after.onSuccess(next);
        clear();
      },
    }),
  );
  const before = useRef<HTMLElement | null>(null);
  const ask = (): void => {
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setAsking(true);
  };
  const askNoMore = (): void => {
    setAsking(false);
    // Once the dialog is gone: it was opened by a form and not by a button of its own, and gives nothing back.
    setTimeout(() => before.current?.focus(), 0);
  };
  const { handling } = draft;
  const send = (): void => {
    setAsking(false);
    if (handling === null) return;
    conclude.mutate({ caseNo: detail.caseNo, version: detail.version, handling, words: draft.text.words });
  };
  return (
    <>
      <Choices
        legend={t('case.how')}
        name="handling"
        className="ways is-said"
        options={ways.map((value) => ({
          value,
          label: t(`handling.${value}.name`),
          hint: t(`handling.${value}.hint`),
        }))}
        value={handling}
        onChoose={(value) => setDraft({ ...draft, handling: value })}
        error={isMissing && handling === null ? t('case.howEmpty') : null}
      />
      <WordsForm
        label={t('case.concludeWords')}
        draft={draft.text}
        onDraft={(text) => setDraft({ ...draft, text })}
        max={2000}
        error={conclude.error}
        busy={conclude.isPending ? t('case.saving') : null}
        action={t('case.concludeDo')}
        kind="main"
        onSend={() => {
          setMissing(true);
          if (handling !== null) ask();
        }}
      />
      {handling !== null && (
        <Dialog
          open={isAsking}
          title={t('case.concludeAsk', { how: t(`handling.${handling}.name`) })}
          onDismiss={askNoMore}
          actions={
            <>
              <Button kind="main" onClick={send}>
                {t('case.concludeYes')}
              </Button>
              <Button onClick={askNoMore}>{t('case.concludeNo')}</Button>
            </>
          }
        >
          <p>{t('case.concludeMore')}</p>
          <blockquote className="said-words">{draft.text.words}</blockquote>
        </Dialog>
      )}
    </>
  );
}
