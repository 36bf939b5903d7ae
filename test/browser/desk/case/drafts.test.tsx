// Tries keeping drafts where calls overlap: what was sent does not come back, and a line that is down is tried again.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDrafts, type Drafts } from '#renderer/desk/drafts.ts';
import { draftMaximum } from '#shared/contract/drafts.ts';

type Call = { what: 'save' | 'drop'; place: string; data?: string; answer: (isTaken?: boolean) => void };
let calls: Call[];
let drafts: Drafts;
const hear =
  (what: Call['what']) =>
  ({ place, data }: { place: string; data?: string }) =>
    new Promise<unknown>((resolve, reject) => {
      const answer = (isTaken = true): void => (isTaken ? resolve({ ok: true }) : reject(new TypeError('down')));
      calls.push({ what, place, ...(data !== undefined && { data }), answer });
    });
const settle = () => vi.advanceTimersByTimeAsync(0);
const heard = (): string[] => calls.map(({ what, place }) => `${what} ${place}`);

beforeEach(() => {
  vi.useFakeTimers();
  calls = [];
  drafts = createDrafts([], { save: hear('save'), drop: hear('drop') });
});
afterEach(() => {
  drafts.stop();
  vi.useRealTimers();
});

test('what was sent while it was being saved is dropped after that, and does not come back', async () => {
  drafts.set('a/tell', { words: '明天来' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(heard()).toEqual(['save a/tell']);
  drafts.delete('a/tell');
  await vi.advanceTimersByTimeAsync(100);
  expect(heard()).toEqual(['save a/tell']);
  calls[0]?.answer();
  await settle();
  expect(heard()).toEqual(['save a/tell', 'drop a/tell']);
});

test('a save whose answer was lost may have arrived: sending drops it all the same', async () => {
  drafts.set('a/tell', { words: '明天来' });
  await vi.advanceTimersByTimeAsync(1000);
  calls[0]?.answer(false);
  await settle();
  expect(drafts.isFailing()).toBe(true);
  drafts.delete('a/tell');
  await settle();
  expect(heard()).toEqual(['save a/tell', 'drop a/tell']);
});

test('many keys are one save, choices alone are none, and an emptied text is dropped', async () => {
  for (const words of ['明', '明天', '明天来']) drafts.set('a/tell', { words });
  drafts.set('b/assign', { staffId: 'somebody', words: ' ' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(heard()).toEqual(['save a/tell']);
  calls[0]?.answer();
  await settle();
  drafts.set('a/tell', { words: '' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(heard()).toEqual(['save a/tell', 'drop a/tell']);
});

test('a hall that is down is asked again by itself, and says when it is well', async () => {
  const said: boolean[] = [];
  drafts.watch(() => said.push(drafts.isFailing()));
  drafts.set('a/tell', { words: '明天来' });
  await vi.advanceTimersByTimeAsync(1000);
  calls[0]?.answer(false);
  await settle();
  expect(drafts.isOnlyHere()).toBe(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(calls).toHaveLength(2);
  calls[1]?.answer();
  await settle();
  expect(drafts.isOnlyHere()).toBe(false);
  expect(said).toEqual([true, false]);
});

test('longer than the hall keeps is not sent, and known to be only here', async () => {
  drafts.set('a/tell', { words: '长'.repeat(draftMaximum) });
  await vi.advanceTimersByTimeAsync(1000);
  expect(calls).toEqual([]);
  expect(drafts.isFailing()).toBe(true);
  expect(drafts.isOnlyHere()).toBe(true);
});

test('what the hall gives back that is no JSON is not there', () => {
  const found = createDrafts(
    [
      { place: 'a/tell', data: '{"words":"在"}' },
      { place: 'b/tell', data: '{' },
    ],
    { save: hear('save'), drop: hear('drop') },
  );
  expect(found.get('a/tell')).toEqual({ words: '在' });
  expect(found.has('b/tell')).toBe(false);
});
