// Owns the last look before handing in: what was told, each part to be changed, and what happens to personal data.
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { draftParts } from '#shared/domain/draft-parts.ts';
import { maskPhone } from '#shared/domain/masking.ts';
import { spokenLength } from '#shared/domain/spoken-length.ts';
import { useSay } from '../../../i18n/use-words.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { fromBase64 } from '../../../ui/file-bytes.ts';
import { useWaiting } from '../../../ui/use-waiting.ts';
import { isHelped, rowOf } from '../../at-hand/draft-parts.ts';
import { ParkOffer } from '../../at-hand/help-offers.tsx';
import { beginning, detailsOf, langOf, shortened } from '../../details.ts';
import { Heading } from '../../heading.tsx';
import { type Orientation, useKiosk } from '../../kiosk-context.ts';
import { plainName } from '../../name.tsx';
import { Paged } from '../../paged.tsx';
import { pieces, type Room } from '../../pieces.ts';
import { Screen } from '../../screen.tsx';
import type { Screen as ScreenState } from '../../screen-state.ts';
import type { Draft, Modes } from '../../session.ts';
import { type Filing, useFileCase } from '../../use-file-case.ts';
import { ListenButton } from '../say/listen-button.tsx';
import { PrivacyNotice } from './privacy-notice.tsx';
import './review.css';

type Row = {
  key: 'kind' | 'matter' | 'where' | 'words' | 'said' | 'trips' | 'who';
  text: string;
  to: ScreenState;
  /** Which part of words too long for one row this is; the first has the row's name and its button. */
  part?: number;
};

/** All rows, with the words in full; a recording is named before them, lest it be what has no room. */
function useRows(draft: Draft): Row[] {
  const { t } = useTranslation(['kiosk', 'common', 'say']);
  const { catalogue, session } = useKiosk();
  const say = useSay();
  const matter = catalogue.matters.find(({ code }) => code === draft.matterCode);
  const unit = catalogue.units.find(({ code }) => code === draft.failedAtUnit);
  const role = draft.role ?? 'anonymous';
  const spoken = draft.recording && spokenLength(draft.recording.seconds, session.language);
  const told = draft.words.replace(/\s*\n\s*/g, '\n').trim();
  const words = spoken && told !== '' ? `${t('say:row')} ${spoken} · ${told}` : told;
  const comma = t('kiosk:list.comma');
  const filled = detailsOf[role]
    .filter((field) => draft.fields[field].trim() !== '')
    // In large type who is to be found and how: the rest was seen when it was typed.
    .filter((field) => !session.modes.large || field === 'name' || field === 'phone' || field === 'organisation')
    .map((field) => {
      const text = draft.fields[field].trim();
      if (field === 'phone') return t('kiosk:review.phone', { phone: maskPhone(text) });
      // Not even the last digits: somebody may stand behind.
      return field === 'idNumber' ? t('kiosk:review.idGiven') : beginning(text, session.modes.large ? 9 : 20).text;
    });
  if (filled.length > 0 && draft.fields.phone.trim() === '') filled.push(t('kiosk:review.noPhone'));
  const contact = filled.length > 0 ? filled.join(comma) : t('kiosk:review.noName');
  return [
    { key: 'kind', text: t(`common:kind.${draft.kind ?? 'not-done'}`), to: { name: 'tell-kind' } },
    {
      key: 'matter',
      text: matter ? plainName(say(matter.short)) : t('kiosk:tell.unsure'),
      to: { name: 'matters', purpose: 'tell', departmentCode: null },
    },
    { key: 'where', text: unit ? say(unit.short) : t('kiosk:tell.unsure'), to: { name: 'tell-where' } },
    spoken && told === ''
      ? { key: 'said', text: spoken, to: { name: 'tell-say' } }
      : { key: 'words', text: words, to: { name: 'tell-words' } },
    {
      key: 'trips',
      text: draft.trips === null ? t('kiosk:tell.forgotten') : t('kiosk:tell.tripCount', { count: draft.trips }),
      to: { name: 'tell-trips' },
    },
    {
      key: 'who',
      text: role === 'anonymous' ? t('kiosk:tell.role.anonymous') : contact,
      to: { name: 'tell-who' },
    },
  ];
}

/** Beside their name and their button; more than that stands under them, across the card. */
function roomBeside(orientation: Orientation, { large }: Modes): Room {
  if (orientation === 'landscape') return large ? { lines: 2, columns: 15 } : { lines: 3, columns: 24 };
  return large ? { lines: 3, columns: 8 } : { lines: 4, columns: 16 };
}

