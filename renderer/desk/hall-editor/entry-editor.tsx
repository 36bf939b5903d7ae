// Owns one entry on the screen: its form, saving, and what is said when it cannot be saved or somebody else was first.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entries } from '#shared/contract/catalogue.ts';
import type { EntryData, EntryKind } from '#shared/contract/hall-entries.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import type { Language } from '#shared/domain/languages.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import type { Problem } from '../error-words.ts';
import { TheirsFirst } from '../theirs-first.tsx';
import { type FormProps, linesOf } from './entry-form.ts';
import { HallForm } from './hall-form.tsx';
import { MatterForm } from './matter-form.tsx';
import { AnswerForm, GroupForm, SpecialDayForm, UnitForm } from './small-forms.tsx';
import { type EntryState, type Theirs, useEntry } from './use-entry.ts';
import { WindowForm } from './window-form.tsx';

export function EntryEditor(props: {
  kind: EntryKind;
  /** Null: a new one, which begins as `blank`. */
  saved: Entries[EntryKind][number] | null;
  blank: EntryData | null;
  title: string;
  entries: Entries;
  onSaved: (code: string, notes: readonly Problem[]) => void;
  /** What was said when it was saved as a new one. */
  notes: readonly Problem[];
}): ReactNode {
  const { t } = useTranslation('hallEditor');
  const { kind, saved } = props;
  const entry = useEntry(kind, saved, props.blank, props.onSaved);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    entry.save();
  };
  const form = useRef<HTMLFormElement>(null);
  const { error } = entry;
  // In a long form what is wrong may be out of sight.
  useEffect(() => {
    const wrong = error ? form.current?.querySelector<HTMLElement>('[aria-invalid], fieldset:has(.field-error)') : null;
    wrong?.scrollIntoView({ block: 'center' });
    wrong?.focus({ preventScroll: true });
  }, [error]);
  const notes = entry.notes.length > 0 ? entry.notes : entry.isChanged ? [] : props.notes;
  const hasFieldProblem = entry.error !== null && entry.theirs === null;
  return (
    <form ref={form} className="card entry-editor" onSubmit={submit} noValidate>
      <div className="row entry-head">
        <h2 className="grow">{props.title}</h2>
        {saved && <ChangedBy saved={saved} />}
        {saved && kind !== 'hall' && <Standing kind={kind} saved={saved} onDone={entry.follow} />}
      </div>
      {saved?.isRetired && <Banner kind="due" icon="pause" title={t('isRetired')} />}
      {entry.theirs && <TheirEntry entry={entry} theirs={entry.theirs} entries={props.entries} />}
      <div className="entry-fields">
        <FormOf kind={kind} entry={entry} entries={props.entries} isNew={saved === null} />
      </div>
      <div className="entry-foot" role="status">
        {hasFieldProblem && <ErrorLine error={entry.error} />}
        <Said list={entry.elsewhere} />
        <Said list={notes} />
        {notes.length === 0 && entry.isChanged === false && saved === null && (
          <span className="caption">{t('newHint')}</span>
        )}
      </div>
      <div className="row entry-actions">
        {entry.isChanged && <Button onClick={entry.undo}>{t('undo')}</Button>}
        <span className="grow" />
        <Button
          submit
          kind="main"
          disabled={!entry.isChanged && saved !== null}
          busy={entry.isSaving ? t('saving') : null}
        >
          {entry.isChanged || saved === null ? t('save') : t('saved')}
        </Button>
      </div>
    </form>
  );
}

function FormOf(props: { kind: EntryKind; entry: EntryState; entries: Entries; isNew: boolean }): ReactNode {
  const { kind, entry, entries, isNew } = props;
  const formProps = { data: entry.data, set: entry.set, problem: entry.problem, entries, isNew };
  switch (kind) {
    case 'matter':
      return <MatterForm {...(formProps as FormProps<'matter'>)} />;
    case 'window':
      return <WindowForm {...(formProps as FormProps<'window'>)} />;
    case 'group':
      return <GroupForm {...(formProps as FormProps<'group'>)} />;
    case 'unit':
      return <UnitForm {...(formProps as FormProps<'unit'>)} />;
    case 'special-day':
      return <SpecialDayForm {...(formProps as FormProps<'special-day'>)} />;
    case 'answer':
      return <AnswerForm {...(formProps as FormProps<'answer'>)} />;
    case 'hall':
      return <HallForm {...(formProps as FormProps<'hall'>)} />;
  }
}

