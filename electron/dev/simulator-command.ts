// `npm run printer-simulator`: a printer to point a hall at, whose slips come out as pictures in a folder.

import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { productRoot } from '../product.ts';
import { type PieceOfPaper, startSimulator } from '../slips/simulator/escpos-simulator.ts';
import { modeOf, modeWords } from '../slips/simulator/mode-words.ts';
import { paperPng } from '../slips/simulator/paper-picture.ts';
import { loadSlipFonts } from '../slips/slip-fonts.ts';

export type SimulatorCommand = {
  /** As typed; undefined where it was not. */
  port: string | undefined;
  out: string | undefined;
  /** Columns of 12 dots. */
  width: string | undefined;
  mode: string | undefined;
  input: NodeJS.ReadableStream;
  say(line: string): void;
  /** Asks it to stop, as `quit` does; the end of the input does not: it may run where nobody types. */
  stopped: Promise<void>;
};

const dotsPerColumn = 12;
const defaultPort = 9100;
const columnsAllowed = [32, 42, 48];

const help = [
  '随时可以输入 · Type at any time:',
  ...Object.entries(modeWords).map(([mode, { zh, en }]) => `  ${mode.padEnd(16)} ${zh} · ${en}`),
  '  drop N           收到 N 个字节就断线 · cuts the line after N bytes of a connection',
  '  paper N          再走 N 点就没纸（8 点 1 毫米）· paper ends N dots from now (8 a mm)',
  '  lines N          再打 N 行就没纸 · paper ends after N lines',
  '  speed N          每秒 N 毫米 · N mm a second',
  '  help · quit',
].join('\n');

/** False where it could not start; that has then been said. */
export async function simulatorCommand(o: SimulatorCommand): Promise<boolean> {
  const port = o.port === undefined ? defaultPort : Number(o.port);
  const columns = o.width === undefined ? 48 : Number(o.width);
  const mode = modeOf(o.mode ?? 'accept');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    o.say(`端口不对 · There is no port ${o.port}`);
    return false;
  }
  if (!columnsAllowed.includes(columns)) {
    o.say(`纸宽只有 ${columnsAllowed.join('、')} 列 · Paper is 32, 42 or 48 columns wide, not ${o.width}`);
    return false;
  }
  if (mode === null) {
    o.say(`没有 ${o.mode} 这个状态 · There is no mode ${o.mode}\n${help}`);
    return false;
  }
  const folder = path.resolve(o.out ?? path.join(tmpdir(), 'bancheng-printed'));
  await mkdir(folder, { recursive: true });
  const keep = createKeeper(folder, o.say);
  const simulator = await startSimulator({
    port,
    widthDots: columns * dotsPerColumn,
    onPiece: keep.add,
  });
  await simulator.set(mode);
  o.say(`模拟打印机开好了 · Printer at 127.0.0.1:${simulator.port}，${columns} 列 · columns`);
  o.say(`凭条存到 · Slips go to ${folder}`);
  o.say(help);
  const prompt = createInterface({ input: o.input });
  const quit = Promise.withResolvers<void>();
  prompt.on('line', (typed) => {
    const word = typed.trim();
    if (word === 'quit') quit.resolve();
    else if (word === 'help') o.say(help);
    else if (word !== '') void turn(word);
  });
  async function turn(word: string): Promise<void> {
    const next = modeOf(word);
    if (next === null) {
      o.say(`没有 ${word}，输入 help 看看有哪些 · There is no ${word}; help lists what there is`);
      return;
    }
    await simulator.set(next);
    o.say(`现在 · Now: ${word}`);
  }
  await Promise.race([quit.promise, o.stopped]);
  prompt.close();
  await simulator.close();
  await keep.done();
  return true;
}

/** Writes the pieces one after the other, in the order in which they came out. */
function createKeeper(folder: string, say: (line: string) => void) {
  const fonts = loadSlipFonts(path.join(productRoot, 'resources', 'fonts'));
  let count = 0;
  let writing: Promise<void> = Promise.resolve();

  async function write({ slip, isWhole }: PieceOfPaper, n: number): Promise<void> {
    const file = path.join(folder, `slip-${String(n).padStart(4, '0')}${isWhole ? '' : '-unfinished'}`);
    await writeFile(`${file}.png`, await paperPng(slip, fonts));
    if (slip.lines.length > 0) await writeFile(`${file}.txt`, `${slip.lines.join('\n')}\n`);
    const words = isWhole ? `第 ${n} 张 · slip ${n}` : `第 ${n} 张，没打完 · slip ${n}, unfinished`;
    say(`${words}: ${Math.round(slip.heightDots / 8)} mm, ${file}.png`);
  }

  return {
    add(piece: PieceOfPaper): void {
      count += 1;
      const n = count;
      writing = writing
        .then(() => write(piece, n))
        .catch((error: unknown) => say(`存不下 · Cannot be written: ${String(error)}`));
    },
    done: () => writing,
  };
}
