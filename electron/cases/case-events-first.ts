// The acts as the first version's journals name them, told as the one kind of act there is now; only old journals hold them.

import { z } from 'zod';
import type { JournalEvent } from '#electron/store/journal.ts';
import { type Db, type EventHandler, onEvent } from '#electron/store/projection.ts';
import { caseCategorySchema, caseKindSchema, handlingSchema } from '#shared/contract/case-shapes.ts';
import { dateSchema } from '#shared/contract/procedure.ts';
import { type Stage, stages } from '#shared/domain/case-state.ts';
import type { CaseActed } from './case-events.ts';

const base = z.object({ entryId: z.string(), version: z.number().int() });
const spoken = base.extend({ sealed: z.string() });
const entered = z.array(z.number().int());
const kindAndCategory = z.object({ kind: caseKindSchema, category: caseCategorySchema });
const accepted = base.extend({ stages: entered, staffId: z.string() });
const assigned = base.extend({
  stages: entered,
  unitCode: z.string(),
  staffId: z.string().nullable(),
  sealed: z.string().nullable(),
});
const reclassified = base.extend({
  from: kindAndCategory,
  to: kindAndCategory,
  limitWd: z.number().int(),
  promisedDate: dateSchema,
  provisional: z.boolean(),
});
const concluded = spoken.extend({ stages: entered, handling: handlingSchema });

type Told<Data> = Pick<JournalEvent, 'at' | 'actor'> & { readonly data: Data };
type Part = Partial<CaseActed> & Pick<CaseActed, 'what' | 'change'>;

/** `act` is what changes the tables for an act of today. */
export function asActed(
  act: (db: Db, event: Omit<JournalEvent, 'data'> & { readonly data: CaseActed }) => Promise<void>,
): Record<string, EventHandler> {
  function first<S extends z.ZodType<{ entryId: string; version: number }>>(
    schema: S,
    told: (event: Told<z.output<S>>) => Part,
  ): EventHandler {
    return onEvent(schema, (db, event) => {
      const { entryId, version } = event.data;
      const data: CaseActed = { entryId, version, entered: [], sealed: null, facts: {}, ...told(event) };
      return act(db, { ...event, data });
    });
  }
  return {
    'case.accepted': first(accepted, ({ at, data }) => ({
      what: 'accepted',
      entered: data.stages,
      change: { ...lastOf(data.stages), acceptedAt: at, custodianStaff: data.staffId, toldAt: at },
    })),
    'case.assigned': first(assigned, ({ at, data: { stages, unitCode, staffId, sealed } }) => ({
      what: 'assigned',
      entered: stages,
      sealed,
      facts: { unitCode, staffId },
      change: { ...lastOf(stages), custodianUnit: unitCode, custodianStaff: staffId, toldAt: at },
    })),
    'case.said': first(spoken, ({ at, data }) => ({ what: 'said', sealed: data.sealed, change: { toldAt: at } })),
    'case.noted': first(spoken, ({ data }) => ({ what: 'note', sealed: data.sealed, change: {} })),
    'case.supplemented': first(spoken, ({ data }) => ({ what: 'supplement', sealed: data.sealed, change: {} })),
    'case.reclassified': first(reclassified, ({ data: { from, to, limitWd, promisedDate, provisional } }) => ({
      what: 'reclassified',
      facts: { from, to, promisedDate },
      change: { ...to, limitWd, promisedDate, provisional },
    })),
    'case.concluded': first(concluded, ({ at, actor, data }) => ({
      what: 'concluded',
      entered: data.stages,
      sealed: data.sealed,
      facts: { handling: data.handling },
      change: {
        ...lastOf(data.stages),
        handling: data.handling,
        concludedAt: at,
        concludedBy: actor.id,
        closedAt: at,
        toldAt: at,
      },
    })),
  };
}

function lastOf(entered: readonly number[]): { stage?: Stage } {
  const last = stages.find(({ stage }) => stage === entered.at(-1));
  return last ? { stage: last.stage } : {};
}
