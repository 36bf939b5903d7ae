import { describe, expect, test } from 'vitest';
import { caseSlip, ticketSlip } from '#electron/slips/slip-documents.ts';
import { layoutSlip } from '#electron/slips/slip-layout.ts';
import {
  caseReceipt,
  caseReceiptEn,
  isQrOf,
  lettersOf,
  linesOf,
  staysOnPaper,
  textOf,
  ticket,
  ticketEn,
} from './slip-samples.ts';

const widths = [48, 42, 32];

describe('a number’s slip', () => {
  test('says number, place, waiting, windows and the way on', () => {
    const lines = linesOf(layoutSlip(ticketSlip(ticket), 48));
    for (const line of [
      '石柱土家族自治县政务服务中心',
      '身份证换领',
      'B026',
      '前面还有 6人',
      '大约等 15-20分钟',
      '请到 二楼B区',
      '窗口 5、6、7号',
      '姓名 陈*',
      '取号时间 2026-11-23 09:42',
      '请带：身份证、户口簿。',
      '错过了不要紧，再叫3个人会重新叫您一次。',
      '没办成？号没了？',
      '到16号反映窗口',
      '不用取号，直接去。',
    ]) {
      expect(lines).toContain(line);
    }
  });

  test('leaves out what is not known', () => {
    const text = textOf(
      ticketSlip({ ...ticket, estimate: null, maskedName: null, bring: [], missedRule: undefined, qr: '' }),
    );
    expect(text).not.toMatch(/大约|姓名|请带|错过|扫/);
    expect(textOf(ticketSlip({ ...ticket, ahead: 0 }))).toContain('前面 没有人');
  });

  test('says its lane, what else is done with it, a closing that is near, and a phone only where one can follow it', () => {
    const plain = textOf(ticketSlip(ticket));
    expect(plain).not.toMatch(/绿色|预约|一起办|停止办理|手机/);
    const url = 'https://banshi.example.gov.cn/t/77222612070110001234567890';
    const full = textOf(
      ticketSlip({
        ...ticket,
        lane: '绿色通道',
        laneHint: '请向窗口出示证件。',
        alsoMatters: ['户口迁移', '居住证申领'],
        closing: '窗口今天 17:00 停止办理，请不要走远。',
        qr: url,
      }),
    );
    for (const words of [
      '绿色通道',
      '请向窗口出示证件。',
      '一起办：户口迁移、居住证申领',
      '手机扫一扫，能看前面还有几个人。',
    ]) {
      expect(full).toContain(words);
    }
    expect(full).toContain('窗口今天17:00停止办理');
    const english = textOf(
      ticketSlip({ ...ticketEn, lane: 'Appointment 10:30', alsoMatters: ['Move household'], qr: url }, 'en'),
    );
    expect(english).toContain('Appointment 10:30');
    expect(english).toContain('Also: Move household');
    expect(english).toContain('Scan it with a phone');
    expect(english).not.toMatch(/\p{Script=Han}/u);
  });

  test('marks a demo and a reprint', () => {
    expect(textOf(ticketSlip(ticket))).not.toMatch(/演示|补打/);
    expect(textOf(ticketSlip({ ...ticket, demo: true }))).toContain('演示');
    expect(textOf(ticketSlip({ ...ticket, reprint: 2 }))).toContain('补打 · 第2次');
    expect(textOf(ticketSlip({ ...ticketEn, demo: true, reprint: 1 }, 'en'))).toMatch(/DEMO.*REPRINT no. 1/s);
  });

  test('the number is the largest thing on it', () => {
    const runs = layoutSlip(ticketSlip(ticket), 48).items.filter((item) => item.kind === 'text');
    const largest = Math.max(...runs.map((run) => run.scale));
    expect(runs.filter((run) => run.scale === largest).map((run) => run.text)).toEqual(['B026']);
    expect(largest).toBe(6);
  });
});

