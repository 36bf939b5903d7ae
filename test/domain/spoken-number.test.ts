// Tries how calls are said aloud, at the numbers where spoken Chinese changes its rule.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber, spokenCall } from '#shared/domain/spoken-number.ts';

const zh = (ticketNo: string, windowNumber: string) => spokenCall({ ticketNo, windowNumber }, 'zh-CN');
const en = (ticketNo: string, windowNumber: string) => spokenCall({ ticketNo, windowNumber }, 'en');

describe('a call said aloud', () => {
  it('spells the letter and every digit of the number, and says the window’s as a number', () => {
    expect(zh('A001', '3')).toBe('请A零零一号到三号窗口');
    expect(zh('B026', '12')).toBe('请B零二六号到十二号窗口');
    expect(zh('Z1000', '105')).toBe('请Z一零零零号到一百零五号窗口');
    expect(zh('A110', '110')).toBe('请A一一零号到一百一十号窗口');
    // 二号, never 两号; and a written zero in front is not said.
    expect(zh('C222', '02')).toBe('请C二二二号到二号窗口');
  });

  it('keeps several letters apart, takes small ones, and says nothing of dashes', () => {
    expect(zh('ab007', '1')).toBe('请A B零零七号到一号窗口');
    expect(zh('A-07', '1')).toBe('请A零七号到一号窗口');
    expect(zh('A001', 'b12')).toBe('请A零零一号到B十二号窗口');
  });

  it('says the same in English', () => {
    expect(en('A001', '3')).toBe('Number A zero zero one, please go to window 3.');
    expect(en('B1026', '12')).toBe('Number B one zero two six, please go to window 12.');
  });
});

describe('a window’s number', () => {
  it('follows spoken Chinese at every turn', () => {
    const said: [number, string][] = [
      [0, '零'],
      [1, '一'],
      [2, '二'],
      [9, '九'],
      [10, '十'],
      [11, '十一'],
      [19, '十九'],
      [20, '二十'],
      [21, '二十一'],
      [90, '九十'],
      [99, '九十九'],
      [100, '一百'],
      [101, '一百零一'],
      [105, '一百零五'],
      [110, '一百一十'],
      [111, '一百一十一'],
      [120, '一百二十'],
      [200, '二百'],
      [202, '二百零二'],
      [999, '九百九十九'],
    ];
    for (const [n, words] of said) expect(chineseNumber(n)).toBe(words);
  });

  it('is no two numbers’ at once', () => {
    const all = Array.from({ length: 1000 }, (_, n) => chineseNumber(n));
    expect(new Set(all).size).toBe(1000);
  });

  it('is refused where it is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 1000 }), fc.integer({ max: -1 }), fc.constant(1.5)), (n) => {
        expect(() => chineseNumber(n)).toThrow(RangeError);
      }),
    );
  });
});
