// The Excel file, read as Excel reads it: the parts of the archive, its sheets' names, and numbers that are numbers.
import { describe, expect, it } from 'vitest';
import { statisticsFile } from '#electron/hall-day/statistics-file.ts';
import { createTally } from '#electron/hall-day/statistics-tally.ts';
import { statisticsWords } from '#electron/hall-day/statistics-words.ts';
import type { Statistics } from '#shared/contract/hall-day.ts';
import enCommon from '../../renderer/i18n/locales/en/common.json' with { type: 'json' };
import zhCommon from '../../renderer/i18n/locales/zh-CN/common.json' with { type: 'json' };
import { readXlsx } from '../support/read-xlsx.ts';

const minute = 60_000;

function sample(): Statistics {
  const tally = createTally({ from: '2026-12-06', to: '2026-12-07' }, () => 9);
  tally.day('2026-12-06', { tickets: [], services: [], refusals: [], ratings: [] });
  tally.day('2026-12-07', {
    tickets: [
      {
        matter_code: 'GA-01',
        group_code: 'G1',
        queue_group: 'G1',
        first_matter: null,
        state: 'served',
        lane: 'normal',
        green_reason: null,
        green_confirmed: null,
        taken_at: 0,
        due_at: null,
        first_called_at: 17 * minute,
      },
    ],
    services: [
      {
        matter_code: 'GA-01',
        queue_group: 'G1',
        window_code: 'W7',
        called_at: 17 * minute,
        ended_at: 40 * minute,
        how: 'served',
      },
    ],
    refusals: [],
    ratings: [{ grade: 1, reasons: '["rude"]', window_code: 'W7' }],
  });
  const name = { zh: '换|身份证 <&"\'> =1+1', en: 'Identity card <&"\'> =1+1' };
  return tally.statistics({
    matter: () => ({ name: { ...name, parts: [] } }) as never,
    window: () => ({ number: '7', name: { ...name, parts: [] } }) as never,
  });
}

describe('the Excel file', () => {
  it('has a sheet for each question, numbers as numbers, and whatever stands in a name as text', async () => {
    const { name, bytes } = await statisticsFile(sample(), 'zh-CN');
    expect(name).toBe('大厅统计-2026-12-06_2026-12-07.xlsx');
    const { names, sheets } = readXlsx(bytes);
    expect(names).toEqual(['总览', '按时段', '按事项', '按窗口', '按日', '评价']);
    const [overview, hours, matters, windows, days, ratings] = sheets;
    expect(overview).toContainEqual(['取号', 1]);
    expect(overview).toContainEqual(['普通', 1, 1, 17, 17, 17]);
    expect(hours).toHaveLength(25);
    expect(hours?.[10]?.slice(0, 6)).toEqual(['09:00–09:59', 1, 1, 0, 1, 17]);
    // Nobody was called then: no wait, not a wait of nought.
    expect(hours?.[11]?.filter((cell) => cell !== null)).toEqual(['10:00–10:59', 0, 0, 0, 0]);
    expect(matters?.[1]).toEqual(['GA-01', '换身份证 <&"\'> =1+1', 'G1', 1, 0, 0, 1, 17, 17, 17, 1, 23, 23, 23]);
    expect(windows?.[1]).toEqual(['7', '换身份证 <&"\'> =1+1', 1, 23, 23, 23, 0, 1, 1]);
    expect(days?.slice(1)).toEqual([
      ['2026-12-06', 0, 0, 0, 0],
      ['2026-12-07', 1, 1, 0, 0],
    ]);
    expect(ratings).toContainEqual(['非常不满意', 1]);
    expect(ratings).toContainEqual(['未评价', 0]);
    expect(ratings).toContainEqual(['态度不好', 1]);
  });

  it('speaks English where it is asked in English, and one day has one date', async () => {
    const { name, bytes } = await statisticsFile({ ...sample(), from: '2026-12-07' }, 'en');
    expect(name).toBe('hall-figures-2026-12-07.xlsx');
    const { names, sheets } = readXlsx(bytes);
    expect(names).toEqual(['Overview', 'By hour', 'By matter', 'By window', 'By day', 'Ratings']);
    expect(JSON.stringify(sheets)).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('its words', () => {
  it('are the ones that were chosen from', () => {
    for (const [language, common] of [
      ['zh-CN', zhCommon],
      ['en', enCommon],
    ] as const) {
      const { badReasons, grades } = statisticsWords[language];
      expect(badReasons).toEqual(common.rating.reason);
      expect(grades).toEqual(['1', '2', '3', '4', '5'].map((grade) => Reflect.get(common.rating.grade, grade)));
    }
  });
});
