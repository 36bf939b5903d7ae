// Tries the day at the desk: calling people, hearing of new cases and calls for help, and what happens when the line breaks.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { freshOf } from '#renderer/desk/screens/today-screen.tsx';
import * as sample from '#renderer/preview/desk/desk-samples.ts';
import * as queue from '#renderer/preview/desk/queue-samples.ts';
import * as work from '#renderer/preview/desk/work-samples.ts';
import { type FakeParts, fakeFeed } from '#renderer/preview/fake-api.ts';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { helpScreenSchema } from '#shared/contract/help.ts';
import { lineDown, refusal } from './faults.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

const after = { ...queue.busyWindow, waiting: queue.busyWindow.waiting.slice(1), waitingCount: 3 };

test('one press calls one person, however often it is pressed', async () => {
  const calls: { windowCode: string; requestId: string }[] = [];
  await mountDesk('/', {
    parts: {
      calling: {
        callNext: async (input: { windowCode: string; requestId: string }) => {
          calls.push(input);
          return after;
        },
      },
    },
  });
  await expect.element(page.getByRole('button', { name: /呼叫下一位 A022/ })).toBeVisible();
  await userEvent.keyboard('{F2}{F2}');
  await page.getByRole('button', { name: /呼叫下一位/ }).dblClick();
  await expect.element(page.getByRole('button', { name: /呼叫下一位 A023/ })).toBeVisible();
  expect(calls).toHaveLength(1);
  expect(calls[0]?.windowCode).toBe('W01');
});

test('after a lost answer the same call is sent; after a refusal another', async () => {
  const ids: string[] = [];
  const answers = [lineDown(), refusal('NOBODY_WAITING'), refusal('NOBODY_WAITING')];
  await mountDesk('/', {
    parts: {
      calling: {
        callNext: async ({ requestId }: { requestId: string }) => {
          ids.push(requestId);
          throw answers.shift();
        },
      },
    },
  });
  await expect.element(page.getByRole('button', { name: /呼叫下一位/ })).toBeVisible();
  for (const words of ['连不上大厅主机', '现在没有人等', '现在没有人等']) {
    await page.getByRole('button', { name: /呼叫下一位/ }).click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(new RegExp(words));
  }
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[1]);
});

test('the keys call from any page, say there what they did, and a lost answer outlives the page', async () => {
  const ids: string[] = [];
  const answers = [lineDown(), after];
  await mountDesk('/', {
    parts: {
      calling: {
        callNext: async ({ requestId }: { requestId: string }) => {
          ids.push(requestId);
          const answer = answers.shift();
          if (answer instanceof Error) throw answer;
          return answer;
        },
      },
    } as unknown as FakeParts,
  });
  await expect.element(page.getByRole('button', { name: /呼叫下一位/ })).toBeVisible();
  await page.getByRole('link', { name: '替群众登记' }).click();
  await expect.element(page.getByLabelText('群众怎么说')).toBeVisible();
  await userEvent.keyboard('{F2}');
  await expect.element(page.getByText(/连不上大厅主机/)).toBeVisible();
  await page.getByRole('link', { name: '全部事项' }).click();
  await expect.element(page.getByText(/连不上大厅主机/)).toBeVisible();
  await userEvent.keyboard('{F2}');
  await expect.element(page.getByText(`现在是 ${after.current?.ticket.no}`)).toBeVisible();
  expect(ids).toHaveLength(2);
  expect(ids[1]).toBe(ids[0]);
});

test('the window chosen is remembered in this browser', async () => {
  const asked: string[] = [];
  const setting = {
    parts: {
      calling: {
        window: async ({ windowCode }: { windowCode: string }) => {
          asked.push(windowCode);
          return queue.busyWindow;
        },
      },
    },
  };
  await mountDesk('/', setting);
  await page.getByLabelText('我坐哪个窗口').selectOptions('W03');
  await expect.poll(() => asked).toContain('W03');
  await cleanup();
  await mountDesk('/', setting);
  await expect.element(page.getByLabelText('我坐哪个窗口')).toHaveValue('W03');
});

