// Tries a clerk's day at a window without a mouse: every act by its key, reasons and forwarding too, and what a press must not do.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as queue from '#renderer/preview/desk/queue-samples.ts';
import { demoCatalogue } from '#renderer/preview/kiosk/demo-catalogue.ts';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import type { DeskWindow } from '#shared/contract/calling.ts';
import { lineDown, refusal } from './faults.ts';
import { keys, listening } from './listening.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

const a021 = queue.busyWindow.current?.ticket.id ?? '';
const isReady = () => expect.element(page.getByRole('button', { name: /呼叫下一位|现在没有人等/ })).toBeVisible();
const free: DeskWindow = { ...queue.busyWindow, current: null };

test.each([
  ['{F4}', 'recall', { windowCode: 'W01', ticketId: a021 }],
  ['{F6}', 'park', { windowCode: 'W01', ticketId: a021 }],
  ['{F9}', 'finish', { windowCode: 'W01', ticketId: a021 }],
])('%s sends %s with the number seen, also while writing', async (key, name, input) => {
  const { sent, calling } = listening(queue.busyWindow, free);
  await mountDesk('/', { parts: { calling } });
  await isReady();
  await page.getByLabelText('找单号、排队号、前几个字').click();
  await keys(key);
  await expect.poll(() => sent).toEqual([[name, input]]);
});

test.each([
  ['{F8}1', 'not-here'],
  ['{F8}{Enter}', 'not-here'],
  ['{F8}{ArrowDown}{ArrowDown}{Enter}', 'withdrawn'],
  ['{F8}{ArrowUp}{Enter}', 'other'],
  ['{F8}2', 'left'],
])('%s misses the number for %s', async (press, reason) => {
  const { sent, calling } = listening(queue.busyWindow, {
    ...free,
    waiting: [...free.waiting, { ...queue.ticket(0, 'A021', 20), misses: 1 }],
  });
  await mountDesk('/', { parts: { calling } });
  await isReady();
  for (const key of press.match(/\{\w+\}|\d/g) ?? []) {
    await keys(key);
    if (key === '{F8}') await expect.element(page.getByRole('dialog')).toBeVisible();
  }
  await expect.poll(() => sent).toEqual([['miss', { windowCode: 'W01', ticketId: a021, reason }]]);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(page.getByText('A021 过号，排回队里了')).toBeVisible();
});

