// Owns where a case stands, on a phone: what is waited for or asked first, then the day, the person, the road and what happened.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus, Done } from '#shared/contract/case-shapes.ts';
import type { Hall } from '#shared/contract/hall.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { groundWords } from '#shared/domain/turn-words.ts';
import { dayAndTime, dayParts, dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage, useSay } from '../../i18n/use-words.ts';
import { courseOf, movedBy } from '../../ui/case-course.ts';
import { lightWords } from '../../ui/case-light.tsx';
import { Road } from '../../ui/road.tsx';
import { Heading } from '../pieces.tsx';
import { AskCard } from './ask-card.tsx';
import type { CaseProof } from './case-page.tsx';
import './case.css';

export function CaseStatusView(props: {
  status: CaseStatus;
  proof: CaseProof;
  hall: Hall | null;
  /** When the hall last answered, ms. */
  asOf: number;
  isStale: boolean;
  onAdd: () => void;
  onObject: () => void;
  onChanged: (status: CaseStatus) => void;
  onAnswered: (status: CaseStatus, done: Done) => void;
}): ReactNode {
  const { t } = useTranslation(['phone', 'caseStatus', 'common']);
  const say = useSay();
  const { status, hall } = props;
  const { notAccepted, waitingFor, asked, owner } = status;
  const timeZone = hall?.timeZone ?? 'Asia/Shanghai';
  const window = hall?.tellWindow.number ?? '';
  const matter = status.matterName ? say(status.matterName).replaceAll('|', '') : t(`common:kind.${status.kind}`);
  const ownerName = say(owner.unitName).replaceAll('|', '');
  return (
    <>
      <section className="phone-card">
        <p className="phone-quiet">{t('caseStatus:caseNo', { caseNo: status.caseNo })}</p>
        <Heading>{notAccepted ? t('caseStatus:refused.title') : matter}</Heading>
        {notAccepted && <p className="phone-quiet">{matter}</p>}
        {status.mergedInto && <p className="phone-due">{t('caseStatus:merged', { caseNo: status.mergedInto })}</p>}
        {waitingFor && (
          <div className="case-wait">
            <b>{t('caseStatus:waiting.title')}</b>
            <p className="case-wait-words">{waitingFor.words}</p>
            {window !== '' && <p>{t('caseStatus:waiting.how', { window })}</p>}
            <Since date={waitingFor.since} promised={status.promise.date} />
          </div>
        )}
        {!notAccepted && !asked && !waitingFor && <Promised status={status} />}
        {!notAccepted && (
          <p>
            <b>{owner.person ?? ownerName}</b>{' '}
            <span className="phone-quiet">
              {owner.person && `${ownerName} · `}
              {t('phone:case.owns')}
            </span>
          </p>
        )}
        {(waitingFor || !asked) && !notAccepted && status.mayAdd && (
          <button type="button" className={waitingFor ? 'phone-main' : 'phone-button'} onClick={props.onAdd}>
            {t('caseStatus:add')}
          </button>
        )}
      </section>
      {notAccepted && <Refused status={status} said={notAccepted} onAdd={props.onAdd} onObject={props.onObject} />}
      {asked && (
        <AskCard
          status={status}
          until={asked.until}
          proof={props.proof}
          onAnswered={props.onAnswered}
          onChanged={props.onChanged}
        />
      )}
      {!notAccepted && (
        <section className="phone-card case-road">
          <h2>{t('phone:case.road')}</h2>
          <Road stages={status.stages} timeZone={timeZone} />
        </section>
      )}
      <Course status={status} timeZone={timeZone} />
      <p className="phone-foot" role="status">
        {t(props.isStale ? 'phone:stale' : 'phone:case.asOf', { time: hallTime(props.asOf, timeZone) })}
      </p>
    </>
  );
}

function Since({ date, promised }: { date: string; promised: string }): ReactNode {
  const { t } = useTranslation('caseStatus');
  const language = useLanguage();
  return (
    <p className="phone-quiet">
      {t('waiting.since', { day: dayParts(date, language).day, promised: dayParts(promised, language).day })}
    </p>
  );
}

function Promised({ status }: { status: CaseStatus }): ReactNode {
  const { t } = useTranslation(['caseStatus', 'common']);
  const { t: common } = useTranslation('common');
  const language = useLanguage();
  const moved = movedBy(status, language);
  const { answer, light, promise, reopened, workingDaysLeft } = status;
  // Days here are working days, and are called that.
  const isCounted = (light === 'on-time' || light === 'due') && workingDaysLeft > 0;
  return (
    <>
      <p className="phone-quiet">{t('caseStatus:by')}</p>
      <p className="case-day">
        {dayWithWeekday(promise.date, language)}
        {promise.provisional && <small> · {t('common:promise.provisional')}</small>}
      </p>
      <p>
        <b>{isCounted ? t('caseStatus:left', { count: workingDaysLeft }) : lightWords(common, status)}</b>
      </p>
      {promise.provisional && <p className="phone-quiet">{t('common:promise.provisionalWhy')}</p>}
      {moved && (
        <p className="phone-due">
          {moved.text}
          {moved.more && <span className="case-more">{moved.more}</span>}
        </p>
      )}
      {reopened > 0 && <p>{t('caseStatus:again', { count: reopened })}</p>}
      {answer && <p>{t(`caseStatus:answered.${answer.done}`)}</p>}
    </>
  );
}

function Refused(props: {
  status: CaseStatus;
  said: NonNullable<CaseStatus['notAccepted']>;
  onAdd: () => void;
  onObject: () => void;
}): ReactNode {
  const { t } = useTranslation('caseStatus');
  const language = useLanguage();
  const { said, status } = props;
  const again = status.turns.findLast(({ what }) => what === 'upheld')?.words ?? null;
  return (
    <section className="phone-card">
      <h2>{t('refused.wayOn')}</h2>
      <p className="case-way-on">{said.wayOn}</p>
      <h2>{t('refused.why')}</h2>
      <p>
        <b>{groundWords(said.ground, language)}</b>
      </p>
      <p className="case-words">{said.words}</p>
      {said.objection === 'possible' ? (
        status.stage < 7 && (
          <button type="button" className="phone-main" onClick={props.onObject}>
            {t('refused.disagree')}
          </button>
        )
      ) : (
        <>
          <p className="phone-due" role="status">
            {t(`refused.${said.objection}`)}
            {said.objection === 'made' && (
              <>
                <br />
                {t('refused.madeWhat')}
              </>
            )}
          </p>
          {said.objection === 'upheld' && again && <p className="case-words">{again}</p>}
          {status.mayAdd && (
            <button type="button" className="phone-button" onClick={props.onAdd}>
              {t('add')}
            </button>
          )}
        </>
      )}
    </section>
  );
}

function Course(props: { status: CaseStatus; timeZone: string }): ReactNode {
  const { t } = useTranslation('caseStatus');
  const language = useLanguage();
  const items = courseOf(props.status, language, (basis) => t('course.basis', { basis }));
  return (
    <section className="phone-card">
      <h2>{t('course.title')}</h2>
      {items.length === 0 && <p>{t('course.none')}</p>}
      <ol className="case-course">
        {items.map(({ at, by, title, name, text }) => (
          <li key={`${at} ${by} ${title} ${text}`}>
            <p className="phone-quiet">
              {dayAndTime(at, props.timeZone, language)}
              {title === null && ` · ${by === 'citizen' ? t('course.you') : (name ?? t('course.window'))}`}
            </p>
            {title !== null && <b>{title}</b>}
            {text !== '' && <p className="case-words">{text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
