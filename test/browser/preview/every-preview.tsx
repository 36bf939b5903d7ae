// Mounts every preview that stands one way in modes crossed pairwise, or in all of them (`npm run axe`): accessible, nothing cut, everything touchable, every word there, what hinders said aloud.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '#renderer/ui/base.css';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/ui.css';
import type { Preview, PreviewModes } from '#renderer/preview/preview.ts';
import { previews } from '#renderer/preview/previews.ts';
import { findOverflow as findDenseOverflow } from '../desk/measure.ts';
import { findInaccessible } from '../kiosk/accessible.ts';
import { findUnsaid } from '../kiosk/aloud.ts';
import { findBadTargets, findOverflow, findSmallText } from '../kiosk/measure.ts';
import { frame, OPENS_IN_MS, prepareToMeasure, settle } from './stage.tsx';
import { findPaleStates } from './states.ts';

/** Any two modes meet in each of their four ways in some row, and the tightest of each orientation are among them. */
export const pairwise: readonly PreviewModes[] = [
  { orientation: 'portrait', large: false, low: false, contrast: false, language: 'zh-CN' },
  { orientation: 'portrait', large: false, low: false, contrast: true, language: 'en' },
  { orientation: 'portrait', large: true, low: true, contrast: false, language: 'en' },
  { orientation: 'portrait', large: true, low: true, contrast: true, language: 'zh-CN' },
  { orientation: 'landscape', large: false, low: true, contrast: true, language: 'zh-CN' },
  { orientation: 'landscape', large: true, low: false, contrast: false, language: 'en' },
];
const either = [false, true] as const;
export const everyWay: readonly PreviewModes[] = (['portrait', 'landscape'] as const).flatMap((orientation) =>
  (['zh-CN', 'en'] as const).flatMap((language) =>
    either.flatMap((large) =>
      either.flatMap((low) => either.map((contrast) => ({ orientation, large, low, contrast, language }))),
    ),
  ),
);
/** Surfaces measured as a desk is: they scroll, and shorten on purpose. */
const DENSE = new Set<Preview['surface']>(['desk', 'display', 'board']);
const isWhole = import.meta.env.VITE_EVERY_MODE === '1';

/** Rows a surface that knows only some modes has to be seen in. */
function rowsFor(preview: Preview): PreviewModes[] {
  const seen = new Map<string, PreviewModes>();
  for (const modes of isWhole ? everyWay : pairwise)
    seen.set(preview.knows.map((mode) => String(modes[mode])).join(), modes);
  return [...seen.values()];
}

const name = (modes: PreviewModes): string =>
  [modes.orientation, modes.large && 'large', modes.low && 'low', modes.contrast && 'contrast', modes.language]
    .filter(Boolean)
    .join(' ');

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

/** The previews that are seen in this orientation, a test each. */
export function measureStanding(orientation: PreviewModes['orientation']): void {
  beforeAll(async () => {
    await page.viewport(1920, 1920);
    await prepareToMeasure();
    await import('#renderer/kiosk/later-screens.tsx');
    await import('#renderer/ui/qr-code.tsx');
  });
  afterEach(cleanup);

  for (const preview of previews) {
    const all = rowsFor(preview);
    const rows = all.filter((modes) => modes.orientation === orientation);
    if (rows.length === 0) continue;
    test(`${preview.id} · ${preview.title}`, { timeout: 60_000 }, async () => {
      const problems = new Set<string>();
      const missing = new Set<string>();
      let root: Element | null = null;
      for (const modes of rows) {
        const where = name(modes);
        const say = (what: string): unknown => problems.add(`${where}: ${what}`);
        const stands = root !== null && (await switchTo(root, modes));
        if (!stands) {
          await cleanup();
          root = (await render(frame(preview, modes, (key) => missing.add(key)))).container;
          if (!(await settle(root, OPENS_IN_MS))) say('its taps lead nowhere');
        }
        if (root === null) continue;
        const text = root.textContent ?? '';
        if (text.trim() === '') say('nothing on the screen');
        if (/\{\{|\[object|undefined|NaN/.test(text)) say('unfilled words');
        if (DENSE.has(preview.surface)) for (const what of findDenseOverflow(root)) say(what);
        if (preview.surface === 'kiosk') {
          const isLow = modes.low && modes.orientation === 'portrait';
          for (const what of [...findOverflow(root), ...findBadTargets(root, isLow), ...findSmallText(root)]) say(what);
          // Aloud, a screen is the same in every mode but the language.
          const first = all.find(({ language }) => language === modes.language);
          if (modes === first) for (const what of await findUnsaid(root)) say(what);
        }
        for (const what of await findInaccessible(root, preview.surface)) say(what);
        for (const what of findPaleStates(root, preview.surface === 'kiosk' ? 7 : 4.5)) say(what);
      }
      for (const key of missing) problems.add(`no words for ${key}`);
      expect([...problems]).toEqual([]);
    });
  }
}
