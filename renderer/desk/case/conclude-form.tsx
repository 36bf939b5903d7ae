// Owns 办结 by one of the four ways: the result in words for the citizen and the cause, asked once more because it cannot be taken back.
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { type Cause, causeSchema, type Handling } from '#shared/contract/case-shapes.ts';
import { useApi } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextField } from '../field.tsx';
import { ActForm, areWords, useAct, WordsArea } from './act-form.tsx';

type ConcludeDraft = { words: string; cause: Cause | null; basis: string };
const emptyDraft: ConcludeDraft = { words: '', cause: null, basis: '' };
const wordsMaximum = 2000;
const basisMaximum = 200;

/** The words stay when another way is chosen. */
export function ConcludeForm({ detail, handling }: { detail: CaseDetail; handling: Handling }): ReactNode {
  const { t } = useTranslation(['case', 'desk']);
  const act = useAct(detail, 'conclude', emptyDraft, useApi().cases.conclude);
  const [isAsking, setAsking] = useState(false);
  const before = useRef<HTMLElement | null>(null);
  const { words, cause, basis } = act.draft;
  const isExplained = handling === 'explained';
  const isReady = areWords(words, wordsMaximum) && (!isExplained || areWords(basis, basisMaximum));
  const input = isReady && cause !== null ? { handling, words, cause, ...(isExplained && { basis }) } : null;
  const askNoMore = (): void => {
    setAsking(false);
    // Once the dialog is gone: it was opened by a form and not by a button of its own, and gives nothing back.
    setTimeout(() => before.current?.focus(), 0);
  };
  const how = t(`desk:handling.${handling}.name`);
  return (
    <>
      <ActForm
        act={act}
        input={input}
        action={t('conclude.do', { how })}
        onReady={() => {
          before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
          setAsking(true);
        }}
      >
        <WordsArea
          label={isExplained ? t('conclude.explainWords') : t('conclude.words')}
          hint={isExplained ? t('conclude.explainHint') : undefined}
          value={words}
          onText={(text) => act.set({ words: text })}
          max={wordsMaximum}
          act={act}
          answers={isExplained ? 'explain' : 'conclude'}
        />
        {isExplained && (
          <TextField
            label={t('conclude.basis')}
            placeholder={t('conclude.basisHint')}
            maxLength={basisMaximum}
            value={basis}
            onText={(text) => act.set({ basis: text })}
            error={act.isTold && basis.trim() === '' ? t('conclude.basisEmpty') : act.problem('basis')}
          />
        )}
        <Field
          label={t('conclude.cause')}
          error={act.isTold && cause === null ? t('conclude.causeEmpty') : act.problem('cause')}
        >
          {(control) => (
            <select
              {...control}
              className="input"
              value={cause ?? ''}
              onChange={(event) => act.set({ cause: (event.target.value || null) as Cause | null })}
            >
              <option value="">{t('conclude.causeHint')}</option>
              {causeSchema.options.map((value) => (
                <option key={value} value={value}>
                  {t(`cause.${value}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </ActForm>
      <Dialog
        open={isAsking}
        title={t('desk:case.concludeAsk', { how })}
        onDismiss={askNoMore}
        actions={
          <>
            <Button
              kind="main"
              onClick={() => {
                setAsking(false);
                if (input) act.send(input);
              }}
            >
              {t('desk:case.concludeYes')}
            </Button>
            <Button onClick={askNoMore}>{t('desk:case.concludeNo')}</Button>
          </>
        }
      >
        <p>{t('desk:case.concludeMore')}</p>
        <blockquote className="said-words">{words}</blockquote>
        {isExplained && <p className="caption">{t('conclude.basisIs', { basis })}</p>}
      </Dialog>
    </>
  );
}
