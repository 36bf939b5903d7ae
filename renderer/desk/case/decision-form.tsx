// Owns deciding what somebody else asked for: yes or no, never preselected, with the words that go with it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { Choices } from '../field.tsx';
import { ActForm, areWords, useAct, WordsArea } from './act-form.tsx';

type DecisionDraft = { verdict: 'yes' | 'no' | null; words: string };
const empty: DecisionDraft = { verdict: null, words: '' };

export function DecisionForm(props: {
  detail: CaseDetail;
  place: string;
  call: (input: { caseNo: string; version: number; yes: boolean; words: string }) => Promise<CaseDetail>;
  legend: string;
  yes: string;
  no: string;
  /** What the words are, by the answer. */
  words: { yes: string; no: string };
  max: number;
  /** What is said with a yes unless somebody writes better. */
  begin?: string;
  /** What is asked, where the page does not say it. */
  children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('case');
  const { max, begin = '' } = props;
  const act = useAct(props.detail, props.place, empty, props.call);
  const { verdict, words } = act.draft;
  return (
    <ActForm
      act={act}
      input={verdict !== null && areWords(words, max) ? { yes: verdict === 'yes', words } : null}
      action={verdict === null ? t('decide') : props[verdict]}
    >
      {props.children}
      <Choices
        legend={props.legend}
        name="verdict"
        className="ways"
        options={[
          { value: 'yes', label: props.yes },
          { value: 'no', label: props.no },
        ]}
        value={verdict}
        onChoose={(value) => act.set({ verdict: value, ...begun(value, words, begin) })}
        error={act.isTold && verdict === null ? t('decideEmpty') : null}
      />
      <WordsArea
        label={props.words[verdict ?? 'yes']}
        value={words}
        onText={(text) => act.set({ words: text })}
        max={max}
        act={act}
      />
    </ActForm>
  );
}

// Only what nobody has touched yet is put in or taken out again.
function begun(verdict: 'yes' | 'no', words: string, begin: string): { words?: string } {
  if (verdict === 'yes' && words === '') return { words: begin };
  return verdict === 'no' && words === begin ? { words: '' } : {};
}
