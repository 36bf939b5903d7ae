import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenLink, canonicalJson, chainHash, genesisHash, NotJson, nextLink } from '#electron/store/journal.ts';
import { bookOf } from '#electron/store/projection.ts';
import { kiosk, smallHall } from './small-hall.ts';

const json = fc.jsonValue({ stringUnit: 'grapheme' }).filter((value) => !JSON.stringify(value).includes('\\u0000'));

test('canonical JSON reads back as what was written', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the order in which an object was put together does not show', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      fc.pre(!JSON.stringify(value).includes('\\u0000'));
      fc.pre(Object.keys(value).every((key) => key.isWellFormed()));
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
    }),
  );
  expect(canonicalJson({ b: [1, { d: null, c: 'ä"' }], a: undefined })).toBe('{"b":[1,{"c":"ä\\"","d":null}]}');
});

test.each([
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  ['\ud842'],
  ['a\0b'],
  [new Date(0)],
  [undefined],
  [1n],
  [{ a: [() => 1] }],
])('what JSON would silently change is refused: %s', (value) => {
  expect(() => canonicalJson(value)).toThrow(NotJson);
});

test('the chain’s hash is fixed for ever: another program must be able to check it', () => {
  const link = nextLink({ seq: 0, hash: genesisHash }, 1_795_395_600_000, kiosk, {
    type: 'ticket.taken',
    subject: 'a',
    data: { z: 1, a: '㐂' },
  });
  expect(link.row.data).toBe('{"a":"㐂","z":1}');
  expect(link.row.actor).toBe('{"id":"kiosk","kind":"citizen","terminal":"kiosk-1"}');
  // Computed with sha256sum over the text in the doc comment of chainHash.
  expect(link.event.hash).toBe('34c89e9c99f24f1a723546d796c1bb03a38c8c5eca4bc268de8bd745e73485f0');
});

test('any change of any field breaks the link', () => {
  const head = { seq: 4, hash: 'a'.repeat(64) };
  const { row } = nextLink(head, 1000, kiosk, { type: 't', subject: 's', data: { n: 1 } });
  const honest = { ...row, hash: row.hash, seq: row.seq };
  expect(brokenLink(head, honest)).toBeNull();
  for (const change of [
    { at: 1001 },
    { type: 'u' },
    { subject: 'x' },
    { actor: '{}' },
    { data: '{"n":2}' },
    { seq: 6 },
  ]) {
    expect(brokenLink(head, { ...honest, ...change }), JSON.stringify(change)).not.toBeNull();
  }
  expect(chainHash('b'.repeat(64), honest)).not.toBe(honest.hash);
});

test('two areas cannot claim one event or one table', () => {
  expect(() => bookOf([smallHall, { events: smallHall.events, tables: [] }])).toThrow(/ticket\.taken/);
  expect(() => bookOf([smallHall, { events: {}, tables: ['tickets'] }])).toThrow(/tickets/);
});
