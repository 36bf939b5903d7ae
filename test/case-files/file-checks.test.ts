// What may be kept with a case is decided by what is in it, and whoever brings something else is told what to do.
import { expect, it } from 'vitest';
import { checkFile, type HandedIn } from '#electron/case-files/file-checks.ts';
import { InputProblems } from '#electron/domain-error.ts';
import { fileBytesMaximum } from '#shared/contract/case-files.ts';
import * as sample from './sample-files.ts';

const handedIn = (bytes: Uint8Array, name = '', over: Partial<HandedIn> = {}): HandedIn => ({
  kind: 'paper',
  name,
  data: Buffer.from(bytes).toString('base64'),
  language: 'zh-CN',
  ...over,
});

async function wordsFor(file: HandedIn): Promise<string> {
  const problem = await checkFile(file).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(InputProblems);
  const [first, ...others] = (problem as InputProblems).problems;
  expect(others).toEqual([]);
  expect(first?.path).toBe('data');
  return first?.message ?? '';
}

it.each([
  ['image/jpeg', sample.jpeg(), '收据.JPG'],
  ['image/jpeg', sample.jpeg(), '收据.jpeg'],
  ['image/png', sample.png(), 'a.png'],
  ['image/webp', sample.webp(), 'a.webp'],
  ['application/pdf', sample.pdf(), '合同 第2版.pdf'],
])('takes %s in as it is', async (mediaType, bytes, name) => {
  const kept = await checkFile(handedIn(bytes, name));
  expect(kept).toMatchObject({ mediaType, name });
  expect(Buffer.from(kept.bytes).equals(bytes)).toBe(true);
});

it.each([
  ['a script', sample.script(), 'a.jpg'],
  ['a page', sample.html(), '照片.png'],
  ['a program', sample.executable(), '材料.pdf'],
  ['a drawing that can run', sample.svg(), 'a.webp'],
  ['one kind of picture under the name of another', sample.png(), 'a.jpg'],
  ['a picture under the name of a program', sample.jpeg(), '照片.jpg.exe'],
])('refuses %s that is named otherwise, and says so', async (_, bytes, name) => {
  const words = await wordsFor(handedIn(bytes, name));
  expect(words).toContain(`.${name.split('.').at(-1)}`);
  expect(words).toContain('没有收下');
  expect(await wordsFor(handedIn(bytes, name, { language: 'en' }))).toMatch(/not what is in it/);
});

it.each([
  ['html', sample.html(), 'a.html'],
  ['svg', sample.svg(), 'a.svg'],
  ['gif', sample.gif(), 'a.gif'],
  ['a program', sample.executable(), 'setup.exe'],
  ['nothing known', Buffer.from('几句话'), ''],
])('refuses %s and says what is taken', async (_, bytes, name) => {
  expect(await wordsFor(handedIn(bytes, name))).toContain('JPEG');
});

it('says what to do about an iPhone’s photo', async () => {
  expect(await wordsFor(handedIn(sample.heic(), 'IMG_0042.HEIC'))).toContain('兼容性最佳');
  expect(await wordsFor(handedIn(sample.heic(), 'IMG_0042.jpg'))).toContain('兼容性最佳');
});

it('refuses nothing, and too much', async () => {
  expect(await wordsFor(handedIn(Buffer.alloc(0), 'a.jpg'))).toContain('空的');
  expect(await wordsFor(handedIn(Buffer.from(''), '', { data: '****' }))).toContain('空的');
  expect((await checkFile(handedIn(sample.png(fileBytesMaximum)))).bytes.length).toBe(fileBytesMaximum);
  const words = await wordsFor(handedIn(sample.png(fileBytesMaximum + 1)));
  expect(words).toContain('一份最多 8 兆');
  // Never "8.0 of 8".
  expect(words).toContain('8.1 兆');
});

it('takes a photo of forty million pixels, and none that would fill a computer when it is opened', async () => {
  const huge = { width: 30_000, height: 30_000 };
  for (const bytes of [sample.png(0, huge), sample.jpeg('', huge)]) {
    expect(bytes.length).toBeLessThan(200);
    expect(await wordsFor(handedIn(bytes))).toContain('太大了，窗口的电脑打不开');
    expect(await wordsFor(handedIn(bytes, '', { language: 'en' }))).toContain('screenshot');
  }
  expect((await checkFile(handedIn(sample.jpeg('', { width: 7296, height: 5472 })))).mediaType).toBe('image/jpeg');
});

it('refuses a picture that ends before it says how large it is', async () => {
  expect(await wordsFor(handedIn(sample.jpeg().subarray(0, 24)))).toContain('坏了');
});

it('takes a signature as it is drawn only', async () => {
  expect((await checkFile(handedIn(sample.png(), '', { kind: 'signature' }))).mediaType).toBe('image/png');
  expect(await wordsFor(handedIn(sample.jpeg(), '', { kind: 'signature' }))).toContain('签名');
});

it.each([
  ['', ''],
  ['C:\\Users\\向文静\\收据.jpg', '收据.jpg'],
  ['../../etc/passwd.jpg', 'passwd.jpg'],
  ['a\u202Egpj.jpg', 'agpj.jpg'],
  ['a\n\0b.jpg', 'ab.jpg'],
  ['...jpg', 'jpg.jpg'],
  ['收据', '收据.jpg'],
  ['合同2.0', '合同2.0.jpg'],
  ['half\uD800.jpg', 'half\uFFFD.jpg'],
  [`${'长'.repeat(300)}.jpg`, `${'长'.repeat(100)}.jpg`],
])('calls %j %j', async (name, kept) => {
  expect((await checkFile(handedIn(sample.jpeg(), name))).name).toBe(kept);
});
