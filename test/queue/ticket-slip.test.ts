import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '#electron/catalogue/catalogue.ts';
import { type TicketOnPaper, ticketSlip } from '#electron/queue/ticket-slip.ts';
import { ticketSlipSchema } from '#electron/slips/slip-data.ts';
import { missedWords } from '#shared/domain/missed-rule.ts';

const catalogue = await loadCatalogue(fileURLToPath(new URL('../../resources/demo-hall', import.meta.url)));
const missed = { requeueTimes: 1, behind: 3, keepMinutes: 0 };
const config = { queue: { recallMax: 3, missed } };
const [matter, other] = catalogue.matters;
if (!matter || !other) throw new Error('the demo hall has no matters');
const ticket: TicketOnPaper = {
  no: 'A1000',
  matters: [matter],
  lane: 'normal',
  appointmentTime: null,
  windows: catalogue.windowsOfGroup(matter.group),
  ahead: 3,
  estimate: null,
  takenAt: '2026-12-07 10:00',
  closesSoonAt: null,
  reprint: 0,
  qr: '77222612070110001234567890',
  language: 'zh-CN',
};
const slipOf = (more: Partial<TicketOnPaper> = {}) => ticketSlip({ catalogue, config }, { ...ticket, ...more });

describe('a ticket’s slip', () => {
  it('can be made for every matter of the hall, in both languages, and mixes no Chinese into English', () => {
    for (const matter of catalogue.matters) {
      for (const language of ['zh-CN', 'en'] as const) {
        const slip = slipOf({
          matters: [matter, other],
          windows: catalogue.windowsOfGroup(matter.group),
          language,
          lane: 'green',
          closesSoonAt: '17:00',
        });
        expect(ticketSlipSchema.parse(slip)).toEqual(slip);
        expect(slip.windows.length).toBeGreaterThan(0);
        expect(slip.bring.length).toBeLessThanOrEqual(5);
        expect(new Set(slip.bring).size).toBe(slip.bring.length);
        if (language === 'en') expect(JSON.stringify(slip)).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it('says the wait and where to go', () => {
    const near = slipOf({ estimate: { fromMinutes: 10, toMinutes: 20 } });
    expect(near).toMatchObject({ estimate: { fromMin: 10, toMin: 20 }, goTo: '1楼 A区 公安' });
  });

  it('says its lane only where that helps, what else is done with it, and when the windows close soon', () => {
    expect(slipOf({ lane: 'green' })).toMatchObject({ lane: '绿色通道', laneHint: '请向窗口出示证件。' });
    expect(slipOf({ lane: 'appointment', appointmentTime: '10:30' }).lane).toBe('预约 10:30');
    expect(slipOf({ lane: 'normal', appointmentTime: '08:30' })).not.toHaveProperty('lane');
    expect(slipOf()).not.toHaveProperty('alsoMatters');
    expect(slipOf({ matters: [matter, other] }).alsoMatters).toEqual([other.name.zh]);
    expect(slipOf()).not.toHaveProperty('closing');
    expect(slipOf({ closesSoonAt: '17:30' }).closing).toContain('17:30');
  });
});

describe('what becomes of a missed call', () => {
  it('is said as the hall has set it', () => {
    const said = (more: Partial<typeof missed>, recallMax = 3) =>
      missedWords({ recallMax, missed: { ...missed, ...more } });
    expect(said({}).zh).toBe('一个号最多叫 3 遍。没赶上，过 3 个号再叫您；还没赶上，请重新取号。');
    expect(said({ behind: 0, requeueTimes: 2 }).zh).toBe(
      '一个号最多叫 3 遍。没赶上，排到最后再叫您，最多 2 次；还没赶上，请重新取号。',
    );
    expect(said({ requeueTimes: 0 }, 2).zh).toBe('一个号最多叫 2 遍，没赶上请重新取号。');
    expect(said({ requeueTimes: 0, keepMinutes: 30 }).zh).toBe(
      '一个号最多叫 3 遍，没赶上，30 分钟内到窗口说一声还能办。',
    );
    expect(said({ keepMinutes: 30 }).en).toBe(
      'A number is called up to 3 times. If missed, it is called once more after 3 more numbers; if missed again, tell the window within 30 minutes.',
    );
    expect(said({ behind: 1 }, 1).en).toMatch(/^A number is called up to once\. If missed, .* after 1 more number;/);
  });
});
