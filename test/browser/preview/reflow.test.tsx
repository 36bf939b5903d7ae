// Mounts every preview of desk, phone and rating with wider text, and again at 320 px: nothing is cut away, nothing has to be scrolled sideways, and no bar covers what the focus is on.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '#renderer/ui/base.css';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/ui.css';
import { plainPreview } from '#renderer/preview/preview.ts';
import { previews } from '#renderer/preview/previews.ts';
import { languageCodes } from '#shared/domain/languages.ts';
import { findCut } from './cut.ts';
import { frame, OPENS_IN_MS, prepareToMeasure, settle } from './stage.tsx';

/** 1.4.12: what a reader may set, all at once. */
const spacing = document.createElement('style');
spacing.textContent = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;
/** 1.4.10: a page of 1280 px at four times its size. */
const narrow = { width: 320, height: 640 };

/** English has the longer words; the other languages are looked at with `VITE_EVERY_MODE=1`. */
const languages = import.meta.env.VITE_EVERY_MODE === '1' ? languageCodes : (['en'] as const);

beforeAll(prepareToMeasure);
afterEach(() => {
  spacing.remove();
  return cleanup();
});

for (const preview of previews.filter(({ surface }) => ['desk', 'phone', 'rate'].includes(surface))) {
  test(`${preview.id} · ${preview.title}`, async () => {
    const problems: string[] = [];
    for (const language of preview.knows.includes('language') ? languages : (['zh-CN'] as const)) {
      const modes = { ...plainPreview, language };
      const size = preview.size(modes);
      await page.viewport(size.width, size.height);
      const { container } = await render(frame(preview, modes));
      const framed = container.firstElementChild;
      if (!(framed instanceof HTMLElement)) throw new Error('nothing was drawn');
      await settle(container, OPENS_IN_MS);
      document.head.append(spacing);
      for (const what of findCut(framed)) problems.push(`${language}, wide text: ${what}`);
      spacing.remove();
      if (preview.surface !== 'rate') {
        await page.viewport(narrow.width, narrow.height);
        framed.style.inlineSize = `${narrow.width}px`;
        for (const what of findCut(framed)) problems.push(`${language}, 320 px: ${what}`);
      }
      await cleanup();
    }
    expect(problems).toEqual([]);
  });
}

const windows = [
  [narrow.width, narrow.height],
  [683, 384],
  [320, 256],
] as const;
test.each([
  'session-soon',
  'session-soon-down',
  'wall-session-soon',
])('what the focus goes to in a narrow window is not covered by the word before a sign-in ends: %s', async (id) => {
  const preview = previews.find((one) => one.id === `desk/${id}`);
  const covered: string[] = [];
  for (const language of languageCodes)
    for (const [width, height] of windows) {
      await page.viewport(width, height);
      const { container } = await render(preview && frame(preview, { ...plainPreview, language }));
      container.querySelector<HTMLElement>(':scope > *')?.style.setProperty('inline-size', `${width}px`);
      await settle(container, OPENS_IN_MS);
      const bar = container.querySelector('.session-ending');
      const rest = [...container.querySelectorAll<HTMLElement>('button, a[href], input, textarea, [tabindex="0"]')];
      expect(bar?.getBoundingClientRect().height).toBeLessThan(height);
      // From the end upwards, as by Shift and Tab: what is above comes in under the bar.
      for (const one of rest.reverse().filter((element) => !bar?.contains(element))) {
        one.focus();
        const [over, under] = [bar?.getBoundingClientRect(), one.getBoundingClientRect()];
        // A list higher than the window is under it wherever it is scrolled to.
        const fits = over && under.height < height - over.height;
        if (fits && under.top < over.bottom - 1 && under.bottom > over.top + 1)
          covered.push(`${language}, ${width} × ${height}: ${one.textContent}`);
      }
      await cleanup();
    }
  expect(covered).toEqual([]);
});
