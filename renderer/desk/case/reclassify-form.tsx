// Owns refining what kind of case it is; the promised day may come nearer and never moves away.
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import type { CaseCategory, CaseKind } from '#shared/contract/case-shapes.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { Choices } from '../field.tsx';
import { useAfterAct } from '../use-case-acts.ts';

export const caseKinds = ['not-done', 'disagree', 'ask', 'suggest'] as const satisfies readonly CaseKind[];
const categories = ['consultation', 'general'] as const satisfies readonly CaseCategory[];

export function ReclassifyForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation(['desk', 'common']);
  const { hall } = useDesk();
  const queries = useHallQueries();
  const [kind, setKind] = useState<CaseKind>(detail.kind);
  const [category, setCategory] = useState<CaseCategory>(detail.category);
  const reclassify = useMutation(queries.cases.reclassify.mutationOptions(useAfterAct(detail.caseNo)));
  const isSame = kind === detail.kind && category === detail.category;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isSame || reclassify.isPending) return;
    reclassify.mutate({ caseNo: detail.caseNo, version: detail.version, kind, category });
  };
  return (
    <form className="col words-form" onSubmit={submit}>
      <Choices
        legend={t('file.kind')}
        name="kind"
        className="ways"
        options={caseKinds.map((value) => ({ value, label: t(`common:kind.${value}`) }))}
        value={kind}
        onChoose={setKind}
      />
      <Choices
        legend={t('case.category')}
        name="category"
        className="ways"
        options={categories.map((value) => ({
          value,
          label: t(`category.${value}`),
          hint: hall ? t('case.limit', { count: hall.limits[value] }) : undefined,
        }))}
        value={category}
        onChoose={setCategory}
      />
      <p className="caption">{t('case.neverLater')}</p>
      <ErrorLine error={reclassify.error} />
      <Button submit kind="main" disabled={isSame} busy={reclassify.isPending ? t('case.saving') : null}>
        {isSame ? t('case.reclassifySame') : t('case.reclassifyDo')}
      </Button>
    </form>
  );
}
