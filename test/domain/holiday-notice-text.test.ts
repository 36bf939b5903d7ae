// A pasted notice becomes exactly the days it names; what is not understood is handed back whole, never guessed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCalendarDate } from '#shared/domain/calendar-date.ts';
import { daysOf, noticeProblems } from '#shared/domain/holiday-notice.ts';
import { readNoticeText } from '#shared/domain/holiday-notice-text.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';

/** Sentences of the shape of a notice's, with the days of 2026. */
const days2026 = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历二十八、周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

const read = (text: string, year = 2026) => {
  const found = readNoticeText(text, year);
  if (!found.ok) throw new Error(JSON.stringify(found.unread));
  return { ...found, days: daysOf(found.off), worked: [...found.worked].sort() };
};
const refused = (text: string, year = 2026) => {
  const found = readNoticeText(text, year);
  if (found.ok) throw new Error(`was read: ${JSON.stringify(found)}`);
  return found.unread;
};

describe('the days of 2026', () => {
  it('come out as they are known, and without a problem', () => {
    const found = read(days2026);
    expect(found.days).toEqual(holidays2026.off);
    expect(found.worked).toEqual(holidays2026.worked);
    expect(noticeProblems({ ...found, source: '试验' }, 2026)).toEqual([]);
  });

  it('come out with head, greeting, closing words and date around them; year and name are taken from it', () => {
    const found = read(
      `国务院办公厅关于2026年部分节假日安排的通知\n国办发〔2025〕1号\n各单位：\n现将2026年放假安排通知如下。\n${days2026}\n请安排好值班和安全，遇到大事及时报告。\n国务院办公厅\n2025年11月4日`,
      2031,
    );
    expect(found).toMatchObject({ year: 2026, source: '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）' });
    expect(found.days).toEqual(holidays2026.off);
  });

  it.each([
    ['no line breaks', days2026.replaceAll('\n', '')],
    ['Windows line ends and spaces', days2026.replaceAll('\n', '\r\n').replaceAll('，', ' ， ')],
    ['lines broken by a page', days2026.replaceAll('至', '至\n').replaceAll('放假', '\n放假')],
    ['plain marks', days2026.replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':').replaceAll('，', ',')],
    ['star weekdays', days2026.replaceAll('周', '星期')],
    ['full-width digits', days2026.replaceAll('1', '１').replaceAll('2', '２')],
    ['semicolons', days2026.replaceAll('。', '；')],
    ['到 for 至', days2026.replaceAll('至', '到')],
    ['a dash for 至', days2026.replaceAll('至', '—')],
    ['a closing date in characters', `${days2026}\n二〇二五年十一月四日`],
  ])('come out of %s', (_, text) => {
    const found = read(text);
    expect(found.days).toEqual(holidays2026.off);
    expect(found.worked).toEqual(holidays2026.worked);
  });
});

describe('other ways to say it', () => {
  it.each([
    ['元旦：1月1日（周四）放假1天，不调休。', ['2026-01-01'], []],
    ['元旦：1月1日放假，与周末连休。', ['2026-01-01'], []],
    [
      '国庆节、中秋节：10月1日至3日放假，10月10日、11日上班。',
      ['2026-10-01', '2026-10-02', '2026-10-03'],
      ['2026-10-10', '2026-10-11'],
    ],
    ['2026年5月1日、2日放假', ['2026-05-01', '2026-05-02'], []],
    [
      '5月1日至2日放假，5月9日（周六），5月10日（周日）照常上班',
      ['2026-05-01', '2026-05-02'],
      ['2026-05-09', '2026-05-10'],
    ],
    ['2025年12月31日至2026年1月1日放假，共2天', ['2025-12-31', '2026-01-01'], []],
  ])('%s', (text, off, worked) => {
    const found = read(text);
    expect(found.days).toEqual(off);
    expect(found.worked).toEqual(worked);
  });
});

describe('what is not understood', () => {
  it.each([
    ['10月1日至7日不放假', '没读懂'],
    ['请于1月4日前报送安排', '没读懂'],
    ['放假：1月1日', '没读懂'],
    ['1月1日至放假', '没读懂'],
    ['1月1日、和2日放假', '没读懂'],
    ['1日至3日放假', '没读懂'],
    ['十月一日放假', '没读懂'],
    ['1月1日至3日放假，2日不放假', '没读懂'],
    ['安排职工在除夕（2月16日）休息', '没读懂'],
    ['2月29日至30日放假', '没有 2月29日这一天'],
    ['1月3日至1日放假', '结束在开始之前'],
    ['1000年1月1日至9999年12月31日上班', '比一年还长'],
    ['1月1日（周五）放假', '2026 年的 1月1日是星期四，不是星期五'],
    ['1月1日（星期天）放假', '是星期四，不是星期天'],
    ['1月1日至3日放假，共4天', '写的是共 4 天，数下来是 3 天'],
    ['1月1日至3日放假2天', '写的是共 2 天，数下来是 3 天'],
  ])('“%s” is handed back with the reason', (sentence, why) => {
    const unread = refused(`${days2026}${sentence}。`);
    expect(unread).toHaveLength(1);
    expect(unread[0]).toMatchObject({ zh: expect.stringContaining(why), en: expect.stringMatching(/[a-z]/) });
    expect(unread[0]?.sentence).toBe(sentence.normalize('NFKC'));
  });

  it('each such sentence is named', () => {
    expect(refused('1月1日（周五）放假。2月30日放假。5月1日放假。').map(({ sentence }) => sentence)).toEqual([
      '1月1日(周五)放假',
      '2月30日放假',
    ]);
  });

  it('the notice of another year is seen by its weekdays', () => {
    expect(refused(days2026, 2027).length).toBeGreaterThan(5);
  });

  it.each(['', '   \n', '大家节日快乐', 'no notice at all', '1月4日上班。'])('“%s” names no day off', (text) => {
    expect(refused(text)).toEqual([
      { sentence: '', zh: expect.stringContaining('没有读到放假的日子'), en: expect.any(String) },
    ]);
  });

  it('any text is read or handed back, and what is read has real days in order', () => {
    const piece = fc.constantFrom(
      ...[
        '1月1日',
        '2027年',
        '（周四）',
        '至',
        '3日',
        '、',
        '，',
        '。',
        '放假',
        '上班',
        '共3天',
        '元旦：',
        '一、',
        '\n',
        '调休',
        '月',
        '日',
        '2月30日',
        'x',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 2026, max: 2040 }), (pieces, year) => {
        const found = readNoticeText(pieces.join(''), year);
        if (!found.ok) {
          expect(found.unread.length).toBeGreaterThan(0);
          return;
        }
        for (const { from, to } of found.off)
          expect(isCalendarDate(from) && isCalendarDate(to) && from <= to).toBe(true);
        for (const day of found.worked) expect(isCalendarDate(day)).toBe(true);
      }),
    );
  });

  it('a very long paste takes no time', () => {
    const began = performance.now();
    readNoticeText('1月1日、'.repeat(20_000), 2026);
    readNoticeText('一'.repeat(100_000), 2026);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
