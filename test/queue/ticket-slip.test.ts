import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '#electron/catalogue/catalogue.ts';
import { ticketSlip } from '#electron/queue/ticket-slip.ts';
import { ticketSlipSchema } from '#electron/slips/slip-data.ts';

const catalogue = await loadCatalogue(fileURLToPath(new URL('../../resources/demo-hall', import.meta.url)));
const config = { queue: { recallMax: 3 } };
const ticket = { no: 'A1000', date: '2026-12-07', ahead: 3, estimate: null, takenAt: '2026-12-07 10:00' };

describe('a ticket’s slip', () => {
  it('can be made for every matter of the hall, in both languages, and mixes no Chinese into English', () => {
    for (const matter of catalogue.matters) {
      for (const language of ['zh-CN', 'en'] as const) {
        const slip = ticketSlip({ catalogue, config }, { ...ticket, matter, language });
        expect(ticketSlipSchema.parse(slip)).toEqual(slip);
        expect(slip.windows.length).toBeGreaterThan(0);
        if (language === 'en') expect(JSON.stringify(slip)).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it('says the wait and where to go, and its code is for the scanners of the hall', () => {
    const matter = catalogue.matters[0];
    if (!matter) throw new Error('the demo hall has no matters');
    const estimate = { fromMinutes: 10, toMinutes: 20 };
    const near = ticketSlip({ catalogue, config }, { ...ticket, matter, estimate, language: 'zh-CN' });
    expect(near).toMatchObject({ estimate: { fromMin: 10, toMin: 20 }, goTo: '1楼 A区 公安' });
    expect(near.qr).toMatch(/^7721261207\d+$/);
  });
});
