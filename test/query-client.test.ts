// What a page keeps of what it sent: gone soon after its screen, and while it is on its way it keeps nobody busy.
import { MutationObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '#renderer/api-provider.tsx';

afterEach(() => {
  vi.useRealTimers();
});

test('a call whose screen has gone is looked after now and then until it is answered, and then forgotten', async () => {
  vi.useFakeTimers();
  const client = createQueryClient();
  let answer = (): void => undefined;
  const call = new MutationObserver(client, {
    mutationFn: (_phone: string) =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
  });
  const leave = call.subscribe(() => undefined);
  const sent = call.mutate('13800005678');
  leave();
  const begun = Date.now();
  for (let turn = 0; turn < 5; turn += 1) await vi.advanceTimersToNextTimerAsync();
  expect(Date.now() - begun).toBeGreaterThanOrEqual(5000);
  answer();
  await sent;
  await vi.advanceTimersByTimeAsync(1000);
  expect(client.getMutationCache().getAll()).toEqual([]);
});
