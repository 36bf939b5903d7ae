// How fast one screen follows another: when something was pressed, and when its words first stood elsewhere.
import type { Page } from 'playwright';

/** Writes down when words first stand on a page, or in one part of it, by the machine's clock. */
export async function noteWhen(page: Page, words: string, part = 'body'): Promise<() => Promise<number>> {
  await page.evaluate(
    ([text, selector]) => {
      delete document.documentElement.dataset.shownAt;
      const look = (): void => {
        const shown = document.querySelector<HTMLElement>(selector)?.innerText ?? '';
        if (shown.includes(text)) document.documentElement.dataset.shownAt = String(Date.now());
        else requestAnimationFrame(look);
      };
      look();
    },
    [words, part] as const,
  );
  return async () => {
    const handle = await page.waitForFunction(() => Number(document.documentElement.dataset.shownAt) || null);
    return Number(await handle.jsonValue());
  };
}

/** Writes down when the next key or button is pressed on a page. */
export async function notePress(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const note = (): string => (document.documentElement.dataset.pressedAt = String(Date.now()));
    for (const kind of ['pointerdown', 'keydown']) document.addEventListener(kind, note, { once: true, capture: true });
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset.pressedAt));
}
