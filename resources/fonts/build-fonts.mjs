// Makes every font file of this folder from Debian's fonts-noto-cjk, so that anyone can make them again and see what is in them.
//
//   sudo apt-get install fonts-noto-cjk        (20220127; the two TTC files below)
//   node resources/fonts/build-fonts.mjs
//
// Slips (OTF, for resvg and PDF):  the Chinese characters a name can hold, in Regular; what hall texts hold, in Bold.
// Screens (woff2):                 the most used characters first and small, the others only when a page needs them.

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const require = createRequire(import.meta.url);
const subsetFont = require('subset-font');
const iconv = require('iconv-lite');
const { create: openFont } = createRequire(require.resolve('pdfkit'))('fontkit');

const here = import.meta.dirname;
const source = process.env.NOTO_DIR ?? '/usr/share/fonts/opentype/noto';
const CORE_HANZI = 3500;

// The subsetter's memory never shrinks and is bounded: each font gets a thread, and so a memory, of its own.
if (!isMainThread) {
  parentPort.postMessage(await subsetFont(Buffer.from(workerData.data), workerData.text, workerData.options));
  process.exit(0);
}

function subset(data, text, options) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { data, text, options } });
    worker.once('message', (result) => resolve(Buffer.from(result)));
    worker.once('error', reject);
  });
}

