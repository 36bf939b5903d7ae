// Owns where a case stands: what the citizen is waited for or asked first, else the day, the person and the road.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import { dayParts } from '../../../i18n/dates.ts';
import { useLanguage, useSay } from '../../../i18n/use-words.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { courseOf, movedBy } from '../../../ui/case-course.ts';
import { CaseLight } from '../../../ui/case-light.tsx';
import { Person } from '../../../ui/person.tsx';
import { Road } from '../../../ui/road.tsx';
import { langOf, shortened } from '../../details.ts';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { plainName } from '../../name.tsx';
import { Screen } from '../../screen.tsx';
import { AskedScreen } from './asked-screen.tsx';
import { NotAcceptedScreen } from './not-accepted-screen.tsx';
import { StatusFoot } from './status-foot.tsx';
import './status-screen.css';

/** `isRoad`: the road is wanted although something is asked. */
export function StatusScreen(props: { status: CaseStatus; queryCode: string; isRoad: boolean }): ReactNode {
  const { status, queryCode } = props;
  if (status.notAccepted) return <NotAcceptedScreen status={status} said={status.notAccepted} queryCode={queryCode} />;
  if (status.asked && !props.isRoad)
    return <AskedScreen status={status} until={status.asked.until} queryCode={queryCode} />;
  return <RoadScreen status={status} queryCode={queryCode} />;
}

type Turn = ReturnType<typeof movedBy>;

function Summary(props: { status: CaseStatus; moved: Turn }): ReactNode {
  const { t } = useTranslation(['caseStatus', 'common']);
  const language = useLanguage();
  const { status, moved } = props;
  const { day, weekday } = dayParts(status.promise.date, language);
  const isOpen = status.light === 'on-time' || status.light === 'due';
  return (
    <section className="status-sum">
      <div className="grow">
        <p className="caption" data-give="3">
          {t('caseStatus:by')}
        </p>
        <p className="status-day">
          {day} <small>{weekday}</small>
          {status.promise.provisional && <small> · {t('common:promise.provisional')}</small>}
        </p>
        {isOpen && status.workingDaysLeft > 0 && (
          <p data-give="1">{t('caseStatus:left', { count: status.workingDaysLeft })}</p>
        )}
      </div>
      {/* A day that may still change says so; that it is in time can be said elsewhere. */}
      <span data-give={status.promise.provisional ? '4' : undefined}>
        <CaseLight of={status} />
      </span>
      <Moved turn={moved} />
      {status.answer && <p data-give="5">{t(`caseStatus:answered.${status.answer.done}`)}</p>}
    </section>
  );
}

/** Why it is another day than was promised first. */
function Moved({ turn }: { turn: Turn }): ReactNode {
  if (turn === null) return null;
  return (
    <p className="status-moved" data-give="5">
      {turn.text}
      {turn.more && (
        <span className="status-reason" data-give="5">
          {shortened(turn.more, 100)}
        </span>
      )}
    </p>
  );
}

/** Up to so many characters it is set larger than a sentence. */
const middleWait = 60;
/** Characters of it that have room; all of it stands in the course. */
const waitingMost = { portrait: { plain: 160, large: 80 }, landscape: { plain: 200, large: 120 } } as const;

type WaitingFor = NonNullable<CaseStatus['waitingFor']>;

function WaitWords({ words }: Pick<WaitingFor, 'words'>): ReactNode {
  const { session, orientation } = useKiosk();
  const most = waitingMost[orientation][session.modes.large ? 'large' : 'plain'];
  const size = words.length <= 20 ? 'short' : words.length <= middleWait ? 'middle' : 'long';
  return (
    <p className="wait-words" data-size-of={size} lang={langOf(words)}>
      {shortened(words, most)}
    </p>
  );
}

/** What is waited for from the citizen: the largest thing there is. `isBeside`: its words stand beside, where there is room. */
function Waiting(props: { waitingFor: WaitingFor; promised: string; isBeside: boolean }): ReactNode {
  const { t } = useTranslation('caseStatus');
  const { hall } = useKiosk();
  const language = useLanguage();
  const { since, words } = props.waitingFor;
  return (
    <section className="status-sum status-wait">
      {!props.isBeside && <WaitWords words={words} />}
      <p data-give="5">{t('waiting.how', { window: hall.tellWindow.number })}</p>
      <p className="caption" data-give="2">
        {t('waiting.since', { day: dayParts(since, language).day, promised: dayParts(props.promised, language).day })}
      </p>
    </section>
  );
}

