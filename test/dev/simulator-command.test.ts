// `npm run printer-simulator` as somebody uses it: it listens, takes words, and leaves pictures in a folder.
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { PNG } from 'pngjs';
import { expect, onTestFinished, test } from 'vitest';
import { type SimulatorCommand, simulatorCommand } from '#electron/dev/simulator-command.ts';
import { modeOf, modeWords } from '#electron/slips/simulator/mode-words.ts';
import { ask, cut, isDone, lineTo } from '../slips/printer-client.ts';
import { tempDirectory } from '../store/temp-store.ts';
import { eventually } from '../support/eventually.ts';

function started(options: Partial<SimulatorCommand> = {}) {
  const said: string[] = [];
  const out = path.join(tempDirectory(), 'slips');
  const input = new PassThrough();
  const ended = simulatorCommand({
    ...{ port: '0', out, width: undefined, mode: undefined, stopped: new Promise<void>(() => {}) },
    ...options,
    input,
    say: (line) => void said.push(line),
  });
  onTestFinished(async () => {
    input.write('quit\n');
    await ended;
  });
  const hears = (words: RegExp) => eventually(() => expect(said.join('\n')).toMatch(words));
  const port = async () => {
    await hears(/127\.0\.0\.1:\d+/);
    return Number(/127\.0\.0\.1:(\d+)/.exec(said.join('\n'))?.[1]);
  };
  return { said, out, ended, hears, port, types: (line: string) => void input.write(`${line}\n`) };
}

test('keeps every slip as a picture and its words, and says so', async () => {
  const command = started({ width: '32' });
  const line = await lineTo(await command.port());
  line.send([0x1b, 0x40], '号 B026\n', cut, isDone);
  await line.hears(1);
  line.send('没打完');
  line.send(ask(1));
  await line.hears(1);
  line.destroy();
  await command.hears(/第 1 张 · slip 1: 4 mm, .*slip-0001\.png/);
  await command.hears(/第 2 张，没打完 · slip 2, unfinished/);
  command.types('quit');
  expect(await command.ended).toBe(true);
  expect((await readdir(command.out)).sort()).toEqual([
    'slip-0001.png',
    'slip-0001.txt',
    'slip-0002-unfinished.png',
    'slip-0002-unfinished.txt',
  ]);
  expect(await readFile(path.join(command.out, 'slip-0001.txt'), 'utf8')).toBe('号 B026\n');
  const picture = PNG.sync.read(await readFile(path.join(command.out, 'slip-0001.png')));
  expect(picture.width).toBe(384 + 64);
  expect(picture.data.includes(0)).toBe(true);
});

test('is what it is told to be, from the start and at any time', async () => {
  const command = started({ mode: 'cover-open' });
  const line = await lineTo(await command.port());
  line.send(ask(2));
  expect(await line.hears(1)).toEqual([0x16]);
  command.types('paper-out');
  await command.hears(/现在 · Now: paper-out/);
  line.send(ask(2));
  expect(await line.hears(1)).toEqual([0x32]);
  command.types('on-fire');
  await command.hears(/没有 on-fire.*There is no on-fire/);
  command.types('ok');
  await command.hears(/Now: ok/);
  line.send(ask(2));
  expect(await line.hears(1)).toEqual([0x12]);
});

test.each([
  [{ width: '40' }, /32、42、48.*not 40/],
  [{ port: 'x' }, /There is no port x/],
  [{ mode: 'on-fire' }, /There is no mode on-fire/],
])('says what is wrong with %o and does not start', async (options, words) => {
  const command = started(options);
  expect(await command.ended).toBe(false);
  expect(command.said.join('\n')).toMatch(words);
});

test('a picture that cannot be written is said, and it goes on', async () => {
  const command = started();
  const line = await lineTo(await command.port());
  await mkdir(path.join(command.out, 'slip-0001.png'));
  line.send('一\n', cut, isDone, '二\n', cut, isDone);
  await command.hears(/存不下 · Cannot be written/);
  await command.hears(/slip 2: /);
});

test('every condition has words in both languages, and what is typed is read strictly', () => {
  for (const { zh, en } of Object.values(modeWords))
    expect([zh, en]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
  expect([modeOf('OK'), modeOf(' drop 200 '), modeOf('paper 80'), modeOf('lines 3'), modeOf('speed 40')]).toEqual([
    'accept',
    { dropAfterBytes: 200 },
    { paperForDots: 80 },
    { paperForLines: 3 },
    { mmPerSecond: 40 },
  ]);
  for (const wrong of ['', 'drop', 'drop x', 'speed 0', 'paper -1', 'hang 3', 'constructor'])
    expect(modeOf(wrong), wrong).toBeNull();
});
