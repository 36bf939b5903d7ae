// Owns what may be done with a case now: what waits for this person first, then the four ways, the rest one press away.
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Person } from '../../ui/person.tsx';
import { ChoiceMenu } from '../calling/choice-menu.tsx';
import { useDesk, useUnitName } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { useSingleKeys, useSingleKeysOn } from '../single-keys.ts';
import { useAfterAct } from '../use-case-acts.ts';
import { ActDone } from './act-form.tsx';
import { OpenForm } from './act-forms.tsx';
import { type FormName, formOf, letters, type Offered, offer } from './acts.ts';
import { Letter } from './letter.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { usePapers } from './use-papers.ts';
import './action-panel.css';

export function ActionPanel(props: { detail: CaseDetail; onReprint: () => void; onRelated: () => void }): ReactNode {
  const { t } = useTranslation(['case', 'desk']);
  const { detail } = props;
  const { act } = useSearch({ from: '/cases/$caseNo' });
  const offered = offer(detail);
  const [chosen, setChosen] = useState<FormName | null>(() => (act ? formOf(act, offered) : null));
  const [isMore, setMore] = useState(false);
  const papers = usePapers(detail);
  const all = [...offered.decisions, ...offered.ways.map(({ form }) => form), ...offered.quick, ...offered.more];
  const { drafts } = useDesk();
  // Somebody writes in the form that was open by itself: it stays, whatever others make the next step meanwhile.
  const [written, setWritten] = useState<FormName | null>(null);
  const isWritten = written !== null && drafts.hasWords(`${detail.caseNo}/`);
  const open = [chosen, isWritten ? written : null].find((form) => form && all.includes(form)) ?? offered.next;
  const rare = offered.more.find((form) => form === open) ?? null;
  const panel = useRef<HTMLElement>(null);
  const choose = (form: FormName): void => {
    // The very next key is written in its first field, and opens no other form.
    flushSync(() => setChosen(form));
    panel.current?.querySelector<HTMLElement>('#act-form :is(textarea, input, select)')?.focus();
  };
  const suggest = (): void => setChosen(null);
  // A step that is done leads to the next sensible one; a talk may be followed by another, and what was opened while it was on its way stays.
  const goOn = (): void => {
    if (!offered.quick.some((form) => form === open)) setChosen((now) => (now === open ? null : now));
  };
  const more = [
    ...offered.more,
    ...(detail.actions.includes('link') || detail.actions.includes('merge') ? (['related'] as const) : []),
    ...(detail.actions.includes('reprint') ? (['reprint'] as const) : []),
    ...(papers.mayMake ? (['letter', 'case-file'] as const) : []),
  ].map((value) => ({
    value,
    label: t(`act.${value}`),
    key: letters[value],
  }));
  const takeMore = (value: (typeof more)[number]['value']): void => {
    setMore(false);
    if (value === 'reprint') props.onReprint();
    else if (value === 'related') props.onRelated();
    else if (value === 'letter' || value === 'case-file') papers.make(value);
    else choose(value);
  };
  useSingleKeys((key) => {
    const way = /^[1-4]$/.test(key) ? offered.ways[Number(key) - 1] : undefined;
    const form = way?.form ?? [...offered.decisions, ...offered.quick].find((name) => letters[name] === key);
    const rare = more.find((one) => one.key === key);
    if (form) choose(form);
    else if (rare) takeMore(rare.value);
    else if (key === letters.more && more.length > 0) setMore(true);
    else return false;
    return true;
  });
  useFocusAfterAct(panel, detail.version);
  return (
    <section className="card col action-panel" aria-label={t('acts')} ref={panel}>
      {rare === null && <OwnerLine detail={detail} />}
      <Meanwhile detail={detail} />
      {detail.actions.includes('accept') && <AcceptButton detail={detail} />}
      {rare === null ? (
        <Tabs offered={offered} open={open} onChoose={choose} hasMore={more.length > 0} onMore={() => setMore(true)} />
      ) : (
        // A rare act has the panel to itself: its fields need the room.
        <div className="row">
          <h2 className="grow" id={tabId(rare)}>
            {t(`act.${rare}`)}
          </h2>
          <Button className="btn-quiet" icon="back" onClick={suggest}>
            {t('desk:back')}
          </Button>
        </div>
      )}
      {open && (
        <div role="tabpanel" id="act-form" aria-labelledby={tabId(open)} onInput={() => setWritten(open)}>
          <ActDone value={goOn}>
            <OpenForm key={open} name={open} detail={detail} />
          </ActDone>
        </div>
      )}
      <ErrorLine error={papers.error} />
      <Concluded detail={detail} />
      {all.length === 0 && detail.concludedAt === null && !detail.actions.includes('accept') && (
        <p className="quiet">{t('desk:case.nothingToDo')}</p>
      )}
      {isMore && (
        <ChoiceMenu
          title={t('more')}
          options={more}
          keys={t('keys')}
          onChoose={takeMore}
          onClose={() => setMore(false)}
        />
      )}
    </section>
  );
}

