// The hall's part of its slips as the journal keeps it, the row it becomes, and what of a kept one this program makes.
import { z } from 'zod';
import { canonicalJson } from '#electron/store/journal.ts';
import { onEvent, type Projection } from '#electron/store/projection.ts';
import type { Db, JournalEvent } from '#electron/store/store.ts';
import type { DeskEvent } from '#shared/contract/live.ts';
import { defaultSlipTemplate, type SlipTemplate, slipTemplateSchema } from '#shared/contract/slip-template.ts';

/** `version` is the one this makes. The template is kept as it was written: what a later program makes of it is not the journal's matter. */
export const templateSaved = z.strictObject({
  version: z.number().int().min(1),
  template: z.record(z.string(), z.json()),
});

/** The template as it stands, whoever made it so. */
export type KeptTemplate = {
  readonly template: SlipTemplate;
  readonly version: number;
  readonly changedAt: number | null;
  readonly changedBy: string | null;
};

export const untouched: KeptTemplate = { template: defaultSlipTemplate, version: 0, changedAt: null, changedBy: null };

/** In today's shape: what an older program did not know yet is as with a hall that never changed it. */
export const templateFrom = (kept: object): SlipTemplate =>
  slipTemplateSchema.parse({ ...defaultSlipTemplate, ...kept });

export async function readTemplate(db: Db): Promise<KeptTemplate> {
  const row = await db.selectFrom('slip_templates').selectAll().executeTakeFirst();
  if (!row) return untouched;
  const { version, data, changed_at: changedAt, changed_by: changedBy } = row;
  return { template: templateFrom(JSON.parse(data)), version, changedAt, changedBy };
}

/** What a desk with the template open hears. */
export const slipTemplateLiveEvent = ({ type, at }: JournalEvent): DeskEvent | null =>
  type === 'slip-template.saved' ? { type: 'slip-template-changed', at } : null;

export const slipTemplateProjection: Projection = {
  tables: ['slip_templates'],
  events: {
    'slip-template.saved': onEvent(templateSaved, async (db, { at, actor, data }) => {
      const { version, template } = data;
      await db
        .deleteFrom('slip_templates')
        .where('version', '=', version - 1)
        .execute();
      // A version that does not follow the one before meets its row here, and the one place there is refuses it.
      await db
        .insertInto('slip_templates')
        .values({ id: 1, version, data: canonicalJson(template), changed_at: at, changed_by: actor.id })
        .execute();
    }),
  },
};
