// Long words cut for pages: nothing is lost, nothing is too long, and no character is torn.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wantsToSpeak } from '#renderer/kiosk/details.ts';
import { pieces } from '#renderer/kiosk/pieces.ts';

const room = { lines: 4, columns: 10 };

test('pieces joined are the text again, and none is longer than its room', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('字', '。', 'a', ' ', '\n', '𠮷', '👨‍👩‍👧', 'é')), (signs) => {
      const text = signs.join('');
      const found = pieces(text, room);
      expect(found.join('')).toBe(text);
      for (const piece of found) expect((piece.match(/[字𠮷]/gu) ?? []).length).toBeLessThanOrEqual(40);
      for (const piece of found) expect(piece.split('\n').length).toBeLessThanOrEqual(room.lines + 1);
    }),
  );
});

test('a short text is one piece, an empty one too', () => {
  expect(pieces('您好。', room)).toEqual(['您好。']);
  expect(pieces('', room)).toEqual(['']);
});

test('a cut is made at a sentence’s end where one is near, never inside a character', () => {
  const [first = ''] = pieces(`${'字'.repeat(30)}。${'字'.repeat(40)}`, room);
  expect(first).toBe(`${'字'.repeat(30)}。`);
  for (const piece of pieces('👨‍👩‍👧'.repeat(90), room)) expect(piece).toMatch(/^(👨‍👩‍👧)+$/u);
});

test('only the wish to speak counts as it, in both languages', () => {
  expect(wantsToSpeak('我不会写，想当面说')).toBe(true);
  expect(wantsToSpeak(' 我不会写，想当面说。')).toBe(true);
  expect(wantsToSpeak('I would rather say it in person')).toBe(true);
  expect(wantsToSpeak('机器坏了。我不会写，想当面说')).toBe(false);
});
