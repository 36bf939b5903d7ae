// Owns mounting a preview to measure it: in a frame of its size, and until it stands still.
import type { ReactNode } from 'react';
import type { Preview, PreviewModes } from '#renderer/preview/preview.ts';

/** A dot that changes: a browser that may draws frames as fast as it can, as long as there is something new to draw. */
const dot = document.createElement('i');
const nextFrame = () =>
  new Promise((resolve) => {
    dot.style.background = dot.style.background === 'red' ? 'blue' : 'red';
    requestAnimationFrame(() => resolve(undefined));
  });
const STILL_FRAMES = 3;
/** What a screen asks of its hall and its engines when it is opened comes later than its next frames. */
export const OPENS_IN_MS = 50;
const PATIENCE_MS = 15_000;
const TAPS_MS = 20;

/** Nothing moves from here on, and the letters that are measured are the product's. */
export async function prepareToMeasure(): Promise<void> {
  document.documentElement.dataset.still = '';
  dot.style.cssText = 'position: fixed; inset-block-end: 0; inset-inline-end: 0; inline-size: 1px; block-size: 1px';
  document.body.append(dot);
  await Promise.all(
    ['400', '700'].map((weight) => document.fonts.load(`${weight} 32px "Bancheng Sans"`, '办成 Bancheng')),
  );
}

/** Until the screen has stood still for three frames, and `atLeast` ms: taps, late chunks, fonts and fitting included. False where its taps lead nowhere. */
export async function settle(root: Element, atLeast = 0): Promise<boolean> {
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

/** `onMissing` hears of every key without words. */
export function frame(preview: Preview, modes: PreviewModes, onMissing?: (key: string) => void): ReactNode {
  const { width, height } = preview.size(modes);
  return (
    <div style={{ inlineSize: width, blockSize: height, position: 'relative' }}>{preview.render(modes, onMissing)}</div>
  );
}
