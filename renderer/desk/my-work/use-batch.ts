// Owns acting on several cases: one call a case, one after the other, and for each how it went.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkItem } from '#shared/contract/handling.ts';
import { useApi, useHallQueries } from '../../api-provider.tsx';
import { keyOf } from './work-row.tsx';

/** What is done with all of them alike. */
export type BatchAct =
  | { readonly act: 'accept' }
  | { readonly act: 'assign'; readonly staffId: string; readonly dueDate: string }
  | { readonly act: 'urge'; readonly words: string };
/** `error` null: it was carried out. */
export type Outcome = { readonly act: BatchAct['act']; readonly error: unknown };

export type Batch = {
  /** The row that is being dealt with. */
  readonly running: string | null;
  /** By row; those of the latest run. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Answers the rows on which it failed. */
  run(items: readonly WorkItem[], what: BatchAct): Promise<string[]>;
  forget(): void;
};

export function useBatch(): Batch {
  const api = useApi();
  const queries = useHallQueries();
  const client = useQueryClient();
  const [running, setRunning] = useState<string | null>(null);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());

  async function once({ row }: WorkItem, what: BatchAct): Promise<void> {
    const on = { caseNo: row.caseNo, version: row.version };
    switch (what.act) {
      case 'accept':
        return void (await api.cases.accept(on));
      case 'assign':
        return void (await api.cases.assign({ ...on, staffId: what.staffId, dueDate: what.dueDate }));
      case 'urge':
        return void (await api.handling.urge({ ...on, words: what.words }));
    }
  }

  return {
    running,
    outcomes,
    forget: () => setOutcomes(new Map()),
    async run(items, what) {
      const went = new Map<string, Outcome>();
      for (const item of items) {
        setRunning(keyOf(item));
        const error = await once(item, what).then(
          () => null,
          (failure: unknown) => failure,
        );
        went.set(keyOf(item), { act: what.act, error });
        setOutcomes(new Map(went));
      }
      setRunning(null);
      void client.invalidateQueries({ queryKey: queries.handling.work.key() });
      void client.invalidateQueries({ queryKey: queries.cases.key() });
      return [...went].filter(([, { error }]) => error !== null).map(([key]) => key);
    },
  };
}
