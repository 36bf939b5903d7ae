// Tries every act on a case on a low screen: the button that does it is to be seen and pressed without scrolling.
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { acceptedDetail, assignedDetail, longLoopDetail, talkedDetail } from '#renderer/preview/desk/case-samples.ts';
import { clerk, handledDetail, sampleDetail } from '#renderer/preview/desk/desk-samples.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { mountDesk } from './mount.tsx';

beforeAll(() =>
  Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 16px "Bancheng Sans"`, '办成'))),
);
beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

const at = '/cases/261123-0074';
const languages: readonly Language[] = ['zh-CN', 'en'];
const person = { role: 'self' as const, name: '罗演名', phone: '13800005678', idNumber: '50024019900307001X' };
const withCase = (detail: typeof handledDetail) => ({
  staff: clerk,
  parts: { cases: { get: async () => detail, reveal: async () => ({ person }) } },
});

/** Whether a press at each corner of it, and in its middle, falls on it. */
function isWhollySeen(found: Element | null): boolean {
  if (!found) return false;
  const box = found.getBoundingClientRect();
  const xs = [box.left + 6, (box.left + box.right) / 2, box.right - 6];
  const ys = [box.top + 4, (box.top + box.bottom) / 2, box.bottom - 4];
  return box.height > 0 && xs.every((x) => ys.every((y) => found.contains(document.elementFromPoint(x, y)) && y < 768));
}
const isLight = (color: string): boolean =>
  (color.match(/[\d.]+/g) ?? []).slice(0, 3).every((part) => Number(part) > 150);
const acting = () => document.querySelector('#act-form button[type="submit"]');
const written = () => document.querySelector('#act-form textarea');

for (const language of languages) {
  test.each([
    ['assign', assignedDetail],
    ['tell', assignedDetail],
    ['contact', talkedDetail],
    ['conclude', assignedDetail],
    ['transfer', talkedDetail],
    ['invite', assignedDetail],
    ['pause', assignedDetail],
    ['ask-extension', assignedDetail],
    ['escalate', assignedDetail],
    ['propose-refusal', acceptedDetail],
    ['reclassify', assignedDetail],
  ] as const)(`%s has its button and its field in sight (${language})`, async (act, plain) => {
    for (const detail of [plain, { ...longLoopDetail, actions: plain.actions, stage: plain.stage }]) {
      await mountDesk(`${at}?act=${act}`, withCase(detail), language);
      await expect.poll(acting).not.toBeNull();
      await expect.poll(() => isWhollySeen(acting())).toBe(true);
      const { color, backgroundColor } = getComputedStyle(acting() as Element);
      // Pressable is light on dark; what cannot be pressed yet (nothing reclassified) is never dark on dark.
      expect(isLight(color)).not.toBe(isLight(backgroundColor));
      if (act !== 'reclassify' && act !== 'assign' && act !== 'transfer' && detail === plain)
        expect(isWhollySeen(written())).toBe(true);
      await cleanup();
    }
  });

  test(`what was left out is said, and the button stays in sight (${language})`, async () => {
    await mountDesk(`${at}?act=conclude`, withCase(longLoopDetail), language);
    await expect.poll(acting).not.toBeNull();
    await page.elementLocator(acting() as Element).click();
    await expect.element(page.getByRole('alert').first()).toBeVisible();
    expect(isWhollySeen(acting())).toBe(true);
  });

  test(`a note has its button in sight, the full name shown and the words long (${language})`, async () => {
    for (const detail of [handledDetail, longLoopDetail]) {
      await mountDesk(at, withCase(detail), language);
      await page
        .getByRole('button', { name: language === 'en' ? 'Show full name (recorded)' : '看全名（会记下）' })
        .click();
      await expect.element(page.getByText('罗演名')).toBeVisible();
      await page.getByRole('button', { name: language === 'en' ? 'Add a note' : '记一笔' }).click();
      const save = () => document.querySelector('.timeline-card button[type="submit"]');
      await expect.poll(() => isWhollySeen(save())).toBe(true);
      expect(isWhollySeen(document.querySelector('.timeline-card textarea'))).toBe(true);
      await cleanup();
    }
  });

  test(`accepting is in sight, and telling before it (${language})`, async () => {
    await mountDesk(`${at}?act=tell`, withCase(sampleDetail()), language);
    await expect.poll(acting).not.toBeNull();
    await expect.poll(() => isWhollySeen(document.querySelector('.btn-big'))).toBe(true);
    expect(isWhollySeen(acting())).toBe(true);
  });
}
