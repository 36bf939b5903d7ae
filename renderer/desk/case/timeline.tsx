// Owns the course of a case, newest first, and adding a note to it.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CaseEntry } from '#shared/contract/case-shapes.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayParts, hallDate, hallTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useDraft } from '../desk-context.ts';
import { useAfterAct } from '../use-case-acts.ts';
import { emptyWords, WordsForm } from './words-form.tsx';

/** What stands out: the words between the window and the citizen. */
const lampKinds: readonly CaseEntry['kind'][] = ['said', 'supplement', 'concluded'];

export function Timeline({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('desk');
  const [draft] = useDraft(`${detail.caseNo}/note`, emptyWords);
  const [isWriting, setWriting] = useState(draft.words !== '');
  const entries = detail.entries.toSorted((a, b) => b.at - a.at);
  return (
    <section className="card col timeline-card">
      <div className="row">
        <h2 className="grow">{t('case.course')}</h2>
        {detail.actions.includes('note') && !isWriting && (
          <Button icon="pen" onClick={() => setWriting(true)}>
            {t('act.note')}
          </Button>
        )}
      </div>
      {isWriting && <NoteForm detail={detail} onDone={() => setWriting(false)} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys. */}
      <ol className="timeline" tabIndex={0} aria-label={t('case.course')}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { entry: CaseEntry }): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { clock, timeZone } = useDesk();
  const day = hallDate(entry.at, timeZone);
  const isToday = clock !== null && hallDate(clock.now, timeZone) === day;
  const [, month = '', date = ''] = day.split('-');
  return (
    <li data-lamp={lampKinds.includes(entry.kind) || undefined}>
      <time dateTime={new Date(entry.at).toISOString()} title={dayParts(day, language).day}>
        {!isToday && <span className="caption">{`${Number(month)}/${Number(date)}`}</span>}{' '}
        {hallTime(entry.at, timeZone)}
      </time>
      <div>
        <div className="row entry-head">
          <b>
            {entry.staffName ??
              t(entry.kind === 'supplement' || entry.kind === 'filed' ? 'entry.citizen' : 'entry.hall')}
          </b>
          <span className="caption">{t(`entry.${entry.kind}`)}</span>
        </div>
        <p className="entry-text">{entry.text}</p>
      </div>
    </li>
  );
}

function NoteForm({ detail, onDone }: { detail: CaseDetail; onDone: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const queries = useHallQueries();
  const [draft, setDraft, clear] = useDraft(`${detail.caseNo}/note`, emptyWords);
  const after = useAfterAct(detail.caseNo);
  const add = useMutation(
    queries.cases.addEntry.mutationOptions({
      ...after,
      onSuccess: (next) => {
        after.onSuccess(next);
        clear();
        onDone();
      },
    }),
  );
  return (
    <WordsForm
      label={t('case.noteLabel')}
      draft={draft}
      onDraft={setDraft}
      max={2000}
      error={add.error}
      busy={add.isPending ? t('case.saving') : null}
      action={t('case.noteDo')}
      onSend={(words, requestId) => add.mutate({ requestId, caseNo: detail.caseNo, for: 'inside', words })}
      onCancel={() => {
        clear();
        onDone();
      }}
      isFocused
    />
  );
}
