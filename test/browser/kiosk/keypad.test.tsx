// Tries the kiosk by arrows and Enter alone: everything a finger can touch can be gone to, the focus is always somewhere and always to be seen.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { type Direction, nextIn } from '#renderer/kiosk/keypad/spatial.ts';
import { startAmong, targetsOn } from '#renderer/kiosk/keypad/targets.ts';
import { chineseVoice, fakeSpeech } from '#renderer/preview/fake-speech.ts';
import { emptyDraft, sampleHall } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { plainPreview } from '#renderer/preview/preview.ts';
import { previews } from '#renderer/preview/previews.ts';
import { mountKiosk } from './mount-kiosk.tsx';

beforeAll(() => page.viewport(1920, 1920));
afterEach(cleanup);

const active = (): HTMLElement => {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || activeElement === document.body) throw new Error('no focus');
  return activeElement;
};
const name = (element: Element): string =>
  `${element.getAttribute('aria-label') ?? ''}${(element.textContent ?? '').trim()}`.slice(0, 30);
const press = (keys: string): Promise<void> => userEvent.keyboard(keys);

/** What no arrow leads to, from where one begins. */
function unreached(stage: Element): string[] {
  const targets = targetsOn(stage);
  const boxes = targets.map((target) => target.getBoundingClientRect());
  const start = startAmong(targets);
  const seen = new Set(start ? [targets.indexOf(start)] : []);
  for (const at of seen) {
    const here = boxes[at];
    for (const direction of ['up', 'down', 'left', 'right'] satisfies Direction[]) {
      const next = here ? nextIn(direction, here, boxes) : null;
      if (next !== null) seen.add(next);
    }
  }
  if (targets.length < 2) return ['hardly anything to go to'];
  return targets.filter((_, at) => !seen.has(at)).map(name);
}

/** What shows no ring round itself or its frame when it has the focus. */
function unseen(stage: Element): string[] {
  stage.querySelector('.stage')?.toggleAttribute('data-keypad', true);
  return targetsOn(stage)
    .filter((target) => {
      target.focus({ preventScroll: true });
      const frame = target.closest('.words-field, .one-field, .field, .lookup-fields label') ?? target;
      return !/10px/.test(getComputedStyle(frame).boxShadow);
    })
    .map((target) => `no ring: ${name(target)}`);
}

const walked =
  /^kiosk\/(home-voice|matters|search-found|number-printed|tell-words-say|tell-phone-short|tell-review|done|book-time|idle|typing-page)$/;
const otherModes = [
  { ...plainPreview, low: true, large: true },
  { ...plainPreview, orientation: 'landscape', language: 'en' },
] as const;

test('arrows lead to everything a finger can touch, on every kind of screen', { timeout: 60_000 }, async () => {
  const problems: string[] = [];
  const chosen = previews.filter(({ id }) => walked.test(id));
  for (const [at, preview] of chosen.entries()) {
    for (const mode of [plainPreview, otherModes[at % 2] ?? plainPreview]) {
      const { width, height } = preview.size(mode);
      const { container } = await render(
        <div style={{ inlineSize: width, blockSize: height, position: 'relative' }}>{preview.render(mode)}</div>,
      );
      await expect.poll(() => container.querySelector('main h1')).not.toBeNull();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      problems.push(
        ...[...unreached(container), ...unseen(container)].map(
          (what) => `${preview.id} ${mode.orientation} ${mode.low}: ${what}`,
        ),
      );
      await cleanup();
    }
  }
  expect(problems).toEqual([]);
});

test('the first arrow shows where one is; the focus has a ring, in both contrasts, and goes with the screen', async () => {
  const { tap } = await mountKiosk({});
  await expect.element(page.getByRole('button', { name: /^取号/ })).toBeVisible();
  for (const contrast of [false, true]) {
    await press('{ArrowDown}');
    expect(name(active())).toMatch(/^取号/);
    expect(getComputedStyle(active()).boxShadow).toMatch(/10px/);
    if (!contrast) await tap('高对比');
    (document.activeElement as HTMLElement).blur();
  }
  await press('{ArrowDown}{ArrowDown}');
  expect(name(active())).toMatch(/^我要反映/);
  await press('{Enter}');
  await expect.element(page.getByRole('heading', { name: '您想说的是哪一种？' })).toBeVisible();
  await expect.poll(() => name(active())).toMatch(/^有事没办成/);
  expect(getComputedStyle(active()).boxShadow).toMatch(/10px/);
  await press('{Backspace}');
  await expect.element(page.getByRole('heading', { name: '您好，想办什么事？' })).toBeVisible();
  await expect.poll(() => name(active())).toMatch(/^取号/);
});