/** One face of a TrueType collection as a font of its own: the table directory is rewritten, the tables are copied. */
function splitCollection(ttc, index) {
  if (ttc.toString('latin1', 0, 4) !== 'ttcf') throw new Error('not a font collection');
  const at = ttc.readUInt32BE(12 + index * 4);
  const count = ttc.readUInt16BE(at + 4);
  const head = Buffer.alloc(12 + count * 16);
  ttc.copy(head, 0, at, at + 12 + count * 16);
  const parts = [head];
  let offset = head.length;
  for (let i = 0; i < count; i++) {
    const record = 12 + i * 16;
    const from = head.readUInt32BE(record + 8);
    const length = head.readUInt32BE(record + 12);
    head.writeUInt32BE(offset, record + 8);
    const padded = Buffer.alloc((length + 3) & ~3);
    ttc.copy(padded, 0, from, from + length);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

async function loadFace(file, postscriptName) {
  const ttc = await readFile(path.join(source, file));
  const names = openFont(ttc).fonts.map((font) => font.postscriptName);
  const index = names.indexOf(postscriptName);
  if (index < 0) throw new Error(`${postscriptName} is not in ${file}`);
  const data = splitCollection(ttc, index);
  return { data, font: openFont(data) };
}

const isHanzi = (c) => (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);

/** Every character a legacy two-byte encoding holds between two lead bytes. */
function charactersOf(encoding, firstLead, lastLead, firstTrail) {
  const out = new Set();
  for (let lead = firstLead; lead <= lastLead; lead++) {
    for (let trail = firstTrail; trail <= 0xfe; trail++) {
      const text = iconv.decode(Buffer.from([lead, trail]), encoding);
      const code = text.codePointAt(0);
      if ([...text].length === 1 && code !== 0xfffd && code > 0x7f && !(code >= 0xe000 && code <= 0xf8ff)) out.add(code);
    }
  }
  return out;
}

/** Hanzi from the most used down: the numbered slices of the web font are cut in that order. */
function hanziByUse() {
  const slices = require('@fontsource/noto-sans-sc/unicode.json');
  const order = [];
  for (const key of Object.keys(slices).filter((k) => k.startsWith('[')).reverse()) {
    for (const range of slices[key].split(',')) {
      const [from, to = from] = range.trim().slice(2).split('-');
      for (let c = Number.parseInt(from, 16); c <= Number.parseInt(to, 16); c++) if (isHanzi(c)) order.push(c);
    }
  }
  return [...new Set(order)];
}

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** `U+4E00-4E03,U+4E07`, as CSS takes it. */
function unicodeRange(codes) {
  const sorted = [...codes].sort((a, b) => a - b);
  const out = [];
  for (let i = 0; i < sorted.length; ) {
    let j = i;
    while (j + 1 < sorted.length && sorted[j + 1] === sorted[j] + 1) j++;
    const [from, to] = [sorted[i], sorted[j]].map((c) => c.toString(16).toUpperCase());
    out.push(from === to ? `U+${from}` : `U+${from}-${to}`);
    i = j + 1;
  }
  return out.join(',');
}

const regular = await loadFace('NotoSansCJK-Regular.ttc', 'NotoSansCJKsc-Regular');
const bold = await loadFace('NotoSansCJK-Bold.ttc', 'NotoSansCJKsc-Bold');
const available = new Set(regular.font.characterSet);
const only = (codes) => new Set([...codes].filter((c) => available.has(c)));

const gb2312 = charactersOf('gb2312', 0xa1, 0xf7, 0xa1);
const big5Common = charactersOf('big5', 0xa4, 0xc6, 0x40);
const signs = [...range(0x20, 0x7e), ...range(0xa0, 0xff), ...range(0x2010, 0x203b), ...range(0x2190, 0x2199), ...range(0x2460, 0x2473), ...range(0x3000, 0x3017), ...range(0xff01, 0xff5e), 0x20ac, 0x2103, 0x2116, 0x2605, 0x2713, 0x2715, 0x25a0, 0x25a1, 0x25ac, 0x25b2, 0x25b6, 0x25bc, 0x25c0, 0x25cb, 0x25cf];
const everyday = hanziByUse();
const names = [...(await readFile(path.join(here, 'name-characters.txt'), 'utf8'))].map((c) => c.codePointAt(0)).filter(isHanzi);

const core = only([...signs, ...everyday.slice(0, CORE_HANZI)]);
const hall = only([...core, ...gb2312, ...big5Common, ...everyday, ...names]);
const more = new Set([...hall].filter((c) => !core.has(c)));
// Extension A beyond the list of names stays out: with it the subsetter runs out of memory.
const allHanzi = only([...hall, ...[...available].filter((c) => isHanzi(c) && !(c >= 0x3400 && c < 0x4dc0))]);
const rare = new Set([...allHanzi].filter((c) => !hall.has(c)));

const text = (codes) => [...codes].map((c) => String.fromCodePoint(c)).join('');
const index = [];

async function make(name, face, codes, targetFormat, keepFeatures, use) {
  const data = await subset(face.data, text(codes), {
    targetFormat,
    keepFeatures,
    noHinting: true,
    noLayoutClosure: true,
    dropTables: keepFeatures.length === 0 ? ['GSUB', 'GPOS'] : ['GSUB'],
  });
  await writeFile(path.join(here, name), data);
  index.push({ file: name, weight: face === bold ? 700 : 400, use, characters: codes.size, bytes: data.length, unicodeRange: use === 'slip' ? null : unicodeRange(codes) });
  console.log(`${name}  ${codes.size} characters  ${(data.length / 1024).toFixed(0)} KiB`);
}

await make('slip-regular.otf', regular, allHanzi, 'sfnt', [], 'slip');
await make('slip-bold.otf', bold, hall, 'sfnt', [], 'slip');
for (const [face, weight] of [[regular, 400], [bold, 700]]) {
  await make(`screen-core-${weight}.woff2`, face, core, 'woff2', ['kern'], 'screen-core');
  await make(`screen-more-${weight}.woff2`, face, more, 'woff2', ['kern'], 'screen-more');
}
await make('screen-rare-400.woff2', regular, rare, 'woff2', ['kern'], 'screen-rare');

// What the slip's layout needs to know of the fonts: how wide each ASCII character is, in thousandths of the size.
const widths = (font) => Object.fromEntries(range(0x20, 0x7e).map((c) => [String.fromCodePoint(c), Math.round((font.glyphForCodePoint(c).advanceWidth * 1000) / font.unitsPerEm)]));
await writeFile(path.join(here, 'slip-widths.json'), `${JSON.stringify({ regular: widths(regular.font), bold: widths(bold.font) }, null, 1)}\n`);
await writeFile(path.join(here, 'fonts.json'), `${JSON.stringify({ family: 'Noto Sans CJK SC', source: 'Debian fonts-noto-cjk', licence: 'OFL-1.1, see OFL.txt', files: index }, null, 1)}\n`);
