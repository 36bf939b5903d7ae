// A measuring tape is measured: each fault the previews are looked at for is put on a page, and has to be found.
import { afterEach, beforeEach, expect, test } from 'vitest';
import '#renderer/ui/base.css';
import { findInaccessible } from './accessible.ts';
import { findBadTargets, findOverflow, findSmallText, REACH_PX } from './measure.ts';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('main');
  root.style.cssText = 'position: relative; inline-size: 1080px; block-size: 1920px; font-size: 32px; color: #10262b';
  document.body.append(root);
});
afterEach(() => root.remove());

const button = (at: { top: number; left?: number; size?: number }): string =>
  `<button type="button" style="position: absolute; inset-block-start: ${at.top}px; inset-inline-start: ${at.left ?? 0}px;
    inline-size: ${at.size ?? 96}px; block-size: ${at.size ?? 96}px">取</button>`;

test('a button too small, two too close, one out of reach', () => {
  root.innerHTML = button({ top: REACH_PX, size: 60 });
  expect(findBadTargets(root, true)).toEqual([expect.stringContaining('is 60×60')]);
  root.innerHTML = button({ top: REACH_PX }) + button({ top: REACH_PX, left: 104 });
  expect(findBadTargets(root, true)).toEqual([expect.stringContaining('are 8 px apart')]);
  root.innerHTML = button({ top: REACH_PX - 20 });
  expect(findBadTargets(root, true)).toEqual([expect.stringContaining('is out of reach')]);
  expect(findBadTargets(root, false)).toEqual([]);
  root.innerHTML = `<canvas role="img" style="position: absolute; inset-block-start: 0"></canvas>`;
  expect(findBadTargets(root, true)).toEqual([expect.stringContaining('is out of reach')]);
});

test('words too small, and words that leave their box', () => {
  root.innerHTML = '<p>够大</p><p style="font-size: 27px">太小</p>';
  expect(findSmallText(root)).toEqual(['"太小" is 27 px']);
  root.innerHTML = '<div class="card" style="inline-size: 100px; white-space: nowrap">这一句比它的框要长得多</div>';
  expect(findOverflow(root)).toContainEqual(expect.stringContaining('leaves'));
});

test('large words on the kiosk below seven to one, from hardly to not at all', async () => {
  root.innerHTML = '<p style="color: #fff; background: #333">读得清</p>';
  expect(await findInaccessible(root, 'kiosk')).toEqual([]);
  for (const pale of ['#5f5f5f', '#767676', '#bbb']) {
    root.innerHTML = `<p style="background: #fff; color: ${pale}">读不清</p>`;
    expect(await findInaccessible(root, 'kiosk'), pale).toEqual([expect.stringContaining('color-contrast-enhanced')]);
  }
  // At the desk large words may be less, and not that little.
  expect(await findInaccessible(root, 'desk')).toEqual([expect.stringContaining('color-contrast ')]);
});
