// What a citizen takes along later: where their case stands, and the notice that it is not taken on.
import { describe, expect, test } from 'vitest';
import { refusalSlip } from '#electron/slips/refusal-document.ts';
import { caseSlip, slipDocument } from '#electron/slips/slip-documents.ts';
import { layoutSlip } from '#electron/slips/slip-layout.ts';
import { namesOf } from '#electron/slips/slip-names.ts';
import { statusSlip } from '#electron/slips/status-document.ts';
import {
  caseReceipt,
  isQrOf,
  lettersOf,
  linesOf,
  refusal,
  refusalEn,
  statusOfCase,
  statusOfCaseEn,
  staysOnPaper,
  textOf,
} from './slip-samples.ts';

const widths = [48, 42, 32];

describe('where a case stands', () => {
  test('says the day, the step, who has it, and what happened last with its reason', () => {
    const lines = linesOf(layoutSlip(statusSlip(statusOfCase), 48));
    const day = lines.indexOf('最晚');
    expect(lines.slice(day, day + 3)).toEqual(['最晚', '12月14日', '星期一']);
    for (const line of [
      '您的事办到哪一步',
      '2026-12-07 14:12 的情况',
      '到哪一步 4 协调办理',
      '谁负责 冉隆刚',
      '反映单号 261123-0074',
      '姓名 罗*',
      '要多等3个工作日，最晚12月14日 星期一',
      '原因：外省的回函还没到。',
      '到16号反映窗口',
    ])
      expect(lines).toContain(line);
    expect(lines.join()).not.toMatch(/现在等您|办成了吗|暂定|null/);
  });

  test('the day is the largest thing on it', () => {
    const runs = layoutSlip(statusSlip(statusOfCase), 48).items.filter((item) => item.kind === 'text');
    const largest = Math.max(...runs.map((run) => run.scale));
    expect(runs.filter((run) => run.scale === largest).map((run) => run.text)).toEqual(['12', '月', '14', '日']);
  });

  test('what is waited for, and what is asked, stands above the day', () => {
    const waiting = lettersOf(textOf(statusSlip({ ...statusOfCase, waitingFor: '请带户口簿原件' })));
    expect(waiting.indexOf('请带户口簿原件')).toBeGreaterThan(0);
    expect(waiting.indexOf('请带户口簿原件')).toBeLessThan(waiting.indexOf('最晚'));
    expect(waiting).toContain('等您的日子不算在内');
    const asked = lettersOf(textOf(statusSlip({ ...statusOfCase, promise: null, askedUntil: '2026-12-21' })));
    expect(asked).toContain('办成了吗？');
    expect(asked).toContain('12月21日以前（含当天）');
    expect(asked).not.toContain('12月14日给您');
  });

  test('names the year of a day in another one', () => {
    const promise = { date: '2027-01-05', weekday: '星期二', provisional: true };
    const text = textOf(statusSlip({ ...statusOfCase, promise }));
    expect(text).toContain('2027年 星期二');
    expect(text).toContain('暂定');
  });
});

