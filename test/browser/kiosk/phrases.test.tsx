// Holds the ready words offered where numbers are gone: the obvious ones stand there, in every way the kiosk can be read.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '#renderer/ui/base.css';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/ui.css';
import type { PreviewModes } from '#renderer/preview/preview.ts';
import { previews } from '#renderer/preview/previews.ts';

const words = previews.find(({ id }) => id === 'kiosk/tell-words-empty');

beforeAll(async () => {
  await page.viewport(1920, 1920);
  document.documentElement.dataset.still = '';
  await Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 32px "Bancheng Sans"`, '办成')));
  await import('#renderer/kiosk/later-screens.tsx');
});
afterEach(cleanup);

async function phrasesIn(modes: PreviewModes): Promise<{ texts: string[]; rows: number }> {
  if (!words) throw new Error('The preview is gone');
  const { width, height } = words.size(modes);
  const { container } = await render(
    <div style={{ inlineSize: width, blockSize: height, position: 'relative' }}>{words.render(modes)}</div>,
  );
  const shown = (): HTMLElement[] =>
    [...container.querySelectorAll<HTMLElement>('.phrases button, .candidate')].filter((button) =>
      button.checkVisibility({ visibilityProperty: true }),
    );
  await expect.poll(() => shown().length).toBeGreaterThan(0);
  const buttons = shown();
  return {
    texts: buttons.map((button) => (button.textContent ?? '').trim()),
    rows: new Set(buttons.map((button) => button.getBoundingClientRect().top)).size,
  };
}

const first = { 'zh-CN': ['当天号已取完', '机器坏了'], en: ['No numbers left', 'Machine broken'] } as const;
const inPerson = { 'zh-CN': '我不会写，当面说', en: 'Tell the window in person' } as const;

for (const language of ['zh-CN', 'en'] as const)
  for (const orientation of ['portrait', 'landscape'] as const)
    for (const [large, low] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const)
      test(`${language} ${orientation}${large ? ' large' : ''}${low ? ' low' : ''}`, async () => {
        const { texts, rows } = await phrasesIn({ orientation, large, low, contrast: false, language });
        if (large || low || orientation === 'landscape') {
          // Among the candidates, page by page: the way out of writing is on the first.
          expect(texts).toContain(inPerson[language]);
          expect(rows).toBe(1);
          return;
        }
        expect(texts.slice(0, 2)).toEqual(first[language]);
        expect(texts.at(-1)).toBe(inPerson[language]);
        expect(new Set(texts).size).toBe(texts.length);
        expect(rows).toBeLessThanOrEqual(2);
      });

test('the troubles of the matter itself stand there too, and none twice', async () => {
  const modes = { orientation: 'portrait', large: false, low: false, contrast: false, language: 'zh-CN' } as const;
  expect((await phrasesIn(modes)).texts).toEqual([
    '当天号已取完',
    '机器坏了',
    '派出所照相或指纹采集设备故障',
    '指纹磨损采不上',
    '材料交了没人办',
    '我不会写，当面说',
  ]);
});
