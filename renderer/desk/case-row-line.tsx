// Owns a row of the list: when it is due, what it is about, how far it has come, and the one thing to do next.

import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#shared/contract/case-shapes.ts';
import { hallDate, hallTime } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../api-provider.tsx';
import { dayAndTime, dayParts } from '../i18n/dates.ts';
import { useLanguage } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { CaseLight } from '../ui/case-light.tsx';
import { CaseLink } from './case-link.tsx';
import { SmallRoad } from './case-words.tsx';
import { isWindowStaff, useDesk, useName, useUnitName } from './desk-context.ts';
import { ErrorLine } from './error-line.tsx';
import { useAfterAct } from './use-case-acts.ts';

export function CaseRowLine(props: { row: CaseRow; action?: ReactNode }): ReactNode {
  const { row } = props;
  const { t } = useTranslation(['desk', 'common', 'case']);
  const language = useLanguage();
  const name = useName();
  const unitName = useUnitName();
  const { timeZone, clock } = useDesk();
  const today = clock ? hallDate(clock.now, timeZone) : '';
  const isNew = row.stage === 1;
  const filed =
    hallDate(row.filedAt, timeZone) === today
      ? hallTime(row.filedAt, timeZone)
      : dayAndTime(row.filedAt, timeZone, language);
  const about = [
    row.spoken && !row.spoken.isWrittenDown && t('case:recording.unwritten'),
    row.maskedName ?? t('row.noName'),
    row.caseNo,
    isNew
      ? t('row.filedAt', { when: filed })
      : t('row.owner', { who: row.owner.person ?? unitName(row.owner.unitName) }),
    row.matterName && name(row.matterName),
  ].filter(Boolean);
  return (
    <li className="case-row" data-light={row.light} data-new={isNew || undefined}>
      <span className="col case-row-due">
        <CaseLight of={row} counts />
        <span className="caption">
          {dayParts(row.promisedDate, language).day}
          {row.provisional && ` · ${t('common:promise.provisional')}`}
        </span>
      </span>
      <span className="col case-row-what">
        <CaseLink caseNo={row.caseNo} className="el case-row-title">
          {row.title || t(`common:kind.${row.kind}`)}
        </CaseLink>
        <span className="caption el">{about.join(' · ')}</span>
      </span>
      <SmallRoad stage={row.stage} />
      {props.action ?? <NextAct row={row} />}
    </li>
  );
}

function NextAct({ row }: { row: CaseRow }): ReactNode {
  const { t } = useTranslation('desk');
  const { staff } = useDesk();
  const navigate = useNavigate();
  const queries = useHallQueries();
  const accept = useMutation(queries.cases.accept.mutationOptions(useAfterAct(row.caseNo)));
  const open = (act?: 'assign' | 'conclude'): void => {
    void navigate({ to: '/cases/$caseNo', params: { caseNo: row.caseNo }, search: act ? { act } : {} });
  };
  if (!isWindowStaff(staff) || row.stage > 4) {
    return <Button onClick={() => open()}>{t('row.look')}</Button>;
  }
  if (row.stage === 1) {
    return (
      <>
        <Button
          kind="lamp"
          busy={accept.isPending ? t('row.accepting') : null}
          onClick={() => accept.mutate({ caseNo: row.caseNo, version: row.version })}
        >
          {t('act.accept')}
        </Button>
        {accept.error && (
          <div className="case-row-error">
            <ErrorLine error={accept.error} />
          </div>
        )}
      </>
    );
  }
  if (row.stage < 4) {
    return (
      <Button className={row.light === 'late' ? 'btn-pine' : undefined} onClick={() => open('assign')}>
        {t('act.assign')}
      </Button>
    );
  }
  return (
    <Button className={row.light === 'late' ? 'btn-pine' : undefined} onClick={() => open()}>
      {t('row.goOn')}
    </Button>
  );
}
