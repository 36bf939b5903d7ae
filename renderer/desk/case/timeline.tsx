// Owns the course of a case, newest first: all of it, what the citizen sees, or what stays inside; and adding a note to it.

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CaseEntry } from '#shared/contract/case-detail.ts';
import { hallDate, hallTime } from '#shared/domain/calendar-date.ts';
import { dayParts } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { useDesk, useDraft } from '../desk-context.ts';
import { useSingleKeys, useSingleKeysOn } from '../single-keys.ts';
import { letters } from './acts.ts';
import { entryIcons, fromCitizen, isSeenByCitizen, lampKinds } from './entry-kinds.ts';
import { Letter } from './letter.tsx';
import { emptyWords, NoteForm } from './tell-form.tsx';

const filters = ['all', 'citizen', 'inside'] as const;
type Filter = (typeof filters)[number];

export function Timeline({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation(['case', 'desk']);
  const [draft] = useDraft(`${detail.caseNo}/note`, emptyWords);
  const [isWriting, setWriting] = useState(draft.words !== '');
  const [filter, setFilter] = useState<Filter>('all');
  const mayNote = detail.actions.includes('note');
  const areLettersOn = useSingleKeysOn();
  useSingleKeys((key) => {
    if (key !== letters.note || !mayNote) return false;
    setWriting(true);
    return true;
  });
  const entries = detail.entries
    .filter((entry) => filter === 'all' || isSeenByCitizen(entry.kind) === (filter === 'citizen'))
    .toSorted((a, b) => b.at - a.at);
  return (
    <section className="card col timeline-card">
      <div className="row">
        <h2>{t('desk:case.course')}</h2>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields. */}
        <div className="entry-filters grow" role="group" aria-label={t('filter.label')}>
          {filters.map((name) => (
            <button
              key={name}
              type="button"
              className="filter"
              aria-pressed={name === filter}
              onClick={() => setFilter(name)}
            >
              {t(`filter.${name}`)}
            </button>
          ))}
        </div>
        {mayNote && !isWriting && (
          <Button
            icon="pen"
            aria-keyshortcuts={areLettersOn ? letters.note : undefined}
            onClick={() => setWriting(true)}
          >
            {t('desk:act.note')}
            <Letter of={letters.note} />
          </Button>
        )}
      </div>
      {isWriting && <NoteForm detail={detail} onDone={() => setWriting(false)} />}
      {entries.length === 0 && <p className="caption">{t('filter.none')}</p>}
      <ol className="timeline" ref={scrollStop} aria-label={t('desk:case.course')}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { entry: CaseEntry }): ReactNode {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const { clock, timeZone } = useDesk();
  const day = hallDate(entry.at, timeZone);
  const isToday = clock !== null && hallDate(clock.now, timeZone) === day;
  const [, month = '', date = ''] = day.split('-');
  return (
    <li data-lamp={lampKinds.includes(entry.kind) || undefined} data-inside={!isSeenByCitizen(entry.kind) || undefined}>
      <time dateTime={new Date(entry.at).toISOString()} title={dayParts(day, language).day}>
        {!isToday && <span className="caption">{`${Number(month)}/${Number(date)}`}</span>}{' '}
        {hallTime(entry.at, timeZone)}
      </time>
      <i className="entry-icon" aria-hidden="true">
        <Icon name={entryIcons[entry.kind]} />
      </i>
      <div>
        <div className="row entry-head">
          <b>{entry.staffName ?? t(fromCitizen.includes(entry.kind) ? 'entry.citizen' : 'entry.hall')}</b>
          <span className="caption">{t(`entry.${entry.kind}`)}</span>
        </div>
        <p className="entry-text">{entry.text}</p>
      </div>
    </li>
  );
}
