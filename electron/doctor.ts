// Looks at this machine the way somebody who has to set it up would, and says what to do about what is missing.
import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Bilingual } from '#shared/contract/hall.ts';
import type { Clock } from '#shared/domain/ports.ts';
import { CatalogueError } from './catalogue/catalogue-error.ts';
import { hasHallFiles, readHallFiles } from './catalogue/hall-files.ts';
import { loadHolidays } from './catalogue/load-holidays.ts';
import { type Config, dataPaths, loadConfig } from './config.ts';
import { createReader } from './devices/create-reader.ts';
import { isReaderThere } from './devices/try-reader.ts';
import { productRoot, productVersion, unpackedResource } from './product.ts';
import { SettingsError } from './settings-error.ts';
import { noPrinterIsSet, printerIsInTrouble, printerPaperIsLow } from './slips/printer-words.ts';
import { createPrinter } from './slips/printers/create-printer.ts';
import { loadSlipFonts } from './slips/slip-fonts.ts';
import { listBackups } from './store/backup.ts';
import { recoverySheetName } from './store/recovery-words.ts';
import { createTrueClock } from './store/true-clock.ts';

type Finding = { readonly ok: boolean; readonly text: string };

/** Prints what was found; false when something stands in the way of a hall opening. */
export async function doctor(options: {
  dataDir: string;
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  say(line: string): void;
  /** What machine this is, and which files it has; for tests. */
  platform?: string;
  exists?: (path: string) => boolean;
}): Promise<boolean> {
  const platform = options.platform ?? process.platform;
  const findings = [
    { ok: true, text: `办成 ${productVersion}，Node ${process.versions.node}，${process.platform} ${process.arch}` },
    screens(),
    machineClock(options.clock),
    ...(await dataDirectory(options.dataDir, options.env, platform)),
    ...(await hallFiles(dataPaths(options.dataDir))),
    electronBinary(),
    ...speech(platform, options.exists ?? existsSync),
  ];
  for (const { ok, text } of findings) options.say(`${ok ? '●' : '■'} ${text}`);
  return findings.every((finding) => finding.ok);
}

function screens(): Finding {
  const isBuilt = existsSync(path.join(productRoot, 'dist', 'renderer', 'index.html'));
  return isBuilt
    ? { ok: true, text: '画面已准备好 · Screens are built' }
    : { ok: true, text: '画面还没准备，启动时会自动做 · Screens are not built yet; starting builds them' };
}

function machineClock(clock: Clock): Finding {
  const shown = new Date(clock()).toISOString().slice(0, 16).replace('T', ' ');
  const isWrong = createTrueClock(clock).fault() !== null;
  return isWrong
    ? { ok: false, text: `时钟不对，显示的是 ${shown}（世界时），请校准 · The clock is wrong; set it` }
    : { ok: true, text: `时钟 ${shown}（世界时）· Clock (UTC)` };
}

/** Files the running hall reads, or a first start will: holiday notices, and the hall's own where there is no database yet. */
async function hallFiles(paths: { database: string; hall: string }): Promise<Finding[]> {
  if (!existsSync(paths.hall)) return [];
  try {
    if (!existsSync(paths.database) && hasHallFiles(paths.hall)) await readHallFiles(paths.hall);
    await loadHolidays(paths.hall);
    return [{ ok: true, text: '大厅的文件和放假通知没有问题 · The hall’s files and holiday notices are sound' }];
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    return [{ ok: false, text: error.message }];
  }
}

async function dataDirectory(
  dataDir: string,
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): Promise<Finding[]> {
  if (!existsSync(dataDir))
    return [{ ok: true, text: `数据文件夹第一次启动时建 · Will be made at first start: ${dataDir}` }];
  const paths = dataPaths(dataDir);
  const findings: Finding[] = [];
  const isWritable = await access(dataDir, constants.W_OK).then(
    () => true,
    () => false,
  );
  findings.push({ ok: isWritable, text: `数据文件夹 ${dataDir}${isWritable ? '' : '：写不进去 · is not writable'}` });
  const { bavail, bsize } = await statfs(dataDir);
  const freeMiB = Math.floor((bavail * bsize) / 1024 / 1024);
  const hasRoom = freeMiB >= 1024;
  findings.push({
    ok: hasRoom,
    text: `磁盘剩余 ${freeMiB} MiB${hasRoom ? '' : '，太少了，请清理 · too little, free some'}`,
  });
  try {
    const config = await loadConfig({ dataDir, env });
    findings.push({ ok: true, text: `设置没有问题，端口 ${config.network.port} · Settings are sound` });
    findings.push(...(await printers(config, platform)), ...(await idReader(config)));
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    findings.push({ ok: false, text: error.message });
  }
  if (existsSync(paths.database)) {
    const hasKey =
      existsSync(path.join(paths.keys, 'master.key')) || existsSync(path.join(paths.keys, 'master.sealed'));
    findings.push({
      ok: hasKey,
      text: hasKey
        ? '密钥在 · The master key is there'
        : '密钥不见了，用恢复词找回：npm run restore -- --words · The master key is missing',
    });
    if (existsSync(path.join(paths.keys, recoverySheetName))) {
      findings.push({
        ok: true,
        text: '恢复词还留在 keys 文件夹里，请打印、锁好、删掉 · The recovery words still lie in the keys folder',
      });
    }
    const newest = listBackups(paths.backups)[0];
    findings.push({
      ok: true,
      text: newest ? `最近的备份 · Newest backup: ${newest.name}` : '还没有备份 · No backup yet',
    });
  }
  return findings;
}

