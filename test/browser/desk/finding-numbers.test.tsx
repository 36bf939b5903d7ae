// Tries finding a number and what can be done with it, taking a seat, and the keys themselves: without a mouse.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as sample from '#renderer/preview/desk/desk-samples.ts';
import * as queue from '#renderer/preview/desk/queue-samples.ts';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import type { DeskWindow } from '#shared/contract/calling.ts';
import { refusal } from './faults.ts';
import { keys, listening } from './listening.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

const isReady = () => expect.element(page.getByRole('button', { name: /呼叫下一位|现在没有人等/ })).toBeVisible();

test('a missed number is found in the list, its story read, and called back, by keys alone', async () => {
  const asked: unknown[] = [];
  const { sent, calling } = listening(queue.busyWindow);
  const find = async (input: unknown) => {
    asked.push(input);
    return queue.foundMissed;
  };
  await mountDesk('/file', { parts: { calling: { ...calling, find } } });
  await expect.element(page.getByLabelText('群众怎么说')).toBeVisible();
  await keys('{F3}');
  await expect.element(page.getByLabelText('哪个号')).toHaveFocus();
  // On hold first, then missed.
  await keys('{ArrowDown}{ArrowDown}{Enter}');
  await expect.element(page.getByText(/来过，走了/)).toBeVisible();
  expect(asked).toEqual([{ ticketNo: 'A014' }]);
  await keys('1');
  await expect
    .poll(() => sent)
    .toEqual([
      [
        'callBack',
        {
          windowCode: 'W01',
          ticketId: queue.foundMissed.ticket.id,
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          seen: queue.busyWindow.current?.ticket.id ?? null,
        },
      ],
    ]);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('a typed number is put first with a reason, and back in line without one', async () => {
  let found = queue.foundTicket;
  const { sent, calling } = listening(queue.busyWindow);
  await mountDesk('/', { parts: { calling: { ...calling, find: async () => found } } });
  await isReady();
  await keys('{F3}');
  await expect.element(page.getByLabelText('哪个号')).toHaveFocus();
  await keys('a 022{Enter}');
  await expect.element(page.getByRole('button', { name: /置顶/ })).toHaveFocus();
  await keys('1');
  await expect.element(page.getByRole('button', { name: /身体不舒服/ })).toHaveFocus();
  expect(document.querySelector('[role="dialog"] :is(input, textarea)')).toBeNull();
  await keys('9');
  expect(sent).toEqual([]);
  found = { ...found, ticket: { ...found.ticket, isTopped: true, state: 'no-show' } } as typeof found;
  await keys('4');
  await expect.element(page.getByRole('button', { name: /放回队里/ })).toHaveFocus();
  await keys('1');
  const ticketId = found.ticket.id;
  await expect
    .poll(() => sent)
    .toEqual([
      ['top', { ticketId, reason: 'came-back' }],
      ['requeue', { ticketId }],
    ]);
  // Esc leads back to the search, and from there to the desk.
  await keys('{Escape}');
  await expect.element(page.getByLabelText('哪个号')).toHaveFocus();
  await keys('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('the search in the bar leads a number to its story and anything else to the cases', async () => {
  const asked: unknown[] = [];
  const find = async (input: unknown) => {
    asked.push(input);
    throw refusal('TICKET_UNKNOWN');
  };
  await mountDesk('/', { staff: sample.supervisor, parts: { calling: { find } } });
  await page.getByLabelText('找单号、排队号、前几个字').click();
  await keys('ａ０２２{Enter}');
  await expect.element(page.getByText('今天没有这个号。')).toBeVisible();
  expect(asked).toEqual([{ ticketNo: 'A022' }]);
  await keys('{Escape}');
  await page.getByLabelText('找单号、排队号、前几个字').fill('261123-0074');
  await keys('{Enter}');
  await expect.element(page.getByRole('heading', { name: '找“261123-0074”' })).toBeVisible();
  expect(asked).toHaveLength(1);
});

test('whoever may not call numbers reads the story and is offered nothing', async () => {
  await mountDesk('/', { staff: sample.supervisor });
  await page.getByLabelText('找单号、排队号、前几个字').click();
  await keys('A022{Enter}');
  await expect.element(page.getByText(/叫了没人来/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: /置顶|补打|放回/ })).not.toBeInTheDocument();
});

test('an empty seat is taken by choosing the window; somebody else’s only after one question', async () => {
  const sent: [string, string][] = [];
  const seats: Record<string, DeskWindow> = {
    W01: {
      ...queue.busyWindow,
      seat: { ...sample.admin, staffId: sample.admin.id, name: '演示管理员', since: sampleNow },
    },
    W02: { ...queue.emptyWindow, code: 'W02', number: '2' },
    W03: { ...queue.longWindow, code: 'W03' },
  };
  const window = (code: string): DeskWindow => seats[code] ?? queue.emptyWindow;
  const hear = (what: string) => async (input: { windowCode: string }) => {
    sent.push([what, input.windowCode]);
    return window(input.windowCode);
  };
  await mountDesk('/', {
    parts: {
      calling: {
        window: async ({ windowCode }: { windowCode: string }) => window(windowCode),
        sit: hear('sit'),
        leave: hear('leave'),
      },
    },
  });
  const choice = page.getByLabelText('我坐哪个窗口');
  await expect.element(page.getByText(/您坐在这里/)).toBeVisible();
  await choice.selectOptions('W02');
  await expect.poll(() => sent).toEqual([['sit', 'W02']]);
  sent.length = 0;
  await choice.selectOptions('W03');
  await expect.element(page.getByRole('dialog')).toMatchTextContent(/是欧阳爱新觉罗·例坐着，换您坐/);
  await keys('{Escape}');
  await expect.element(choice).toHaveValue('W02');
  expect(sent).toEqual([]);
  await choice.selectOptions('W03');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await keys('1');
  await expect.poll(() => sent).toEqual([['sit', 'W03']]);
  await expect.element(choice).toHaveValue('W03');
  sent.length = 0;
  await choice.selectOptions('W01');
  await expect.element(page.getByText(/您坐在这里/)).toBeVisible();
  await choice.selectOptions('');
  await expect.poll(() => sent).toEqual([['leave', 'W01']]);
});

test.each([
  ['zh-CN', /带着小孩/, /那边也有要办的/],
  ['en', /With a small child/, /Has something to do there, too/],
] as const)('the story says reasons by the act they belong to, and old ones as they were written: %s', async (language, infant, also) => {
  const step = { at: sampleNow, by: '向例静', windowNumber: '1' };
  const steps = [
    { ...step, what: 'topped' as const, reason: 'infant' },
    { ...step, what: 'forwarded' as const, reason: 'also-here' },
    { ...step, what: 'topped' as const, reason: '远道来，要赶车' },
  ];
  const find = async () => ({ ...queue.foundTicket, steps });
  await mountDesk('/', { staff: sample.supervisor, parts: { calling: { find } } }, language);
  // No key before the page is there to hear it, none before the question has the focus.
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  await keys('{F3}');
  await expect.element(page.getByRole('dialog').getByRole('combobox')).toHaveFocus();
  await keys('A022{Enter}');
  await expect.element(page.getByText(infant)).toBeVisible();
  await expect.element(page.getByText(also)).toBeVisible();
  await expect.element(page.getByText(/远道来，要赶车/)).toBeVisible();
});

test('the window is chosen on any page by a key, its number and Enter', async () => {
  const { sent, calling } = listening({ ...queue.emptyWindow, code: 'W02', number: '2', seat: null });
  await mountDesk('/file', { parts: { calling } });
  await expect.element(page.getByLabelText('群众怎么说')).toHaveFocus();
  await keys('{Shift>}{F1}{/Shift}');
  await expect.element(page.getByLabelText('窗口号，或窗口名字')).toHaveFocus();
  await keys('2{Enter}');
  await expect.poll(() => sent).toEqual([['sit', { windowCode: 'W02' }]]);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('F1 lists every key, also while writing; no sign does', async () => {
  await mountDesk('/file');
  await expect.element(page.getByLabelText('群众怎么说')).toHaveFocus();
  await keys('?');
  await expect.element(page.getByLabelText('群众怎么说')).toHaveValue('?');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await keys('{F1}');
  for (const key of ['Shift+F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'Shift+F8', 'F9', 'F10'])
    await expect.element(page.getByRole('dialog').getByText(key, { exact: true })).toBeVisible();
  await keys('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  (document.activeElement as HTMLElement).blur();
  await keys('?');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('the browser gets none of the keys that call, and keeps the others', async () => {
  await mountDesk('/', { parts: { calling: listening(queue.busyWindow).calling } });
  await isReady();
  const isTaken = (key: string): boolean => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(['F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10'].filter((key) => !isTaken(key))).toEqual([]);
  expect(['F5', 'F11', 'F12', 'a', '1', 'Enter', 'Tab'].filter(isTaken)).toEqual([]);
});
