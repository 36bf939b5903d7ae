// Mounts every preview in modes crossed pairwise, or in all of them (`npm run axe`): accessible, nothing cut, everything touchable, every word there.
import type { ReactNode } from 'react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '#renderer/ui/base.css';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/ui.css';
import type { Preview, PreviewModes } from '#renderer/preview/preview.ts';
import { previews } from '#renderer/preview/previews.ts';
import { findInaccessible } from './accessible.ts';
import { findBadTargets, findOverflow, findSmallText } from './measure.ts';

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
];
/** Where the most has to fit, each alone: the colours and the tree have been looked at by then. */
const tightest: readonly PreviewModes[] = [
  { orientation: 'portrait', large: true, low: true, contrast: false, language: 'zh-CN' },
  { orientation: 'landscape', large: true, low: false, contrast: false, language: 'en' },
  { orientation: 'landscape', large: false, low: false, contrast: false, language: 'zh-CN' },
  { orientation: 'portrait', large: false, low: false, contrast: false, language: 'en' },
];
const either = [false, true] as const;
const everyWay: readonly PreviewModes[] = (['portrait', 'landscape'] as const).flatMap((orientation) =>
  (['zh-CN', 'en'] as const).flatMap((language) =>
    either.flatMap((large) =>
      either.flatMap((low) => either.map((contrast) => ({ orientation, large, low, contrast, language }))),
    ),
  ),
);
const isWhole = import.meta.env.VITE_EVERY_MODE === '1';

/** Rows a surface that knows only some modes has to be seen in, those of one orientation after the other. */
function rowsFor(preview: Preview): PreviewModes[] {
  const seen = new Map<string, PreviewModes>();
  for (const modes of isWhole ? everyWay : [...pairwise, ...tightest])
    seen.set(preview.knows.map((mode) => String(modes[mode])).join(), modes);
  const rows = [...seen.values()];
  return ['portrait', 'landscape'].flatMap((orientation) => rows.filter((modes) => modes.orientation === orientation));
}

const name = (modes: PreviewModes): string =>
  [modes.orientation, modes.large && 'large', modes.low && 'low', modes.contrast && 'contrast', modes.language]
    .filter(Boolean)
    .join(' ');

/** A dot that changes: a browser that may draws frames as fast as it can, as long as there is something new to draw. */
const dot = document.createElement('i');
const nextFrame = () =>
  new Promise((resolve) => {
    dot.style.background = dot.style.background === 'red' ? 'blue' : 'red';
    requestAnimationFrame(() => resolve(undefined));
  });
const STILL_FRAMES = 3;
/** What a screen asks of its hall and its engines when it is opened comes later than its next frames. */
const OPENS_IN_MS = 50;
const PATIENCE_MS = 15_000;
const TAPS_MS = 20;

/** Until the screen has stood still for three frames, and `atLeast` ms: taps, late chunks, fonts and fitting included. False where its taps lead nowhere. */
async function settle(root: Element, atLeast = 0): Promise<boolean> {
  const { dataset } = document.documentElement;
  const since = performance.now();
  let before = '';
  let frames = 0;
  let changedAt = since;
  while (frames < STILL_FRAMES || performance.now() - changedAt < atLeast) {
    if (performance.now() - since > PATIENCE_MS) break;
    // Frames as fast as they come would leave no time for the taps.
    await ('tapping' in dataset ? new Promise((resolve) => setTimeout(resolve, TAPS_MS)) : nextFrame());
    const now = root.innerHTML;
    frames += 1;
    if (now !== before || 'tapping' in dataset || root.querySelector('.screen:empty')) {
      frames = 0;
      changedAt = performance.now();
    }
    before = now;
  }
  return !('tapping' in dataset);
}

const isOn = (stage: HTMLElement, { large, low, contrast, language }: PreviewModes): boolean =>
  (stage.dataset.size === 'large') === large &&
  (stage.dataset.reach === 'low') === low &&
  (stage.dataset.theme === 'hc') === contrast &&
  stage.lang === language;

/** Switches a kiosk that stands to these modes by its own buttons, as a citizen does; false where it has none that answer. */
async function switchTo(root: Element, modes: PreviewModes): Promise<boolean> {
  const stage = root.querySelector<HTMLElement>('.stage');
  const [large, low, contrast] = root.querySelectorAll<HTMLElement>('.assist button[aria-pressed]');
  // Any tap answers the warning, and with it the state is gone.
  if (!stage || !large || !low || !contrast || root.querySelector('.idle-warning')) return false;
  if ((stage.dataset.size === 'large') !== modes.large) large.click();
  if ((stage.dataset.reach === 'low') !== modes.low) low.click();
  if ((stage.dataset.theme === 'hc') !== modes.contrast) contrast.click();
  if (stage.lang !== modes.language) root.querySelector<HTMLElement>('.assist button[lang]')?.click();
  await settle(root);
  return isOn(stage, modes);
}

beforeAll(async () => {
  await page.viewport(1920, 1920);
  document.documentElement.dataset.still = '';
  dot.style.cssText = 'position: fixed; inset-block-end: 0; inset-inline-end: 0; inline-size: 1px; block-size: 1px';
  document.body.append(dot);
  await Promise.all(
    ['400', '700'].map((weight) => document.fonts.load(`${weight} 32px "Bancheng Sans"`, '办成 Bancheng')),
  );
  await import('#renderer/kiosk/later-screens.tsx');
  await import('#renderer/ui/qr-code.tsx');
});
afterEach(cleanup);

for (const preview of previews) {
  test(`${preview.id} · ${preview.title}`, { timeout: 60_000 }, async () => {
    const problems = new Set<string>();
    const missing = new Set<string>();
    let root: Element | null = null;
    let turned = '';
    for (const modes of rowsFor(preview)) {
      const where = name(modes);
      const say = (what: string): unknown => problems.add(`${where}: ${what}`);
      const stands = root !== null && turned === modes.orientation && (await switchTo(root, modes));
      if (!stands) {
        await cleanup();
        root = (await render(frame(preview, modes, (key) => missing.add(key)))).container;
        turned = modes.orientation;
        if (!(await settle(root, OPENS_IN_MS))) say('its taps lead nowhere');
      }
      if (root === null) continue;
      if (/\{\{|\[object/.test(root.textContent ?? '')) say('unfilled words');
      if (preview.surface === 'kiosk') {
        const isLow = modes.low && modes.orientation === 'portrait';
        for (const what of [...findOverflow(root), ...findBadTargets(root, isLow), ...findSmallText(root)]) say(what);
      }
      if (!tightest.includes(modes)) for (const what of await findInaccessible(root, preview.surface)) say(what);
    }
    for (const key of missing) problems.add(`no words for ${key}`);
    expect([...problems]).toEqual([]);
  });
}

function frame(preview: Preview, modes: PreviewModes, onMissing: (key: string) => void): ReactNode {
  const { width, height } = preview.size(modes);
  return (
    <div style={{ inlineSize: width, blockSize: height, position: 'relative' }}>{preview.render(modes, onMissing)}</div>
  );
}
