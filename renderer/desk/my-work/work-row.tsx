// Owns a row of the work list: until when, what is waited for, what it is about, and the way to do it.
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAction } from '#shared/contract/case-detail.ts';
import type { WorkItem } from '#shared/contract/handling.ts';
import { caseHandlers } from '#shared/contract/procedure.ts';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { CaseLink } from '../case-link.tsx';
import { SmallRoad } from '../case-words.tsx';
import { hasRole, useDesk, useName, useUnitName } from '../desk-context.ts';
import { useErrorWords } from '../error-words.ts';
import { ClockLight, useUntilWords } from './clock-words.tsx';
import type { Outcome } from './use-batch.ts';

/** The form that opens with the case; a task and a call-back have theirs in the case's own list of them. */
const forms: Partial<Record<WorkItem['todo'], CaseAction>> = {
  contact: 'contact',
  'take-transfer': 'accept-transfer',
  'decide-extension': 'decide-extension',
  'decide-refusal': 'decide-refusal',
  'decide-objection': 'decide-objection',
  rule: 'rule',
};

/** One thing to do is one row, even where a case has two of them. */
export const keyOf = ({ row, todo }: WorkItem): string => `${row.caseNo} ${todo}`;

export function WorkRow(props: {
  item: WorkItem;
  isSelected: boolean;
  onSelect: () => void;
  /** How the last act on it among several went. */
  outcome: Outcome | undefined;
  isAccepting: boolean;
  onAccept: () => void;
}): ReactNode {
  const { item, outcome } = props;
  const { row, todo, clock } = item;
  const { t } = useTranslation(['supervision', 'desk', 'common', 'case']);
  const { timeZone, staff } = useDesk();
  const language = useLanguage();
  const name = useName();
  const unitName = useUnitName();
  const until = useUntilWords();
  const navigate = useNavigate();
  const errorWords = useErrorWords();
  const open = (): void => {
    const act = forms[todo];
    void navigate({ to: '/cases/$caseNo', params: { caseNo: row.caseNo }, search: act ? { act } : {} });
  };
  const about = [
    row.spoken && !row.spoken.isWrittenDown && t('case:recording.unwritten'),
    row.maskedName ?? t('desk:row.noName'),
    row.caseNo,
    todo === 'accept'
      ? t('desk:row.filedAt', { when: dayAndTime(row.filedAt, timeZone, language) })
      : (row.owner.person ?? unitName(row.owner.unitName)),
    row.matterName && name(row.matterName),
  ].filter(Boolean);
  const light = clock?.light ?? row.light;
  return (
    <li
      className="case-row work-row"
      data-row={keyOf(item)}
      data-light={light}
      data-new={todo === 'accept' || undefined}
      data-selected={props.isSelected || undefined}
    >
      <label className="work-check">
        <input type="checkbox" checked={props.isSelected} onChange={props.onSelect} />
        <span className="visually-hidden">{t('work.select', { caseNo: row.caseNo })}</span>
      </label>
      <span className="col case-row-due">
        <ClockLight clock={clock} row={row} />
        <span className="caption">
          {until(clock, row)}
          {row.provisional && clock?.what === 'promise' && ` · ${t('common:promise.provisional')}`}
        </span>
      </span>
      <span className="col case-row-what">
        <CaseLink caseNo={row.caseNo} className="el case-row-title">
          {row.title || t(`common:kind.${row.kind}`)}
        </CaseLink>
        <span className="caption el">
          <b className="work-todo">{t(`todo.${todo}`)}</b>
          {item.urgedAt !== null && (
            <b className="work-urged"> · {t('work.urged', { time: dayAndTime(item.urgedAt, timeZone, language) })}</b>
          )}
          {` · ${about.join(' · ')}`}
        </span>
      </span>
      <SmallRoad stage={row.stage} />
      {todo === 'accept' && hasRole(staff, caseHandlers) ? (
        <Button kind="lamp" busy={props.isAccepting ? t('desk:row.accepting') : null} onClick={props.onAccept}>
          {t('desk:act.accept')}
        </Button>
      ) : (
        <Button className={light === 'late' ? 'btn-pine' : undefined} onClick={open}>
          {t(`do.${todo}`)}
        </Button>
      )}
      {outcome && (
        <p
          className="case-row-error"
          role={outcome.error === null ? 'status' : 'alert'}
          data-ok={outcome.error === null || undefined}
        >
          {outcome.error === null
            ? t(`batch.done.${outcome.act}`)
            : t('batch.failed', { why: errorWords(outcome.error) ?? '' })}
        </p>
      )}
    </li>
  );
}
