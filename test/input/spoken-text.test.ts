// Tries how a screen's words are said: numbers sign by sign, hours in words, masked names, and nothing too long for one breath.
import { describe, expect, it } from 'vitest';
import { sentencesOf, spokenText } from '#renderer/kiosk/voice/spoken-text.ts';

const zh = (text: string) => spokenText(text, 'zh-CN');

describe('words for a voice', () => {
  it('says numbers that are names sign by sign, and amounts as they are', () => {
    expect(zh('叫到B026直接去 6 号窗口')).toBe('叫到B零二六直接去 6 号窗口');
    expect(zh('反映单号 261123-0078')).toBe('反映单号 二六一一二三零零七八');
    expect(zh('电话 023-7337-0002，或 13800012345')).toBe('电话 零二三七三三七零零零二，或 一三八零零零一二三四五');
    expect(zh('全厅 18 人在等，最晚 12月9日 星期三')).toBe('全厅 18 人在等，最晚 12月9日 星期三');
    expect(spokenText('Number B026', 'en')).toBe('Number B zero two six');
  });

  it('says spans, strokes and short words as people do', () => {
    expect(zh('约等 10–15 分钟')).toBe('约等 10到15 分钟');
    expect(spokenText('about 10–15 min', 'en')).toBe('about 10 to 15 minutes');
    expect(zh('首次申领/换领 › 1/2')).toBe('首次申领、换领，1/2');
    expect(zh('打 12345 问，费用 12300 元')).toBe('打 一二三四五 问，费用 12300 元');
  });

  it('says hours as one says them, and a masked name as people do', () => {
    expect(zh('9:00 到 17:30')).toBe('9点 到 17点30分');
    expect(zh('冉*')).toBe('冉某');
    expect(spokenText('from 9:00', 'en')).toBe('from 9:00');
  });

  it('cuts at sentences and lines, and long ones at a comma', () => {
    expect(sentencesOf('号取好了。\n请听叫号！ · \n\n')).toEqual(['号取好了。', '请听叫号！']);
    const long = `${'甲'.repeat(40)}，${'乙'.repeat(40)}，${'丙'.repeat(10)}。`;
    expect(sentencesOf(long)).toEqual([`${'甲'.repeat(40)}，`, `${'乙'.repeat(40)}，${'丙'.repeat(10)}。`]);
    expect(sentencesOf('Touch one. Or search.')).toEqual(['Touch one.', 'Or search.']);
    expect(sentencesOf('…！')).toEqual([]);
  });
});
