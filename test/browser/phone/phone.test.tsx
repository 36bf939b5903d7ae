// Tries the page on a citizen's phone: what is told of a number, an appointment made once, what was typed kept, and one's own found.
import { ORPCError } from '@orpc/client';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { pageOf } from '#renderer/phone/phone-app.tsx';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import { calledMine, sampleAppointment, sampleMine } from '#renderer/preview/kiosk/queue-samples.ts';
import { PhoneRoot, phoneMatters, phoneSlots, samplePath } from '#renderer/preview/phone/phone-previews.tsx';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';

beforeAll(() => page.viewport(360, 640));
afterEach(cleanup);

async function mount(path: string, parts: FakeParts): Promise<void> {
  const onMissing = (key: string): never => {
    throw new Error(`No words for ${key}`);
  };
  await render(<PhoneRoot address={path} parts={parts} language="zh-CN" onMissing={onMissing} />);
}
const refuse = (code: string, data?: unknown) => async (): Promise<never> => {
  throw new ORPCError(code, { defined: true, data });
};

test('an address is a slip’s code with its key, or the bookings, or nothing', () => {
  expect(pageOf(samplePath)).toEqual({
    page: 'number',
    slip: { date: '2026-11-23', ticketNo: 'B026', key: '0123456789' },
  });
  expect(pageOf('/book')).toEqual({ page: 'book' });
  // One digit wrong, none at all, a case's code.
  expect(pageOf(samplePath.replace(/6$/, '7'))).toBeNull();
  expect(pageOf('/t/')).toBeNull();
  expect(pageOf('/desk')).toBeNull();
});

test('a number waits, is called, and its state is said each time it is asked', async () => {
  const answers = [sampleMine({}), calledMine];
  await mount(samplePath, { queue: { myNumber: async () => answers.shift() ?? calledMine } });
  await expect.element(page.getByText('前面还有 3 人')).toBeVisible();
  await expect.element(page.getByText('大约还要 10–15 分钟')).toBeVisible();
  await expect.element(page.getByText('叫到您了，请到 3 号窗口'), { timeout: 12_000 }).toBeVisible();
}, 20_000);

test('after its day nothing is told any more', async () => {
  await mount(samplePath, { queue: { myNumber: refuse('TICKET_UNKNOWN') } });
  await expect.element(page.getByText('这个号看不到了')).toBeVisible();
  expect(document.body.textContent).not.toContain('B026');
});

test('a service is rated once, with reasons for a bad grade only, and nothing chosen beforehand', async () => {
  const sent: unknown[] = [];
  await mount(samplePath, {
    queue: { myNumber: async () => sampleMine({ state: 'served' }, { canRate: true }) },
    rating: {
      rateBySlip: async (input: unknown) => {
        sent.push(input);
        return { ok: true as const };
      },
    },
  } as unknown as FakeParts);
  await expect.element(page.getByText('刚才的服务怎么样？')).toBeVisible();
  expect(document.querySelector('[aria-pressed="true"]')).toBeNull();
  await page.getByRole('button', { name: '不满意', exact: true }).click();
  await page.getByLabelText('多要了材料或条件').click();
  // Another grade: the reasons belonged to the first.
  await page.getByRole('button', { name: '基本满意' }).click();
  await page.getByRole('button', { name: '交上去' }).click();
  await expect.element(page.getByText('谢谢您的评价')).toBeVisible();
  expect(sent).toEqual([
    { slip: { date: '2026-11-23', ticketNo: 'B026', key: '0123456789' }, via: 'phone', grade: 3, reasons: [] },
  ]);
});

test('an appointment: what is wrong is said at its line, a lost answer is asked again as the same, the code is shown', async () => {
  const sent: { requestId: string; name: string; phone: string }[] = [];
  const problems = [{ path: 'phone', message: '手机号是 11 位，还差 4 位' }];
  const answers = [
    refuse('INVALID_INPUT', { problems }),
    async () => Promise.reject(new TypeError('Failed to fetch')),
    async () => ({ appointment: sampleAppointment, code: '4821 0937', slip: null }),
  ];
  await mount('/book', {
    appointments: {
      bookable: async () => phoneMatters,
      slots: async () => phoneSlots,
      book: (input: (typeof sent)[number]) => {
        sent.push(input);
        return (answers.shift() ?? refuse('SLOT_GONE', { next: null }))();
      },
    },
  } as unknown as FakeParts);
  await expect.element(page.getByRole('button', { name: /结婚登记/ })).toBeDisabled();
  await page.getByRole('button', { name: /不动产首次登记/ }).click();
  await page.getByRole('button', { name: /10:00/ }).first().click();
  await page.getByLabelText('姓名').fill('罗春梅');
  await page.getByLabelText('手机号').fill('1390000');
  await page.getByRole('button', { name: '约好' }).click();
  await expect.element(page.getByText('手机号是 11 位，还差 4 位')).toBeVisible();
  await expect.element(page.getByLabelText('姓名')).toHaveValue('罗春梅');
  await page.getByLabelText('手机号').fill('13900001234');
  await page.getByRole('button', { name: '约好' }).click();
  await expect.element(page.getByText(/不知道送到没有/)).toBeVisible();
  await page.getByRole('button', { name: '约好' }).click();
  await expect.element(page.getByText('4821 0937')).toBeVisible();
  // Refused is refused: the next is another. Not answered is asked again.
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(2);
  expect(sent[1]?.requestId).toBe(sent[2]?.requestId);
});

