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
import { useKiosk } from '../../kiosk-context.ts';
import { plainName } from '../../name.tsx';
import { Paged } from '../../paged.tsx';
import { Screen } from '../../screen.tsx';
import { StatusFoot } from './status-foot.tsx';
import { useTextPieces } from './text-room.ts';

/** Beside a page's text stand its heading, a banner and what can be printed; the way on is set larger. */
const reasonRoom = { lines: 0.6, columns: 1 };
const wayOnRoom = { lines: 0.45, columns: 0.76 };
/** Characters of a way on that is set larger still. */
const shortWayOn = 70;

export function NotAcceptedScreen(props: {
  status: CaseStatus;
  said: NonNullable<CaseStatus['notAccepted']>;
  queryCode: string;
}): ReactNode {
  const { t } = useTranslation(['caseStatus', 'common']);
  const { dispatch, newRequestId } = useKiosk();
  const say = useSay();
  const language = useLanguage();
  const cut = useTextPieces();
  const { status, said, queryCode } = props;
  const { caseNo } = status;
  const { objection } = said;
  // What was said when it was looked at again stands with the first reason.
  const again = status.turns.findLast(({ what }) => what === 'upheld')?.words ?? null;
  const reasons = [...cut(said.words, reasonRoom), ...(objection === 'upheld' && again ? cut(again, reasonRoom) : [])];
  const wayOn = cut(said.wayOn, wayOnRoom);
  const items = [
    ...wayOn.map((text, part) => ({ key: `on ${part}`, text, isWayOn: true, isFirst: part === 0 })),
    ...reasons.map((text, part) => ({ key: `why ${part}`, text, isWayOn: false, isFirst: part === 0 })),
  ];
  const go = (name: 'object' | 'supplement'): void =>
    dispatch({ do: 'go', to: { name, caseNo, queryCode, requestId: newRequestId() } });
  const matter = status.matterName ? plainName(say(status.matterName)) : t(`common:kind.${status.kind}`);
  return (
    <Screen
      className="refused"
      title={t('caseStatus:refused.title')}
      lead={`${matter} · ${t('caseStatus:caseNo', { caseNo })}`}
      onBack={() => dispatch({ do: 'back' })}
      main={
        objection === 'possible' ? (
          <Button kind="main" icon="say" onClick={() => go('object')}>
            {t('caseStatus:refused.disagree')}
          </Button>
        ) : (
          <Button kind="main" icon="say" onClick={() => go('supplement')}>
            {t('caseStatus:add')}
          </Button>
        )
      }
    >
      {objection === 'made' && (
        <Banner kind="due" icon="people" title={t('caseStatus:refused.made')}>
          {t('caseStatus:refused.madeWhat')}
        </Banner>
      )}
      {objection === 'upheld' && <Banner kind="due" icon="people" title={t('caseStatus:refused.upheld')} />}
      <Paged
        items={items}
        keyOf={({ key }) => key}
        render={({ text, isWayOn, isFirst }) => (
          <Card
            kind={isWayOn ? 'plain' : 'quiet'}
            className={isWayOn ? 'way-on' : undefined}
            data-short={said.wayOn.length <= shortWayOn || undefined}
          >
            {isFirst && (
              <p className="caption">
                <b>{t(isWayOn ? 'caseStatus:refused.wayOn' : 'caseStatus:refused.why')}</b>
              </p>
            )}
            {isFirst && !isWayOn && (
              <p>
                <b>{groundWords(said.ground, language)}</b>
              </p>
            )}
            <p className="said-text" lang={langOf(text)}>
              {text}
            </p>
          </Card>
        )}
      />
      <StatusFoot status={status} queryCode={queryCode} count={status.turns.length + status.said.length} />
    </Screen>
  );
}
