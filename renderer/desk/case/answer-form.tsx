// Owns writing down what the citizen said when called back: their answer, never ours, and nothing preselected.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { type Done, doneSchema } from '#shared/contract/case-shapes.ts';
import { useApi } from '../../api-provider.tsx';
import { newRequestId } from '../../new-request-id.ts';
import { Choices, Field } from '../field.tsx';
import { ActForm, areWords, useAct, WordsArea } from './act-form.tsx';

export const grades = [5, 4, 3, 2, 1] as const;
type AnswerDraft = { done: Done | null; grade: number | null; words: string; requestId: string | null };
const empty: AnswerDraft = { done: null, grade: null, words: '', requestId: null };
const wordsMaximum = 500;

export function AnswerForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation(['case', 'common']);
  const act = useAct(detail, 'answer', empty, useApi().handling.answerFor);
  const { done, grade, words, requestId } = act.draft;
  // Other words are another request.
  const set = (change: Partial<AnswerDraft>): void => act.set({ requestId: null, ...change });
  const isReady = done !== null && (words === '' || areWords(words, wordsMaximum));
  return (
    <ActForm
      act={act}
      input={isReady ? { requestId: requestId ?? newRequestId(), done, grade, words } : null}
      onReady={(input) => {
        act.set({ requestId: input.requestId });
        act.send(input);
      }}
      action={t('answer.do')}
    >
      <Choices
        legend={t('answer.done')}
        name="done"
        className="choices-tight"
        options={doneSchema.options.map((value) => ({ value, label: t(`answer.is.${value}`) }))}
        value={done}
        onChoose={(value) => set({ done: value })}
        error={act.isTold && done === null ? t('answer.empty') : null}
      />
      {done === 'no' && <p className="caption">{t('answer.reopens')}</p>}
      <Field label={t('answer.grade')} error={act.problem('grade')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={grade ?? ''}
            onChange={(event) => set({ grade: event.target.value === '' ? null : Number(event.target.value) })}
          >
            <option value="">{t('answer.notRated')}</option>
            {grades.map((value) => (
              <option key={value} value={value}>
                {t(`common:rating.grade.${value}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <WordsArea
        label={t('answer.words')}
        value={words}
        onText={(text) => set({ words: text })}
        max={wordsMaximum}
        act={act}
        isOptional
      />
    </ActForm>
  );
}
