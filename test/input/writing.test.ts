// Holds that ink is never lost to what is pressed beside the pad, however long the reading of it takes.
import { expect, test } from 'vitest';
import type { Reading } from '#renderer/input/handwriting/recognise.ts';
import type { Stroke } from '#renderer/input/handwriting/strokes.ts';
import { createTyping } from '#renderer/input/typing.ts';
import { createWriting } from '#renderer/input/writing.ts';

const across: Stroke = [
  [10, 50],
  [90, 50],
];
const down: Stroke = [
  [50, 10],
  [50, 90],
];

test('a character begun while a stop waits for the one before it keeps its ink', async () => {
  const put: string[] = [];
  const typing = {
    ...createTyping(),
    put: (text: string) => put.push(text),
    settle: (text: string) => put.push(text),
  };
  const answers: ((readings: Reading[]) => void)[] = [];
  const writing = createWriting(typing, {
    read: () => new Promise((give) => answers.push(give)),
    following: async () => null,
  });
  writing.begin(10, 100);
  writing.end(across);
  writing.sign('，');
  writing.begin(50, 100);
  writing.end(down);
  answers[0]?.([{ character: '一', score: 1 }]);
  await expect.poll(() => put).toEqual(['一', '，']);
  expect(writing.state().strokes).toEqual([down]);
  writing.clear();
});
