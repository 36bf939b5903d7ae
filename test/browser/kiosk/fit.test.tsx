// Tries what gives way on a full screen: what matters least first, no more than is needed, and the last of all makes room for those before it.
import { type ReactNode, useRef } from 'react';
import { afterEach, expect, test } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { useFit } from '#renderer/kiosk/use-fit.ts';

afterEach(cleanup);

/** A box 100 px high: 60 px that stay, and what gives way by its level and height. */
function Full({ giving }: { giving: readonly (readonly [level: number, height: number])[] }): ReactNode {
  const head = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useFit(head, body);
  return (
    <div ref={body} style={{ blockSize: 100, overflow: 'hidden' }}>
      <style>{'[data-gone] { display: none }'}</style>
      <div style={{ blockSize: 60 }} />
      {giving.map(([level, height]) => (
        <div key={level} data-give={level} style={{ blockSize: height }} />
      ))}
    </div>
  );
}

test.each([
  [
    'all of it has room',
    [
      [1, 20],
      [5, 20],
    ],
    [],
  ],
  [
    'the least goes first, and no more',
    [
      [1, 20],
      [2, 30],
    ],
    ['1'],
  ],
  [
    'what went for nothing comes back',
    [
      [1, 20],
      [2, 60],
      [5, 10],
    ],
    ['2'],
  ],
  [
    'of what went before the last, what matters more comes back',
    [
      [1, 20],
      [2, 30],
      [5, 60],
    ],
    ['1', '5'],
  ],
] as const)('%s', async (_what, giving, gone) => {
  const { container } = await render(<Full giving={giving} />);
  expect([...container.querySelectorAll<HTMLElement>('[data-gone]')].map(({ dataset }) => dataset.give)).toEqual(gone);
});
