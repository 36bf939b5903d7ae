// Mounts every preview in modes crossed pairwise: accessible, nothing cut, everything touchable, every word there.
import axe from 'axe-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '#renderer/ui/base.css';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/ui.css';
import type { Preview, PreviewModes } from '#renderer/preview/preview.ts';
import { previews } from '#renderer/preview/previews.ts';
import { findBadTargets, findOverflow } from './measure.ts';

/** Any two modes meet in each of their four ways in some row. */
const pairwise: readonly PreviewModes[] = [
  { orientation: 'portrait', large: false, low: false, contrast: false, language: 'zh-CN' },
  { orientation: 'portrait', large: true, low: true, contrast: false, language: 'en' },
  { orientation: 'portrait', large: true, low: false, contrast: true, language: 'en' },
  { orientation: 'portrait', large: false, low: true, contrast: true, language: 'zh-CN' },
  { orientation: 'landscape', large: true, low: false, contrast: false, language: 'zh-CN' },
  { orientation: 'landscape', large: false, low: true, contrast: false, language: 'en' },
  { orientation: 'landscape', large: true, low: true, contrast: true, language: 'zh-CN' },
  { orientation: 'landscape', large: false, low: false, contrast: true, language: 'en' },
  // Where the most has to fit, each alone.
  { orientation: 'portrait', large: true, low: true, contrast: false, language: 'zh-CN' },
  { orientation: 'landscape', large: true, low: false, contrast: false, language: 'en' },
  { orientation: 'landscape', large: false, low: false, contrast: false, language: 'zh-CN' },
  { orientation: 'portrait', large: false, low: false, contrast: false, language: 'en' },
];

/** Rows of `pairwise` a surface that knows only some modes has to be seen in. */
function rowsFor(preview: Preview): PreviewModes[] {
  const seen = new Map<string, PreviewModes>();
  for (const modes of pairwise) seen.set(preview.knows.map((mode) => String(modes[mode])).join(), modes);
  return [...seen.values()];
}

const name = (modes: PreviewModes): string =>
  [modes.orientation, modes.large && 'large', modes.low && 'low', modes.contrast && 'contrast', modes.language]
    .filter(Boolean)
    .join(' ');

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));

/** Until the screen has stood still for three frames: late chunks, fonts and fitting included. */
async function settle(root: Element): Promise<void> {
  let before = '';
  let still = 0;
  for (let frames = 0; frames < 120 && still < 3; frames += 1) {
    await nextFrame();
    const now = root.innerHTML;
    still = now === before && root.querySelector('.screen:empty') === null ? still + 1 : 0;
    before = now;
  }
}

beforeAll(async () => {
  await page.viewport(1920, 1920);
  document.documentElement.dataset.still = '';
  await Promise.all(
    ['400', '700'].map((weight) => document.fonts.load(`${weight} 32px "Bancheng Sans"`, '办成 Bancheng')),
  );
  await import('#renderer/kiosk/later-screens.tsx');
  await import('#renderer/ui/qr-code.tsx');
});
afterEach(cleanup);

for (const preview of previews) {
  test(`${preview.id} · ${preview.title}`, { timeout: 60_000 }, async () => {
    const problems: string[] = [];
    for (const [at, modes] of rowsFor(preview).entries()) {
      const where = name(modes);
      const missing: string[] = [];
      const { width, height } = preview.size(modes);
      const { container } = await render(
        <div style={{ inlineSize: width, blockSize: height, position: 'relative' }}>
          {preview.render(modes, (key) => missing.push(key))}
        </div>,
      );
      await settle(container);
      problems.push(...missing.map((key) => `${where}: no words for ${key}`));
      if (/\{\{|\[object/.test(container.textContent ?? '')) problems.push(`${where}: unfilled words`);
      if (preview.surface === 'kiosk') {
        const isLow = modes.low && modes.orientation === 'portrait';
        problems.push(...findOverflow(container).map((what) => `${where}: ${what}`));
        problems.push(...findBadTargets(container, isLow).map((what) => `${where}: ${what}`));
      }
      // Axe looks at the tree and the colours, which the first eight rows hold in every combination.
      if (at < 8) {
        const { violations } = await axe.run(container, {
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
          rules: preview.surface === 'kiosk' ? { 'color-contrast-enhanced': { enabled: true } } : {},
          resultTypes: ['violations'],
        });
        for (const { id, nodes } of violations)
          problems.push(
            ...nodes.map((node) => `${where}: ${id} ${node.html.slice(0, 120)} ${node.any[0]?.message ?? ''}`),
          );
      }
      await cleanup();
    }
    expect(problems).toEqual([]);
  });
}
