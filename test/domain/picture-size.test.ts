// How large a picture is, read from its first bytes as every program would read it, and never beyond them.
import { expect, it } from 'vitest';
import { pictureSize } from '#shared/domain/picture-size.ts';
import { jpeg, pdf, png, webp } from '../case-files/sample-files.ts';

const size = { width: 7296, height: 5472 };
/** RIFF, length, WEBP and a chunk. */
const webpOf = (chunk: string, ...body: number[]) =>
  Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP'), Buffer.from(chunk), Buffer.alloc(4), Buffer.from(body)]);

it.each([
  ['a PNG', png(0, size), size],
  ['a JPEG', jpeg('', size), size],
  ['a WebP without loss', webpOf('VP8L', 0x2f, 0x7f, 0xdc, 0x57, 0x05), size],
  ['an extended WebP', webpOf('VP8X', 0, 0, 0, 0, 0x7f, 0x1c, 0, 0x5f, 0x15, 0), size],
  ['a WebP with loss', webpOf('VP8 ', 0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x1c, 0x60, 0x15), size],
])('of %s', (_, bytes, expected) => {
  expect(pictureSize(bytes)).toEqual(expected);
});

it('passes over what stands before it in a JPEG: a small picture in its EXIF, fill bytes, tables', () => {
  const inside = jpeg('', { width: 160, height: 120 });
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, inside.length + 2]), inside]);
  const table = Buffer.from([0xff, 0xff, 0xff, 0xc4, 0, 4, 0, 0]);
  const [start, rest] = [jpeg('', size).subarray(0, 2), jpeg('', size).subarray(2)];
  expect(pictureSize(Buffer.concat([start, exif, table, rest]))).toEqual(size);
});

it('is not known where the bytes end early, name none, or are no picture', () => {
  for (const whole of [png(0, size), jpeg('', size), webp()])
    for (let length = 0; length < 20; length += 1) expect(pictureSize(whole.subarray(0, length))).toBeNull();
  for (const none of [pdf(), png(0, { width: 0, height: 5 }), Buffer.from('RIFF\0\0\0\0WEBPANIM'.padEnd(40))])
    expect(pictureSize(none)).toBeNull();
  // A part of the page's memory, not all of it.
  const amid = Buffer.concat([Buffer.alloc(7), png(0, size)]);
  expect(pictureSize(new Uint8Array(amid.buffer, amid.byteOffset + 7, 40))).toEqual(size);
});
