// Small real files of each kind, made here byte by byte, and some that are not what they say.
import { crc32, deflateSync } from 'node:zlib';

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A PNG of one pixel, or one that claims to have more, padded to `bytes` by a comment where that is more. */
export function png(bytes = 0, { width, height } = { width: 1, height: 1 }): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = (comment: Buffer) => [
    signature,
    chunk('IHDR', header),
    ...(comment.length > 0 ? [chunk('tEXt', comment)] : []),
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  const bare = Buffer.concat(parts(Buffer.alloc(0)));
  return bytes <= bare.length + 12 ? bare : Buffer.concat(parts(Buffer.alloc(bytes - bare.length - 12, 'a')));
}

/** The first bytes of a JPEG (JFIF) of so many pixels; enough to be known by, with `mark` to be found again by. */
export const jpeg = (mark = '', { width, height } = { width: 1, height: 1 }): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'),
    Buffer.from([0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    Buffer.from(mark),
    Buffer.from([0xff, 0xd9]),
  ]);

export const webp = (): Buffer =>
  Buffer.from('RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0', 'latin1');
export const pdf = (): Buffer =>
  Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
export const heic = (): Buffer => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
export const script = (): Buffer => Buffer.from('#!/bin/sh\nrm -rf ~\n');
export const html = (): Buffer => Buffer.from('<!doctype html><script>alert(1)</script>');
export const svg = (): Buffer => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
export const executable = (): Buffer => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
export const gif = (): Buffer => Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1');