/** Across the card: so few lines that several parts fill a page well. */
function roomAcross(orientation: Orientation, { large }: Modes): Room {
  if (orientation === 'landscape') return large ? { lines: 3, columns: 24 } : { lines: 3, columns: 34 };
  return large ? { lines: 3, columns: 17 } : { lines: 4, columns: 25 };
}

/** Long words in parts, each a row of its own for the list to turn pages between: read once means all of it. */
function inParts(row: Row, orientation: Orientation, modes: Modes): Row[] {
  if (row.key !== 'words' || pieces(row.text, roomBeside(orientation, modes)).length === 1) return [row];
  return pieces(row.text, roomAcross(orientation, modes)).map((text, part) => ({ ...row, text: text.trim(), part }));
}

/** More is not put right at once. */
const problemsAtOnce = 2;

/** What is said when handing in did not work; the words are all still there. */
function FilingTrouble(props: { filing: Filing }): ReactNode {
  const { t } = useTranslation(['kiosk', 'atHand']);
  const { filing } = props;
  const named = ({ part, message }: { part: string; message: string }): string => {
    const known = draftParts.find((one) => one === part);
    if (!known) return message;
    const row = rowOf(known);
    const what = row === 'who' ? t(`atHand:kiosk.part.${known}`) : t(`kiosk:review.${row}`);
    return t('atHand:kiosk.partSays', { what, message });
  };
  const waiting = useWaiting(filing.isPending);
  if (waiting === 'slow' || waiting === 'stuck')
    return <Banner kind="due" icon="clock" title={waiting === 'slow' ? t('wait.slow') : t('wait.stuck')} />;
  if (!filing.isFailed || filing.isPending) return null;
  return filing.problems ? (
    <Banner kind="late" icon="pen" title={t('fault.putRight')}>
      {filing.problems.slice(0, problemsAtOnce).map(named).join(' ')}
    </Banner>
  ) : (
    <Banner kind="late" icon="warning" title={filing.isUnknown ? t('fault.unknown') : t('fault.file')}>
      {filing.isUnknown ? t('fault.once') : t('fault.what')}
    </Banner>
  );
}

function SubmitButton(props: { filing: Filing }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { session } = useKiosk();
  const { filing } = props;
  const waiting = useWaiting(filing.isPending);
  return (
    <Button kind="main" busy={waiting === 'none' ? null : t('review.handingIn')} onClick={filing.file}>
      {filing.isFailed ? t('again') : session.modes.large ? t('review.handInShort') : t('review.handIn')}
    </Button>
  );
}

