// Owns giving a case to a unit and, where there is one, a person: the citizen is told both in one breath.
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-shapes.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { useDraft } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { isCode, problemsOf } from '../error-words.ts';
import { Field, TextArea } from '../field.tsx';
import { Picker } from '../picker.tsx';
import { useProblemWords } from '../problem-words.ts';
import { useAfterAct } from '../use-case-acts.ts';

type AssignDraft = { unitCode: string | null; staffId: string | null; words: string };
const emptyDraft: AssignDraft = { unitCode: null, staffId: null, words: '' };

export function AssignForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('desk');
  const queries = useHallQueries();
  const units = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data?.units ?? [];
  const everybody = useQuery(queries.staff.list.queryOptions()).data ?? [];
  const [draft, setDraft, clear] = useDraft(`${detail.caseNo}/assign`, emptyDraft);
  const [isTold, setTold] = useState(false);
  const after = useAfterAct(detail.caseNo);
  const assign = useMutation(
    queries.cases.assign.mutationOptions({
      ...after,
      onSuccess: (next) => {
        after.onSuccess(next);
        clear();
      },
    }),
  );
  const people = everybody.filter(
    (staff) =>
      staff.unitCode === draft.unitCode &&
      !staff.disabled &&
      staff.roles.some((role) => role === 'handler' || role === 'intake'),
  );
  const problems = problemsOf(assign.error);
  const problem = useProblemWords(assign.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTold(true);
    if (assign.isPending || draft.unitCode === null) return;
    assign.mutate({
      caseNo: detail.caseNo,
      version: detail.version,
      unitCode: draft.unitCode,
      staffId: draft.staffId,
      ...(draft.words.trim() !== '' && { words: draft.words }),
    });
  };
  return (
    <form className="col words-form" onSubmit={submit}>
      <Picker
        label={t('case.assignUnit')}
        items={units}
        value={draft.unitCode}
        placeholder={t('case.assignUnitHint')}
        onPick={(unitCode) => setDraft({ ...draft, unitCode, staffId: null })}
        error={isTold && draft.unitCode === null ? t('case.assignUnitEmpty') : problem('unitCode')}
      />
      <Field label={t('case.assignPerson')} error={problem('staffId')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={draft.staffId ?? ''}
            disabled={draft.unitCode === null}
            onChange={(event) => setDraft({ ...draft, staffId: event.target.value || null })}
          >
            <option value="">
              {draft.unitCode !== null && people.length === 0 ? t('case.assignNoAccounts') : t('case.assignNobody')}
            </option>
            {people.map((staff) => (
              <option key={staff.id} value={staff.id}>
                {staff.displayName}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextArea
        label={t('case.assignWords')}
        rows={2}
        value={draft.words}
        onText={(words) => setDraft({ ...draft, words })}
        error={problem('words')}
      />
      {problems.length === 0 && (
        <ErrorLine error={assign.error}>
          {isCode(assign.error, 'CASE_CHANGED') && <span>{t('case.wordsKept')}</span>}
        </ErrorLine>
      )}
      <Button submit kind="main" busy={assign.isPending ? t('case.saving') : null}>
        {t('case.assignDo')}
      </Button>
    </form>
  );
}
