// What the doctor says of a machine whose clock nobody has set.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startReaderSimulator } from '#electron/devices/simulator/reader-simulator.ts';
import { doctor } from '#electron/doctor.ts';
import { startSimulator } from '#electron/slips/simulator/escpos-simulator.ts';
import { tempDirectory } from '../store/temp-store.ts';

it.each([
  [0, false],
  [Date.UTC(2155, 0, 1), false],
  [Date.UTC(2026, 10, 23), true],
])('the clock at %i is sound: %s', async (now, isSound) => {
  const lines: string[] = [];
  const dataDir = path.join(tempDirectory(), 'new');
  const isFine = await doctor({ dataDir, env: {}, clock: () => now, say: (line) => lines.push(line) });
  expect(isFine).toBe(isSound);
  expect(lines.some((line) => /^■ 时钟不对.*set it/.test(line))).toBe(!isSound);
});

it.each([
  ['linux', [], /sudo apt install speech-dispatcher speech-dispatcher-espeak-ng ·/],
  ['linux', ['/usr/bin/speech-dispatcher'], /sudo apt install speech-dispatcher-espeak-ng ·/],
  ['linux', ['/usr/bin/speech-dispatcher', '/usr/lib/speech-dispatcher-modules/sd_espeak-ng'], /叫号语音要的程序在/],
  ['win32', [], null],
])('on %s with %j it says what spoken calls need, and nothing stands in the way', async (platform, there, words) => {
  const lines: string[] = [];
  const isFine = await doctor({
    dataDir: path.join(tempDirectory(), 'new'),
    env: {},
    clock: () => Date.UTC(2026, 10, 23),
    say: (line) => lines.push(line),
    platform,
    exists: (place) => (there as readonly string[]).includes(place),
  });
  expect(isFine).toBe(true);
  const spoken = lines.filter((line) => /语音|读出号码/.test(line));
  if (words) expect(spoken).toEqual([expect.stringMatching(words)]);
  else expect(spoken).toEqual([]);
});

it('asks each printer how it is: one without paper, one at whose address is something else, one that is well', async () => {
  const [empty, odd, well] = [
    await startSimulator({ port: 0 }),
    await startSimulator({ port: 0 }),
    await startSimulator({ port: 0 }),
  ];
  for (const simulator of [empty, odd, well]) onTestFinished(() => simulator.close());
  await empty.set('paper-out');
  await odd.set('rubbish');
  const dataDir = tempDirectory();
  const printer = (name: string, port: number) => ({ driver: 'escpos-tcp', name, host: '127.0.0.1', port });
  const printers = [printer('1号机', empty.port), printer('2号机', odd.port), printer('3号机', well.port)];
  writeFileSync(path.join(dataDir, 'settings.jsonc'), JSON.stringify({ slips: { printers } }));
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  expect(await doctor({ dataDir, env: {}, clock: () => Date.UTC(2026, 10, 23), say })).toBe(false);
  expect(lines.filter((line) => line.includes('打印机“'))).toEqual([
    expect.stringMatching(/^■ .*1号机.*没纸/),
    expect.stringMatching(/^■ .*2号机.*不是打印机/),
    expect.stringMatching(/^● .*3号机.*好的/),
  ]);
});

it('does not call a printer of Windows silent that only the kiosk application can ask', async () => {
  const dataDir = tempDirectory();
  const printers = [{ driver: 'system', name: '1号机', queue: 'POS-80' }];
  writeFileSync(path.join(dataDir, 'settings.jsonc'), JSON.stringify({ slips: { printers } }));
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  await doctor({ dataDir, env: {}, clock: () => Date.UTC(2026, 10, 23), say, platform: 'win32' });
  expect(lines.filter((line) => line.includes('打印机“'))).toEqual([expect.stringMatching(/^● .*1号机.*测试页/)]);
});

it('asks the ID reader whether it is there, and reads nobody’s card aloud', async () => {
  const reader = await startReaderSimulator();
  onTestFinished(() => reader.close());
  reader.lay('luo');
  const asked = async (idReader: object): Promise<string[]> => {
    const dataDir = tempDirectory();
    writeFileSync(path.join(dataDir, 'settings.jsonc'), JSON.stringify({ idReader }));
    const lines: string[] = [];
    await doctor({ dataDir, env: {}, clock: () => Date.UTC(2026, 10, 23), say: (line) => lines.push(line) });
    return lines.filter((line) => line.includes('读卡器'));
  };
  const there = reader.setting('http');
  expect(await asked(there)).toEqual([expect.stringMatching(/^● 身份证读卡器好的：127\.0\.0\.1:\d+ ·/)]);
  expect(await asked(reader.setting('websocket'))).toEqual([expect.stringMatching(/^● /)]);
  await reader.set('rubbish');
  expect(await asked(there)).toEqual([expect.stringMatching(/^■ /)]);
  const [gone = ''] = await asked({ ...there, url: 'http://127.0.0.1:1/read?key=secret' });
  expect(gone).toMatch(/^■ 身份证读卡器没有回音.*127\.0\.0\.1:1/);
  expect(gone).not.toContain('secret');
  expect(await asked({ driver: 'none' })).toEqual([]);
});
