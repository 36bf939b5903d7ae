// Owns a year's notice while it is entered: a draft that outlives the page, looked over before it is saved, and who was first.
import { ORPCError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CalendarYear } from '#shared/contract/calendar.ts';
import type { DayRange } from '#shared/domain/holiday-notice.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import { useDraft } from '../desk-context.ts';
import { type Problem, problemsOf } from '../error-words.ts';

/** As typed: dates may be empty. */
export type NoticeFields = {
  readonly source: string;
  readonly off: readonly DayRange[];
  readonly worked: readonly string[];
};
type Draft = { readonly version: number; readonly fields: NoticeFields };
type Preview = { readonly offDays: number; readonly workingDays: number; readonly provisionalCases: number };

export type NoticeState = {
  readonly fields: NoticeFields;
  readonly isChanged: boolean;
  /** Set while what stands in the form has been looked over and may be saved. */
  readonly looked: { readonly preview: Preview; readonly doubts: readonly string[] } | null;
  readonly problems: readonly Problem[];
  /** What is being done now. */
  readonly busy: 'check' | 'save' | null;
  readonly isSaved: boolean;
  readonly error: unknown;
  readonly theirs: CalendarYear | null;
  problem(path: string): string | null;
  set(part: Partial<NoticeFields>): void;
  /** Looks it over; what has been looked over is saved. */
  submit(): void;
  /** `version`: of somebody else's, which this one is to replace. */
  saveOver(version: number): void;
  undo(): void;
};

/** Mount with a `key` of the year. */
export function useNotice(year: CalendarYear): NoticeState {
  const queries = useHallQueries();
  const client = useQueryClient();
  const language = useLanguage();
  const [draft, setDraft, clearDraft] = useDraft<Draft | null>(`calendar ${year.year}`, null);
  const fields = draft?.fields ?? fieldsOf(year);
  const version = draft?.version ?? year.version;
  /** What was looked over or sent last: said of nothing that was typed since. */
  const [sent, setSent] = useState<NoticeFields | null>(null);
  const latest = useRef(fields);
  latest.current = fields;
  const saving = useRef<NoticeFields>(null);
  const check = useMutation(queries.calendar.check.mutationOptions());
  const save = useMutation(
    queries.calendar.set.mutationOptions({
      onSuccess: (saved) => {
        client.setQueryData(
          queries.calendar.years.queryKey(),
          (all) => all && { ...all, years: all.years.map((each) => (each.year === saved.year ? saved : each)) },
        );
        // What is typed before the answer goes on from what is saved.
        if (latest.current === saving.current) clearDraft();
        else setDraft({ version: saved.version, fields: latest.current });
        check.reset();
        void client.invalidateQueries({ queryKey: queries.calendar.key() });
        void client.invalidateQueries({ queryKey: queries.system.status.key() });
      },
      onError: () => void client.invalidateQueries({ queryKey: queries.calendar.key() }),
    }),
  );
  const typed = { year: year.year, source: fields.source, off: [...fields.off], worked: [...fields.worked], language };
  const isAsSent = (path: string): boolean => {
    if (sent === null) return false;
    const [list, index] = path.split('.');
    if (list !== 'off' && list !== 'worked') return sent.source === fields.source;
    return index === undefined
      ? sent[list] === fields[list]
      : sent[list][Number(index)] === fields[list][Number(index)];
  };
  const said = [...(check.data?.problems ?? []), ...problemsOf(check.error), ...problemsOf(save.error)];
  const problems = said.filter(({ path }) => isAsSent(path));
  const theirs = theirsOf(save.error);
  const preview = sent === fields && theirs === null ? check.data?.preview : null;
  const looked = preview ? { preview, doubts: check.data?.doubts ?? [] } : null;
  const send = (over: number): void => {
    if (save.isPending) return;
    saving.current = fields;
    setSent(fields);
    save.mutate({ ...typed, version: over });
  };
  return {
    fields,
    isChanged: draft !== null,
    looked,
    problems,
    busy: save.isPending ? 'save' : check.isPending ? 'check' : null,
    isSaved: save.isSuccess && draft === null,
    error: check.error ?? save.error,
    theirs,
    problem: (path) => problems.find((problem) => problem.path === path)?.message ?? null,
    set: (part) => setDraft({ version, fields: { ...fields, ...part } }),
    submit: () => {
      if (looked) return send(version);
      if (check.isPending) return;
      save.reset();
      setSent(fields);
      check.mutate(typed);
    },
    saveOver: send,
    undo: () => {
      clearDraft();
      check.reset();
      save.reset();
    },
  };
}

/** A year without a notice begins empty: the law's days are not the notice's. */
function fieldsOf(year: CalendarYear): NoticeFields {
  if (year.from === 'law') return nothing;
  return { source: year.source ?? '', off: year.off, worked: year.worked };
}
const nothing: NoticeFields = { source: '', off: [], worked: [] };

function theirsOf(error: unknown): CalendarYear | null {
  if (!(error instanceof ORPCError) || error.code !== 'CHANGED_MEANWHILE') return null;
  return (error.data as { year: CalendarYear }).year;
}
