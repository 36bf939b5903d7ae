// Owns where a case stands: the promised day and the person first, the road of seven stages, what was said.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import { dayAndTime, dayParts } from '../../i18n/dates.ts';
import { useLanguage, useSay } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CaseLight } from '../../ui/case-light.tsx';
import { Person } from '../../ui/person.tsx';
import { Road } from '../../ui/road.tsx';
import { langOf, shortened } from '../details.ts';
import { type Orientation, useKiosk } from '../kiosk-context.ts';
import { plainName } from '../name.tsx';
import { Paged } from '../paged.tsx';
import { pieces, type Room } from '../pieces.ts';
import { Screen } from '../screen.tsx';
import type { Modes } from '../session.ts';
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
        <p className="status-words" data-give="3" lang={langOf(status.concluded.words)}>
          {shortened(status.concluded.words, 90)}
        </p>
      ) : (
        latest && (
          <p className="status-words" data-give="2" lang={langOf(latest.text)}>
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

/** The room a piece of what was said has on its page, at body size. */
function roomFor(orientation: Orientation, { large, low }: Modes): Room {
  if (orientation === 'landscape') return large ? { lines: 5, columns: 25 } : { lines: 9, columns: 35 };
  if (low) return large ? { lines: 3, columns: 19 } : { lines: 6, columns: 27 };
  return large ? { lines: 13, columns: 19 } : { lines: 19, columns: 27 };
}

/** What was said to the citizen, newest first, and what they added themselves; the result on top. */
export function SaidScreen(props: { status: CaseStatus }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { hall, session, orientation } = useKiosk();
  const language = useLanguage();
  const { status } = props;
  const entries = [
    ...(status.concluded
      ? [{ at: status.concluded.at, by: 'result' as const, name: null, text: status.concluded.words }]
      : []),
    ...status.said.toReversed(),
  ].flatMap((entry) => {
    const parts = pieces(entry.text, roomFor(orientation, session.modes));
    return parts.map((text, at) => ({ ...entry, text, part: at + 1, parts: parts.length }));
  });
  return (
    <Screen title={t('said.title')} lead={t('status.caseNo', { caseNo: status.caseNo })}>
      {entries.length === 0 ? (
        <Card>
          <p className="lead">{t('said.none')}</p>
        </Card>
      ) : (
        <Paged
          items={entries}
          keyOf={({ at, by, part, text }) => `${at} ${by} ${part} ${text}`}
          render={({ at, by, name, text, part, parts }) => (
            <Card kind={by === 'window' ? 'plain' : by === 'result' ? 'warm' : 'quiet'}>
              <p className="row caption">
                <b className="grow">
                  {by === 'result' ? t('said.result') : by === 'citizen' ? t('said.you') : (name ?? t('said.window'))}
                  {parts > 1 && ` ${t('said.part', { part, parts })}`}
                </b>
                <span>{dayAndTime(at, hall.timeZone, language)}</span>
              </p>
              <p className="said-text" lang={langOf(text)}>
                {text}
              </p>
            </Card>
          )}
        />
      )}
    </Screen>
  );
}
