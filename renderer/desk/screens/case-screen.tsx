// Owns one case on the screen: what was said, where it stands, what is promised, and what may be done now.
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { CaseLight } from '../../ui/case-light.tsx';
import { Icon } from '../../ui/icons.tsx';
import { ActionPanel } from '../case/action-panel.tsx';
import { AnswersCard } from '../case/answers-card.tsx';
import { ClocksCard, WhoCard } from '../case/clocks-card.tsx';
import { FilesCard } from '../case/files-card.tsx';
import { Presence } from '../case/presence.tsx';
import { RecordingsCard } from '../case/recordings-card.tsx';
import { RefusalCard } from '../case/refusal-card.tsx';
import { RelatedCard } from '../case/related-card.tsx';
import { SaidCard } from '../case/said-card.tsx';
import { StateLines } from '../case/state-lines.tsx';
import { TasksCard } from '../case/tasks-card.tsx';
import { Timeline } from '../case/timeline.tsx';
import { ToldCard } from '../case/told-card.tsx';
import { stageNames } from '../case-words.tsx';
import { AskedError } from '../error-line.tsx';
import { ReprintDialog } from '../reprint-dialog.tsx';
import { usePageTitle } from '../use-page-title.ts';
import '../case/case.css';

export function CaseScreen(): ReactNode {
  const { caseNo } = useParams({ from: '/cases/$caseNo' });
  // Another case is another page: nothing revealed or half-chosen stays.
  return <CaseView key={caseNo} caseNo={caseNo} />;
}

function CaseView({ caseNo }: { caseNo: string }): ReactNode {
  const { t } = useTranslation('desk');
  usePageTitle(caseNo);
  const queries = useHallQueries();
  const found = useQuery(queries.cases.get.queryOptions({ input: { caseNo } }));
  const router = useRouter();
  const [isReprinting, setReprinting] = useState(false);
  const related = useRef<HTMLElement>(null);
  const detail = found.data;
  const back = (
    <Button
      className="btn-quiet"
      icon="back"
      onClick={() => (router.history.canGoBack() ? router.history.back() : void router.navigate({ to: '/' }))}
    >
      {t('back')}
    </Button>
  );
  if (!detail) {
    return (
      <div className="col case">
        <div className="row">
          {back}
          <h1 className="grow">{caseNo}</h1>
        </div>
        <AskedError asked={found} />
      </div>
    );
  }
  const isMyTask = detail.tasks.some(({ mayFinish }) => mayFinish);
  return (
    <div className="col case">
      <div className="row case-top">
        {back}
        <h1 className="grow el" title={detail.title}>
          {detail.title || detail.caseNo}
        </h1>
        <Presence caseNo={caseNo} />
        <span className="caption nowrap">{detail.caseNo}</span>
        <CaseLight of={detail} counts />
      </div>
      <StageStrip detail={detail} />
      <div className="case-body">
        <div className="col case-main">
          <StateLines detail={detail} />
          <SaidCard detail={detail} />
          <RecordingsCard detail={detail} />
          <RefusalCard detail={detail} />
          <AnswersCard detail={detail} />
          {isMyTask && <TasksCard detail={detail} />}
          <Timeline detail={detail} />
          {!isMyTask && <TasksCard detail={detail} />}
          <FilesCard caseNo={caseNo} canAdd={detail.archivedAt === null} />
          <RelatedCard detail={detail} ref={related} />
          <ToldCard caseNo={caseNo} version={detail.version} />
        </div>
        <aside className="col case-side" aria-label={t('case.sideLabel')}>
          <PromisedDay detail={detail} />
          <ActionPanel
            detail={detail}
            onReprint={() => setReprinting(true)}
            onRelated={() => {
              related.current?.scrollIntoView({ block: 'nearest' });
              related.current?.focus();
            }}
          />
          {/* Below: on a low screen the act and its button come before how the day was counted. */}
          <ClocksCard detail={detail} />
          <WhoCard detail={detail} />
        </aside>
      </div>
      {isReprinting && <ReprintDialog caseNo={caseNo} onClose={() => setReprinting(false)} />}
    </div>
  );
}

function StageStrip({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation(['desk', 'common']);
  return (
    <ol className="stages" aria-label={t('case.stages')}>
      {stageNames.map((key, index) => {
        const stage = index + 1;
        const state = stage < detail.stage ? 'done' : stage === detail.stage ? 'now' : 'later';
        return (
          <li key={key} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <i aria-hidden="true">{state === 'done' ? <Icon name="check" /> : stage}</i>
            <span>{t(`common:stage.${key}.name`)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function PromisedDay({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation(['desk', 'common']);
  const language = useLanguage();
  const { promise } = detail;
  return (
    <section className="card promise-card">
      <div className="row">
        <h2 className="grow">{t('case.promise')}</h2>
        <b className="promise-day">{dayWithWeekday(promise.date, language)}</b>
      </div>
      {promise.provisional && (
        <p className="caption">
          {t('common:promise.provisional')} · {t('case.provisionalWhy')}
        </p>
      )}
    </section>
  );
}