const tabId = (form: FormName): string => `tab-${form.replace('/', '-')}`;

function Tabs(props: {
  offered: Offered;
  open: FormName | null;
  onChoose: (form: FormName) => void;
  hasMore: boolean;
  onMore: () => void;
}): ReactNode {
  const { t } = useTranslation(['case', 'desk']);
  const { offered, open, hasMore } = props;
  const { decisions, ways, quick } = offered;
  const areLettersOn = useSingleKeysOn();
  const tab = (form: FormName, kind: string, letter: string, content: ReactNode): ReactNode => (
    <button
      key={form}
      type="button"
      role="tab"
      id={tabId(form)}
      className={`act-tab act-${kind}`}
      aria-controls={form === open ? 'act-form' : undefined}
      aria-selected={form === open}
      aria-keyshortcuts={areLettersOn ? letter : undefined}
      onClick={() => props.onChoose(form)}
    >
      {content}
    </button>
  );
  const plain = (form: Exclude<FormName, `conclude/${string}`>, kind: string): ReactNode =>
    tab(
      form,
      kind,
      letters[form],
      <>
        <span>{t(`act.${form}`)}</span>
        <Letter of={letters[form]} />
      </>,
    );
  if (decisions.length + ways.length + quick.length === 0 && !hasMore) return null;
  return (
    <>
      {ways.length > 0 && decisions.length === 0 && <h2 className="ways-title">{t('should')}</h2>}
      <div className="act-tabs">
        {decisions.length + ways.length + quick.length > 0 && (
          <div role="tablist" aria-label={t('acts')} className="act-list">
            {decisions.map((form) => plain(form, 'decision'))}
            {ways.map(({ way, form }, at) =>
              tab(
                form,
                'way',
                String(at + 1),
                <>
                  <b>{t(`desk:handling.${way}.name`)}</b>
                  <Letter of={String(at + 1)} />
                  <small>{t(`way.${form}`)}</small>
                </>,
              ),
            )}
            {quick.map((form) => plain(form, 'quick'))}
          </div>
        )}
        {hasMore && (
          <Button
            className="btn-quiet act-more"
            aria-haspopup="dialog"
            aria-keyshortcuts={areLettersOn ? letters.more : undefined}
            onClick={props.onMore}
          >
            {t('more')}
            <Letter of={letters.more} />
          </Button>
        )}
      </div>
    </>
  );
}

/** What was pressed is gone with the step it did; the keyboard goes on at the next one and not at the page's beginning. */
function useFocusAfterAct(panel: { current: HTMLElement | null }, version: number): void {
  const shown = useRef(version);
  useEffect(() => {
    if (shown.current === version) return;
    shown.current = version;
    if (document.activeElement && document.activeElement !== document.body) return;
    const tabs = [...(panel.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    (tabs.find((tab) => tab.ariaSelected === 'true') ?? tabs[0])?.focus();
  }, [panel, version]);
}

function OwnerLine({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('desk');
  const unitName = useUnitName();
  const { owner } = detail;
  const unit = unitName(owner.unitName);
  return (
    <Person name={owner.person ?? unit} face={owner.person ?? unit} here={owner.person !== null}>
      {owner.person ? t('case.ownedAt', { unit }) : t('case.ownedByUnit')}
    </Person>
  );
}

function AcceptButton({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('desk');
  const queries = useHallQueries();
  const accept = useMutation(queries.cases.accept.mutationOptions(useAfterAct(detail.caseNo)));
  return (
    <>
      <Button
        kind="lamp"
        className="btn-big"
        busy={accept.isPending ? t('row.accepting') : null}
        onClick={() => accept.mutate({ caseNo: detail.caseNo, version: detail.version })}
      >
        {t('act.acceptLong')}
      </Button>
      <ErrorLine error={accept.error} />
    </>
  );
}

function Concluded({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { timeZone } = useDesk();
  if (detail.concludedAt === null) return null;
  return (
    <p>
      {t('case.concludedAt', {
        when: dayAndTime(detail.concludedAt, timeZone, language),
        how: detail.handling ? t(`handling.${detail.handling}.name`) : '',
      })}
      <br />
      {detail.answers.length === 0 && <span className="caption">{t('case.concludedMore')}</span>}
    </p>
  );
}
