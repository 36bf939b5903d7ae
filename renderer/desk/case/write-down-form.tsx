// Owns writing down what a recording says, and whether its citizen has heard or seen it: kept as a draft, added once.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CaseDetail,
  type CaseRecording,
  type WrittenCheck,
  writtenCheckSchema,
} from '#shared/contract/case-detail.ts';
import { wordsMaximum } from '#shared/contract/case-shapes.ts';
import { useApi } from '../../api-provider.tsx';
import { newRequestId } from '../../new-request-id.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../field.tsx';
import { ActForm, areWords, useAct, WordsArea } from './act-form.tsx';

/** The requestId stays with the words until they have arrived; other words are another request. */
type WriteDraft = { words: string; check: WrittenCheck; requestId: string | null };

export function WriteDownForm(props: { detail: CaseDetail; recording: CaseRecording; onDone: () => void }): ReactNode {
  const { t } = useTranslation(['case', 'desk']);
  const api = useApi();
  const { fileId, written } = props.recording;
  const empty: WriteDraft = { words: written?.words ?? '', check: 'unchecked', requestId: null };
  const act = useAct(
    props.detail,
    `write-down/${fileId}`,
    empty,
    (input: { caseNo: string; version: number; requestId: string; words: string; check: WrittenCheck }) => {
      const { version: _any, ...entry } = input;
      return api.handling.writeDown({ ...entry, fileId });
    },
    props.onDone,
  );
  const { words, check, requestId } = act.draft;
  return (
    <ActForm
      act={act}
      input={areWords(words, wordsMaximum) ? { words, check, requestId: requestId ?? newRequestId() } : null}
      onReady={(input) => {
        act.set(input);
        act.send(input);
      }}
      action={t('recording.do')}
      beside={
        <Button
          onClick={() => {
            act.set(empty);
            props.onDone();
          }}
        >
          {t('desk:cancel')}
        </Button>
      }
    >
      <WordsArea
        label={t('recording.words')}
        hint={t('recording.wordsHint')}
        value={words}
        onText={(text) => act.set({ words: text, requestId: null })}
        max={wordsMaximum}
        act={act}
        rows={4}
        isFocused
      />
      <Choices
        legend={t('recording.check')}
        name={`check-${fileId}`}
        className="choices-tight"
        options={writtenCheckSchema.options.map((value) => ({ value, label: t(`recording.is.${value}`) }))}
        value={check}
        onChoose={(value) => act.set({ check: value, requestId: null })}
      />
    </ActForm>
  );
}
