// Tries appointments at the desk: a day's list, making one by keys, what happens when the time is gone, and cancelling.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as booking from '#renderer/preview/desk/appointment-samples.ts';
import * as sample from '#renderer/preview/desk/desk-samples.ts';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { lineDown, refusal } from './faults.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

const first = booking.bookable[0]?.matterCode ?? '';
type Book = { requestId: string; time: string; phone: string };

/** Fills the form as a clerk does: typing, Tab, arrow keys. */
async function fill(): Promise<void> {
  await page.getByLabelText('哪件事').click();
  await userEvent.keyboard('{Enter}');
  await page.getByLabelText('哪一天').last().selectOptions('2026-11-24');
  await page.getByLabelText('几点').selectOptions('14:00');
  await page.getByLabelText('姓名').fill('罗试兰');
  await page.getByLabelText('电话').fill('13800005678');
}

test('the day’s list says who comes when, with the number of whoever has checked in', async () => {
  await mountDesk('/appointments', { staff: sample.clerk });
  const row = (text: string) => page.getByRole('row').filter({ hasText: text });
  await expect.element(row('谭例山')).toMatchTextContent(/09:30.*138 0000 5678.*已签到.*A024/);
  await expect.element(row('罗试兰')).toMatchTextContent(/10:30.*约好了.*取消/);
  await expect.element(row('罗试兰')).not.toMatchTextContent(/当天不开/);
  await expect.element(row('欧阳爱新觉罗·例')).toMatchTextContent(/约好了.*当天不开/);
  await expect.element(row('冉试梅').getByRole('button')).not.toBeInTheDocument();
  // Whoever did not come and is forgotten by now still has a row.
  await expect.element(row('罗*').first()).toBeInTheDocument();
});

test('another day is another question, and stays in the address', async () => {
  const asked: string[] = [];
  await mountDesk('/appointments', {
    staff: sample.clerk,
    parts: {
      appointments: {
        list: async ({ date }) => {
          asked.push(date);
          return date === '2026-11-23' ? booking.appointments : [];
        },
      },
    },
  });
  await expect.element(page.getByText('谭例山')).toBeVisible();
  await page.getByRole('button', { name: '后一天' }).click();
  await expect.element(page.getByText('这天没有预约。')).toBeVisible();
  await page.getByRole('button', { name: '回到今天' }).click();
  await expect.element(page.getByText('谭例山')).toBeVisible();
  expect(new Set(asked)).toEqual(new Set(['2026-11-23', '2026-11-24']));
});

test('an appointment made is told with its code, and the list shows its day', async () => {
  const sent: unknown[] = [];
  await mountDesk('/appointments', {
    staff: sample.clerk,
    parts: {
      appointments: {
        book: async (input) => {
          sent.push(input);
          return { ...booking.bookedAppointment, slip: null };
        },
      },
    },
  });
  await fill();
  await page.getByLabelText('电话').click();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('约好了，请告诉群众')).toBeVisible();
  await expect.element(page.getByText('Y74370', { exact: true })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: /预约 ?11月24日/ })).toBeVisible();
  expect(sent).toEqual([
    {
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      matterCode: first,
      date: '2026-11-24',
      time: '14:00',
      name: '罗试兰',
      phone: '13800005678',
      language: 'zh-CN',
      wantsSlip: true,
    },
  ]);
});

test('nothing is sent half-filled, and each gap is said at its field', async () => {
  await mountDesk('/appointments', { staff: sample.clerk });
  await page.getByRole('button', { name: '约好' }).click();
  for (const words of ['请选一件事', '请写姓名', '请写电话']) await expect.element(page.getByText(words)).toBeVisible();
  await expect.element(page.getByLabelText('哪件事')).toHaveFocus();
});

test('a time that has gone is said at the time, everything else stays, and another request is made', async () => {
  const sent: Book[] = [];
  let slots = booking.slotDays;
  const answers = [
    refusal('SLOT_GONE', { next: { date: '2026-11-24', time: '09:00' } }),
    refusal('INVALID_INPUT', { problems: [{ path: 'phone', message: '手机号是 11 位' }] }),
    refusal('ALREADY_BOOKED'),
    lineDown(),
    lineDown(),
  ];
  await mountDesk('/appointments', {
    staff: sample.clerk,
    parts: {
      appointments: {
        slots: async () => slots,
        book: async (input) => {
          sent.push(input);
          throw answers.shift();
        },
      },
    },
  });
  await fill();
  slots = slots.map((day) => ({ ...day, slots: day.slots.filter(({ time }) => time !== '14:00') }));
  const send = page.getByRole('button', { name: '约好' });
  await send.click();
  await expect.element(page.getByText(/刚刚约满了，请换一个。最近有空的是 11月24日 星期二 09:00/)).toBeVisible();
  await expect.element(page.getByLabelText('姓名')).toHaveValue('罗试兰');
  await expect.element(page.getByLabelText('几点')).toHaveValue('');
  await expect.element(page.getByLabelText('几点')).not.toMatchTextContent(/14:00/);
  await page.getByLabelText('几点').selectOptions('09:00');
  await send.click();
  await expect.element(page.getByText('手机号是 11 位')).toBeVisible();
  await expect.element(page.getByLabelText('电话')).toHaveFocus();
  await send.click();
  await expect.element(page.getByText('这个手机号当天已经约了这件事。')).toBeVisible();
  await send.click();
  await expect.element(page.getByText(/不会约两遍/)).toBeVisible();
  await send.click();
  await expect.poll(() => sent).toHaveLength(5);
  expect(sent.map(({ time }) => time)).toEqual(['14:00', '09:00', '09:00', '09:00', '09:00']);
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(4);
  expect(sent[4]?.requestId).toBe(sent[3]?.requestId);
});

test('what was typed is there again after another page', async () => {
  await mountDesk('/appointments', { staff: sample.clerk });
  await page.getByLabelText('姓名').fill('罗试兰');
  await page.getByRole('link', { name: '找凭条' }).click();
  await page.getByRole('link', { name: '预约' }).click();
  await expect.element(page.getByLabelText('姓名')).toHaveValue('罗试兰');
});

test('cancelling asks once; refused because of a check-in, the question says so', async () => {
  const sent: unknown[] = [];
  const { say } = await mountDesk('/appointments', {
    staff: sample.clerk,
    parts: {
      appointments: {
        cancelAtDesk: async (input) => {
          sent.push(input);
          throw refusal('CHECKED_IN');
        },
      },
    },
  });
  const cancel = page.getByRole('button', { name: '取消 罗试兰 10:30 的预约' });
  await cancel.click();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(sent).toEqual([]);
  await cancel.click();
  await userEvent.keyboard('2');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/已经签到取号了/);
  expect(sent).toEqual([{ id: booking.appointments[2]?.id }]);
  say({ type: 'appointments-changed', at: sampleNow, date: '2026-11-23' });
});
