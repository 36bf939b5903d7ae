// What CUPS, or a printer, says in IPP: answers to bytes, for those that play one.
const kinds = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  name: 0x42,
  keyword: 0x44,
  mimeType: 0x49,
  nothing: 0x13,
} as const;
/** `nothing`: the attribute is there and has no value. */
export type AnsweredAttribute = readonly [
  name: string,
  kind: keyof typeof kinds,
  ...values: (string | number | boolean)[],
];

const sized = (bytes: Buffer) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);

function bytesOf(value: string | number | boolean): Buffer {
  if (typeof value === 'boolean') return Buffer.of(value ? 1 : 0);
  if (typeof value === 'string') return Buffer.from(value);
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** An answer with one group of attributes (2: a job's, 4: a printer's) besides charset and language. */
export function ippAnswer(
  status: number,
  group: number,
  attributes: readonly AnsweredAttribute[],
  requestNumber: Uint8Array = Uint8Array.of(0, 0, 0, 1),
): Buffer {
  const one = (tag: number, name: string, bytes: Buffer) =>
    Buffer.concat([Buffer.of(tag), sized(Buffer.from(name)), sized(bytes)]);
  return Buffer.concat([
    Buffer.of(2, 0, status >> 8, status & 255),
    requestNumber,
    Buffer.of(1),
    one(0x47, 'attributes-charset', Buffer.from('utf-8')),
    one(0x48, 'attributes-natural-language', Buffer.from('en')),
    Buffer.of(group),
    ...attributes.flatMap(([name, kind, ...values]) =>
      (kind === 'nothing' ? [''] : values).map((value, index) =>
        one(kinds[kind], index === 0 ? name : '', bytesOf(value)),
      ),
    ),
    Buffer.of(3),
  ]);
}
