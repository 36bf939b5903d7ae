// Tries the last look before handing in: what is to be read once can be read to its end, whatever script it is written in.
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { beginning } from '#renderer/kiosk/details.ts';
import { toldDraft } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { mountKiosk } from './mount-kiosk.tsx';

afterEach(cleanup);

const english = 'There should be more chairs in the hall. My father cannot stand.';
const review = (words: string) =>
  mountKiosk({ screens: [{ name: 'tell-review' }], draft: { ...toldDraft, words, role: 'anonymous' } });

const wordsShown = (container: HTMLElement): string[] =>
  [...container.querySelectorAll('.review-text[data-private]')]
    .filter((text) => text.closest('[inert]') === null)
    .map((text) => text.textContent ?? '');

test('a few sentences in English stand there whole, and are handed in from the same page', async () => {
  const { container } = await review(english);
  await expect.element(page.getByRole('button', { name: '改“您说的”' })).toBeVisible();
  expect(wordsShown(container)).toContain(english);
  await expect.element(page.getByRole('button', { name: '看过了，交给窗口' })).toBeVisible();
});

test.each([
  ['Chinese', '镇上派出所换身份证的机器坏了，叫我到县里办。'.repeat(40)],
  ['English', Array.from({ length: 40 }, (_, at) => `${at}. ${english}`).join(' ')],
])('long words in %s are read to the end by turning pages', async (_script, words) => {
  const { container } = await review(words);
  await expect.element(page.getByRole('button', { name: '改“您说的”' })).toBeVisible();
  const read: string[] = [];
  const next = page.getByRole('button', { name: '下一页' });
  for (let turned = 0; turned < 40; turned += 1) {
    await expect.element(next).toBeVisible();
    read.push(...wordsShown(container));
    const box = container.querySelector('.screen-body');
    expect(box?.scrollHeight).toBeLessThanOrEqual((box?.clientHeight ?? 0) + 1);
    if ((next.element() as HTMLButtonElement).disabled) break;
    const before = container.querySelector('.paged > .pager .caption')?.textContent;
    await next.click();
    await expect.poll(() => container.querySelector('.paged > .pager .caption')?.textContent).not.toBe(before);
  }
  const plain = (text: string): string => text.replace(/\s/g, '');
  expect(plain(read.join('')).includes(plain(words))).toBe(true);
});

test('a beginning is as wide as so many Han characters, ends with a word, and tears no character', () => {
  expect(beginning('字'.repeat(10), 9)).toMatchObject({ text: '字'.repeat(9), isWhole: false, count: 10 });
  expect(beginning('Alexander Lee', 9)).toMatchObject({ text: 'Alexander Lee', isWhole: true });
  expect(beginning(english, 12)).toMatchObject({ text: 'There should be', isWhole: false });
  expect(beginning('👨‍👩‍👧'.repeat(3), 2).text).toBe('👨‍👩‍👧'.repeat(2));
});
