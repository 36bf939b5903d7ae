// Owns a row of supervision: what is wrong with the case and since when, and the supervisor's acts right from here.

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Concern, ConcernRow } from '#shared/contract/supervision.ts';
import { hallDate } from '#shared/domain/calendar-date.ts';
import { dayAndTime, dayParts } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { CaseLight } from '../../ui/case-light.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EscalateForm, RuleForm, UrgeForm } from '../case/ruling-forms.tsx';
import { CaseLink } from '../case-link.tsx';
import { hasRole, useDesk, useName, useUnitName } from '../desk-context.ts';

const forms = { urge: UrgeForm, escalate: EscalateForm, rule: RuleForm } as const;
type Act = keyof typeof forms;

export function ConcernLine({ item, concern }: { item: ConcernRow; concern: Concern }): ReactNode {
  const { t } = useTranslation(['supervision', 'case', 'desk', 'common']);
  const language = useLanguage();
  const { timeZone, staff } = useDesk();
  const name = useName();
  const unitName = useUnitName();
  const [act, setAct] = useState<Act | null>(null);
  const { row } = item;
  const isOpen = row.stage <= 4 && row.light !== 'concluded';
  const isAsked = item.escalatedAt !== null;
  // Once the duty leader is asked, only they rule.
  const may: Record<Act, boolean> = {
    urge: isOpen && hasRole(staff, ['unit-head', 'supervisor', 'leader']),
    escalate: isOpen && !isAsked && row.stage > 1 && hasRole(staff, ['unit-head', 'supervisor']),
    rule: isOpen && row.stage > 1 && (hasRole(staff, ['leader']) || (!isAsked && hasRole(staff, ['supervisor']))),
  };
  const facts = [
    row.maskedName ?? t('desk:row.noName'),
    row.caseNo,
    row.owner.person
      ? t('concern.unitAndPerson', { unit: unitName(row.owner.unitName), person: row.owner.person })
      : unitName(row.owner.unitName),
    row.matterName && name(row.matterName),
  ].filter(Boolean);
  const marks = [
    item.hops > 0 && t('concern.hops', { count: item.hops }),
    item.urgedAt !== null && t('work.urged', { time: dayAndTime(item.urgedAt, timeZone, language) }),
    isAsked && t('concern.asked'),
    row.transferTo && t('concern.offered', { unit: unitName(row.transferTo) }),
  ].filter(Boolean);
  const Form = act && forms[act];
  return (
    <li className="case-row concern-row" data-light={row.light}>
      <span className="col case-row-due">
        <CaseLight of={row} counts />
        <span className="caption">{dayParts(row.promisedDate, language).day}</span>
      </span>
      <span className="col case-row-what">
        <CaseLink caseNo={row.caseNo} className="el case-row-title">
          {row.title || t(`common:kind.${row.kind}`)}
        </CaseLink>
        <span className="caption el">{facts.join(' · ')}</span>
        {marks.length > 0 && <span className="caption el concern-marks">{marks.join(' · ')}</span>}
      </span>
      <span className="caption concern-since">
        {t(`since.${concern}`, { day: dayParts(hallDate(item.since, timeZone), language).day })}
      </span>
      <span className="row concern-acts">
        {(['urge', 'escalate', 'rule'] as const).map(
          (one) =>
            may[one] && (
              <Button
                small
                key={one}
                className={one === 'rule' && isAsked ? 'btn-pine' : undefined}
                aria-label={t('concern.actOf', { act: t(`act.${one}`), caseNo: row.caseNo })}
                onClick={() => setAct(one)}
              >
                {t(`act.${one}`)}
              </Button>
            ),
        )}
      </span>
      {Form && (
        <Dialog
          open
          className="dialog-desk"
          title={t('concern.actOf', { act: t(`act.${act}`), caseNo: row.caseNo })}
          onDismiss={() => setAct(null)}
          actions={<Button onClick={() => setAct(null)}>{t('desk:cancel')}</Button>}
        >
          <p>{row.title}</p>
          <div data-first>
            <Form detail={row} onDone={() => setAct(null)} />
          </div>
        </Dialog>
      )}
    </li>
  );
}
