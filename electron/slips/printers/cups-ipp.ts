// What is said to CUPS, in its own language: the few parts of IPP (RFC 8010, 8011) that a slip needs, to bytes and back.

/** Operations, by their number in RFC 8011. */
export const ippOperation = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  jobAttributes: 0x0009,
  jobs: 0x000a,
  printerAttributes: 0x000b,
} as const;

const tag = {
  operation: 0x01,
  job: 0x02,
  end: 0x03,
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mimeType: 0x49,
} as const;

/** An attribute to send: which kind of value, and the value or values. */
export type IppAttribute = {
  name: string;
  kind: 'integer' | 'name' | 'keyword' | 'uri' | 'mimeType';
  value: number | string | readonly string[];
};
export type IppRequest = {
  operation: number;
  /** After charset and language, which come by themselves and must be first. */
  about: readonly IppAttribute[];
  /** How a job is to be printed. */
  job?: readonly IppAttribute[];
};

export type IppValue = number | boolean | string;
/** Attributes by name; one without a value is an empty list. */
export type IppGroup = { tag: number; attributes: ReadonlyMap<string, readonly IppValue[]> };
export type IppAnswer = { status: number; groups: readonly IppGroup[] };

/** What answered does not speak IPP. */
export class IppUnreadable extends Error {
  override readonly name = 'IppUnreadable';
}

function number(value: number, size: 1 | 2 | 4): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeIntBE(value, 0, size);
  return bytes;
}

function sized(bytes: Buffer): Buffer {
  return Buffer.concat([number(bytes.length, 2), bytes]);
}

function encoded(kind: number, name: string, value: number | string | readonly string[]): Buffer {
  if (typeof value === 'object')
    return Buffer.concat(value.map((one, index) => encoded(kind, index === 0 ? name : '', one)));
  const bytes = typeof value === 'number' ? number(value, 4) : Buffer.from(value);
  return Buffer.concat([number(kind, 1), sized(Buffer.from(name)), sized(bytes)]);
}

const encodedAll = (attributes: readonly IppAttribute[]) =>
  attributes.map(({ name, kind, value }) => encoded(tag[kind], name, value));

/** The request's bytes; a document follows them as it is. */
export function ippBytes({ operation, about, job }: IppRequest): Buffer {
  return Buffer.concat([
    // Version 1.1, which every CUPS speaks; the number of the request, of which there is one a connection.
    Buffer.of(1, 1),
    number(operation, 2),
    number(1, 4),
    number(tag.operation, 1),
    encoded(tag.charset, 'attributes-charset', 'utf-8'),
    encoded(tag.language, 'attributes-natural-language', 'en'),
    ...encodedAll(about),
    ...(job ? [number(tag.job, 1), ...encodedAll(job)] : []),
    number(tag.end, 1),
  ]);
}

function decoded(kind: number, bytes: Buffer): IppValue | null {
  // 0x10 to 0x1f: unknown, no value, not to be said.
  if (kind < 0x20) return null;
  if (kind === tag.boolean && bytes.length === 1) return bytes[0] === 1;
  if ((kind === tag.integer || kind === tag.enum) && bytes.length === 4) return bytes.readInt32BE();
  return bytes.toString('utf8');
}

/** Reads an answer. Throws IppUnreadable. Collections are not asked for, and come out as loose values. */
export function readIpp(bytes: Buffer): IppAnswer {
  let at = 8;
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw new IppUnreadable('The answer ends too early.');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const takeSized = () => take(take(2).readUInt16BE());
  const major = bytes[0];
  if (bytes.length < 9 || major === undefined || major < 1 || major > 2)
    throw new IppUnreadable('The answer is not IPP.');
  const groups: IppGroup[] = [];
  let attributes = new Map<string, IppValue[]>();
  let values: IppValue[] = [];
  for (;;) {
    const kind = take(1).readUInt8();
    if (kind === tag.end) return { status: bytes.readUInt16BE(2), groups };
    if (kind < 0x10) {
      attributes = new Map();
      groups.push({ tag: kind, attributes });
      continue;
    }
    const name = takeSized().toString('utf8');
    const value = decoded(kind, takeSized());
    if (name !== '') {
      values = [];
      attributes.set(name, values);
    }
    if (value !== null) values.push(value);
  }
}

/** The groups of an answer that each tell of one job. */
export const jobsIn = (answer: IppAnswer): IppGroup[] => answer.groups.filter((group) => group.tag === tag.job);

/** All attributes of an answer, of whatever group. */
export function attributesOf(answer: IppAnswer): ReadonlyMap<string, readonly IppValue[]> {
  return new Map(answer.groups.flatMap((group) => [...group.attributes]));
}