test('Esc takes a question back, keys under it do nothing, and a digit without a reason neither', async () => {
  const { sent, calling } = listening(queue.busyWindow);
  await mountDesk('/', { parts: { calling } });
  await isReady();
  await keys('{F8}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await keys('9{F2}{F9}{F6}');
  await keys('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await keys('1');
  expect(sent).toEqual([]);
});

test('a question stays about the number it was asked for', async () => {
  let now: DeskWindow = queue.busyWindow;
  const { sent, calling } = listening(queue.busyWindow, free, {
    miss: () => {
      throw refusal('CHANGED');
    },
  });
  const { say } = await mountDesk('/', { parts: { calling: { ...calling, window: async () => now } } });
  await isReady();
  await keys('{F8}');
  await expect.element(page.getByRole('dialog')).toMatchTextContent(/A021 为什么过号/);
  now = { ...queue.busyWindow, current: { ticket: queue.ticket(1, 'A022', 12), calledAt: sampleNow, calls: 1 } };
  say({ type: 'ticket-ended', at: sampleNow, ticketNo: 'A021' });
  await expect.element(page.getByText('A022').first()).toBeVisible();
  await keys('1');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/窗口上的号已经变了/);
  expect(sent).toEqual([['miss', { windowCode: 'W01', ticketId: a021, reason: 'not-here' }]]);
});

test('forwards to a window by its number and the digit of a reason, without the mouse', async () => {
  const { sent, calling } = listening(queue.busyWindow, free);
  await mountDesk('/', { parts: { calling } });
  await isReady();
  await keys('{F7}');
  await expect.element(page.getByLabelText('窗口或事项')).toHaveFocus();
  await keys('3{Enter}');
  await expect.element(page.getByRole('button', { name: /取号时选错了/ })).toHaveFocus();
  await keys('2');
  await expect
    .poll(() => sent)
    .toEqual([
      [
        'forward',
        { windowCode: 'W01', ticketId: a021, to: { kind: 'window', windowCode: 'W03' }, reason: 'also-here' },
      ],
    ]);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(page.getByText('A021 转走了')).toBeVisible();
});

test('forwards to a matter by the first letters of its pinyin', async () => {
  const { sent, calling } = listening(queue.busyWindow, free);
  const matters = demoCatalogue.matters.map((matter) =>
    matter.code === 'GA-02' ? { ...matter, initials: ['bsfz'] } : matter,
  );
  const catalogue = { get: async () => ({ ...demoCatalogue, matters }) };
  await mountDesk('/', { parts: { calling, catalogue } });
  await isReady();
  await keys('{F7}');
  await expect.element(page.getByLabelText('窗口或事项')).toHaveFocus();
  await keys('bsfz{Enter}');
  await expect.element(page.getByRole('button', { name: /取号时选错了/ })).toHaveFocus();
  await keys('{ArrowUp}{Enter}');
  await expect
    .poll(() => sent.at(-1))
    .toMatchObject(['forward', { to: { kind: 'matter', matterCode: 'GA-02' }, reason: 'other' }]);
});

test('forwarding says at the field what is missing or refused, keeps what was chosen, and takes no free words', async () => {
  const answers = [refusal('TARGET_IS_HERE'), lineDown()];
  const { sent, calling } = listening(queue.busyWindow, free, {
    forward: () => {
      throw answers.shift();
    },
  });
  await mountDesk('/', { parts: { calling } });
  await isReady();
  await keys('{F7}');
  await expect.element(page.getByLabelText('窗口或事项')).toHaveFocus();
  await page.getByRole('button', { name: /要那边的同事来办/ }).click();
  await expect.element(page.getByText('请选一个窗口或事项')).toBeVisible();
  expect(sent).toEqual([]);
  await expect.element(page.getByLabelText('窗口或事项')).toHaveFocus();
  await keys('身份证{Enter}');
  expect(document.querySelectorAll('[role="dialog"] :is(input, textarea)')).toHaveLength(1);
  await keys('3');
  await expect.element(page.getByRole('dialog').getByText('就在本窗口办，不用转。')).toBeVisible();
  await keys('3');
  await expect.element(page.getByRole('dialog').getByText(/连不上大厅主机/)).toBeVisible();
  expect(sent).toHaveLength(2);
  expect(sent[0]?.[1]).toMatchObject({ to: { kind: 'matter' }, reason: 'needs-colleague' });
});

test('pauses with a reason and opens again by the same key', async () => {
  let at: DeskWindow = queue.busyWindow;
  const paused = { ...free, paused: { reason: 'meeting' as const, since: sampleNow, isOutOfHours: false } };
  const { sent, calling } = listening(at, paused, { open: () => free });
  await mountDesk('/', { parts: { calling: { ...calling, window: async () => at } } });
  await isReady();
  await keys('{F10}');
  await expect.element(page.getByRole('dialog')).toMatchTextContent(/A021 还在窗口/);
  await keys('2');
  await expect.element(page.getByText('开会 · 09:42 起')).toBeVisible();
  at = paused;
  await keys('{F10}');
  await expect.poll(() => sent.map(([name]) => name)).toEqual(['pause', 'open']);
  expect(sent[0]?.[1]).toEqual({ windowCode: 'W01', reason: 'meeting' });
});

test('outside its hours the pause key opens nothing and says when it opens', async () => {
  const { sent, calling } = listening({ ...free, paused: { reason: null, since: null, isOutOfHours: true } });
  await mountDesk('/', { parts: { calling } });
  await expect.element(page.getByText('不在开放时间', { exact: true })).toBeVisible();
  await keys('{F10}');
  await expect.element(page.getByText('不在开放时间，到了时间自己开。')).toBeVisible();
  expect(sent).toEqual([]);
});

test('the green channel is checked by keys and by its line, and says which answer was given', async () => {
  const { sent, calling } = listening(queue.greenWindow);
  await mountDesk('/', { parts: { calling } });
  await isReady();
  await expect.element(page.getByText('绿色通道·老人 未核对')).toBeVisible();
  await expect.element(page.getByText('还要办：户口簿补领')).toBeVisible();
  await keys('{Shift>}{F8}{/Shift}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await keys('2');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await page.getByRole('button', { name: '符合', exact: true }).click();
  await expect
    .poll(() => sent)
    .toEqual([
      ['confirmGreen', { ticketId: a021, holds: false }],
      ['confirmGreen', { ticketId: a021, holds: true }],
    ]);
});

test('a number without a green channel has nothing to check; a window without a number nothing to end', async () => {
  const { sent, calling } = listening(queue.busyWindow, free);
  await mountDesk('/', { parts: { calling } });
  await isReady();
  await keys('{Shift>}{F8}{/Shift}');
  await expect.element(page.getByText('这个号没有要核对的绿色通道。')).toBeVisible();
  await keys('{F9}');
  await expect.poll(() => sent).toHaveLength(1);
  for (const key of ['{F4}', '{F6}', '{F7}', '{F8}', '{F9}']) await keys(key);
  await expect.element(page.getByText('窗口上没有号，叫下一位请按 F2。')).toBeVisible();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(sent).toHaveLength(1);
});

test('how often a number may be called is said before it is used up, and then no key calls it again', async () => {
  const { sent, calling } = listening(queue.busyWindow, queue.greenWindow);
  await mountDesk('/', { parts: { calling } });
  await expect.element(page.getByText(/叫了 2 遍，最多 3 遍/)).toBeVisible();
  await keys('{F4}');
  await expect.element(page.getByText(/叫满 3 遍了/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: /再叫一遍/ })).toBeDisabled();
  await keys('{F4}');
  await expect.element(page.getByText('叫满次数了，人没来请按 F8 过号。')).toBeVisible();
  expect(sent).toHaveLength(1);
});

test('a next pressed before the last act is answered is done after it; after a refusal it is not', async () => {
  let answer: () => void = () => undefined;
  const outcomes: (DeskWindow | Error)[] = [free, refusal('CHANGED')];
  const { sent, calling } = listening(queue.busyWindow, queue.busyWindow);
  const finish = async (input: unknown) => {
    sent.push(['finish', input]);
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    const outcome = outcomes.shift();
    if (outcome instanceof Error) throw outcome;
    return outcome as DeskWindow;
  };
  await mountDesk('/', { parts: { calling: { ...calling, finish } } });
  await isReady();
  await keys('{F9}{F2}{F2}');
  expect(sent.map(([name]) => name)).toEqual(['finish']);
  answer();
  await expect.poll(() => sent.map(([name]) => name)).toEqual(['finish', 'callNext']);
  expect(sent[1]?.[1]).toMatchObject({ seen: null });
  // The second of the two came too soon, and is told so.
  await expect.element(page.getByText('刚叫过一位，过一两秒再叫下一位。')).toBeVisible();
  await keys('{F9}{F2}');
  await expect.poll(() => sent).toHaveLength(3);
  answer();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/窗口上的号已经变了/);
  expect(sent.map(([name]) => name)).toEqual(['finish', 'callNext', 'finish']);
});

