// Owns the moment after filing: what to tell the person at the counter, and the slip to hand over.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseReceipt } from '#shared/contract/case-shapes.ts';
import { dayWithWeekday } from '../i18n/dates.ts';
import { useLanguage } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { PromiseCalendar } from '../ui/promise-calendar.tsx';
import { CaseLink } from './case-link.tsx';
import { useUnitName } from './desk-context.ts';
import { SlipView } from './slip-view.tsx';

export function FiledPanel(props: { receipt: CaseReceipt; onNext: () => void }): ReactNode {
  const { t } = useTranslation(['desk', 'common']);
  const language = useLanguage();
  const unitName = useUnitName();
  const { receipt, onNext } = props;
  const { promise, owner } = receipt;
  return (
    <div className="col filed">
      <h1>{t('filed.title')}</h1>
      <div className="filed-columns">
        <section className="card col">
          <span className="caption">{t('filed.promise', { count: promise.workingDays })}</span>
          <b className="filed-day">{t('common:promise.latest', { day: dayWithWeekday(promise.date, language) })}</b>
          {promise.provisional && <p className="caption">{t('common:promise.provisionalWhy')}</p>}
          <PromiseCalendar promise={promise} />
          <dl className="desk-facts filed-facts">
            <div>
              <dt>{t('filed.caseNo')}</dt>
              <dd className="filed-number">{receipt.caseNo}</dd>
            </div>
            <div>
              <dt>{t('filed.queryCode')}</dt>
              <dd className="filed-number">{receipt.queryCode}</dd>
            </div>
            <div>
              <dt>{t('filed.owner')}</dt>
              <dd>{[unitName(owner.unitName), owner.person].filter(Boolean).join(' · ')}</dd>
            </div>
          </dl>
          <p className="caption">{t('filed.once')}</p>
          <span className="grow" />
          <div className="row">
            <CaseLink caseNo={receipt.caseNo} className="btn">
              {t('filed.open')}
            </CaseLink>
            <Button kind="main" className="grow btn-big" autoFocus onClick={onNext}>
              {t('filed.next')}
            </Button>
          </div>
        </section>
        <section className="card col filed-slip">
          <h2>{t('filed.slip')}</h2>
          <SlipView slip={receipt.slip} label={t('slip.of', { caseNo: receipt.caseNo })} />
        </section>
      </div>
    </div>
  );
}
