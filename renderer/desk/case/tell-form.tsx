// Owns a word to the citizen, and a note of one's own: added to a case whatever version it is at, once however often it is pressed.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { useApi } from '../../api-provider.tsx';
import { newRequestId } from '../../new-request-id.ts';
import { Button } from '../../ui/button.tsx';
import { ActForm, areWords, useAct, WordsArea } from './act-form.tsx';

/** The requestId stays with the words until they have arrived; other words are another request. */
export type WordsDraft = { readonly words: string; readonly requestId: string | null };
export const emptyWords: WordsDraft = { words: '', requestId: null };
const wordsMaximum = 2000;

function useEntry(detail: CaseDetail, to: 'citizen' | 'inside', onDone: () => void = () => undefined) {
  const api = useApi();
  const place = to === 'citizen' ? 'tell' : 'note';
  const act = useAct(
    detail,
    place,
    emptyWords,
    async (input: { caseNo: string; version: number; requestId: string; words: string }) => {
      const { caseNo, requestId, words } = input;
      const next = await api.cases.addEntry({ caseNo, requestId, words, for: to });
      onDone();
      return next;
    },
  );
  const { words, requestId } = act.draft;
  return {
    act,
    onText: (text: string) => act.set({ words: text, requestId: null }),
    input: areWords(words, wordsMaximum) ? { words, requestId: requestId ?? newRequestId() } : null,
    onReady(input: { words: string; requestId: string }) {
      act.set(input);
      act.send(input);
    },
  };
}

export function TellForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('desk');
  const { act, input, onText, onReady } = useEntry(detail, 'citizen');
  return (
    <ActForm act={act} input={input} onReady={onReady} action={t('case.tellDo')}>
      <WordsArea
        label={t('case.tellLabel')}
        hint={t('case.tellHint')}
        value={act.draft.words}
        onText={onText}
        max={wordsMaximum}
        act={act}
        answers="tell"
      />
    </ActForm>
  );
}

export function NoteForm({ detail, onDone }: { detail: CaseDetail; onDone: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { act, input, onText, onReady } = useEntry(detail, 'inside', onDone);
  return (
    <ActForm
      act={act}
      input={input}
      onReady={onReady}
      action={t('case.noteDo')}
      kind="plain"
      beside={
        <Button
          onClick={() => {
            act.set(emptyWords);
            onDone();
          }}
        >
          {t('cancel')}
        </Button>
      }
    >
      <WordsArea
        label={t('case.noteLabel')}
        value={act.draft.words}
        onText={onText}
        max={wordsMaximum}
        act={act}
        isFocused
      />
    </ActForm>
  );
}
