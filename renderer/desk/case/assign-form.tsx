// Owns 限时解决: one named person of the unit in custody, and the day they have it done by.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { useApi } from '../../api-provider.tsx';
import { ActForm, useAct, WordsArea } from './act-form.tsx';
import { DayField, isDayWithin, PersonPicker, useToday } from './pickers.tsx';

type AssignDraft = { staffId: string | null; dueDate: string; words: string };

export function AssignForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation(['case', 'desk']);
  const today = useToday();
  const until = detail.promise.date;
  const empty: AssignDraft = { staffId: null, dueDate: detail.assignedDue ?? until, words: '' };
  const act = useAct(detail, 'assign', empty, useApi().cases.assign);
  const { staffId, dueDate, words } = act.draft;
  // Over already: whoever takes it on has it done today.
  const last = until < today ? today : until;
  const input =
    staffId !== null && isDayWithin(dueDate, today, last)
      ? { staffId, dueDate, ...(words.trim() !== '' && { words }) }
      : null;
  return (
    <ActForm act={act} input={input} action={t('assign.do')}>
      <div className="form-pair">
        <PersonPicker
          unitCode={detail.owner.unitCode}
          value={staffId}
          onPick={(next) => act.set({ staffId: next })}
          isTold={act.isTold}
          error={act.problem('staffId')}
        />
        <DayField
          label={t('assign.due')}
          detail={detail}
          value={dueDate}
          onDay={(next) => act.set({ dueDate: next })}
          until={last}
          isTold={act.isTold}
          error={act.problem('dueDate')}
        />
      </div>
      <WordsArea
        label={t('desk:case.assignWords')}
        value={words}
        onText={(text) => act.set({ words: text })}
        max={500}
        act={act}
        isOptional
        rows={1}
      />
    </ActForm>
  );
}
