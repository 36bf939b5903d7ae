// Owns where a case stands: the promised day and the person first, the road of seven stages, what was said.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#shared/contract/cases.ts';
import { dayAndTime, dayParts } from '../../i18n/dates.ts';
import { useLanguage, useSay } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CaseLight } from '../../ui/case-light.tsx';
import { Person } from '../../ui/person.tsx';
import { Road } from '../../ui/road.tsx';
import { shortened } from '../details.ts';
import { useKiosk } from '../kiosk-context.ts';
import { plainName } from '../name.tsx';
import { Paged } from '../paged.tsx';
import { Screen } from '../screen.tsx';
import './status-screen.css';

function Summary(props: { status: CaseStatus }): ReactNode {
  const { t } = useTranslation(['kiosk', 'common']);
  const language = useLanguage();
  const { status } = props;
  const { day, weekday } = dayParts(status.promise.date, language);
  return (
    <section className="status-sum">
      <div className="grow">
        <p className="caption" data-give="3">
          {t('kiosk:status.by')}
        </p>
        <p className="status-day">
          {day} <small>{weekday}</small>
          {status.promise.provisional && <small> · {t('common:promise.provisional')}</small>}
        </p>
        {status.light === 'on-time' && <p data-give="1">{t('kiosk:status.left', { count: status.workingDaysLeft })}</p>}
      </div>
      <CaseLight of={status} />
    </section>
  );
}

export function StatusScreen(props: { status: CaseStatus; queryCode: string }): ReactNode {
  const { t } = useTranslation(['kiosk', 'common']);
  const { dispatch, hall, session, orientation, newRequestId } = useKiosk();
  const say = useSay();
  const { status } = props;
  const isCompact = session.modes.large || session.modes.low || orientation === 'landscape';
  const isConcluded = status.concluded !== null;
  const doneCount = status.stages.filter(({ state }) => state === 'done').length;
  const { owner } = status;
  const latest = status.said.findLast(({ by }) => by === 'window');
  const now = (
    <div className="status-now">
      {status.concluded ? (
        <p className="status-words" data-give="3">
          {shortened(status.concluded.words, 90)}
        </p>
      ) : (
        latest && (
          <p className="status-words" data-give="2">
            {shortened(latest.text, 60)}
          </p>
        )
      )}
      <Person
        name={owner.person ?? plainName(say(owner.unitName))}
        face={owner.person ?? owner.windowNumber ?? say(owner.unitName)}
        // Nobody named: no lamp says that somebody is there.
        here={owner.person !== null}
      >
        {owner.person && `${plainName(say(owner.unitName))} · `}
        {t('kiosk:done.owns')}
      </Person>
    </div>
  );
  const isLow = session.modes.low && orientation === 'portrait';
  const talk = status.said.length + (isConcluded ? 1 : 0);
  const road = isCompact ? (
    <>
      {doneCount > 0 && (
        <p className="status-folded" data-give="4">
          <b>{t('kiosk:status.folded', { count: doneCount })}</b>
        </p>
      )}
      <Road
        stages={status.stages}
        timeZone={hall.timeZone}
        folded
        from={Math.min(7, doneCount + 1)}
        to={Math.min(7, doneCount + 2)}
        now={now}
      />
    </>
  ) : (
    <Road stages={status.stages} timeZone={hall.timeZone} now={now} />
  );
  return (
    <Screen
      className="status"
      readsBeside
      title={status.matterName ? plainName(say(status.matterName)) : t(`common:kind.${status.kind}`)}
      lead={t('kiosk:status.caseNo', { caseNo: status.caseNo })}
      read={
        <>
          <Summary status={status} />
          {isLow && road}
        </>
      }
      onBack={() => dispatch({ do: 'back' })}
      main={
        <Button
          kind="main"
          icon="say"
          onClick={() =>
            dispatch({
              do: 'go',
              to: {
                name: 'supplement',
                caseNo: status.caseNo,
                queryCode: props.queryCode,
                requestId: newRequestId(),
              },
            })
          }
        >
          {t('kiosk:status.add')}
        </Button>
      }
    >
      {!isLow && <div className="status-road">{road}</div>}
      <Button
        small
        icon="list"
        className="status-said"
        onClick={() => dispatch({ do: 'go', to: { name: 'said', status } })}
      >
        {t('kiosk:status.said', { count: talk })}
      </Button>
    </Screen>
  );
}

/** What was said to the citizen, newest first, and what they added themselves; the result on top. */
export function SaidScreen(props: { status: CaseStatus }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { hall } = useKiosk();
  const language = useLanguage();
  const { status } = props;
  const entries = [
    ...(status.concluded
      ? [{ at: status.concluded.at, by: 'result' as const, name: null, text: status.concluded.words }]
      : []),
    ...status.said.toReversed(),
  ];
  return (
    <Screen title={t('said.title')} lead={t('status.caseNo', { caseNo: status.caseNo })}>
      {entries.length === 0 ? (
        <Card>
          <p className="lead">{t('said.none')}</p>
        </Card>
      ) : (
        <Paged
          items={entries}
          keyOf={({ at, text }) => `${at} ${text}`}
          render={({ at, by, name, text }) => (
            <Card kind={by === 'window' ? 'plain' : by === 'result' ? 'warm' : 'quiet'}>
              <p className="row caption">
                <b className="grow">
                  {by === 'result' ? t('said.result') : by === 'citizen' ? t('said.you') : (name ?? t('said.window'))}
                </b>
                <span>{dayAndTime(at, hall.timeZone, language)}</span>
              </p>
              <p className="said-text">{text}</p>
            </Card>
          )}
        />
      )}
    </Screen>
  );
}