test('a new case and a call for help appear by themselves; whoever goes says so', async () => {
  let list = sample.sampleList(sample.rows);
  let help = [sample.helpCall(1, '1 号机', 'matter', 4)].slice(1);
  const answered: string[] = [];
  const { say } = await mountDesk('/', {
    staff: sample.clerk,
    parts: {
      cases: {
        list: async ({ show }: { show: string }) =>
          show === 'new' ? sample.sampleList(list.rows.filter(({ stage }) => stage === 1)) : list,
      },
      help: {
        open: async () => help,
        answer: async ({ id }: { id: string }) => {
          answered.push(id);
          help = [];
          return { ...sample.helpCall(1, '1 号机', 'matter', 4), answeredBy: '向例静' };
        },
      },
    },
  });
  await expect.element(page.getByText('老房子的土地档案找不到，办不了不动产证')).toBeVisible();
  list = sample.sampleList([sample.freshRow, ...sample.rows]);
  say({ type: 'case-changed', at: sampleNow, caseNo: sample.freshRow.caseNo });
  await expect.element(page.getByRole('listitem').filter({ hasText: '261123-0074' })).toBeVisible();
  const call = sample.helpCall(1, '1 号机', 'matter', 4);
  help = [call];
  say({ type: 'help-called', at: sampleNow, id: call.id, terminal: call.terminal, screen: call.screen });
  await page.getByRole('button', { name: '我去' }).click();
  await expect.poll(() => answered).toEqual([call.id]);
  await expect.element(page.getByRole('button', { name: '我去' })).not.toBeInTheDocument();
});

test('whoever called and has gone waits for nobody, and it is said who and why', async () => {
  const call = sample.helpCall(1, '1 号机', 'matter', 4);
  let shown = [call];
  const { say } = await mountDesk('/', { staff: sample.clerk, parts: { help: { open: async () => shown } } });
  await expect.element(page.getByRole('button', { name: '我去' })).toBeVisible();
  shown = [{ ...call, gone: 'left' }];
  say({ type: 'help-withdrawn', at: sampleNow, id: call.id });
  await expect.element(page.getByText('1 号机：刚才求助的走了，或者回了首页')).toBeVisible();
  await expect.element(page.getByRole('button', { name: '我去' })).not.toBeInTheDocument();
  expect(page.getByText('1 处求助').elements()).toEqual([]);
  shown = [{ ...call, reason: 'no-slip', gone: 'printed' }];
  say({ type: 'help-withdrawn', at: sampleNow, id: call.id });
  await expect.element(page.getByText('1 号机：凭条出来了，不用去了')).toBeVisible();
});

test.each<['zh-CN' | 'en', RegExp]>([
  ['zh-CN', /\p{Script=Han}/u],
  ['en', /^[a-z: ]+$/],
])('a call for help says in %s which screen it comes from, each in words, and nothing else that came in', async (language, words) => {
  const calls = [...helpScreenSchema.options, '我叫冉小梅'].map((screen, n) =>
    sample.helpCall(n, `${n} 号机`, screen, 4),
  );
  const seen = new Set<string>();
  for (let at = 0; at < calls.length; at += 3) {
    const shown = calls.slice(at, at + 3);
    const { container } = await mountDesk(
      '/',
      { staff: sample.clerk, parts: { help: { open: async () => shown } } },
      language,
    );
    await expect.poll(() => container.querySelectorAll('.help-line').length).toBe(shown.length);
    for (const line of container.querySelectorAll('.help-line .caption')) {
      const [first = ''] = (line.textContent ?? '').split(' · ');
      if (!/^\d/.test(first)) seen.add(first);
    }
    await cleanup();
  }
  expect(seen.size).toBe(helpScreenSchema.options.length);
  for (const name of seen) expect(name).toMatch(words);
  expect([...seen].join()).not.toContain('冉小梅');
});

