// Owns the last look before handing in: what was told, each part to be changed, and what happens to personal data.
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { draftPartSchema } from '#shared/contract/assist.ts';
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
import { useKiosk } from '../../kiosk-context.ts';
import { plainName } from '../../name.tsx';
import { Paged } from '../../paged.tsx';
import { Screen } from '../../screen.tsx';
import type { Screen as ScreenState } from '../../screen-state.ts';
import type { Draft } from '../../session.ts';
import { type Filing, useFileCase } from '../../use-file-case.ts';
import { ListenButton } from '../say/listen-button.tsx';
import { PrivacyNotice } from './privacy-notice.tsx';
import './review.css';

type Row = { key: 'kind' | 'matter' | 'where' | 'words' | 'said' | 'trips' | 'who'; text: string; to: ScreenState };

function useRows(draft: Draft): Row[] {
  const { t } = useTranslation(['kiosk', 'common', 'say']);
  const { catalogue, session } = useKiosk();
  const say = useSay();
  const matter = catalogue.matters.find(({ code }) => code === draft.matterCode);
  const unit = catalogue.units.find(({ code }) => code === draft.failedAtUnit);
  const role = draft.role ?? 'anonymous';
  const spoken = draft.recording && spokenLength(draft.recording.seconds, session.language);
  // Beside a recording the words have less room.
  const told = beginning(draft.words, (session.modes.large ? 24 : 42) / (spoken ? 2 : 1));
  const words = told.isWhole ? told.text : t('kiosk:review.more', { text: told.text, count: told.count });
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
    spoken && told.text === ''
      ? { key: 'said', text: spoken, to: { name: 'tell-say' } }
      : {
          key: 'words',
          text: spoken ? `${words} · ${t('say:row')} ${spoken}` : words,
          to: { name: 'tell-words' },
        },
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

/** More is not put right at once. */
const problemsAtOnce = 2;

/** What is said when handing in did not work; the words are all still there. */
function FilingTrouble(props: { filing: Filing }): ReactNode {
  const { t } = useTranslation(['kiosk', 'atHand']);
  const { filing } = props;
  const named = ({ part, message }: { part: string; message: string }): string => {
    const { data } = draftPartSchema.safeParse(part);
    if (!data) return message;
    const row = rowOf(data);
    const what = row === 'who' ? t(`atHand:kiosk.part.${data}`) : t(`kiosk:review.${row}`);
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
  const isTwoPages = session.modes.large || isLow || orientation === 'landscape';
  const change = (row: Row): void => dispatch({ do: 'change', to: row.to });
  const rowOf = (row: Row, at: number, withButton: boolean): ReactNode => (
    <div className="review-row" key={row.key}>
      <span className="caption">
        {!withButton && <b className="review-at">{at + 1}</b>}
        {t(`review.${row.key}`)}
      </span>
      <span
        className="grow review-text"
        lang={langOf(row.text)}
        data-private={row.key === 'words' || row.key === 'who' || undefined}
      >
        {row.text}
        {isHelped(props.draft, row.key) && (
          <span className="helped-mark" data-give="2">
            {t('atHand:kiosk.helped')}
          </span>
        )}
      </span>
      {withButton && row.key === 'said' && sound && (
        <ListenButton small sound={sound} seconds={props.draft.recording?.seconds ?? 0} />
      )}
      {withButton && (
        <Button
          small
          icon="pen"
          aria-label={t('review.changeThis', { what: t(`review.${row.key}`) })}
          onClick={() => change(row)}
        >
          {t('review.change')}
        </Button>
      )}
    </div>
  );
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
        read={<Card className="review-rows">{rows.map((row, at) => rowOf(row, at, false))}</Card>}
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
            <Paged items={rows} keyOf={({ key }) => key} render={(row) => rowOf(row, rows.indexOf(row), true)} />
          ) : (
            rows.map((row, at) => rowOf(row, at, true))
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