describe('a case’s slip', () => {
  test('says the promised day, who has it, where and how to check', () => {
    const lines = linesOf(layoutSlip(caseSlip(caseReceipt), 48));
    const promise = lines.indexOf('最晚');
    expect(lines.slice(promise, promise + 4)).toEqual(['最晚', '12月9日', '星期三给您办好', '共12个工作日']);
    for (const line of [
      '您反映的事，我们收下了',
      '什么事 身份证换领',
      '谁负责 向文静',
      '县政务服务中心',
      '在哪里 16号反映窗口',
      '反映单号 261123-0074',
      '查询码 482913',
      '姓名 罗*',
      '交来时间 2026-11-23 15:46',
      '要是来不及，查进度能看到原因。',
      '没办成，再来找我们',
      '不用取号。',
    ]) {
      expect(lines).toContain(line);
    }
  });

  test('never says “before” the day', () => {
    for (const slip of [caseReceipt, { ...caseReceipt, provisional: true, promisedDate: '2027-01-12' }]) {
      expect(lettersOf(textOf(caseSlip(slip)))).not.toMatch(/日前|之前|以前/);
    }
  });

  test('says at its foot what to do if it was not done, in both languages, and nothing that nobody asks', () => {
    expect(textOf(caseSlip(caseReceiptEn, 'en'))).toMatch(/Not done\? Come back[\s\S]*No number needed\./);
    expect(textOf(caseSlip(caseReceipt))).not.toContain('由您说');
  });

  test('promises no phone', () => {
    expect(textOf(caseSlip(caseReceipt))).not.toContain('手机');
    expect(textOf(caseSlip(caseReceiptEn, 'en'))).not.toMatch(/phone/i);
  });

  test('names the year when the promise lies in another one, and says what is provisional', () => {
    const text = textOf(caseSlip({ ...caseReceipt, promisedDate: '2027-01-12', weekday: '星期二', provisional: true }));
    expect(text).toContain('2027年 星期二给您办好');
    expect(text).toContain('暂定');
    expect(textOf(caseSlip(caseReceipt))).not.toMatch(/2026年|暂定/);
  });

  test('without a person, a matter or a name it names the unit and stays whole', () => {
    const text = textOf(
      caseSlip({ ...caseReceipt, ownerPerson: null, matterName: null, maskedName: null, tellWindow: { number: '8' } }),
    );
    expect(text).toContain('谁负责 县政务服务中心');
    expect(text).not.toMatch(/什么事|姓名|null/);
    expect(text).toContain('有话要说，到8号反映窗口。');
  });
});

describe('every slip, width and language', () => {
  const documents = [
    { name: 'ticket', build: (columns: number) => ticketSlip({ ...ticket, demo: true, reprint: 1 }, 'zh-CN', columns) },
    {
      name: 'ticket with everything',
      build: (columns: number) =>
        ticketSlip(
          {
            ...ticket,
            no: 'B12345',
            lane: '绿色通道',
            laneHint: '请向窗口出示证件。',
            alsoMatters: ['户口迁移', '居住证申领', '临时身份证', '身份证挂失'],
            closing: '窗口今天 17:00 停止办理，请不要走远。',
          },
          'zh-CN',
          columns,
        ),
    },
    {
      name: 'ticket en',
      build: (columns: number) => ticketSlip({ ...ticketEn, demo: true, reprint: 1 }, 'en', columns),
    },
    { name: 'case', build: (columns: number) => caseSlip({ ...caseReceipt, provisional: true }, 'zh-CN', columns) },
    {
      name: 'case en',
      build: (columns: number) => caseSlip({ ...caseReceiptEn, provisional: true }, 'en', columns),
    },
  ];
  for (const { name, build } of documents) {
    test.each(widths)(`${name} stays on the paper in %i columns and says the same`, (columns) => {
      const layout = layoutSlip(build(columns), columns);
      expect(layout.widthDots).toBe(columns * 12);
      expect(staysOnPaper(layout)).toBe(true);
      const sorted = (text: string) => [...lettersOf(text)].sort().join('');
      expect(sorted(linesOf(layout).join(''))).toBe(sorted(textOf(build(48), 48)));
    });
  }

  test('English is complete', () => {
    for (const doc of documents.filter(({ name }) => name.endsWith(' en')))
      expect(textOf(doc?.build(48) ?? '中')).not.toMatch(/\p{Script=Han}/u);
  });

  test.each(widths)('a long matter and a long owner wrap in %i columns and lose nothing', (columns) => {
    const matterName = '城乡居民基本养老保险与城镇职工基本养老保险之间的关系转移接续申请（跨省、自治区、直辖市）';
    const ownerUnit = '石柱土家族自治县人力资源和社会保障局城乡居民社会养老保险管理服务中心';
    const layout = layoutSlip(
      caseSlip({ ...caseReceipt, matterName, ownerUnit, ownerPerson: null }, 'zh-CN', columns),
      columns,
    );
    const values = linesOf(layout)
      .map((line) => line.replace(/^(什么事|谁负责) /, ''))
      .join('');
    expect(values).toContain(matterName);
    expect(values).toContain(ownerUnit);
    expect(staysOnPaper(layout)).toBe(true);
  });

  test.each(widths)('QR codes say what they should in %i columns', (columns) => {
    const long = 'https://hall.example.cn/phone/status?case=261123-0074&code=482913;{}|\\~"';
    for (const [doc, data] of [
      [ticketSlip(ticket, 'zh-CN', columns), ticket.qr],
      [caseSlip(caseReceipt, 'zh-CN', columns), caseReceipt.qr],
      [caseSlip({ ...caseReceipt, qr: long }, 'zh-CN', columns), long],
    ] as const) {
      const code = layoutSlip(doc, columns).items.find((item) => item.kind === 'code');
      expect(code && isQrOf(code.modules, data)).toBe(true);
      expect(code && isQrOf(code.modules, `${data}x`)).toBe(false);
    }
  });
});