function RoadScreen(props: { status: CaseStatus; queryCode: string }): ReactNode {
  const { t } = useTranslation(['kiosk', 'caseStatus', 'common']);
  const { dispatch, hall, session, orientation, newRequestId } = useKiosk();
  const say = useSay();
  const language = useLanguage();
  const { status, queryCode } = props;
  const { waitingFor, owner, mergedInto } = status;
  const moved = movedBy(status, language);
  // A reason is said whole: the steps behind it fold for that.
  const isFull = waitingFor !== null || moved?.more != null || status.answer !== null;
  const isSmall = session.modes.large || session.modes.low || orientation === 'landscape';
  const isCompact = isSmall || isFull;
  // Where room is short, what is waited for needs all of it.
  const isLongWait = isSmall && waitingFor !== null && waitingFor.words.length > middleWait;
  // The side panel is narrow: long words have the room of the road.
  const isBeside = orientation === 'landscape';
  const isLow = session.modes.low && orientation === 'portrait';
  const doneCount = status.stages.filter(({ state }) => state === 'done').length;
  const course = courseOf(status, language, (basis) => t('caseStatus:course.basis', { basis }));
  // What stands above already is not said twice.
  const latest = course.find(({ by, title }) => by !== 'citizen' && (title === null || title !== moved?.text));
  const news = latest && (latest.text || latest.title);
  const now = (
    <div className="status-now">
      {news && waitingFor === null && (
        <p className="status-words" data-give={status.concluded ? '3' : '2'} lang={langOf(news)}>
          {shortened(news, status.concluded ? 90 : 60)}
        </p>
      )}
      <div data-give={isLow ? '5' : undefined}>
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
    </div>
  );
  const folded = [
    doneCount > 0 && t('kiosk:status.folded', { count: doneCount }),
    status.reopened > 0 && t('caseStatus:again', { count: status.reopened }),
  ].filter((line) => line !== false);
  const road = (
    <>
      {(isCompact ? folded : folded.slice(doneCount > 0 ? 1 : 0)).map((line) => (
        <p key={line} className="status-folded" data-give="4">
          <b>{line}</b>
        </p>
      ))}
      <Road
        stages={status.stages}
        timeZone={hall.timeZone}
        now={now}
        {...(isCompact && {
          folded: true,
          from: Math.min(7, doneCount + 1),
          to: isSmall ? Math.min(7, doneCount + 2) : 7,
        })}
      />
    </>
  );
  const matter = status.matterName ? plainName(say(status.matterName)) : t(`common:kind.${status.kind}`);
  const caseLine = (
    <>
      {waitingFor && `${matter} · `}
      <span className="nowrap">{t('caseStatus:caseNo', { caseNo: status.caseNo })}</span>
    </>
  );
  return (
    <Screen
      className="status"
      readsBeside
      title={<Heading area="caseStatus">{({ t }) => (waitingFor ? t('waiting.title') : matter)}</Heading>}
      lead={mergedInto ? t('caseStatus:merged', { caseNo: mergedInto }) : caseLine}
      read={
        <>
          {waitingFor ? (
            <Waiting waitingFor={waitingFor} promised={status.promise.date} isBeside={isBeside && isLongWait} />
          ) : (
            <Summary status={status} moved={isBeside ? null : moved} />
          )}
          {isLow && !isLongWait && road}
        </>
      }
      onBack={() => dispatch({ do: 'back' })}
      main={
        status.mayAdd ? (
          <Button
            kind="main"
            icon="say"
            onClick={() =>
              dispatch({
                do: 'go',
                to: { name: 'supplement', caseNo: status.caseNo, queryCode, requestId: newRequestId() },
              })
            }
          >
            {t('caseStatus:add')}
          </Button>
        ) : (
          // It is filed away: what is still to be said is a new telling.
          <Button
            kind="main"
            icon="say"
            onClick={() => dispatch({ do: 'begin-telling', requestId: newRequestId(), matterCode: undefined })}
          >
            {t('kiosk:home.tellDoor')}
          </Button>
        )
      }
    >
      {!isLow && !isLongWait && (
        <div className="status-road" data-folded={(isFull && isSmall) || undefined}>
          {isBeside && waitingFor === null && <Moved turn={moved} />}
          {road}
        </div>
      )}
      {isBeside && isLongWait && (
        <Card>
          <WaitWords words={waitingFor.words} />
        </Card>
      )}
      <StatusFoot status={status} queryCode={queryCode} count={course.length} />
    </Screen>
  );
}
