// Owns the hall's slips while they are edited: a draft that outlives the page, its sample as it is typed, saving, and who was first.
import { ORPCError } from '@orpc/client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Language } from '#shared/contract/procedure.ts';
import type { CitizenSlipKind, SlipTemplate, SlipTemplateView, TemplateFault } from '#shared/contract/slip-template.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { useDraft } from '../desk-context.ts';

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
  readonly theirs: SlipTemplateView | null;
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
  const version = draft?.version ?? view.version;
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
    }),
  );
  const { theirs, faults } = refusalOf(save.error);
  return {
    template,
    isChanged: draft !== null,
    isSaving: save.isPending,
    isSaved: save.isSuccess && draft === null,
    error: theirs !== null || faults !== null ? preview.error : (save.error ?? preview.error),
    svg: preview.data?.svg ?? null,
    faults: (save.variables?.template === template ? faults : null) ?? preview.data?.faults ?? [],
    theirs,
    set: (part) => setDraft({ version, template: { ...template, ...part } }),
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

function refusalOf(error: unknown): { theirs: SlipTemplateView | null; faults: readonly TemplateFault[] | null } {
  const code = error instanceof ORPCError ? error.code : null;
  const data: unknown = error instanceof ORPCError ? error.data : null;
  return {
    theirs: code === 'CHANGED_MEANWHILE' ? (data as { view: SlipTemplateView }).view : null,
    faults: code === 'TEMPLATE_CANNOT_PRINT' ? (data as { faults: TemplateFault[] }).faults : null,
  };
}
