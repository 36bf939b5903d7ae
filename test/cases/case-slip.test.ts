// The case's slip through the real spool: drawn in both languages, with everything the citizen goes home with.
import { describe, expect, it } from 'vitest';
import type { SlipService } from '#electron/slips/slip-service.ts';
import { slipServiceOf } from '../support/slip-service.ts';
import { openCaseHall, random } from './case-hall.ts';

async function hallWithSlips() {
  let slips: SlipService | undefined;
  const hall = await openCaseHall({
    slips: (store, vault, dataDir) => {
      slips = slipServiceOf({ store, vault, clock: () => hall.time.now, random, dataDir });
      return slips;
    },
  });
  if (!slips) throw new Error('no slips were made');
  return { hall, slips };
}

// Fonts of 9 MB are read and drawn with.
describe('the slip of a case', { timeout: 30_000 }, () => {
  it('can be drawn from its sealed job, in Chinese and English, first print and reprint', async () => {
    const { hall, slips } = await hallWithSlips();
    const clerk = await hall.clerk('向例静');
    for (const language of ['zh-CN', 'en'] as const) {
      const receipt = await hall.file({ language, person: { role: 'self', name: '𠮷㐂' } });
      const first = await slips.get(receipt.slip.jobId);
      expect(first?.svg).toContain('<svg');
      hall.time.now += 1;
      const again = await hall.cases.reprint(clerk, receipt.caseNo, language);
      expect(again.jobId).not.toBe(receipt.slip.jobId);
      const second = await slips.get(again.jobId);
      expect(second?.svg).not.toBe(first?.svg);
    }
  });

  it('is the same one when the request is sent again', async () => {
    const { hall } = await hallWithSlips();
    const requestId = crypto.randomUUID();
    expect((await hall.file({ requestId })).slip).toEqual((await hall.file({ requestId })).slip);
  });
});
