// Holds the kiosk's layout in scripts no language of the product has yet: lines from the right, and lines that stand. Words are a third longer.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '#renderer/ui/base.css';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/ui.css';
import type { PreviewModes } from '#renderer/preview/preview.ts';
import { previews } from '#renderer/preview/previews.ts';
import { findBadTargets, findOverflow } from './measure.ts';

/** One of each kind of screen. */
const representative = [
  'home',
  'matters',
  'matter',
  'number-printed',
  'no-numbers',
  'tell-kind',
  'tell-words-empty',
  'tell-phone-short',
  'tell-trips',
  'tell-review',
  'done',
  'lookup',
  'idle',
];
const rows = (['rtl', 'vertical'] as const).flatMap((script) =>
  (['portrait', 'landscape'] as const).map((orientation): PreviewModes & { script: typeof script } => ({
    script,
    orientation,
    large: false,
    low: false,
    contrast: false,
    language: 'en',
  })),
);

/** Until it has looked the same in three frames. */
async function settle(root: Element): Promise<void> {
  let before = '';
  for (let still = 0; still < 3; ) {
    await new Promise(requestAnimationFrame);
    still = root.innerHTML === before && root.querySelector('.screen:empty') === null ? still + 1 : 0;
    before = root.innerHTML;
  }
}

beforeAll(async () => {
  await page.viewport(1920, 1920);
  document.documentElement.dataset.still = '';
  await Promise.all(
    ['400', '700'].map((weight) => document.fonts.load(`${weight} 32px "Bancheng Sans"`, '办成 Bäncheng')),
  );
  await import('#renderer/kiosk/later-screens.tsx');
});
afterEach(cleanup);

for (const id of representative)
  test(`${id} holds other scripts`, async () => {
    const preview = previews.find((one) => one.id === `kiosk/${id}`);
    expect(preview).toBeDefined();
    const problems: string[] = [];
    for (const modes of rows) {
      const { width, height } = preview?.size(modes) ?? { width: 0, height: 0 };
      const { container } = await render(
        <div style={{ inlineSize: width, blockSize: height, position: 'relative' }}>{preview?.render(modes)}</div>,
      );
      await settle(container);
      const where = `${modes.script} ${modes.orientation}`;
      const stage = container.querySelector('.stage');
      expect(getComputedStyle(stage ?? container).direction).toBe(modes.script === 'rtl' ? 'rtl' : 'ltr');
      expect(stage?.getBoundingClientRect()).toMatchObject({ width, height });
      problems.push(
        ...[...findOverflow(container), ...findBadTargets(container, false)].map((what) => `${where}: ${what}`),
      );
      await cleanup();
    }
    expect(problems).toEqual([]);
  });
