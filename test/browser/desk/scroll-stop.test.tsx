// Tries which boxes the Tab key stops at: those that scroll at the moment, and the one somebody stands at.
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { scrollStop } from '#renderer/ui/scroll-stop.ts';

afterEach(cleanup);

const lines = (count: number) => (
  <>
    <ol ref={scrollStop} style={{ maxBlockSize: 60, overflowY: 'auto' }}>
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are all alike.
        <li key={at}>{at}</li>
      ))}
    </ol>
    <button type="button">再往下</button>
  </>
);
const isStop = (): boolean => document.querySelector('ol')?.getAttribute('tabindex') === '0';

test('a box is a stop while it scrolls, and stays one under whoever stands there', async () => {
  const { rerender } = await render(lines(1));
  expect(isStop()).toBe(false);
  await userEvent.tab();
  expect(document.activeElement).toBe(document.querySelector('button'));
  await rerender(lines(30));
  await expect.poll(isStop).toBe(true);
  await userEvent.tab({ shift: true });
  expect(document.activeElement).toBe(document.querySelector('ol'));
  await rerender(lines(1));
  // Known a frame later.
  for (let frames = 0; frames < 2; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(document.activeElement).toBe(document.querySelector('ol'));
  await userEvent.tab();
  await expect.poll(isStop).toBe(false);
});

test('a line that grows makes its box one, and what is not scrolled is none', async () => {
  const box = (text: string, overflow: 'auto' | 'visible') => (
    <p ref={scrollStop} style={{ maxBlockSize: 60, inlineSize: 100, overflow }}>
      {text}
    </p>
  );
  const stop = () => document.querySelector('p')?.getAttribute('tabindex') ?? null;
  const { rerender } = await render(box('短', 'auto'));
  expect(stop()).toBeNull();
  await rerender(box('长'.repeat(200), 'auto'));
  await expect.poll(stop).toBe('0');
  await cleanup();
  await render(box('长'.repeat(200), 'visible'));
  expect(stop()).toBeNull();
});
