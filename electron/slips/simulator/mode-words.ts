// What each condition of the simulated printer is called by the people who switch it.

import { type SimulatorMode, simulatorModes } from './printer-condition.ts';

/** In the order in which they are offered: what is well first, then what a clerk sees, then what only a technician does. */
export const modeWords: Readonly<Record<(typeof simulatorModes)[number], { zh: string; en: string }>> = {
  accept: { zh: '好的', en: 'fine' },
  'paper-low': { zh: '纸快没了', en: 'paper low' },
  'paper-out': { zh: '没纸', en: 'no paper' },
  'paper-ends': { zh: '打到一半没纸', en: 'paper ends in mid-slip' },
  'paper-ends-told': { zh: '没纸还空转', en: 'feeds on without paper' },
  'cover-open': { zh: '盖子开着', en: 'cover open' },
  cutter: { zh: '切刀卡住', en: 'cutter stuck' },
  offline: { zh: '脱机', en: 'off line' },
  overheated: { zh: '过热', en: 'overheated' },
  broken: { zh: '坏了', en: 'broken' },
  hang: { zh: '卡死', en: 'hangs' },
  slow: { zh: '很慢', en: 'slow' },
  mute: { zh: '不回话', en: 'never answers' },
  chatty: { zh: '话多', en: 'talks unasked' },
  rubbish: { zh: '答非所问', en: 'answers rubbish' },
  refuse: { zh: '没开机', en: 'switched off' },
};

/** A condition as somebody types it: one of the words, or `drop 2000`, `paper 300`, `lines 5`, `speed 40`. Null: there is none. */
export function modeOf(typed: string): SimulatorMode | null {
  const [word = '', number = ''] = typed.trim().toLowerCase().split(/\s+/);
  if (word === 'ok') return 'accept';
  const named = simulatorModes.find((mode) => mode === word);
  if (named && number === '') return named;
  const amount = Number(number);
  if (!/^\d{1,9}$/.test(number) || (word !== 'drop' && amount === 0)) return null;
  if (word === 'drop') return { dropAfterBytes: amount };
  if (word === 'paper') return { paperForDots: amount };
  if (word === 'lines') return { paperForLines: amount };
  if (word === 'speed') return { mmPerSecond: amount };
  return null;
}
