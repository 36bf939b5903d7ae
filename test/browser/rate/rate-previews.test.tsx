// Every state of the window's small screen: it fits, is large enough to touch, and is said to everybody.
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { plainPreview } from '#renderer/preview/preview.ts';
import { ratePreviews } from '#renderer/preview/rate/rate-previews.tsx';
import { standAtTheWindow, wait } from './at-window.tsx';

standAtTheWindow();

for (const preview of ratePreviews) {
  test(`${preview.id}: fits, large enough to touch, and said to everybody`, async () => {
    document.documentElement.dataset.still = '';
    const missing: string[] = [];
    const { container } = await render(
      <div style={{ inlineSize: 1280, blockSize: 800, position: 'relative' }}>
        {preview.render(plainPreview, (key) => missing.push(key))}
      </div>,
    );
    await expect.poll(() => container.querySelector('.rate')?.textContent).toBeTruthy();
    await wait(preview.id.includes('reasons') || preview.id.includes('thanks') ? 1500 : 300);
    expect(missing).toEqual([]);
    const boxes = [...container.querySelectorAll('button')].map((one) => one.getBoundingClientRect());
    for (const [at, box] of boxes.entries()) {
      expect.soft(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(96);
      expect.soft(box.bottom).toBeLessThanOrEqual(800);
      for (const other of boxes.slice(at + 1)) {
        const dx = Math.max(box.left, other.left) - Math.min(box.right, other.right);
        const dy = Math.max(box.top, other.top) - Math.min(box.bottom, other.bottom);
        expect.soft(Math.max(dx, dy)).toBeGreaterThanOrEqual(13.5);
      }
    }
    for (const text of container.querySelectorAll('.zh, .en, b')) {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      expect.soft(left >= 0 && top >= 0 && right <= 1280 && bottom <= 800, text.textContent ?? '').toBe(true);
      const holder = text.closest('button');
      if (holder) expect.soft(holder.scrollWidth, text.textContent ?? '').toBeLessThanOrEqual(holder.clientWidth + 1);
    }
    const { violations } = await axe.run(container, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
      rules: { 'color-contrast-enhanced': { enabled: true } },
      resultTypes: ['violations'],
    });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
    delete document.documentElement.dataset.still;
  });
}