/** Lets an act wait for its answer until it is told to come. */
function held(sent: [string, unknown][], name: string, after: DeskWindow) {
  let answer: () => void = () => undefined;
  const act = async (input: unknown): Promise<DeskWindow> => {
    sent.push([name, input]);
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return after;
  };
  return { act, answer: () => answer() };
}

test('a next pressed twice calls once, and says that the second came too soon', async () => {
  const { sent, calling } = listening(queue.busyWindow);
  await mountDesk('/', { parts: { calling } });
  await isReady();
  await keys('{F2}');
  await expect.poll(() => sent).toHaveLength(1);
  await expect.element(page.getByText('刚叫过一位，过一两秒再叫下一位。')).not.toBeInTheDocument();
  await keys('{F2}');
  await expect.element(page.getByText('刚叫过一位，过一两秒再叫下一位。')).toBeVisible();
  expect(sent).toHaveLength(1);
});

test('an act pressed before the last one is answered is done after it, for the same number', async () => {
  const { sent, calling } = listening(queue.busyWindow, free);
  const recall = held(sent, 'recall', queue.busyWindow);
  await mountDesk('/', { parts: { calling: { ...calling, recall: recall.act } } });
  await isReady();
  await keys('{F4}{F9}');
  expect(sent.map(([name]) => name)).toEqual(['recall']);
  recall.answer();
  await expect
    .poll(() => sent)
    .toEqual([
      ['recall', { windowCode: 'W01', ticketId: a021 }],
      ['finish', { windowCode: 'W01', ticketId: a021 }],
    ]);
  await expect.element(page.getByText('A021 办完了')).toBeVisible();
});

