// Owns the hall's slips while they are edited: a draft that outlives the page, its sample as it is typed, saving, and who was first.
import { ORPCError } from '@orpc/client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Language } from '#shared/contract/procedure.ts';
import type { CitizenSlipKind, SlipTemplate, SlipTemplateView, TemplateFault } from '#shared/contract/slip-template.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { useDraft } from '../desk-context.ts';
import { type Difference, differencesOf } from './template-parts.tsx';

/** Which sample is looked at. */
export type Sample = { readonly kind: CitizenSlipKind; readonly language: Language; readonly columns: 32 | 42 | 48 };
type Draft = { readonly version: number; readonly template: SlipTemplate };

/** Typing goes on meanwhile. */
const QUIET_MS = 300;

export type TemplateState = {
  readonly template: SlipTemplate;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly isSaved: boolean;
  /** Of saving or of the sample; what belongs to a field is among the faults. */
  readonly error: unknown;
  readonly svg: string | null;
  readonly faults: readonly TemplateFault[];
  /** Somebody else's that was saved after this one was begun. */
  readonly theirs: SlipTemplateView | null;
  /** What is typed here and is not so in what is saved. */
  readonly differences: readonly Difference[];
  set(part: Partial<SlipTemplate>): void;
  /** `over`: the version of somebody else's that this one is to replace. */
  save(over?: number): void;
  undo(): void;
};

export function useTemplate(view: SlipTemplateView, sample: Sample): TemplateState {
  const queries = useHallQueries();
  const client = useQueryClient();
  const [draft, setDraft, clearDraft] = useDraft<Draft | null>('slip template', null);
  const template = draft?.template ?? view.template;
  const differences = draft ? differencesOf(draft.template, view.template) : [];
  const isChanged = differences.length > 0;
  const version = isChanged && draft ? draft.version : view.version;
  const [typed, setTyped] = useState(template);
  useEffect(() => {
    const timer = setTimeout(() => setTyped(template), QUIET_MS);
    return () => clearTimeout(timer);
  }, [template]);
  const preview = useQuery(
    queries.slipTemplate.preview.queryOptions({
      input: { template: typed, ...sample },
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  );
  const save = useMutation(
    queries.slipTemplate.save.mutationOptions({
      onSuccess: (saved, sent) => {
        client.setQueryData(queries.slipTemplate.get.queryKey(), saved);
        // What is typed before the answer goes on from what is saved.
        if (draft && draft.template !== sent.template) setDraft({ ...draft, version: saved.version });
        else clearDraft();
      },
      // Who was first is what is saved now: as if this desk had heard of it in time.
      onError(error) {
        const first = dataOf<{ view: SlipTemplateView }>(error, 'CHANGED_MEANWHILE')?.view;
        if (first) client.setQueryData(queries.slipTemplate.get.queryKey(), first);
      },
    }),
  );
  const faults = dataOf<{ faults: TemplateFault[] }>(save.error, 'TEMPLATE_CANNOT_PRINT')?.faults ?? null;
  const isToldElsewhere = faults !== null || dataOf(save.error, 'CHANGED_MEANWHILE') !== null;
  return {
    template,
    isChanged,
    isSaving: save.isPending,
    isSaved: save.data?.version === view.version && !isChanged,
    error: isToldElsewhere ? preview.error : (save.error ?? preview.error),
    svg: preview.data?.svg ?? null,
    faults: (save.variables?.template === template ? faults : null) ?? preview.data?.faults ?? [],
    theirs: version < view.version && !save.isPending ? view : null,
    differences,
    set(part) {
      const next = { ...template, ...part };
      // Typed back to what is saved: nothing to be told of when somebody else saves.
      if (differencesOf(next, view.template).length === 0) clearDraft();
      else setDraft({ version, template: next });
    },
    save: (over) => {
      if (!save.isPending) save.mutate({ template, version: over ?? version });
    },
    undo: () => {
      clearDraft();
      save.reset();
      void client.invalidateQueries({ queryKey: queries.slipTemplate.get.key() });
    },
  };
}

function dataOf<T>(error: unknown, code: string): T | null {
  return error instanceof ORPCError && error.code === code ? (error.data as T) : null;
}
