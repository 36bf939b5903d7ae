// Mounts every preview of desk, phone and rating with wider text, and again at 320 px: nothing is cut away, nothing has to be scrolled sideways, no bar covers what the focus is on, and what is long begins at its beginning.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
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

/** Looked at again where something was found: a box that has to be scrolled now is known to the keys a frame later. */
async function cutIn(page: HTMLElement): Promise<string[]> {
  if (findCut(page).length === 0) return [];
  for (let frames = 0; frames < 2; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  return findCut(page);
}

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
      for (const what of await cutIn(framed)) problems.push(`${language}, wide text: ${what}`);
      spacing.remove();
      if (preview.surface !== 'rate') {
        await page.viewport(narrow.width, narrow.height);
        framed.style.inlineSize = `${narrow.width}px`;
        for (const what of await cutIn(framed)) problems.push(`${language}, 320 px: ${what}`);
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

test('a dialog longer than its window begins at its beginning', async () => {
  const preview = previews.find(({ id }) => id === 'desk/keys-off');
  await page.viewport(narrow.width, narrow.height);
  const { container } = await render(preview && frame(preview, plainPreview));
  container.querySelector<HTMLElement>(':scope > *')?.style.setProperty('inline-size', `${narrow.width}px`);
  await settle(container, OPENS_IN_MS);
  const dialog = page.getByRole('dialog', { name: '按键' });
  await expect.element(dialog).toHaveFocus();
  const { scrollTop, scrollHeight, clientHeight } = dialog.element();
  expect(scrollHeight).toBeGreaterThan(clientHeight + 100);
  expect(scrollTop).toBe(0);
  await userEvent.keyboard('{Tab}');
  await expect.element(dialog.getByRole('checkbox')).toHaveFocus();
});