test('an act pressed while the next one is being called falls on nobody, and says so', async () => {
  const a022 = { ticket: queue.ticket(1, 'A022', 12), calledAt: sampleNow, calls: 1 };
  const { sent, calling } = listening(queue.busyWindow, free);
  const next = held(sent, 'callNext', { ...queue.busyWindow, current: a022 });
  await mountDesk('/', { parts: { calling: { ...calling, callNext: next.act } } });
  await isReady();
  await keys('{F2}{F9}');
  next.answer();
  await expect.element(page.getByText('窗口上已经换了号，刚才按的没有做，请再看一遍。')).toBeVisible();
  expect(sent.map(([name]) => name)).toEqual(['callNext']);
  await keys('{F9}');
  await expect.poll(() => sent.at(-1)).toEqual(['finish', { windowCode: 'W01', ticketId: a022.ticket.id }]);
});

test('a question asked for meanwhile opens after the answer, and what was pressed behind it is dropped', async () => {
  const { sent, calling } = listening(queue.busyWindow, free);
  const recall = held(sent, 'recall', queue.busyWindow);
  await mountDesk('/', { parts: { calling: { ...calling, recall: recall.act } } });
  await isReady();
  await keys('{F4}{F8}{F9}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  recall.answer();
  await expect.element(page.getByRole('dialog')).toMatchTextContent(/A021 为什么过号/);
  await keys('{Escape}');
  expect(sent.map(([name]) => name)).toEqual(['recall']);
});

test('the next call names the number it would end, and ends no other', async () => {
  const { sent, calling } = listening(queue.busyWindow, free, {
    callNext: () => {
      throw refusal('CHANGED');
    },
  });
  await mountDesk('/', { parts: { calling } });
  await isReady();
  await keys('{F2}');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/窗口上的号已经变了，什么都没动/);
  await keys('{F9}');
  await expect.element(page.getByText('A021 办完了')).toBeVisible();
  await keys('{F2}');
  await expect.poll(() => sent.map(([, input]) => (input as { seen?: unknown }).seen)).toEqual([a021, undefined, null]);
});

test('with somebody here and nobody waiting, the next key ends no visit; alone it asks the hall', async () => {
  const nobody = { ...queue.busyWindow, waiting: [], waitingCount: 0 };
  const { sent, calling } = listening(nobody, queue.emptyWindow, {
    callNext: () => {
      throw refusal('NOBODY_WAITING');
    },
  });
  await mountDesk('/', { parts: { calling } });
  await isReady();
  await keys('{F2}');
  await expect.element(page.getByText('现在没有人等。这位办完了请按 F9。')).toBeVisible();
  expect(sent).toEqual([]);
  await keys('{F9}');
  await expect.element(page.getByText('A021 办完了')).toBeVisible();
  await keys('{F2}');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/现在没有人等/);
  expect(sent.map(([name]) => name)).toEqual(['finish', 'callNext']);
});

test('the waiting stand in the order of the calls, each with what sets it apart', async () => {
  await mountDesk('/', { parts: { calling: { window: async () => queue.greenWindow } } });
  await isReady();
  const rows = () => [...document.querySelectorAll('.waiting li')].map((row) => row.textContent ?? '');
  expect(rows().map((text) => /^[A-Z]+\d+/.exec(text)?.[0])).toEqual(['A030', 'A022', 'A023', 'A024', 'A1025']);
  expect(rows()[0]).toMatch(/置顶转来/);
  expect(rows()[2]).toMatch(/绿色通道·老人$/);
  expect(rows()[3]).toMatch(/预约 10:30/);
});

test('a lost call-back is sent again as the same one', async () => {
  const ids: string[] = [];
  const answers = [lineDown(), { ...queue.busyWindow, parked: [] }];
  await mountDesk('/', {
    parts: {
      calling: {
        callBack: async ({ requestId }: { requestId: string }) => {
          ids.push(requestId);
          const answer = answers.shift();
          if (answer instanceof Error) throw answer;
          return answer as DeskWindow;
        },
      },
    },
  });
  await isReady();
  await page.getByRole('tab', { name: '挂起 1' }).click();
  await page.getByRole('button', { name: '叫回来' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/连不上/);
  await page.getByRole('button', { name: '叫回来' }).click();
  await expect.element(page.getByText('没有挂起的号。')).toBeVisible();
  expect(ids).toHaveLength(2);
  expect(ids[1]).toBe(ids[0]);
});
