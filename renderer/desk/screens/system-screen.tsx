// Owns the state of the machine for the person responsible: what it is, when it was last kept safe, what it has to say.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../../api-provider.tsx';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage, useSay } from '../../i18n/use-words.ts';
import { Light } from '../../ui/light.tsx';
import { useDesk } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { NoticeRead } from '../notice-read.tsx';

const DAY_MS = 24 * 3_600_000;

export function SystemScreen(): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const say = useSay();
  const { timeZone, clock, hall } = useDesk();
  const queries = useHallQueries();
  const found = useQuery(queries.system.status.queryOptions({ refetchInterval: 60_000 }));
  const status = found.data;
  const when = (at: number): string => dayAndTime(at, timeZone, language);
  const backup = status?.lastBackup;
  const isOld = backup && clock ? clock.now - backup.at > 2 * DAY_MS : false;
  return (
    <div className="col plain-screen">
      <h1>{t('side.system')}</h1>
      <ErrorLine error={found.error} />
      {status && (
        <>
          <section className="card">
            <dl className="desk-facts facts-wide">
              <div>
                <dt>{t('system.backup')}</dt>
                <dd>
                  {backup ? (
                    <>
                      {when(backup.at)} {isOld && <Light kind="due">{t('system.backupOld')}</Light>}
                      <div className="caption">{backup.file}</div>
                    </>
                  ) : (
                    <Light kind="due">{t('system.noBackup')}</Light>
                  )}
                </dd>
              </div>
              <div>
                <dt>{t('system.version')}</dt>
                <dd>{status.version}</dd>
              </div>
              <div>
                <dt>{t('system.started')}</dt>
                <dd>{when(status.startedAt)}</dd>
              </div>
              <div>
                <dt>{t('system.store')}</dt>
                <dd>
                  {t('system.storeSize', {
                    count: status.store.journalEvents,
                    megabytes: (status.store.sizeBytes / 1_048_576).toFixed(1),
                  })}
                </dd>
              </div>
              <div>
                <dt>{t('system.calendar')}</dt>
                <dd>{t('system.calendarUntil', { year: status.calendarUntil })}</dd>
              </div>
              <div>
                <dt>{t('system.hall')}</dt>
                <dd>{status.demo ? t('system.demo') : (hall?.code ?? '')}</dd>
              </div>
            </dl>
          </section>
          <section className="card col">
            <h2>{t('system.notices')}</h2>
            {status.notices.length === 0 ? (
              <p className="quiet">{t('system.noNotices')}</p>
            ) : (
              <ul className="col notices">
                {status.notices.map((notice) => (
                  <li key={notice.key} className="row">
                    <Light kind={notice.level === 'warning' ? 'due' : 'idle'}>{t(`system.${notice.level}`)}</Light>
                    <span className="grow">{say(notice.text)}</span>
                    <span className="caption nowrap">{when(notice.at)}</span>
                    <NoticeRead notice={notice} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        </>
      )}
    </div>
  );
}
