// Decides by its content whether a file may be taken in, whatever its name says of it.

import { fileTypeFromBuffer } from 'file-type';
import { InputProblems } from '#electron/domain-error.ts';
import { type FileKind, fileBytesMaximum, type MediaType, mediaTypeSchema } from '#shared/contract/case-files.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { pictureSize, pixelsMaximum } from '#shared/domain/picture-size.ts';
import { firstCharacters } from '#shared/domain/text.ts';
import { type FileProblem, fileWords } from './file-words.ts';

/** What was handed in. */
export type HandedIn = {
  readonly kind: FileKind;
  readonly name: string;
  /** Base64. */
  readonly data: string;
  readonly language: Language;
};

/** A file that may be kept. */
export type CheckedFile = { readonly bytes: Uint8Array; readonly mediaType: MediaType; readonly name: string };

const extensions: Readonly<Record<MediaType, readonly [string, ...string[]]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
};
/** Characters of a name that are kept. */
const nameCharacters = 100;
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is what it is for.
const invisible = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF]/g;

/** Throws InputProblems at `data`. */
export async function checkFile(file: HandedIn): Promise<CheckedFile> {
  const refuse = (problem: FileProblem) =>
    new InputProblems([{ path: 'data', message: fileWords(problem, file.language) }]);
  const bytes = Buffer.from(file.data, 'base64');
  if (bytes.length === 0) throw refuse({ reason: 'empty' });
  if (bytes.length > fileBytesMaximum) throw refuse({ reason: 'too-big', bytes: bytes.length });
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if (/^image\/hei[cf]/.test(found)) throw refuse({ reason: 'heic' });
  const mediaType = mediaTypeSchema.safeParse(found).data;
  const name = cleanName(file.name);
  const extension = /\.([A-Za-z][A-Za-z0-9]{0,7})$/.exec(name)?.[1];
  const isAsNamed = extension === undefined || (mediaType && extensions[mediaType].includes(extension.toLowerCase()));
  if (!isAsNamed && (mediaType || isTaken(extension))) throw refuse({ reason: 'pretends', extension });
  if (!mediaType) throw refuse({ reason: 'unknown' });
  if (mediaType !== 'application/pdf') {
    const size = pictureSize(bytes);
    // Whoever looks at it later opens all of it: what a few bytes claim to hold is known before.
    if (!size) throw refuse({ reason: 'broken' });
    if (size.width * size.height > pixelsMaximum) throw refuse({ reason: 'too-many-pixels' });
  }
  if (file.kind === 'signature' && mediaType !== 'image/png') throw refuse({ reason: 'no-signature' });
  return {
    bytes,
    mediaType,
    name: name === '' || extension !== undefined ? name : `${name}.${extensions[mediaType][0]}`,
  };
}

const isTaken = (extension: string): boolean =>
  Object.values(extensions).some((known) => known.includes(extension.toLowerCase()));

/** The last part of a path, without what cannot be seen or would turn the text after it; the end of a long name is kept for its extension. */
function cleanName(typed: string): string {
  const last = typed.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .toWellFormed()
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .trim();
  const cut = plain.slice(-8).lastIndexOf('.');
  const end = cut < 0 ? '' : plain.slice(-8).slice(cut);
  const start = plain.slice(0, plain.length - end.length);
  return firstCharacters(start, nameCharacters) + end;
}
