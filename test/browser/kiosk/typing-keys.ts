// Owns a test's hands at the on-screen keyboard: keys by their names, candidates as they stand, strokes on the pad.
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { emptyDraft } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { type KioskSetting, mountKiosk } from './mount-kiosk.tsx';

/** `named`: which field, where there are several. */
export const open = async (setting: KioskSetting, named?: string): Promise<void> => {
  await mountKiosk(setting);
  await expect.element(page.getByRole('textbox', named === undefined ? {} : { name: named })).toHaveFocus();
};
export const words = (text = ''): Promise<void> =>
  open({ screens: [{ name: 'tell-words' }], draft: { ...emptyDraft, words: text } });

export const field = (): HTMLTextAreaElement | HTMLInputElement => {
  const found = document.querySelector<HTMLTextAreaElement | HTMLInputElement>('.typed textarea, .typed input');
  if (!found) throw new Error('No field');
  return found;
};
export const keyboard = page.getByRole('region', { name: '屏幕键盘' });
/** At once where it is there already: what waits for a pause of the hand must not see one. */
export const key = async (name: string): Promise<void> => {
  const found = keyboard.getByRole('button', { name, exact: true }).first();
  await expect.poll(() => found.query()).not.toBeNull();
  (found.element() as HTMLElement).click();
};
export const keys = async (letters: string): Promise<void> => {
  for (const letter of letters) await key(letter);
};
export const offered = (): string[] =>
  [...document.querySelectorAll('.candidate:not(.candidate-elsewhere)')].map((one) => one.textContent ?? '');
/** Turns pages until it stands there, and takes it. */
export const choose = async (text: string): Promise<void> => {
  await expect.poll(() => offered().length).toBeGreaterThan(0);
  for (let pages = 0; pages < 4 && !offered().includes(text); pages += 1) await key('下一页');
  await key(text);
};
export const holds = (text: string): Promise<void> => expect.poll(() => field().value).toBe(text);

/** Strokes as they were drawn for a character, on a square of the pad. */
export async function write(
  character: { medians: number[][][] },
  cell: number,
  strokes = character.medians.length,
): Promise<void> {
  const canvas = page.getByRole('img', { name: '手写板' }).element();
  // The sheet takes its size from the screen first.
  await nextFrame();
  await nextFrame();
  const box = canvas.getBoundingClientRect();
  const width = box.width / Math.round(box.width / box.height);
  const size = Math.min(width, box.height) * 0.8;
  for (const median of character.medians.slice(0, strokes)) {
    const points = median.map(([x = 0, y = 0]) => ({
      x: box.left + cell * width + (width - size) / 2 + (x / 1024) * size,
      y: box.top + (box.height - size) / 2 + ((900 - y) / 1024) * size,
    }));
    await stroke(canvas, points);
  }
}

type Place = { x: number; y: number };
export const pointer = (canvas: Element, type: string, { x, y }: Place, pointerId: number): boolean =>
  canvas.dispatchEvent(
    new PointerEvent(type, {
      pointerId,
      clientX: x,
      clientY: y,
      pressure: 0.5,
      buttons: type === 'pointerup' ? 0 : 1,
      isPrimary: pointerId === 1,
      pointerType: 'touch',
      bubbles: true,
      cancelable: true,
    }),
  );
/** A hand's pace: the pad looks at it sixty times a second, and the test's browser draws faster than that. */
const moved = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 20));
export const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

export async function stroke(canvas: Element, points: readonly Place[], other?: Place): Promise<void> {
  const [first, ...rest] = points;
  const last = points.at(-1);
  if (!first || !last) return;
  pointer(canvas, 'pointerdown', first, 1);
  if (other) pointer(canvas, 'pointerdown', other, 2);
  for (const point of rest) {
    await moved();
    pointer(canvas, 'pointermove', point, 1);
    if (other) pointer(canvas, 'pointermove', other, 2);
  }
  await moved();
  if (other) pointer(canvas, 'pointerup', other, 2);
  pointer(canvas, 'pointerup', last, 1);
}
