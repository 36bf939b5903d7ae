// The beginnings of recordings as browsers make them, enough to be known by, and of some that are none.

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 8);
  return Buffer.concat([length, Buffer.from(type), body]);
};

const matroska = (codec: string, mark: string): Buffer =>
  Buffer.concat([
    bytes('1a45dfa3 9f 4286 81 01 42f7 81 01 42f2 81 04 42f3 81 08 4282 84'),
    Buffer.from('webm'),
    bytes('4287 81 04 4285 81 02 18538067 01ffffffffffffff 1654ae6b'),
    Buffer.from(codec),
    Buffer.from(mark),
  ]);

/** Opus in WebM, as Chromium records; with `mark` to be found again by. */
export const webmSound = (mark = ''): Buffer => matroska('A_OPUS', mark);
/** Pictures and sound. */
export const webmFilm = (): Buffer => matroska('V_VP8A_OPUS', '');
/** Opus in Ogg, as Firefox records. */
export const oggSound = (): Buffer =>
  Buffer.concat([
    bytes('4f676753 00 02 0000000000000000 01000000 00000000 00000000 01 13'),
    Buffer.from('OpusHead\x01\x01'),
  ]);
const mp4 = (handler: string): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('iso5\0\0\x02\0iso5iso6mp41')),
    box('moov', box('hdlr', Buffer.alloc(8), Buffer.from(handler))),
  ]);
/** AAC in MP4, as Safari records. */
export const mp4Sound = (): Buffer => mp4('soun');
export const mp4Film = (): Buffer => mp4('vide');