/** Each printer's own word. */
async function printers(config: Config, platform: string): Promise<Finding[]> {
  if (config.slips.printers.length === 0) return [{ ok: true, text: both(noPrinterIsSet) }];
  const fonts = loadSlipFonts(unpackedResource('fonts'));
  return Promise.all(
    config.slips.printers.map(async (setting) => {
      // Windows' own printers are reached through the kiosk's window, which is not here.
      if (platform === 'win32' && setting.driver === 'system' && setting.mode === 'rendered')
        return {
          ok: true,
          text: `打印机“${setting.name}”由自助机的窗口程序来打，这里问不到：请在工作台打一张测试页 · The printer “${setting.name}” is reached through the kiosk application and cannot be asked from here: print a test page from the desk`,
        };
      const printer = createPrinter(setting, { fonts, dataDir: config.dataDir });
      const { trouble, answers, paperLow } = await printer.status();
      await printer.close();
      if (trouble !== null) return { ok: false, text: both(printerIsInTrouble(setting.name, trouble)) };
      if (paperLow === true) return { ok: false, text: both(printerPaperIsLow(setting.name)) };
      return answers
        ? { ok: true, text: `打印机“${setting.name}”好的 · The printer “${setting.name}” is well` }
        : {
            ok: true,
            text: `打印机“${setting.name}”连得上，但不会说自己怎么样 · The printer “${setting.name}” is there, but cannot say how it is`,
          };
    }),
  );
}

/** The ID reader's, where one is set. A hall works without: everything can be written. */
async function idReader(config: Config): Promise<Finding[]> {
  const reader = createReader(config.idReader);
  if (!reader) return [];
  // The address may carry a key: only where it leads is said.
  const { host } = new URL(config.idReader.url);
  return (await isReaderThere(reader))
    ? [{ ok: true, text: `身份证读卡器好的：${host} · The ID reader answers` }]
    : [
        {
          ok: false,
          text: `身份证读卡器没有回音，或者回的不是读卡器的话：${host}。请看读卡服务开了没有、idReader 的地址和字段对不对 · The ID reader does not answer as one does: look whether its service runs, and at address and fields of idReader`,
        },
      ];
}

const both = ({ zh, en }: Bilingual): string => `${zh} · ${en}`;

function electronBinary(): Finding {
  const isThere = existsSync(path.join(productRoot, 'node_modules', 'electron', 'path.txt'));
  return {
    ok: true,
    text: isThere
      ? 'Electron 在 · Electron is there'
      : '没有 Electron，启动时会试着取，取不到就用浏览器 · No Electron; starting tries to fetch it, else uses a browser',
  };
}

/** Where Debian's packages put what a browser on Linux speaks with. */
const speechParts = [
  { path: '/usr/bin/speech-dispatcher', of: 'speech-dispatcher' },
  { path: '/usr/lib/speech-dispatcher-modules/sd_espeak-ng', of: 'speech-dispatcher-espeak-ng' },
] as const;

/** A display that cannot speak still chimes, and a kiosk shows what it would say: nothing stands in the way of opening. */
function speech(platform: string, exists: (path: string) => boolean): Finding[] {
  if (platform !== 'linux') return [];
  const missing = speechParts.filter(({ path: place }) => !exists(place)).map(({ of }) => of);
  return [
    {
      ok: true,
      text:
        missing.length === 0
          ? '叫号语音要的程序在，自助机的“语音”也用它 · What spoken calls and screens read aloud need is there'
          : `这台机器上的叫号屏只有铃声，自助机没有“语音”按钮，要出声请装：sudo apt install ${missing.join(' ')} · A display on this machine only chimes and a kiosk cannot read aloud; install these`,
    },
  ];
}
