// The ledger as Excel has it: one row a case, names masked, texts that are texts, and the figures beside it.
import { describe, expect, it } from 'vitest';
import { readFigures } from '#electron/case-figures/figures-read.ts';
import { type LedgerAsked, makeLedger } from '#electron/case-figures/ledger-read.ts';
import { ledgerWords } from '#electron/case-figures/ledger-words.ts';
import { namedFigures } from '#electron/case-figures/named-figures.ts';
import { openSnapshot } from '#electron/store/database.ts';
import { holidayCalendar } from '#shared/domain/working-days.ts';
import enCase from '../../renderer/i18n/locales/en/case.json' with { type: 'json' };
import zhCase from '../../renderer/i18n/locales/zh-CN/case.json' with { type: 'json' };
import zhCommon from '../../renderer/i18n/locales/zh-CN/common.json' with { type: 'json' };
import { readXlsx } from '../support/read-xlsx.ts';
import { noon, type ToldStore, toldStore } from './told-cases.ts';

const span = { from: '2026-06-01', to: '2026-06-30', unitCode: null, today: '2026-06-30', timeZone: 'Asia/Shanghai' };
const day = '2026-06-08';

async function ledger(store: ToldStore, o: Partial<LedgerAsked> = {}) {
  const source = openSnapshot(store.path);
  try {
    const asked = { ...span, calendar: holidayCalendar([]), contactDays: 0 };
    const catalogue = { matter: () => undefined, unit: () => undefined };
    const figures = namedFigures(readFigures(source, asked), catalogue);
    const none = new Map();
    const rest = { language: 'zh-CN' as const, units: none, matters: none, staff: none, maskedNames: none, figures };
    return readXlsx(await makeLedger(source, { ...span, ...rest, ...o }));
  } finally {
    source.close();
  }
}

const c = ledgerWords['zh-CN'].columns;
function rowsOf(sheet: unknown[][]): Record<string, unknown>[] {
  const [head = [], ...rows] = sheet;
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [String(name), row[at] ?? null])));
}

describe('the ledger', () => {
  it('has one row a case, with what became of it, and says what is not to be known any more', async () => {
    const store = await toldStore();
    const closed = { acceptedAt: noon(day), concludedAt: noon('2026-06-10'), closedAt: noon('2026-06-10') };
    const first = await store.tell({
      day,
      matter: 'M-1',
      promised: '2026-06-09',
      acts: [
        { change: { ...closed, handling: 'explained', cause: 'legacy', hops: 1 } },
        { change: { answer: 'partly', grade: 2 }, answer: { done: 'partly', grade: 2 } },
      ],
    });
    const second = await store.tell({
      day,
      acts: [{ change: { refusal: 'given', refusalGround: 'court', closedAt: 1 } }],
    });
    const later = await store.tell({ day: '2026-06-20' });
    const maskedNames = new Map([
      [first, '罗*'],
      [second, undefined],
    ]);
    const { names, sheets } = await ledger(store, {
      maskedNames,
      matters: new Map([['M-1', { zh: '房屋|转移登记', en: 'House: transfer' }]]),
    });
    expect(names).toEqual(['台账', '统计']);
    const rows = rowsOf(sheets[0] ?? []);
    // Told after the names were read: in the next file.
    expect(rows.map((row) => row[c.caseNo])).toEqual([first, second]);
    expect(later).not.toBe(second);
    expect(rows[0]).toMatchObject({
      [c.person]: '罗*',
      [c.filed]: expect.stringMatching(/^2026-\d\d-\d\d \d\d:\d\d$/),
      [c.matter]: '房屋转移登记',
      [c.handling]: '解释说明',
      [c.cause]: '历史遗留',
      [c.promised]: '2026-06-09',
      [c.concluded]: '2026-06-10 12:00',
      [c.onTime]: '否',
      [c.answer]: '还差一点',
      [c.grade]: '不满意',
      [c.hops]: 1,
      [c.reopened]: 0,
    });
    expect(rows[1]).toMatchObject({
      [c.person]: '个人信息已按期销毁',
      [c.refusal]: '不予受理 · 法院正在处理',
      [c.onTime]: null,
      [c.answer]: null,
    });
    const [, totals] = sheets[1] ?? [];
    expect(totals?.slice(1, 8)).toEqual([3, 1, 1, 1, 0, 1, 0]);
  });

  it('lets no text be a formula', async () => {
    const store = await toldStore();
    const caseNo = await store.tell({ day, matter: 'M-1', failedAt: '@SUM(A1)', unit: '+1' });
    const { sheets } = await ledger(store, {
      maskedNames: new Map([[caseNo, '=*']]),
      matters: new Map([['M-1', { zh: '=HYPERLINK("http://x","y")', en: '' }]]),
    });
    const [row] = rowsOf(sheets[0] ?? []);
    // `readXlsx` gives shared texts only: a formula would be no text of them.
    expect(row).toMatchObject({
      [c.person]: '=*',
      [c.matter]: '=HYPERLINK("http://x","y")',
      [c.failedAt]: '@SUM(A1)',
      [c.custodian]: '+1',
    });
  });

  it('is there in English too, in the screens’ own words for causes and grades', async () => {
    const store = await toldStore();
    await store.tell({ day });
    const { names } = await ledger(store, { language: 'en', maskedNames: new Map() });
    expect(names).toEqual(['Ledger', 'Figures']);
    expect(ledgerWords['zh-CN'].causes).toEqual(zhCase.cause);
    expect(Object.keys(ledgerWords.en.causes)).toEqual(Object.keys(enCase.cause));
    expect(ledgerWords['zh-CN'].grades).toEqual(
      (['1', '2', '3', '4', '5'] as const).map((grade) => zhCommon.rating.grade[grade]),
    );
  });
});