describe('the notice that a case is not taken on', () => {
  test('the way on stands first and largest, then the ground and the words in full, then how to object', () => {
    const text = lettersOf(textOf(refusalSlip(refusal)));
    const places = [
      '不予受理告知',
      '接着这样办',
      '请找县法院立案庭',
      '这件事已经在法院了。',
      '县法院今年',
      '同一件事',
      '我不同意',
    ].map((words) => text.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const runs = layoutSlip(refusalSlip(refusal), 48).items.filter((item) => item.kind === 'text');
    expect(runs.find((run) => run.text.includes('请找县法院'))?.scale).toBe(2);
    expect(text).toContain('换一个人从头看，看完告诉您');
    expect(text).toContain('告知时间2026-11-2410:20');
  });

  test('a way on as long as may be is set smaller, and whole', () => {
    const wayOn = Array.from({ length: 200 }, (_, at) => `第${at}步。`).join('');
    const doc = refusalSlip({ ...refusal, wayOn });
    expect(lettersOf(textOf(doc))).toContain(wayOn);
  });
});

describe('a receipt where the hall has a page for phones', () => {
  const qr = 'https://banshi.example.gov.cn/c#771126112300744829130';

  test.each(widths)('says so, and its code is the address, in %i columns', (columns) => {
    const layout = layoutSlip(caseSlip({ ...caseReceipt, qr }, 'zh-CN', columns), columns);
    expect(lettersOf(linesOf(layout).join(''))).toContain('用手机扫一扫，也能查。');
    expect(staysOnPaper(layout)).toBe(true);
    const code = layout.items.find((item) => item.kind === 'code');
    expect(code && isQrOf(code.modules, qr)).toBe(true);
    expect(code && code.x + code.modules.length * code.cell).toBeLessThanOrEqual(columns * 12);
  });
});

describe('either, in every width and language', () => {
  const documents = [
    { name: 'status', build: (columns: number) => statusSlip({ ...statusOfCase, demo: true }, 'zh-CN', columns) },
    {
      name: 'status, waiting and asked',
      build: (columns: number) =>
        statusSlip(
          { ...statusOfCase, waitingFor: '请带户口簿原件、旧身份证。'.repeat(6), askedUntil: '2026-12-21' },
          'zh-CN',
          columns,
        ),
    },
    {
      name: 'status en',
      build: (columns: number) =>
        statusSlip(
          { ...statusOfCaseEn, demo: true, waitingFor: 'Your register.', askedUntil: '2026-12-21' },
          'en',
          columns,
        ),
    },
    { name: 'refusal', build: (columns: number) => refusalSlip({ ...refusal, reprint: 1 }, 'zh-CN', columns) },
    { name: 'refusal en', build: (columns: number) => refusalSlip({ ...refusalEn, demo: true }, 'en', columns) },
  ];
  for (const { name, build } of documents) {
    test.each(widths)(`${name} stays on the paper in %i columns and says the same`, (columns) => {
      const layout = layoutSlip(build(columns), columns);
      expect(staysOnPaper(layout)).toBe(true);
      const sorted = (text: string) => [...lettersOf(text)].sort().join('');
      expect(sorted(linesOf(layout).join(''))).toBe(sorted(textOf(build(48), 48)));
    });
  }

  test('English is complete', () => {
    for (const { build } of documents.filter(({ name }) => name.endsWith(' en')))
      expect(textOf(build(48))).not.toMatch(/\p{Script=Han}/u);
  });

  test('the code opens the case again', () => {
    for (const doc of [statusSlip(statusOfCase), refusalSlip(refusal)]) {
      const code = layoutSlip(doc, 48).items.find((item) => item.kind === 'code');
      expect(code && isQrOf(code.modules, statusOfCase.qr)).toBe(true);
    }
  });

  test('what somebody wrote is nothing but text', () => {
    const words = '{code:evil} |a|b| `x` ^^^ ~~~ --- \\{';
    const text = lettersOf(textOf(refusalSlip({ ...refusal, words, wayOn: words })));
    expect(text.split(lettersOf(words)).length - 1).toBe(2);
  });

  test('each is a stored slip of its own, filed under its case', () => {
    const status = { kind: 'status', language: 'zh-CN', slip: statusOfCase } as const;
    expect(slipDocument(status)).toBe(statusSlip(statusOfCase));
    expect(namesOf(status)).toMatchObject({ label: '261123-0074', file: '261123-0074-2' });
    const notice = { kind: 'refusal', language: 'en', slip: refusalEn } as const;
    expect(slipDocument(notice)).toBe(refusalSlip(refusalEn, 'en'));
    expect(namesOf(notice)).toMatchObject({ label: '261123-0074', file: '261123-0074-1020' });
  });
});
