// What makers' services answer, by their shapes: where the card stands in it, whether one lies there, and what is none.
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { type ReplyShape, readReply } from '#electron/devices/reader-reply.ts';
import { sampleCards } from '#electron/devices/simulator/sample-cards.ts';

const { name, idNumber } = sampleCards.luo;
const shape: ReplyShape = {
  encoding: 'utf-8',
  fields: { name: 'data.name', idNumber: 'data.id' },
  present: { path: 'code', is: ['0', 'true'] },
};
const read = (answer: unknown, more: Partial<ReplyShape> = {}) =>
  readReply(Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer)), { ...shape, ...more });
const card = (more: object = {}) => ({ what: 'card', card: { name, idNumber, ...more } });

it.each([
  ['a number as the mark', { code: 0, data: { name, id: idNumber } }],
  ['true as the mark', { code: true, data: { name, id: idNumber } }],
  ['JSON as text in JSON', { code: '0', data: JSON.stringify({ name, id: idNumber }) }],
  ['blanks and zeros to fill up', { code: '0', data: { name: `${name}\0\0 \u3000`, id: ` ${idNumber}\0` } }],
])('%s', (_, answer) => expect(read(answer)).toEqual(card()));

it('small x and full-width digits are the same number', () => {
  const wide = '１１０１０５１９４９１２３１００２ｘ';
  expect(read({ code: 0, data: { name, id: wide } })).toEqual(card({ idNumber: '11010519491231002X' }));
});

it('a place in a list, and no name where none is said or it is misread', () => {
  const fields = { name: '0.n', idNumber: '0.no' };
  const present = { path: '', is: [] };
  expect(read('cb([{"n":"","no":"x"}])', { fields, present })).toEqual({ what: 'lifted' });
  expect(read({ 0: { no: idNumber } }, { fields, present })).toEqual(card({ name: null }));
  expect(read({ 0: { no: idNumber, n: '\uFFFD\uFFFD' } }, { fields, present })).toEqual(card({ name: null }));
  expect(read({ 0: { no: idNumber, n: '长'.repeat(61) } }, { fields, present })).toEqual(card({ name: null }));
  expect(read({ 0: { no: idNumber } }, { fields: { ...fields, name: '' }, present })).toEqual(card({ name: null }));
});

it('GBK read as UTF-8 gives the number and no name: nobody is called by signs that are none', () => {
  const bytes = iconv.encode(JSON.stringify({ code: 0, data: { name, id: idNumber } }), 'gbk');
  expect(readReply(bytes, shape)).toEqual(card({ name: null }));
  expect(readReply(bytes, { ...shape, encoding: 'gbk' })).toEqual(card());
});

it.each([
  ['the mark says no', { code: 1, data: { name, id: idNumber } }, 'lifted'],
  ['no mark at all', { data: { name, id: idNumber } }, 'lifted'],
  ['an object as mark', { code: {}, data: { name, id: idNumber } }, 'lifted'],
  ['a card without a number', { code: 0, data: { name } }, 'unreadable'],
  ['a passport', { code: 0, data: { name, id: 'E12345678' } }, 'unreadable'],
  ['half a number', { code: 0, data: { name, id: idNumber.slice(0, 17) } }, 'unreadable'],
  ['words that are no JSON', '<html>404</html>', 'gone'],
  ['braces that are no JSON', '{card: none}', 'gone'],
  ['nothing', '', 'gone'],
])('%s: %s', (_, answer, what) => expect(read(answer)).toEqual({ what }));

it('keys of every object are not keys of the answer', () => {
  const fields = { name: '', idNumber: 'constructor.name' };
  expect(read({}, { fields, present: { path: '', is: [] } })).toEqual({ what: 'lifted' });
});
