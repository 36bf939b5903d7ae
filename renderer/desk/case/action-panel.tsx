// Owns what may be done with a case now: the next step open, the others one press away.
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-shapes.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Person } from '../../ui/person.tsx';
import { useDesk, useDraft, useUnitName } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { useAfterAct } from '../use-case-acts.ts';
import { AssignForm } from './assign-form.tsx';
import { ConcludeForm } from './conclude-form.tsx';
import { ReclassifyForm } from './reclassify-form.tsx';
import { emptyWords, WordsForm } from './words-form.tsx';

const forms = ['assign', 'tell', 'conclude', 'reclassify'] as const;
type FormName = (typeof forms)[number];

export function ActionPanel({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('desk');
  const { act } = useSearch({ from: '/cases/$caseNo' });
  const allowed = forms.filter((name) => detail.actions.includes(name));
  const [chosen, setChosen] = useState<FormName | null>(act ?? null);
  const next: FormName = detail.stage >= 4 ? 'conclude' : 'assign';
  // While it is not accepted, accepting is the one thing to do.
  const offered = detail.actions.includes('accept') ? [chosen] : [chosen, next, allowed[0]];
  const open = offered.find((name) => name && allowed.includes(name)) ?? null;
  const panel = useRef<HTMLElement>(null);
  const shownVersion = useRef(detail.version);
  // What was pressed is gone with the step it did; the keyboard goes on at the next one and not at the page's beginning.
  useEffect(() => {
    if (shownVersion.current === detail.version) return;
    shownVersion.current = detail.version;
    if (document.activeElement && document.activeElement !== document.body) return;
    const tabs = [...(panel.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    (tabs.find((tab) => tab.ariaSelected === 'true') ?? tabs[0])?.focus();
  }, [detail.version]);
  return (
    <section className="card col action-panel" aria-label={t('case.acts')} ref={panel}>
      <OwnerLine detail={detail} />
      {detail.actions.includes('accept') && <AcceptButton detail={detail} />}
      {allowed.length > 0 && (
        <div className="desk-tabs" role="tablist" aria-label={t('case.acts')}>
          {allowed.map((name) => (
            <button
              type="button"
              role="tab"
              key={name}
              id={`tab-${name}`}
              aria-controls={name === open ? 'act-form' : undefined}
              aria-selected={name === open}
              onClick={() => setChosen(name)}
            >
              {t(`act.${name}`)}
            </button>
          ))}
        </div>
      )}
      {open && (
        <div role="tabpanel" id="act-form" aria-labelledby={`tab-${open}`}>
          <OpenForm key={open} name={open} detail={detail} />
        </div>
      )}
      {detail.concludedAt !== null && <Concluded detail={detail} />}
      {allowed.length === 0 && detail.concludedAt === null && !detail.actions.includes('accept') && (
        <p className="quiet">{t('case.nothingToDo')}</p>
      )}
    </section>
  );
}

function OpenForm({ name, detail }: { name: FormName; detail: CaseDetail }): ReactNode {
  switch (name) {
    case 'assign':
      return <AssignForm detail={detail} />;
    case 'tell':
      return <TellForm detail={detail} />;
    case 'conclude':
      return <ConcludeForm detail={detail} />;
    case 'reclassify':
      return <ReclassifyForm detail={detail} />;
  }
}

function OwnerLine({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('desk');
  const unitName = useUnitName();
  const { owner } = detail;
  const unit = unitName(owner.unitName);
  return (
    <Person name={owner.person ?? unit} face={owner.person ?? unit} here={owner.person !== null}>
      {owner.person ? t('case.ownedAt', { unit }) : t('case.ownedByUnit')}
    </Person>
  );
}

function AcceptButton({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('desk');
  const queries = useHallQueries();
  const accept = useMutation(queries.cases.accept.mutationOptions(useAfterAct(detail.caseNo)));
  return (
    <>
      <Button
        kind="lamp"
        className="btn-big"
        busy={accept.isPending ? t('row.accepting') : null}
        onClick={() => accept.mutate({ caseNo: detail.caseNo, version: detail.version })}
      >
        {t('act.acceptLong')}
      </Button>
      <ErrorLine error={accept.error} />
    </>
  );
}

function TellForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('desk');
  const queries = useHallQueries();
  const [draft, setDraft, clear] = useDraft(`${detail.caseNo}/tell`, emptyWords);
  const after = useAfterAct(detail.caseNo);
  const add = useMutation(
    queries.cases.addEntry.mutationOptions({
      ...after,
      onSuccess: (next) => {
        after.onSuccess(next);
        clear();
      },
    }),
  );
  return (
    <WordsForm
      label={t('case.tellLabel')}
      hint={t('case.tellHint')}
      draft={draft}
      onDraft={setDraft}
      max={2000}
      error={add.error}
      busy={add.isPending ? t('case.saving') : null}
      action={t('case.tellDo')}
      kind="main"
      onSend={(words, requestId) => add.mutate({ requestId, caseNo: detail.caseNo, for: 'citizen', words })}
    />
  );
}

function Concluded({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { timeZone } = useDesk();
  if (detail.concludedAt === null) return null;
  return (
    <p>
      {t('case.concludedAt', {
        when: dayAndTime(detail.concludedAt, timeZone, language),
        how: detail.handling ? t(`handling.${detail.handling}.name`) : '',
      })}
      <br />
      <span className="caption">{t('case.concludedMore')}</span>
    </p>
  );
}
