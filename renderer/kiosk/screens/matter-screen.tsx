// Owns one matter before its number is taken: what to bring, who waits, and the one big button.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matter } from '#shared/contract/catalogue.ts';
import type { GreenReason } from '#shared/contract/queue.ts';
import { useSay } from '../../i18n/use-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Heading } from '../heading.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { Name, plainName } from '../name.tsx';
import { Paged } from '../paged.tsx';
import { Screen } from '../screen.tsx';
import { TakeTrouble } from '../take-trouble.tsx';
import { useBookable } from '../use-bookable.ts';
import { useTake } from '../use-take.ts';
import { estimateWords, groupOf } from '../waiting-words.ts';
import './matter-screen.css';

function Facts(props: { matter: Matter; green: GreenReason | undefined }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { overview, catalogue } = useKiosk();
  const say = useSay();
  const { matter } = props;
  const group = groupOf(overview, matter.groupCode);
  const windows = catalogue.windows.filter(({ groupCodes }) => groupCodes.includes(matter.groupCode));
  const first = windows[0];
  const minutes = group ? estimateWords(t, group.estimate) : '';
  return (
    <dl className="facts">
      {group?.state === 'open' && (
        <div>
          <dt>{t('matter.ahead')}</dt>
          <dd>
            {/* What the line holds is no wait of the green channel, whose own is known once the number is taken. */}
            <b>{props.green ? t('green.ahead') : t('home.people', { count: group.waiting })}</b>
            {props.green ? (
              <span className="caption" data-give="2">
                {t('green.apart')}
              </span>
            ) : (
              minutes && <span className="caption">{minutes}</span>
            )}
          </dd>
        </div>
      )}
      {first && (
        <div data-give="4">
          <dt>{t('matter.where')}</dt>
          <dd>
            <b>{t('floor', { floor: first.floor })}</b>
            <span className="caption">{say(first.zone)}</span>
          </dd>
        </div>
      )}
      {matter.promisedWorkingDays !== null && (
        <div data-give="3">
          <dt>{t('matter.days')}</dt>
          <dd>
            <b>
              {matter.promisedWorkingDays === 0
                ? t('matter.sameVisit')
                : t('matter.workingDays', { count: matter.promisedWorkingDays })}
            </b>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The green channel and another day: to be found by who needs them, in nobody's way. */
function OtherWays(props: { matter: Matter; green: GreenReason | undefined; takes: boolean }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, newRequestId, session } = useKiosk();
  const { matter, green, takes } = props;
  const isShort = session.modes.large;
  const isBookable = useBookable().some(({ matterCode }) => matterCode === matter.code);
  if (!takes && !isBookable) return null;
  return (
    <div className="matter-ways">
      {takes && (
        <Button
          small
          icon="wheelchair"
          aria-pressed={green !== undefined}
          onClick={() => dispatch({ do: 'go', to: { name: 'green', chosen: green } })}
        >
          {green ? t('green.is', { reason: t(`green.${green}`) }) : isShort ? t('green.lane') : t('green.way')}
        </Button>
      )}
      {isBookable && (
        <Button
          small
          icon="calendar"
          onClick={() => dispatch({ do: 'begin-booking', requestId: newRequestId(), matterCode: matter.code })}
        >
          {isShort ? t('book.wayShort') : t('book.way')}
        </Button>
      )}
    </div>
  );
}

export function MatterScreen(props: { matter: Matter; requestId: string; green: GreenReason | undefined }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, hall, overview, session, orientation, newRequestId } = useKiosk();
  const say = useSay();
  const { matter, requestId, green } = props;
  const taking = useTake(matter, requestId);
  const group = groupOf(overview, matter.groupCode);
  const isClosed = !hall.open || group?.state === 'closed';
  const isClosingSoon = !isClosed && group?.isClosingSoon === true && group.closesAt !== null;
  const closing = isClosingSoon && (
    <Banner kind="due" icon="clock" title={t('matter.closingSoon', { time: group.closesAt })} />
  );
  const isLow = session.modes.low && orientation === 'portrait';
  const take = (): void => {
    if (hall.kiosk.askHolder === 'never') taking.take(green);
    else dispatch({ do: 'go', to: { name: 'holder', matterCode: matter.code, requestId, green } });
  };
  return (
    <Screen
      title={<Heading>{({ say }) => <Name>{say(matter.short)}</Name>}</Heading>}
      lead={matter.name.zh === matter.short.zh ? undefined : plainName(say(matter.name))}
      className="matter"
      readsBeside
      read={
        <>
          <Facts matter={matter} green={green} />
          {isLow && closing}
        </>
      }
      main={
        isClosed ? (
          <Button
            kind="lamp"
            className="btn-main"
            icon="say"
            onClick={() => dispatch({ do: 'begin-telling', requestId: newRequestId(), matterCode: matter.code })}
          >
            {t('home.tellDoor')}
          </Button>
        ) : (
          <Button kind="main" icon="ticket" busy={taking.waiting === 'none' ? null : t('matter.taking')} onClick={take}>
            {taking.fault ? t('again') : t('matter.take')}
          </Button>
        )
      }
    >
      <TakeTrouble taking={taking} />
      {!isLow && closing}
      {isClosed && (
        <div data-give="4">
          <Banner kind="due" icon="moon" title={t('closed.short')} />
        </div>
      )}
      <Card className="papers" data-holds>
        <h2 className="row">
          <Icon name="paper" />
          {matter.materials.length > 0 ? t('matter.bring') : t('matter.bringNothing')}
        </h2>
        <Paged
          items={matter.materials}
          keyOf={({ zh }) => zh}
          listKey={matter.code}
          className="papers-list"
          render={(paper) => (
            <span className="paper">
              <Icon name="check" />
              <span>{say(paper)}</span>
            </span>
          )}
        />
        {matter.fee && (
          <p className="caption" data-give="2">
            {t('matter.fee', { fee: say(matter.fee) })}
          </p>
        )}
        <p className="caption" data-give="1">
          {t('matter.missing')}
        </p>
      </Card>
      <OtherWays matter={matter} green={green} takes={!isClosed} />
    </Screen>
  );
}
