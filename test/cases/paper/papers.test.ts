// Letters and case files as PDFs: what they say can be read off them, and a long one goes on over as many pages as it needs.
import { execFile, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type CaseFileData, caseFilePdf } from '#electron/cases/paper/case-file-pdf.ts';
import { type LetterData, letterPdf } from '#electron/cases/paper/letter-pdf.ts';
import { createPaperMaker } from '#electron/cases/paper/paper-maker.ts';
import { fonts as slipFonts } from '../../slips/slip-samples.ts';
import { tempDirectory } from '../../store/temp-store.ts';

const run = promisify(execFile);
const fonts = { regularFile: slipFonts.regularFile, boldFile: slipFonts.boldFile };
const hasReader = spawnSync('pdftotext', ['-v']).error === undefined;
if (!hasReader) console.warn('pdftotext (poppler-utils) is not installed: the text of PDFs is not checked in this run');

async function read(pdf: Uint8Array): Promise<{ text: string; pages: number }> {
  const file = path.join(tempDirectory(), 'paper.pdf');
  await writeFile(file, pdf);
  const text = (await run('pdftotext', ['-layout', file, '-'])).stdout;
  // Each page ends in a form feed.
  return { text: text.replace(/\s/g, ''), pages: text.split('\f').length - 1 };
}

const letter: LetterData = {
  language: 'zh-CN',
  hall: { place: '石柱土家族自治县', hall: '政务服务中心', phone: '023-7337-0002' },
  demo: false,
  caseNo: '261123-0074',
  queryCode: '482913',
  qr: '771126112300744829130',
  to: '罗春梅',
  matter: '身份证换领',
  filedOn: '2026-11-23',
  writtenOn: '2026-12-07',
  writtenAt: Date.UTC(2026, 11, 7, 2),
  turn: { text: '要多等 3 个工作日，最晚 12月14日 星期一', more: '原因：外省的回函还没到。' },
  promise: { date: '2026-12-14', provisional: true },
  owner: { unit: '县医保局', person: '冉隆刚' },
  waitingFor: null,
  askedUntil: null,
  refusal: null,
  window: { number: '16', where: '一楼服务台左手边' },
};

const file: CaseFileData = {
  hall: '石柱土家族自治县政务服务中心',
  demo: false,
  caseNo: '261123-0074',
  printedAt: '2026-12-20 10:05',
  printedBy: '向文静',
  createdAt: Date.UTC(2026, 11, 20, 2),
  form: [
    ['反映时间', '2026-11-23 15:46'],
    ['姓名', '罗春梅'],
    ['电话', '13800000000'],
  ],
  words: '镇上派出所换身份证的机器坏了。',
  handling: [['首接单位', '县政务服务中心']],
  course: [
    { at: '2026-11-23 15:46', who: '', what: '', text: '在自助机上反映' },
    { at: '2026-11-23 16:02', who: '向文静', what: '', text: '受理了这件事' },
  ],
  files: [{ at: '2026-11-23 15:50', what: '材料，户口簿.jpg，312 KB，群众自己添加' }],
  answers: [
    {
      at: '2026-12-10 09:00',
      facts: [
        ['办成了吗', '没办成'],
        ['好差评', '不满意'],
        ['原因', '态度不好'],
      ],
    },
  ],
  signature: null,
  retention: '保存到 2028-12-20，到期销毁个人信息，台账保留。',
};