function Said({ list }: { list: readonly Problem[] }): ReactNode {
  const language = useLanguage();
  return list.map(({ path, message }) => (
    <p key={`${path} ${message}`} className="said-line" lang={language}>
      {path.includes(':') && <b>{path.split('.')[0]}</b>} {message}
    </p>
  ));
}

function ChangedBy({ saved }: { saved: Entries[EntryKind][number] }): ReactNode {
  const { t } = useTranslation('hallEditor');
  const { timeZone } = useDesk();
  if (saved.changedBy === null) return null;
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(saved.changedAt);
  return (
    <span className="caption">
      {t('changedBy', { name: saved.changedBy, time: `${day} ${hallTime(saved.changedAt, timeZone)}` })}
    </span>
  );
}

/** 停用, or back again: nothing that was ever given out loses its name. */
function Standing(props: {
  kind: Exclude<EntryKind, 'hall'>;
  saved: Entries[EntryKind][number];
  onDone: (from: number, to: number) => void;
}): ReactNode {
  const { t } = useTranslation('hallEditor');
  const { kind, saved } = props;
  const queries = useHallQueries();
  const client = useQueryClient();
  const language = useLanguage();
  const done = {
    onSuccess: ({ version }: { version: number }, sent: { version: number }) => props.onDone(sent.version, version),
    onSettled: () => client.invalidateQueries({ queryKey: queries.catalogue.key() }),
  };
  const retire = useMutation(queries.catalogue.retire.mutationOptions(done));
  const restore = useMutation(queries.catalogue.restore.mutationOptions(done));
  const input = { kind, code: saved.code, version: saved.version, language };
  const isPending = retire.isPending || restore.isPending;
  const error = (saved.isRetired ? restore : retire).error;
  const notes = (saved.isRetired ? retire : restore).data?.notes ?? [];
  return (
    <>
      {saved.isRetired ? (
        <Button small aria-busy={isPending || undefined} onClick={() => !isPending && restore.mutate(input)}>
          {t('restore')}
        </Button>
      ) : (
        <Button small aria-busy={isPending || undefined} onClick={() => !isPending && retire.mutate(input)}>
          {t('retire')}
        </Button>
      )}
      {notes.length > 0 && (
        <div className="entry-refused" role="status">
          <Said list={notes} />
        </div>
      )}
      {error !== null && (
        <div className="entry-refused">
          <ErrorLine error={error} />
          <Said list={(error as { data?: { problems?: { path: string; message: string }[] } }).data?.problems ?? []} />
        </div>
      )}
    </>
  );
}

/** Whose words stand. */
function TheirEntry(props: { entry: EntryState; theirs: Theirs; entries: Entries }): ReactNode {
  const { t } = useTranslation('hallEditor');
  const language = useLanguage();
  const { entry, theirs } = props;
  const nameOf = namesOf(props.entries, language);
  const mine = entry.data as Record<string, unknown>;
  const fields = [...new Set([...Object.keys(mine), ...Object.keys(theirs.data)])].filter(
    (field) => JSON.stringify(mine[field] ?? null) !== JSON.stringify(theirs.data[field] ?? null),
  );
  return (
    <TheirsFirst
      by={theirs.by}
      at={theirs.at}
      title={(who) => t('theirs.title', who)}
      rows={fields.map((field) => ({
        key: field,
        name: fieldName(t, field),
        theirs: inWords(theirs.data[field], nameOf),
        mine: inWords(mine[field], nameOf),
      }))}
      onTake={entry.undo}
      onKeepMine={() => entry.save(theirs.version)}
    />
  );
}

type Words = ReturnType<typeof useTranslation<'hallEditor'>>['t'];

/** The label a field has in its form; its English twin says so. */
function fieldName(t: Words, field: string): string {
  const isEnglish = field.endsWith('En');
  const key = isEnglish ? field.slice(0, -2) : field;
  const name = t(`field.${key as 'name'}`, { defaultValue: key });
  return isEnglish ? `${name} · ${t('english')}` : name;
}

/** What an entry refers to by a code, by its name; no code of one kind is one of another. */
function namesOf(entries: Entries, language: Language): (code: string) => string {
  const lines = (['matter', 'window', 'group', 'unit'] as const).flatMap((kind) => linesOf(entries, kind, language));
  const names = new Map(lines.map(({ code, title }) => [code, title]));
  return (code) => names.get(code) ?? code;
}

function inWords(value: unknown, nameOf: (code: string) => string): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  const parts = (all: readonly unknown[]): string[] => all.map((one) => inWords(one, nameOf));
  if (Array.isArray(value)) return parts(value).join(' · ');
  if (typeof value === 'object') return parts(Object.values(value)).join(' ');
  return nameOf(String(value));
}
