// The live feed: nothing is lost in silence, whoever falls behind is told by the end of the line.
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLiveFeed, type FeedItem } from '#electron/api/live-feed.ts';

type Event = { type: 'heartbeat' } | { type: 'called'; no: number };
const feed = (heartbeatMs = 10_000) =>
  createLiveFeed<Event>({ firstId: 1, heartbeat: () => ({ type: 'heartbeat' }), heartbeatMs });

async function read(items: AsyncIterator<FeedItem<Event>>, count: number): Promise<FeedItem<Event>[]> {
  const seen: FeedItem<Event>[] = [];
  while (seen.length < count) {
    const { value, done } = await items.next();
    if (done || !value) break;
    seen.push(value);
  }
  return seen;
}

describe('live feed', () => {
  it('greets at once and then tells in order', async () => {
    const live = feed();
    const listener = live.subscribe({});
    expect((await read(listener, 1))[0]?.event.type).toBe('heartbeat');
    for (let no = 1; no <= 3; no += 1) live.publish({ type: 'called', no });
    expect((await read(listener, 3)).map((item) => item.event)).toEqual(
      [1, 2, 3].map((no) => ({ type: 'called', no })),
    );
    live.close();
  });

  it('resumes after the last one seen', async () => {
    const live = feed();
    for (let no = 1; no <= 5; no += 1) live.publish({ type: 'called', no });
    const listener = live.subscribe({ lastEventId: '3' });
    const [, ...missed] = await read(listener, 3);
    expect(missed.map((item) => item.id)).toEqual([4, 5]);
    live.close();
  });

  it('beats while nothing happens', async () => {
    const live = feed(5);
    const seen = await read(live.subscribe({}), 4);
    expect(seen.map((item) => item.event.type)).toEqual(Array(4).fill('heartbeat'));
    live.close();
  });

  it('ends a listener that fell too far behind instead of skipping events', async () => {
    const live = feed();
    const listener = live.subscribe({});
    await read(listener, 1);
    for (let no = 1; no <= 5000; no += 1) live.publish({ type: 'called', no });
    const seen = await read(listener, 6000);
    expect(seen.length).toBeLessThan(5000);
    expect(seen.map((item) => item.id)).toEqual(seen.map((_, index) => index + 1));
  });

  it.each([
    ['no longer', async () => false],
    ['cannot be found out', () => Promise.reject(new Error('the store is away'))],
  ])('ends a listener who may listen %s, however much happens', async (_why, mayListen) => {
    const live = feed(5);
    const listener = live.subscribe({ mayListen });
    await read(listener, 1);
    const busy = setInterval(() => live.publish({ type: 'called', no: 1 }), 1);
    const seen = await Promise.race([read(listener, 100_000), wait(3000, null)]);
    clearInterval(busy);
    expect(seen).not.toBeNull();
    await wait(1);
    expect(live.listeners).toBe(0);
  });

  it('keeps a listener who may listen', async () => {
    const live = feed(2);
    expect(await read(live.subscribe({ mayListen: async () => true }), 10)).toHaveLength(10);
    live.close();
  });

  it('lets a listener go when its line is cut', async () => {
    const live = feed();
    const controller = new AbortController();
    const listener = live.subscribe({ signal: controller.signal });
    await read(listener, 1);
    expect(live.listeners).toBe(1);
    const next = listener.next();
    controller.abort();
    expect((await next).done).toBe(true);
    await wait(1);
    expect(live.listeners).toBe(0);
  });
});