describe.skipIf(!hasReader)('the letter', () => {
  test('says the turn, its reason, the day, who has it and how to answer', async () => {
    const { text, pages } = await read(await letterPdf(letter, fonts));
    expect(pages).toBe(1);
    for (const words of [
      '办理情况告知书',
      '罗春梅，您好：',
      '2026年11月23日在我们这里反映的“身份证换领”',
      '要多等3个工作日，最晚12月14日星期一',
      '原因：外省的回函还没到。',
      '暂定',
      '县医保局冉隆刚',
      '261123-0074',
      '482913',
      '到16号反映窗口当面说，不用取号',
      '023-7337-0002',
      '2026年12月7日',
      '第1页，共1页',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/演示|不予受理|手机|办成了吗/);
  });

  test('asks whether it was done, and says what silence counts as', async () => {
    const { text } = await read(await letterPdf({ ...letter, promise: null, askedUntil: '2026-12-21' }, fonts));
    expect(text).toContain('12月21日以前（含当天）');
    expect(text).toContain('只记“未评价”，不算办成');
    expect(text).not.toContain('最晚这一天给您办好');
  });

  test('of what is not taken on the way on stands first, then the reason and how to object', async () => {
    const refusal = { ground: '这件事已经在法院了。', words: '县法院已经立案。', wayOn: '请找县法院立案庭。' };
    const { text } = await read(await letterPdf({ ...letter, turn: null, promise: null, refusal }, fonts));
    const places = ['不予受理告知书', '请找县法院立案庭。', '县法院已经立案。', '我不同意'].map((words) =>
      text.indexOf(words),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('offers a phone only where the hall has a page for one, and names nobody who gave no name', async () => {
    const { text } = await read(
      await letterPdf({ ...letter, to: null, qr: 'https://banshi.example/c#771126112300744829130' }, fonts),
    );
    expect(text).toContain('用手机扫右边的码');
    expect(text).toContain('您好：');
    expect(text).not.toMatch(/null|undefined/);
  });

  test('in English there is no Chinese but what people wrote', async () => {
    const english: LetterData = {
      ...letter,
      language: 'en',
      hall: { place: 'Shizhu County', hall: 'Service Hall', phone: '023-7337-0002' },
      to: 'Luo Chunmei',
      matter: 'Renewing an ID card',
      turn: { text: 'It takes 3 working days more', more: null },
      owner: { unit: 'Medical Insurance Office', person: 'Ran Longgang' },
      askedUntil: '2026-12-21',
      refusal: null,
      window: { number: '16', where: 'Ground floor' },
    };
    const refusal = { ground: 'Court.', words: 'Why.', wayOn: 'There.' };
    for (const data of [english, { ...english, promise: null, askedUntil: null, refusal }]) {
      const { text } = await read(await letterPdf(data, fonts));
      expect(text).not.toMatch(/\p{Script=Han}/u);
      expect(text).toContain('page1of1');
    }
  });

  test('goes on over pages where somebody wrote much, and loses nothing', async () => {
    const words = Array.from({ length: 700 }, (_, at) => `第${at}句话。`).join('');
    const refusal = { ground: '这是私人之间的纠纷。', words, wayOn: words };
    const { text, pages } = await read(await letterPdf({ ...letter, refusal }, fonts));
    expect(pages).toBeGreaterThan(2);
    for (const at of [0, 350, 699]) expect(text.split(`第${at}句话。`).length - 1).toBe(2);
    expect(text).toContain(`第${pages}页，共${pages}页`);
  });
});

describe.skipIf(!hasReader)('the case file', () => {
  test('holds form, course, files, answers, signature and retention, and who printed it', async () => {
    const { text } = await read(await caseFilePdf(file, fonts));
    for (const words of [
      '一、反映登记',
      '罗春梅',
      '13800000000',
      '镇上派出所换身份证的机器坏了。',
      '三、办理经过（2条）',
      '2026-11-23 16:02 向文静'.replaceAll(' ', ''),
      '受理了这件事',
      '户口簿.jpg',
      '没办成',
      '态度不好',
      '没有签名。',
      '保存到2028-12-20',
      '向文静2026-12-2010:05打印',
    ])
      expect(text).toContain(words);
  });

  test('says that nothing was answered, added or signed where nothing was', async () => {
    const { text } = await read(await caseFilePdf({ ...file, files: [], answers: [] }, fonts));
    expect(text).toContain('没有材料。');
    expect(text).toContain('记作“未评价”');
  });

  test('shows the signature, and says where its picture is gone', async () => {
    // A PNG of one black dot.
    const image = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
      'base64',
    );
    const at = '2026-11-23 15:47';
    const shown = await caseFilePdf({ ...file, signature: { at, image } }, fonts);
    expect(Buffer.from(shown).includes('/Subtype /Image')).toBe(true);
    const gone = await read(await caseFilePdf({ ...file, signature: { at, image: null } }, fonts));
    expect(gone.text).toContain('签名的图已经不在');
  });

  test('a course of hundreds of entries is whole', async () => {
    const course = Array.from({ length: 300 }, (_, at) => ({
      at: '2026-11-24 09:00',
      who: '冉隆刚',
      what: '',
      text: `第${at}次联系，说了很久，还要再等外省的回函。`,
    }));
    const { text, pages } = await read(await caseFilePdf({ ...file, course }, fonts));
    expect(pages).toBeGreaterThan(8);
    for (const { text: words } of course) expect(text).toContain(words);
  });
});

describe.skipIf(!hasReader)('the thread', () => {
  test('makes a paper while this one goes on', async () => {
    const make = createPaperMaker(fonts);
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    const { text } = await read(await make({ kind: 'letter', data: letter }));
    clearInterval(timer);
    expect(text).toContain('办理情况告知书');
    expect(ticks).toBeGreaterThan(5);
  });

  test('fails aloud where its fonts are not there', async () => {
    const make = createPaperMaker({ regularFile: '/nowhere.otf', boldFile: '/nowhere.otf' });
    await expect(make({ kind: 'letter', data: letter })).rejects.toThrow(/ENOENT/);
  });
});
