// The list of what the hall itself says of something a citizen typed or handed in: one for each way it can be wrong, as the hall words it.
import { type FileProblem, fileWords } from '#electron/case-files/file-words.ts';
import * as input from '#electron/input-words.ts';
import type { Language } from '#shared/domain/languages.ts';

type In = (language: Language) => string;
type FileReason = FileProblem['reason'];

const files: Record<FileReason, FileProblem> = {
  empty: { reason: 'empty' },
  'too-big': { reason: 'too-big', bytes: 30 * 1024 * 1024 },
  'too-many-pixels': { reason: 'too-many-pixels' },
  broken: { reason: 'broken' },
  heic: { reason: 'heic' },
  unknown: { reason: 'unknown' },
  pretends: { reason: 'pretends', extension: 'pdf' },
  'no-signature': { reason: 'no-signature' },
};
const phones: Parameters<typeof input.phoneWords>[0][] = [
  { ok: false, reason: 'characters' },
  { ok: false, reason: 'area-code' },
  { ok: false, reason: 'beginning', kind: 'mobile' },
  { ok: false, reason: 'beginning', kind: 'landline' },
  { ok: false, reason: 'too-short', kind: 'mobile', expected: 11, missing: 1 },
  { ok: false, reason: 'too-short', kind: 'landline', expected: 10, missing: 2 },
  { ok: false, reason: 'too-long', kind: 'mobile', expected: 11, extra: 1 },
  { ok: false, reason: 'too-long', kind: 'landline', expected: 12, extra: 2 },
];
const numbers: Parameters<typeof input.identityWords>[0][] = [
  { ok: false, reason: 'empty' },
  { ok: false, reason: 'length', expected: 18, missing: 1, extra: 0 },
  { ok: false, reason: 'length', expected: 18, missing: 0, extra: 2 },
  { ok: false, reason: 'characters' },
  { ok: false, reason: 'date' },
  { ok: false, reason: 'check' },
];
const idNumber: [string, In][] = numbers.map((problem, at) => [
  `idNumber ${problem.reason} ${at}`,
  (language) => input.identityWords(problem, language),
]);
const organisation: [string, In][] = numbers.flatMap((problem, at) =>
  problem.reason === 'date'
    ? []
    : [[`organisationCode ${problem.reason} ${at}`, (language) => input.organisationWords(problem, language)]],
);

/** By what it is about. */
export const hallSentences: readonly (readonly [about: string, words: In])[] = [
  ['words empty', input.emptyWords],
  ['words too long', (language) => input.textWords({ ok: false, reason: 'too-long', over: 12 }, 2000, language)],
  ['a sign that cannot be kept', (language) => input.textWords({ ok: false, reason: 'forbidden' }, 2000, language)],
  ['trips', (language) => input.tripsWords(99, language)],
  ...phones.map((problem, at): [string, In] => [
    `phone ${problem.reason} ${at}`,
    (language) => input.phoneWords(problem, language),
  ]),
  ...idNumber,
  ...organisation,
  ...Object.values(files).map((problem): [string, In] => [
    `file ${problem.reason}`,
    (language) => fileWords(problem, language),
  ]),
];