test('a question keeps the arrows inside, and Backspace is its safe answer', async () => {
  await mountKiosk({ screens: [{ name: 'tell-words' }], draft: { ...emptyDraft, words: '机器坏了' } });
  await expect.element(page.getByRole('textbox')).toHaveFocus();
  await press('{Home}');
  const dialog = page.getByRole('dialog', { name: '现在回首页？' });
  await expect.element(dialog).toBeVisible();
  for (const key of ['{ArrowUp}', '{ArrowLeft}', '{ArrowDown}', '{ArrowRight}', '{ArrowUp}']) {
    await press(key);
    expect(active().closest('[role="dialog"]')).not.toBeNull();
  }
  await press('{Backspace}');
  await expect.poll(() => dialog.query()).toBeNull();
  await expect.element(page.getByRole('heading', { name: '发生了什么事？' })).toBeVisible();
});

test('asked whether they are there, somebody at a keypad can say that they are done', async () => {
  const hall = { ...sampleHall, kiosk: { ...sampleHall.kiosk, idleSeconds: 0.5 } };
  await mountKiosk({ hall, screens: [{ name: 'tell-words' }], draft: { ...emptyDraft, words: '机器坏了' } });
  const dialog = page.getByRole('dialog', { name: '您还在吗？' });
  await expect.element(dialog).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: '我还在' })).toHaveFocus();
  await press('{ArrowLeft}');
  await expect.element(dialog.getByRole('button', { name: '我办完了' })).toHaveFocus();
  await press('{Enter}');
  await expect.element(page.getByRole('heading', { name: '您好，想办什么事？' })).toBeVisible();
});

test('keys and candidates are gone to and pressed, the field fills, and the focus stays at the keys', async () => {
  await mountKiosk({ screens: [{ name: 'tell-words' }], draft: emptyDraft });
  const field = page.getByRole('textbox');
  await expect.element(field).toHaveFocus();
  const go = async (to: RegExp, direction: string, most = 12): Promise<void> => {
    for (let at = 0; at < most && !to.test(name(active())); at += 1) await press(`{${direction}}`);
    expect(name(active())).toMatch(to);
  };
  // Left and right are the caret's where it has somewhere to go.
  await press('写');
  await press('{ArrowLeft}');
  await expect.element(field).toHaveFocus();
  await press('{Backspace}{Delete}');
  for (let at = 0; at < 8 && !active().matches('.key-row .key'); at += 1) await press('{ArrowDown}');
  expect(active().matches('.key-row .key')).toBe(true);
  const letter = active().textContent ?? '';
  await press('{Enter}');
  await expect.element(field).toHaveValue(letter);
  expect(active().textContent).toBe(letter);
  await go(/^(返回|首页|下一步)$/, 'ArrowDown');
  await go(/^下一步$/, 'ArrowRight');
});

test('by keys the control gone to is said, its state too; digits are not said to the hall', async () => {
  const speech = fakeSpeech('at-once', [chineseVoice]);
  await mountKiosk({ screens: [{ name: 'lookup', problem: null }], speech });
  await page.getByRole('button', { name: '语音', exact: true }).click();
  await expect.poll(() => speech.said.join('')).toContain('查进度');
  speech.said.length = 0;
  await page.getByRole('textbox').first().click();
  await press('123456');
  await press('{ArrowDown}{ArrowDown}');
  await expect.poll(() => speech.said.join(' ')).toContain('数字键');
  await press('{Enter}');
  for (let at = 0; at < 5 && active().tagName !== 'INPUT'; at += 1) await press('{ArrowUp}');
  await expect.poll(() => speech.said.join(' ')).toMatch(/已经输了 \d 个/);
  expect(speech.said.join(' ')).not.toMatch(/[1-6]{3}|一二三/);
});