test('accepting from the list sends the version seen, and a faster colleague is told about', async () => {
  const sent: unknown[] = [];
  await mountDesk('/', {
    staff: sample.clerk,
    parts: {
      cases: {
        accept: async (input: unknown) => {
          sent.push(input);
          throw refusal('CASE_CHANGED', { version: 2 });
        },
      },
    },
  });
  await page.getByRole('button', { name: '受理' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/刚才有人动过这件事/);
  expect(sent).toEqual([{ caseNo: '261123-0074', version: 1 }]);
});

test('a broken line is said, with the time until which things are known', async () => {
  let feeds = 0;
  const live = {
    desk: async () => {
      feeds += 1;
      if (feeds > 1) throw lineDown();
      return fakeFeed([{ type: 'heartbeat', at: sampleNow }], true);
    },
  };
  await mountDesk('/', { parts: { live } as unknown as FakeParts });
  await expect.element(page.getByText('刷新中断，正在重连')).toBeVisible();
  await expect.element(page.getByText(/数据到 09:4[12] 为止/)).toBeVisible();
  // What was known stays on the screen.
  await expect.element(page.getByText('老房子的土地档案找不到，办不了不动产证')).toBeVisible();
  await expect.poll(() => feeds, { timeout: 5000 }).toBeGreaterThan(1);
});

test('the newest unaccepted cases stand on top for intake, once, and the rest says what it goes by', async () => {
  const withFresh = work.sampleWork([...work.work, work.toAccept]);
  const parts = { handling: { work: async () => withFresh } };
  await mountDesk('/', { staff: sample.clerk, parts });
  await expect.element(page.getByRole('heading', { name: '刚交来的' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: '按到期排' })).toBeVisible();
  const shown = [...document.querySelectorAll('.case-rows h2, .case-rows .case-row-title')].map((at) => at.textContent);
  expect(shown).toEqual(['刚交来的', sample.freshRow.title, '按到期排', ...work.work.map(({ row }) => row.title)]);
  await cleanup();
  // Whoever does not take cases in has it where it is due.
  await mountDesk('/', { staff: { ...sample.clerk, roles: ['handler'] }, parts });
  await expect.element(page.getByRole('link', { name: sample.freshRow.title })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: '刚交来的' })).not.toBeInTheDocument();
});

test('no more than three are set apart, and only those in front', () => {
  const young = Array.from({ length: 5 }, (_, n) => ({
    ...sample.freshRow,
    caseNo: `261123-00${n}0`,
    filedAt: sampleNow - n * 60_000,
  }));
  expect(freshOf(young, sampleNow)).toEqual(young.slice(0, 3));
  expect(freshOf([...sample.rows, ...young], sampleNow)).toEqual([]);
  expect(freshOf(young, sampleNow + 29 * 60_000)).toHaveLength(2);
});

test('a number is not called again within five seconds of its call, by key or button, and it says so', async () => {
  const acts: string[] = [];
  await mountDesk('/', {
    parts: {
      calling: {
        callNext: async () => {
          acts.push('next');
          return after;
        },
        recall: async () => {
          acts.push('recall');
          return after;
        },
      },
    },
  });
  await expect.element(page.getByRole('button', { name: /呼叫下一位 A022/ })).toBeVisible();
  await userEvent.keyboard('{F4}');
  await expect.poll(() => acts).toEqual(['recall']);
  await expect.element(page.getByRole('button', { name: /再叫一遍/ })).not.toHaveAttribute('aria-busy');
  await userEvent.keyboard('{F4}');
  await expect.element(page.getByText('刚叫过，过几秒再叫。')).toBeVisible();
  await page.getByRole('button', { name: /再叫一遍/ }).click();
  expect(acts).toEqual(['recall']);
  // The next person can be called all the same, and is then not called again at once either.
  await userEvent.keyboard('{F2}');
  await expect.element(page.getByRole('button', { name: /呼叫下一位 A023/ })).toBeVisible();
  await page.getByRole('button', { name: /再叫一遍/ }).click();
  await expect.element(page.getByText('刚叫过，过几秒再叫。')).toBeVisible();
  expect(acts).toEqual(['recall', 'next']);
  await expect.element(page.getByText('刚叫过，过几秒再叫。'), { timeout: 6000 }).not.toBeInTheDocument();
  await userEvent.keyboard('{F4}');
  await expect.poll(() => acts).toEqual(['recall', 'next', 'recall']);
});
