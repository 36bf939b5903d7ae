// Decides by its content whether a recording may be taken in: sound as browsers record it, and nothing else.

import { fileTypeFromBuffer } from 'file-type';
import { InputProblems } from '#electron/domain-error.ts';
import type { SoundType } from '#shared/contract/case-files.ts';
import { type RecordingInput, recordingBytesMaximum } from '#shared/contract/case-shapes.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { recordingSecondsMaximum } from '#shared/domain/case-limits.ts';

/** A recording that may be kept. */
export type CheckedRecording = {
  readonly bytes: Uint8Array;
  readonly mediaType: SoundType;
  /** Whole. */
  readonly seconds: number;
};

/** Container and codec stand at the beginning of what browsers record; farther in a sound may hold any bytes. */
const headBytes = 4096;

/** Throws InputProblems at `recording`. */
export async function checkRecording(input: RecordingInput, language: Language): Promise<CheckedRecording> {
  const bytes = Buffer.from(input.data, 'base64');
  const { seconds } = input;
  const refuse = (problem: keyof typeof says) => refuseRecording(problem, language);
  if (bytes.length === 0 || seconds < 1) throw refuse('empty');
  if (bytes.length > recordingBytesMaximum || seconds > recordingSecondsMaximum) throw refuse('long');
  const mediaType = soundIn((await fileTypeFromBuffer(bytes))?.mime ?? '', bytes);
  if (!mediaType) throw refuse('unknown');
  return { bytes, mediaType, seconds };
}

export const refuseRecording = (problem: keyof typeof says, language: Language): InputProblems =>
  new InputProblems([{ path: 'recording', message: says[problem][language] }]);

/** A container that may hold pictures too counts as sound only where its head names a sound track and no other. */
function soundIn(found: string, bytes: Buffer): SoundType | null {
  const head = bytes.subarray(0, headBytes).toString('latin1');
  if (found.startsWith('audio/ogg')) return head.includes('OpusHead') ? 'audio/ogg' : null;
  if (found.endsWith('/webm')) return head.includes('A_OPUS') && !head.includes('V_') ? 'audio/webm' : null;
  if (found === 'video/mp4' || found === 'audio/mp4' || found === 'audio/x-m4a')
    return bytes.includes('soun') && !bytes.includes('vide') ? 'audio/mp4' : null;
  return null;
}

const minutes = recordingSecondsMaximum / 60;
const says = {
  empty: {
    'zh-CN': '这段录音是空的，请重新说一遍',
    en: 'This recording is empty; please say it once more',
  },
  long: {
    'zh-CN': `录音太长了，最长 ${minutes} 分钟。请重新说一遍，说不完的可以再写几句`,
    en: `The recording is too long; it may have ${minutes} minutes. Please say it once more, and write what is left`,
  },
  many: {
    'zh-CN': '这件事的录音已经够多了，放不下了。请用写的，或者到反映窗口说',
    en: 'This case has as many recordings as it takes. Please write, or tell the window',
  },
  unknown: {
    'zh-CN': '这段录音听不了，请重新说一遍，或者用写的',
    en: 'This recording cannot be played; please say it once more, or write it',
  },
} as const;
