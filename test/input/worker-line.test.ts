// Holds talking with a worker: the newest question wins, and a worker that fails, falls silent or is not there never leaves anybody waiting.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWorkerLine, type WorkerLike } from '#renderer/input/worker-line.ts';

type Posted = { id: number; question: string };

function fakeWorker() {
  const posted: Posted[] = [];
  let isStopped = false;
  const worker: WorkerLike = {
    postMessage: (message: unknown) => posted.push(message as Posted),
    terminate: () => {
      isStopped = true;
    },
    onmessage: null,
    onerror: null,
  };
  const say = (data: unknown): void => worker.onmessage?.({ data } as MessageEvent);
  return { worker, posted, say, isStopped: () => isStopped };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('one question is under way, and of those that wait only the newest is asked', async () => {
  const { worker, posted, say } = fakeWorker();
  const line = createWorkerLine<string, string>(() => worker);
  line.start();
  expect(line.state()).toBe('starting');
  say({ ready: true });
  expect(line.state()).toBe('ready');
  const answers = ['n', 'ni', 'nih'].map((letters) => line.ask(letters));
  expect(posted.map(({ question }) => question)).toEqual(['n']);
  say({ id: posted[0]?.id, answer: '你' });
  expect(await answers[0]).toBe('你');
  expect(await answers[1]).toBeNull();
  expect(posted.map(({ question }) => question)).toEqual(['n', 'nih']);
  say({ id: 99, answer: 'somebody else’s' });
  say({ id: posted[1]?.id, answer: '你好' });
  expect(await answers[2]).toBe('你好');
});

test.each([
  ['says so', (fake: ReturnType<typeof fakeWorker>) => fake.say({ failed: 'TypeError' })],
  ['throws', (fake: ReturnType<typeof fakeWorker>) => fake.worker.onerror?.({} as ErrorEvent)],
  ['falls silent', () => vi.advanceTimersByTime(15_000)],
])('a worker that %s leaves no question open, is stopped, and may be tried once more', async (_how, fail) => {
  const fake = fakeWorker();
  const line = createWorkerLine<string, string>(() => fake.worker);
  const heard: string[] = [];
  line.subscribe(() => heard.push(line.state()));
  line.start();
  fake.say({ ready: true });
  const answers = [line.ask('a'), line.ask('b')];
  fail(fake);
  expect(await Promise.all(answers)).toEqual([null, null]);
  expect(line.state()).toBe('failed');
  expect(fake.isStopped()).toBe(true);
  expect(await line.ask('c')).toBeNull();
  line.start();
  expect(heard).toEqual(['starting', 'ready', 'failed', 'starting']);
});

test('no worker at all is a failure said at once, and a quiet ready one is none', async () => {
  const none = createWorkerLine<string, string>(() => {
    throw new Error('No workers here');
  });
  none.start();
  expect(none.state()).toBe('failed');
  const { worker, say } = fakeWorker();
  const line = createWorkerLine<string, string>(() => worker);
  expect(await line.ask('before it was started')).toBeNull();
  line.start();
  say({ ready: true });
  vi.advanceTimersByTime(60_000);
  expect(line.state()).toBe('ready');
});