export function TellReviewScreen(props: { draft: Draft }): ReactNode {
  const { t } = useTranslation(['kiosk', 'say', 'atHand']);
  const { dispatch, session, orientation } = useKiosk();
  const rows = useRows(props.draft);
  const { recording } = props.draft;
  const sound = useMemo(() => recording && fromBase64(recording.data, recording.type), [recording]);
  const filing = useFileCase(props.draft);
  const isLow = session.modes.low && orientation === 'portrait';
  const items = rows.flatMap((row) => inParts(row, orientation, session.modes));
  const isTwoPages = session.modes.large || isLow || orientation === 'landscape' || items.length > rows.length;
  const change = (row: Row): void => dispatch({ do: 'change', to: row.to });
  const textOf = (row: Row, text: string): ReactNode => (
    <span
      className="grow review-text"
      lang={langOf(text)}
      data-private={row.key === 'words' || row.key === 'who' || undefined}
    >
      {text}
      {!row.part && isHelped(props.draft, row.key) && (
        <span className="helped-mark" data-give="2">
          {t('atHand:kiosk.helped')}
        </span>
      )}
    </span>
  );
  const rowOf = (row: Row): ReactNode =>
    row.part ? (
      <div className="review-row review-on" key={`${row.key} ${row.part}`}>
        {textOf(row, row.text)}
      </div>
    ) : (
      <div className={row.part === 0 ? 'review-row review-long' : 'review-row'} key={row.key}>
        <span className="caption">{t(`review.${row.key}`)}</span>
        {textOf(row, row.text)}
        {row.key === 'said' && sound && (
          <ListenButton small sound={sound} seconds={props.draft.recording?.seconds ?? 0} />
        )}
        <Button
          small
          icon="pen"
          aria-label={t('review.changeThis', { what: t(`review.${row.key}`) })}
          onClick={() => change(row)}
        >
          {t('review.change')}
        </Button>
      </div>
    );
  /** Above the reach line there are no pages to turn: the beginning, and how much there is; its key leads to all of it. */
  const readRow = (row: Row, at: number): ReactNode => {
    const begun = beginning(row.text, session.modes.large ? 24 : 84);
    const isCut = row.key === 'words' && !begun.isWhole;
    return (
      <div className="review-row" key={row.key}>
        <span className="caption">
          <b className="review-at">{at + 1}</b>
          {t(`review.${row.key}`)}
        </span>
        {textOf(row, isCut ? t('review.more', { text: begun.text, count: begun.count }) : row.text)}
      </div>
    );
  };
  const main = isTwoPages ? (
    <Button kind="main" iconEnd="next" onClick={() => dispatch({ do: 'go', to: { name: 'privacy' } })}>
      {t('next')}
    </Button>
  ) : (
    <SubmitButton filing={filing} />
  );
  if (isLow)
    return (
      <Screen
        step={5}
        title={<Heading>{({ t }) => t('review.title')}</Heading>}
        read={<Card className="review-rows">{rows.map(readRow)}</Card>}
        main={main}
      >
        <p className="lead">{t('review.whichChange')}</p>
        <div className="review-keys">
          {rows.map((row, at) => (
            <Button key={row.key} onClick={() => change(row)}>
              {t('review.changeAt', { at: at + 1 })}
            </Button>
          ))}
        </div>
        <ParkOffer draft={props.draft} />
      </Screen>
    );
  return (
    <Screen step={5} title={<Heading>{({ t }) => t('review.title')}</Heading>} main={main} className="review">
      {!isTwoPages && <FilingTrouble filing={filing} />}
      <div className="review-two">
        <Card className="review-rows">
          {isTwoPages ? (
            <Paged items={items} keyOf={({ key, part = 0 }) => `${key} ${part}`} render={rowOf} />
          ) : (
            rows.map(rowOf)
          )}
        </Card>
        {!isTwoPages && <PrivacyNotice role={props.draft.role ?? 'anonymous'} />}
      </div>
    </Screen>
  );
}

/** The second page where one is not enough: the notice, and handing in. */
export function PrivacyScreen(props: { draft: Draft }): ReactNode {
  const filing = useFileCase(props.draft);
  const notice = <PrivacyNotice role={props.draft.role ?? 'anonymous'} titled={false} />;
  return (
    <Screen step={5} title={<Heading>{({ t }) => t('privacy.title')}</Heading>} main={<SubmitButton filing={filing} />}>
      <FilingTrouble filing={filing} />
      {/* What is to be put right stands in its place: there is room for one. */}
      {(filing.problems === null || filing.isPending) && notice}
    </Screen>
  );
}

/** The disk is full: nothing was written, and what was typed is still here. */
export function CannotSaveScreen(props: { draft: Draft | null }): ReactNode {
  const { t } = useTranslation(['kiosk', 'say']);
  const { hall, callHelp, session } = useKiosk();
  const say = useSay();
  const filing = useFileCase(props.draft);
  const waiting = useWaiting(filing.isPending);
  return (
    <Screen
      title={<Heading>{({ t }) => t('full.title')}</Heading>}
      lead={t('full.lead')}
      read={
        props.draft && (
          <Card className="col">
            <span className="caption">{t('full.yourWords')}</span>
            <p className="lead" lang={langOf(props.draft.words)} data-private>
              {props.draft.words.trim() === '' && props.draft.recording
                ? `${t('say:row')} ${spokenLength(props.draft.recording.seconds, session.language)}`
                : shortened(props.draft.words, 80)}
            </p>
          </Card>
        )
      }
      main={
        <Button kind="main" busy={waiting === 'none' ? null : t('review.handingIn')} onClick={filing.file}>
          {t('again')}
        </Button>
      }
    >
      {filing.isUnknown && <FilingTrouble filing={filing} />}
      <Card kind="warm" className="col">
        <h2>{t('full.way', { window: hall.tellWindow.number })}</h2>
        <p>{say(hall.tellWindow.where)}</p>
      </Card>
      <Button kind="lamp" className="btn-main" icon="help" onClick={callHelp}>
        {t('full.call')}
      </Button>
    </Screen>
  );
}
