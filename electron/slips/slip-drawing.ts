// From a job in the spool to what it says: opens its data, and makes the document for paper, picture and file.

import type { Store } from '#electron/store/store.ts';
import { CaseKeyGone, SealBroken } from '#electron/store/store-errors.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import type { SlipTemplate } from '#shared/contract/slip-template.ts';
import type { RenderableSlip } from './printers/slip-printer.ts';
import { type StoredSlip, storedSlipSchema } from './slip-data.ts';
import { slipDocument } from './slip-documents.ts';
import { namesOf } from './slip-names.ts';
import type { Signs } from './slip-parts.ts';
import type { SlipJob } from './slip-store.ts';
import { SlipUnreadable } from './slip-unreadable.ts';

/** What a sealed slip is bound to: the case or appointment, whichever job carries it. */
export const sealedFor = (subject: string): string => `${subject}/slip`;

export type SlipDrawing = {
  /** For paper of so many columns. Rejects with SlipUnreadable where the data can never be read again. */
  render(job: SlipJob, columns: number): Promise<RenderableSlip>;
  /** The number on the paper; where that cannot be read any more, what the job is filed under. */
  label(job: SlipJob): Promise<string>;
};

export function createSlipDrawing({
  store,
  vault,
  template,
  signs,
}: {
  store: Pick<Store, 'db'>;
  vault: Pick<Vault, 'key'>;
  /** The hall's own part of every slip, as it stands now; left out: as with a hall that never changed it. */
  template?: (() => SlipTemplate) | undefined;
  /** The hall's signs as they stand now; left out: a slip is in its own language alone. */
  signs?: (() => Signs) | undefined;
}): SlipDrawing {
  // Null for what is not sealed. A store that does not answer now throws as it is: that passes.
  async function keyOf(job: SlipJob): Promise<CaseKey | null> {
    if (job.kind !== 'case' && job.kind !== 'appointment') return null;
    try {
      return await vault.key(store.db, job.subject);
    } catch (error) {
      if (error instanceof CaseKeyGone || error instanceof SealBroken) throw new SlipUnreadable(job.id, error);
      throw error;
    }
  }

  function storedOf(job: SlipJob, key: CaseKey | null): StoredSlip {
    const data: unknown = key ? key.open(job.data, sealedFor(job.subject)) : JSON.parse(job.data);
    const stored = storedSlipSchema.parse(data);
    const reprint = Math.max(stored.slip.reprint, job.copies_marked);
    return { ...stored, slip: { ...stored.slip, reprint } } as StoredSlip;
  }

  return {
    async render(job, columns) {
      const key = await keyOf(job);
      try {
        const stored = storedOf(job, key);
        const { label, file, at, zh, en } = namesOf(stored);
        const { reprint } = stored.slip;
        // The hall's own papers have no number: two may be made in a minute.
        const isOfHall = stored.kind === 'shift' || stored.kind === 'test';
        return {
          name: `${stored.kind}-${file}${isOfHall ? `-${job.seq}` : ''}${reprint > 0 ? `-r${reprint}` : ''}`,
          title: `${stored.language === 'en' ? en : zh} ${label}`,
          date: at.slice(0, 10),
          createdAt: job.created_at,
          doc: slipDocument(stored, columns, template?.(), signs?.()),
          columns,
        };
      } catch (error) {
        throw new SlipUnreadable(job.id, error);
      }
    },
    async label(job) {
      if (job.kind === 'case') return job.subject;
      try {
        return namesOf(storedOf(job, await keyOf(job))).label;
      } catch {
        return job.subject;
      }
    },
  };
}
