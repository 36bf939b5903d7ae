// Everything the dock can break, each as one switch: its words, its positions, and what turning it does.
import { type ReaderMode, type ReaderSimulator, readerModes } from '../devices/simulator/reader-simulator.ts';
import { type SampleCardName, sampleCards } from '../devices/simulator/sample-cards.ts';
import type { Simulator } from '../slips/simulator/escpos-simulator.ts';
import { modeWords } from '../slips/simulator/mode-words.ts';
import { simulatorModes } from '../slips/simulator/printer-condition.ts';
import type { FullDisk } from './full-disk.ts';
import type { HallLine } from './hall-line.ts';
import type { MovableClock } from './movable-clock.ts';

/** One position of a switch, in words. */
export type Position = { readonly value: string; readonly zh: string; readonly en: string };

export type Switch = {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly positions: readonly Position[];
  /** The position it stands at; null where it stands at none of them (a clock that has been jumped). */
  at(): string | null;
  /** The position in which nothing is broken. */
  readonly sound: string;
  turn(value: string): Promise<void>;
};

export type Breakables = {
  printer: Simulator;
  reader: ReaderSimulator;
  disk: FullDisk;
  line: HallLine;
  clock: MovableClock;
  /** The hall's HTTP side. */
  door: { readonly isOpen: boolean; open(): Promise<void>; shut(): Promise<void> };
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const slowMs = 1000;
/** How long the first of two cards lies there: as long as it takes to notice that it is the wrong one. */
const firstOfTwoMs = 1500;

const jumps = {
  '-1d': -24 * hourMs,
  '-1h': -hourMs,
  '-10m': -10 * minuteMs,
  '+10m': 10 * minuteMs,
  '+1h': hourMs,
  '+1d': 24 * hourMs,
} as const;

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): K[] => Object.keys(record) as K[];

export function createSwitches({ printer, reader, disk, line, clock, door }: Breakables): readonly Switch[] {
  return [
    {
      name: 'printer',
      zh: '打印机',
      en: 'Printer',
      positions: simulatorModes.map((value) => ({ value, ...modeWords[value] })),
      sound: 'accept',
      at: () => (typeof printer.mode === 'string' ? printer.mode : null),
      async turn(value) {
        const next = simulatorModes.find((mode) => mode === value);
        if (next) await printer.set(next);
      },
    },
    {
      name: 'card',
      zh: '放身份证',
      en: 'ID card',
      positions: [
        { value: 'none', zh: '没放', en: 'none' },
        ...keysOf<SampleCardName>(sampleCards).map((value) => ({
          value,
          zh: sampleCards[value].zh,
          en: sampleCards[value].en,
        })),
        { value: 'two', zh: '换着放两张', en: 'two in a row' },
      ],
      sound: 'none',
      at: () => reader.card ?? 'none',
      async turn(value) {
        reader.lay(
          value === 'two' ? 'luo' : (keysOf<SampleCardName>(sampleCards).find((card) => card === value) ?? null),
        );
        if (value === 'two') setTimeout(() => reader.card === 'luo' && reader.lay('shi'), firstOfTwoMs).unref();
      },
    },
    {
      name: 'reader',
      zh: '读卡器',
      en: 'ID reader',
      positions: keysOf<ReaderMode>(readerModes).map((value) => ({ value, ...readerModes[value] })),
      sound: 'well',
      at: () => reader.mode,
      async turn(value) {
        const mode = keysOf<ReaderMode>(readerModes).find((one) => one === value);
        if (mode) await reader.set(mode);
      },
    },
    {
      name: 'hall',
      zh: '大厅服务',
      en: 'Hall',
      positions: [
        { value: 'here', zh: '在', en: 'here' },
        { value: 'gone', zh: '断了', en: 'gone' },
      ],
      sound: 'here',
      at: () => (door.isOpen ? 'here' : 'gone'),
      turn: (value) => (value === 'here' ? door.open() : door.shut()),
    },
    {
      name: 'disk',
      zh: '磁盘',
      en: 'Disk',
      positions: [
        { value: 'room', zh: '有地方', en: 'room' },
        { value: 'full', zh: '满了', en: 'full' },
      ],
      sound: 'room',
      at: () => (disk.isFull ? 'full' : 'room'),
      async turn(value) {
        disk.isFull = value === 'full';
      },
    },
    {
      name: 'network',
      zh: '网络',
      en: 'Network',
      positions: [
        { value: 'fast', zh: '快', en: 'fast' },
        { value: 'slow', zh: '很慢', en: 'slow' },
      ],
      sound: 'fast',
      at: () => (line.delayMs === 0 ? 'fast' : 'slow'),
      async turn(value) {
        line.delayMs = value === 'slow' ? slowMs : 0;
      },
    },
    {
      name: 'clock',
      zh: '时钟',
      en: 'Clock',
      positions: [
        { value: '-1d', zh: '前一天', en: '−1 day' },
        { value: '-1h', zh: '−1 小时', en: '−1 h' },
        { value: '-10m', zh: '−10 分', en: '−10 min' },
        { value: 'real', zh: '现在', en: 'now' },
        { value: '+10m', zh: '+10 分', en: '+10 min' },
        { value: '+1h', zh: '+1 小时', en: '+1 h' },
        { value: '+1d', zh: '次日', en: '+1 day' },
      ],
      sound: 'real',
      at: () => (clock.shiftMs === 0 ? 'real' : null),
      async turn(value) {
        if (value === 'real') clock.reset();
        else if (value in jumps) clock.jump(jumps[value as keyof typeof jumps]);
      },
    },
  ];
}