test('one’s own appointment is found by code and last four digits, and cancelled only when asked twice', async () => {
  let cancelled = 0;
  await mount('/book', {
    appointments: {
      bookable: async () => [],
      mine: async () => sampleAppointment,
      cancel: async () => {
        cancelled += 1;
        return { ...sampleAppointment, state: 'cancelled' as const };
      },
    },
  });
  await expect.element(page.getByRole('button', { name: '看一看' })).toBeDisabled();
  await page.getByLabelText('签到码').fill('48210937');
  await page.getByLabelText('手机后四位').fill('5678');
  await page.getByRole('button', { name: '看一看' }).click();
  await expect.element(page.getByText('约好了')).toBeVisible();
  await page.getByRole('button', { name: '不去了，取消预约' }).click();
  expect(cancelled).toBe(0);
  await page.getByRole('button', { name: '取消预约' }).click();
  await expect.element(page.getByText('已经取消')).toBeVisible();
  expect(cancelled).toBe(1);
});

test('whose day has closed meanwhile is told not to come, and may still cancel', async () => {
  const closed = { ...sampleAppointment, isDayClosed: true };
  await mount('/book', { appointments: { bookable: async () => [], mine: async () => closed } });
  await page.getByLabelText('签到码').fill('48210937');
  await page.getByLabelText('手机后四位').fill('5678');
  await page.getByRole('button', { name: '看一看' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/不办这件事了.*另约时间/);
  await expect.element(page.getByText('到了先在自助机上签到取号')).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: '不去了，取消预约' })).toBeVisible();
});

test('when the hall does not answer, the page says so and asks again on a press', async () => {
  let isDown = true;
  await mount('/book', {
    appointments: { bookable: async () => (isDown ? Promise.reject(new TypeError('down')) : phoneMatters) },
  });
  await expect.element(page.getByText('连不上大厅'), { timeout: 8_000 }).toBeVisible();
  isDown = false;
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect.element(page.getByRole('button', { name: /不动产首次登记/ })).toBeVisible();
}, 15_000);

test('a time that was gone is chosen anew, and who it is for is not typed twice', async () => {
  await mount('/book', {
    appointments: {
      bookable: async () => phoneMatters,
      slots: async () => phoneSlots,
      book: refuse('SLOT_GONE', { next: null }),
    },
  });
  await page.getByRole('button', { name: /不动产首次登记/ }).click();
  await page.getByRole('button', { name: /10:00/ }).first().click();
  await page.getByLabelText('姓名').fill('罗春梅');
  await page.getByLabelText('手机号').fill('13900001234');
  await page.getByRole('button', { name: '约好' }).click();
  await expect.element(page.getByText('这个时间刚刚约满了，请返回换一个。')).toBeVisible();
  await page.getByRole('button', { name: '返回' }).click();
  await page.getByRole('button', { name: /10:30/ }).first().click();
  await expect.element(page.getByLabelText('姓名')).toHaveValue('罗春梅');
  await expect.element(page.getByLabelText('手机号')).toHaveValue('13900001234');
});

test('a rating the hall could not take just now may be sent again: it is not said to be rated already', async () => {
  await mount(samplePath, {
    queue: { myNumber: async () => sampleMine({ state: 'served' }, { canRate: true }) },
    rating: { rateBySlip: refuse('TOO_MANY_TRIES', { retryAfterSeconds: 60 }) },
  });
  await page.getByRole('button', { name: '非常满意' }).click();
  await page.getByRole('button', { name: '交上去' }).click();
  await expect.element(page.getByText('大厅现在办不了这一步，没有送到。请过一会儿再试。')).toBeVisible();
  await expect.element(page.getByRole('button', { name: '交上去' })).toBeVisible();
});

test('one refusal for too many questions does not stop a number from renewing itself', async () => {
  const answers: (() => Promise<unknown>)[] = [
    async () => sampleMine({}),
    refuse('TOO_MANY_TRIES', { retryAfterSeconds: 5 }),
    async () => calledMine,
  ];
  await mount(samplePath, {
    queue: { myNumber: () => (answers.shift() ?? (async () => calledMine))() },
  } as unknown as FakeParts);
  await expect.element(page.getByText('前面还有 3 人')).toBeVisible();
  await expect.element(page.getByText('叫到您了，请到 3 号窗口'), { timeout: 20_000 }).toBeVisible();
}, 30_000);
