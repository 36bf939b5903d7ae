// Owns 不予受理 at the kiosk: the way on first and largest, the reason once and in full, and the way to object.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import { groundWords } from '#shared/domain/turn-words.ts';
import { useLanguage, useSay } from '../../../i18n/use-words.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { langOf } from '../../details.ts';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { plainName } from '../../name.tsx';
import { Paged } from '../../paged.tsx';
import { Screen } from '../../screen.tsx';
import { StatusFoot } from './status-foot.tsx';
import { useTextPieces } from './text-room.ts';

/** What of a page's room a text has beside what can be printed; the way on is set larger. */
const rooms = { reason: { lines: 0.7, columns: 1 }, wayOn: { lines: 0.5, columns: 0.76 } } as const;
/** Characters of a way on that is set larger still, and stands above what is touched in 低位. */
const shortWayOn = 70;

export function NotAcceptedScreen(props: {
  status: CaseStatus;
  said: NonNullable<CaseStatus['notAccepted']>;
  queryCode: string;
}): ReactNode {
  const { t } = useTranslation(['caseStatus', 'common']);
  const { dispatch, newRequestId, orientation, session } = useKiosk();
  const say = useSay();
  const language = useLanguage();
  const cut = useTextPieces();
  const { status, said, queryCode } = props;
  const { caseNo } = status;
  const { objection } = said;
  // What was said when it was looked at again stands with the first reason.
  const again = status.turns.findLast(({ what }) => what === 'upheld')?.words ?? null;
  const reasons = [
    ...cut(said.words, rooms.reason),
    ...(objection === 'upheld' && again ? cut(again, rooms.reason) : []),
  ];
  const wayOn = cut(said.wayOn, rooms.wayOn);
  const isShort = said.wayOn.length <= shortWayOn;
  // In 低位 the upper half is for reading: there the way on stands by itself.
  const isAbove = isShort && session.modes.low && orientation === 'portrait';
  const isLarger = isShort && !session.modes.large;
  const items = [
    ...(isAbove
      ? []
      : wayOn.map((text, part) => ({ key: `on ${part}`, text, kind: 'way-on' as const, isFirst: part === 0 }))),
    { key: 'ground', text: groundWords(said.ground, language), kind: 'ground' as const, isFirst: true },
    ...reasons.map((text, part) => ({ key: `why ${part}`, text, kind: 'reason' as const, isFirst: false })),
  ];
  const go = (name: 'object' | 'supplement'): void =>
    dispatch({ do: 'go', to: { name, caseNo, queryCode, requestId: newRequestId() } });
  const matter = status.matterName ? plainName(say(status.matterName)) : t(`common:kind.${status.kind}`);
  return (
    <Screen
      className="refused"
      title={<Heading area="caseStatus">{({ t }) => t('refused.title')}</Heading>}
      lead={
        <>
          {matter} · <span className="nowrap">{t('caseStatus:caseNo', { caseNo })}</span>
        </>
      }
      readsBeside
      read={
        <>
          <Looked objection={objection} />
          {isAbove && <WayOn text={said.wayOn} isFirst isLarger={isLarger} />}
        </>
      }
      onBack={() => dispatch({ do: 'back' })}
      main={
        objection === 'possible' && status.stage < 7 ? (
          <Button kind="main" icon="say" onClick={() => go('object')}>
            {t('caseStatus:refused.disagree')}
          </Button>
        ) : (
          status.mayAdd && (
            <Button kind="main" icon="say" onClick={() => go('supplement')}>
              {t('caseStatus:add')}
            </Button>
          )
        )
      }
    >
      <Paged
        items={items}
        keyOf={({ key }) => key}
        render={({ text, kind, isFirst }) =>
          kind === 'way-on' ? (
            <WayOn text={text} isFirst={isFirst} isLarger={isLarger} />
          ) : (
            <Card kind="quiet">
              {isFirst && (
                <p className="caption">
                  <b>{t('caseStatus:refused.why')}</b>
                </p>
              )}
              <p className="said-text" lang={langOf(text)}>
                {kind === 'ground' ? <b>{text}</b> : text}
              </p>
            </Card>
          )
        }
      />
      <StatusFoot status={status} queryCode={queryCode} count={status.turns.length + status.said.length} />
    </Screen>
  );
}

/** How far the objection has come; nothing before there is one. */
function Looked(props: { objection: 'possible' | 'made' | 'upheld' }): ReactNode {
  const { t } = useTranslation('caseStatus');
  switch (props.objection) {
    case 'possible':
      return null;
    case 'made':
      return (
        <Banner kind="due" icon="people" title={t('refused.made')}>
          <span data-give="4">{t('refused.madeWhat')}</span>
        </Banner>
      );
    case 'upheld':
      return <Banner kind="due" icon="people" title={t('refused.upheld')} />;
  }
}

function WayOn(props: { text: string; isFirst: boolean; isLarger: boolean }): ReactNode {
  const { t } = useTranslation('caseStatus');
  return (
    <Card className="way-on" data-larger={props.isLarger || undefined}>
      {props.isFirst && (
        <p className="caption">
          <b>{t('refused.wayOn')}</b>
        </p>
      )}
      <p className="said-text" lang={langOf(props.text)}>
        {props.text}
      </p>
    </Card>
  );
}
