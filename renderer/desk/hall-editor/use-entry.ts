// Owns one entry while it is edited: a draft that outlives the page, saving it against the version that was seen, and who was first.
import { ORPCError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Entries, SaveEntry } from '#shared/contract/catalogue.ts';
import type { EntryData, EntryKind } from '#shared/contract/hall-entries.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import { useDesk, useDraft } from '../desk-context.ts';
import { type Problem, problemsOf } from '../error-words.ts';

/** What somebody else saved meanwhile. */
export type Theirs = { by: string | null; at: number; version: number; data: Record<string, unknown> };
type Draft = { version: number | null; fields: EntryData };

export type EntryState = {
  readonly data: EntryData;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  /** Said under the form; what belongs to a field is said there. */
  readonly error: unknown;
  readonly theirs: Theirs | null;
  /** What is wrong elsewhere in the hall, or allowed but worth knowing. */
  readonly elsewhere: readonly Problem[];
  readonly notes: readonly Problem[];
  problem(path: string): string | null;
  set(part: Partial<EntryData>): void;
  /** `over`: the version of somebody else's change that this one is to replace. */
  save(over?: number): void;
  /** Back to what is saved, or to nothing for a new one. */
  undo(): void;
  /** Its standing was changed from here: what is being written goes on from that version, unless somebody else was first. */
  follow(from: number, to: number): void;
};

const draftName = (kind: EntryKind, code: string): string => `hall ${kind} ${code}`;

/** `saved`: null for a new entry, which begins as `blank`. */
export function useEntry(
  kind: EntryKind,
  saved: Entries[EntryKind][number] | null,
  blank: EntryData | null,
  onSaved: (code: string, notes: readonly Problem[]) => void,
): EntryState {
  const queries = useHallQueries();
  const client = useQueryClient();
  const language = useLanguage();
  const { drafts, staff } = useDesk();
  const [draft, setDraft, clearDraft] = useDraft<Draft | null>(draftName(kind, saved?.code ?? ''), null);
  const base = saved?.data ?? blank;
  const data = draft?.fields ?? base;
  if (data === null) throw new Error('An entry is either there or begins blank');
  /** The fields that are on their way: what is typed before the answer is another draft. */
  const sent = useRef<EntryData>(null);
  const save = useMutation(
    queries.catalogue.save.mutationOptions({
      onSuccess: ({ code, version, notes }, input) => {
        const now = { code, version, data: input.data, isRetired: saved?.isRetired ?? false };
        const entry = { ...now, changedAt: Date.now(), changedBy: staff.displayName } as Entries[EntryKind][number];
        // Stands at once, so that whoever types on does not do so against the version before.
        client.setQueryData(
          queries.catalogue.entries.queryKey(),
          (all) => all && { ...all, [kind]: withEntry(all[kind], entry) },
        );
        const typedOn = draft && draft.fields !== sent.current ? { ...draft, version } : null;
        if (typedOn && saved) setDraft(typedOn);
        else clearDraft();
        if (typedOn) drafts.set(draftName(kind, code), typedOn);
        void client.invalidateQueries({ queryKey: queries.catalogue.key() });
        onSaved(code, notes);
      },
      // The list shows who was first, too.
      onError: () => void client.invalidateQueries({ queryKey: queries.catalogue.entries.key() }),
    }),
  );
  // What has been written anew since may be right by now: only saving tells.
  const isAsSent = (path: string): boolean => {
    const field = path.split('.')[0] ?? '';
    return sent.current === null || Reflect.get(sent.current, field) === Reflect.get(data, field);
  };
  const problems = [...problemsOf(save.error), ...brokenOf(save.error)]
    .map(({ path, message }) => ({ path: path.replace(/^data\./, ''), message }))
    .filter(({ path }) => isAsSent(path));
  return {
    data,
    isChanged: draft !== null,
    isSaving: save.isPending,
    error: save.error,
    theirs: theirsOf(save.error),
    elsewhere: problems.filter(({ path }) => path.includes(':') || !((path.split('.')[0] ?? '') in data)),
    notes: save.data?.notes ?? [],
    problem: (path) =>
      problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}.`))?.message ?? null,
    set: (part) =>
      setDraft({ version: draft?.version ?? saved?.version ?? null, fields: { ...data, ...part } as EntryData }),
    save: (over) => {
      if (save.isPending) return;
      sent.current = data;
      const version = over ?? draft?.version ?? saved?.version ?? null;
      save.mutate({ kind, version, language, data: withoutEmptyLines(data) } as SaveEntry);
    },
    undo: () => {
      clearDraft();
      save.reset();
    },
    follow: (from, to) => {
      if (draft?.version === from) setDraft({ ...draft, version: to });
    },
  };
}

/** In its place where it is known, last where it is new. */
function withEntry(list: Entries[EntryKind], entry: Entries[EntryKind][number]): Entries[EntryKind][number][] {
  return list.some(({ code }) => code === entry.code)
    ? list.map((one) => (one.code === entry.code ? entry : one))
    : [...list, entry];
}

/** Lines in which nothing was written, in neither language, are nobody's. */
function withoutEmptyLines(data: EntryData): EntryData {
  const entries = Object.entries(data).map(([field, value]: [string, unknown]) => {
    if (!Array.isArray(value)) return [field, value];
    const twin: unknown = Reflect.get(data, field.endsWith('En') ? field.slice(0, -2) : `${field}En`);
    const isWritten = (index: number): boolean => isSaid(value[index]) || (Array.isArray(twin) && isSaid(twin[index]));
    return [field, value.filter((_, index) => isWritten(index))];
  });
  return Object.fromEntries(entries) as EntryData;
}

function isSaid(line: unknown): boolean {
  if (typeof line === 'string') return line.trim() !== '';
  if (typeof line === 'object' && line !== null && 'zh' in line && 'en' in line)
    return isSaid(line.zh) || isSaid(line.en);
  return true;
}

function brokenOf(error: unknown): readonly Problem[] {
  if (!(error instanceof ORPCError) || error.code !== 'REFERENCES_BROKEN') return [];
  return (error.data as { problems: Problem[] }).problems;
}

function theirsOf(error: unknown): Theirs | null {
  return error instanceof ORPCError && error.code === 'CHANGED_MEANWHILE' ? (error.data as Theirs) : null;
}
