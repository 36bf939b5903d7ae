// Tries appointments at the kiosk: made once whatever gets lost, nothing typed is thrown away or left behind, kept by checking in.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import type { BookInput } from '#renderer/kiosk/booking.ts';
import { closedHall, sampleTaken, slipStates } from '#renderer/preview/kiosk/kiosk-samples.ts';
import * as sample from '#renderer/preview/kiosk/queue-samples.ts';
import { makeAppointmentCode } from '#shared/domain/appointment-code.ts';
import { appointmentQr } from '#shared/domain/scan-code.ts';
import { lineDown, refusal } from '../desk/faults.ts';
import { later, mountKiosk, scan } from './mount-kiosk.tsx';

beforeEach(() => document.documentElement.setAttribute('data-still', ''));
afterEach(cleanup);

const code = makeAppointmentCode({ bytes: (length) => Uint8Array.from({ length }, (_, at) => 17 * at + 3) });
const booked = { appointment: sample.sampleAppointment, code, slip: slipStates.printed };
const taken = sampleTaken(slipStates.printed, 'B026', 2, { lane: 'appointment', appointmentTime: '10:00' });
const fail = (error: unknown) => () => {
  throw error;
};

function books(...answers: (() => unknown)[]) {
  const asked: BookInput[] = [];
  const book = async (input: BookInput) => {
    asked.push(input);
    const answer = answers.shift();
    if (!answer) throw new Error('Asked once too often');
    return answer();
  };
  return { asked, appointments: { bookable: async () => sample.bookable, slots: async () => sample.slotDays, book } };
}

test('from home to a slip: day, time, name, telephone, one look, once', async () => {
  const answer = later<unknown>();
  const hall = books(() => answer.promise);
  const { tap, container } = await mountKiosk({ appointments: hall.appointments });
  await tap('约个时间来');
  await tap(/^换身份证/);
  await expect.element(page.getByRole('button', { name: /11月24日.*约满了/ })).toBeDisabled();
  await tap(/12月1日/);
  await tap(/^10:00/);
  await tap('先写姓名');
  await userEvent.keyboard('罗春梅');
  await tap('下一步');
  for (const digit of '13812345678') await tap(digit);
  await tap('下一步');
  await expect.element(page.getByText('12月1日 星期二 10:00')).toBeVisible();
  await expect.element(page.getByText('138 1234 5678')).toBeVisible();
  await page.getByRole('button', { name: '就约这个时间' }).dblClick();
  answer.give(booked);
  await expect.element(page.getByText('约好了')).toBeVisible();
  await expect.element(page.getByText(`${code.slice(0, 4)} ${code.slice(4)}`)).toBeVisible();
  expect(hall.asked).toHaveLength(1);
  expect(hall.asked[0]).toMatchObject({
    matterCode: 'GA-01',
    date: '2026-12-01',
    time: '10:00',
    name: '罗春梅',
    phone: '13812345678',
    wantsSlip: true,
  });
  await tap('拿到凭条了');
  await expect.element(page.getByText('您好，想办什么事？')).toBeVisible();
  expect(container.innerHTML).not.toMatch(/罗春梅|138/);
});

const review = { screens: [{ name: 'book-day' }, { name: 'book-review' }] as const, booking: sample.fullBooking };

test('a time that has just gone: what was typed stays, and the next free one is a tap away', async () => {
  const gone = refusal('SLOT_GONE', { next: { date: '2026-12-01', time: '10:30' } });
  const hall = books(fail(gone), () => booked);
  const { tap } = await mountKiosk({ ...review, appointments: hall.appointments });
  await tap('就约这个时间');
  await expect.element(page.getByText('这个时间刚刚约满了，您填的都还在')).toBeVisible();
  await tap('换成 12月1日 10:30');
  await expect.element(page.getByText('12月1日 星期二 10:30')).toBeVisible();
  await tap('换个时间');
  await tap(/12月2日/);
  await tap(/^11:30/);
  // Name and telephone are not asked again.
  await expect.element(page.getByText('12月2日 星期三 11:30')).toBeVisible();
  await tap('就约这个时间');
  await expect.element(page.getByText('约好了')).toBeVisible();
  expect(hall.asked[1]).toMatchObject({ date: '2026-12-02', time: '11:30', name: '罗春梅' });
});

test('an answer lost is asked for again under the same request; one changed meanwhile finds what the hall has', async () => {
  const hall = books(fail(lineDown()), fail(refusal('REQUEST_REUSED')), () => booked);
  const { tap } = await mountKiosk({ ...review, appointments: hall.appointments });
  await tap('就约这个时间');
  await expect.element(page.getByText('再试一次，不会约两次。')).toBeVisible();
  await tap('换个时间');
  await tap(/12月2日/);
  await tap(/^11:30/);
  await tap('就约这个时间');
  await expect.element(page.getByText('约好了')).toBeVisible();
  expect(hall.asked.map(({ requestId, time }) => [requestId, time])).toEqual([
    [sample.fullBooking.requestId, '10:00'],
    [sample.fullBooking.requestId, '11:30'],
    [sample.fullBooking.requestId, '10:00'],
  ]);
});

test('booked already, or wrong: said in words, nothing typed is lost', async () => {
  const problems = { problems: [{ path: 'phone', message: '手机号是 11 位，还差 1 位' }] };
  const hall = books(fail(refusal('INVALID_INPUT', problems)), fail(refusal('ALREADY_BOOKED')));
  const { tap } = await mountKiosk({ ...review, appointments: hall.appointments });
  await tap('就约这个时间');
  await expect.element(page.getByText('手机号是 11 位，还差 1 位')).toBeVisible();
  await tap('再试一次');
  await expect.element(page.getByText('这个手机号当天已经约了这件事')).toBeVisible();
  await expect.element(page.getByText('罗春梅')).toBeVisible();
});

test('leaving with a name typed asks first, and forgets it then', async () => {
  const hall = books();
  const { tap, container } = await mountKiosk({ ...review, appointments: hall.appointments });
  await tap('首页');
  await expect.element(page.getByText('还没约上，您填的会清掉。')).toBeVisible();
  await tap('接着约');
  await tap('首页');
  await tap('清掉，回首页');
  await expect.element(page.getByText('您好，想办什么事？')).toBeVisible();
  expect(container.innerHTML).not.toMatch(/罗春梅|138/);
});

test('days that are not answered can be asked for again; all full leads to the window', async () => {
  let isDown = true;
  const slots = async () => {
    if (isDown) throw refusal('CANNOT_SAVE');
    return sample.slotDays.map((day) => ({ ...day, slots: day.slots.map((slot) => ({ ...slot, left: 0 })) }));
  };
  const { tap } = await mountKiosk({
    screens: [{ name: 'book-day' }],
    booking: sample.emptyBooking,
    appointments: { slots },
  });
  await expect.element(page.getByText('没看到能约的时间，再试一次')).toBeVisible();
  isDown = false;
  await tap('再试一次');
  await expect.element(page.getByRole('heading', { name: '能约的日子都满了' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /我要反映/ })).toBeVisible();
});

/** A hall for checking in that answers in order. */
function checkIns(...answers: (() => unknown)[]) {
  const asked: { requestId: string; by: unknown }[] = [];
  const checkIn = async (input: { requestId: string; by: unknown }) => {
    asked.push(input);
    const answer = answers.shift();
    if (!answer) throw new Error('Asked once too often');
    return answer();
  };
  return { asked, appointments: { checkIn, bookable: async () => sample.bookable } };
}
const early = refusal('TOO_EARLY', {
  date: '2026-11-23',
  time: '10:30',
  from: Date.UTC(2026, 10, 23, 2, 0),
});

test('check-in by code: a wrong digit is said before it is sent, too early says from when, what was typed stays', async () => {
  const late = { taken, appointment: sample.sampleAppointment, isLate: true };
  const hall = checkIns(fail(early), fail(lineDown()), () => late);
  const { tap } = await mountKiosk({ appointments: hall.appointments });
  await tap('有预约，来签到');
  await tap(/^输预约码/);
  const wrong = `${code.slice(0, 7)}${(Number(code[7]) + 1) % 10}`;
  for (const digit of wrong) await tap(digit);
  await expect.element(page.getByText('有一处不对，请再看一遍')).toBeVisible();
  await tap('再看一遍');
  expect(hall.asked).toHaveLength(0);
  await tap('删除');
  await tap(code.slice(7));
  await tap('签到');
  await expect.element(page.getByText('您约的是 今天 10:30，10:00 起可以签到')).toBeVisible();
  await expect.element(page.getByRole('textbox')).toHaveValue(code);
  await tap('签到');
  await expect.element(page.getByText('还没收到回音，再试一次')).toBeVisible();
  await tap('再试一次');
  await expect.element(page.getByText('约的时间过了，这是普通号')).toBeVisible();
  expect(new Set(hall.asked.map(({ requestId }) => requestId)).size).toBe(1);
});

test('with the windows closed check-in is still a tap away: before opening it was promised', async () => {
  const hall = checkIns(fail(early));
  const { tap } = await mountKiosk({ appointments: hall.appointments, hall: closedHall });
  await tap('有预约，来签到');
  await expect.element(page.getByRole('heading', { name: '预约签到' })).toBeVisible();
});

test.each([
  ['later today', { date: '2026-11-23', time: '13:30' }, '现在窗口休息，您约的时间也过了，13:30 起再来签到'],
  [
    'another day',
    { date: '2026-11-25', time: '09:00' },
    /您约的时间窗口不开，11月25日 星期三 09:00 才开。请换个时间约/,
  ],
  ['nobody knows when', null, '您约的时间窗口不开，请换个时间约，或者问工作人员'],
])('a closed door is said with when it opens: %s', async (_, opens, words) => {
  const hall = checkIns(fail(refusal('HALL_CLOSED', { opens })));
  const { tap } = await mountKiosk({ screens: [{ name: 'check-in', problem: null }], appointments: hall.appointments });
  await tap(/^输预约码/);
  for (const digit of code) await tap(digit);
  await tap('签到');
  await expect.element(page.getByText(words)).toBeVisible();
});

test('check-in by the last four digits and the name', async () => {
  const hall = checkIns(fail(refusal('APPOINTMENT_NOT_FOUND')), () => ({
    taken,
    appointment: sample.sampleAppointment,
    isLate: false,
  }));
  const { tap } = await mountKiosk({ screens: [{ name: 'check-in', problem: null }], appointments: hall.appointments });
  await tap(/^手机后四位、姓名/);
  for (const digit of '5678') await tap(digit);
  await tap('下一步');
  await userEvent.keyboard('罗春');
  await tap('签到');
  await expect.element(page.getByText(/没找到这个预约/)).toBeVisible();
  await userEvent.keyboard('梅');
  await tap('签到');
  await expect.element(page.getByText('您约的是 10:00')).toBeVisible();
  expect(hall.asked.map(({ by }) => by)).toEqual([
    { kind: 'phone', phoneLast4: '5678', name: '罗春' },
    { kind: 'phone', phoneLast4: '5678', name: '罗春梅' },
  ]);
  // Other words are another request.
  expect(new Set(hall.asked.map(({ requestId }) => requestId)).size).toBe(2);
});

test('an appointment’s slip held to the scanner checks in at once, or says why not', async () => {
  const hall = checkIns(fail(early), () => ({ taken, appointment: sample.sampleAppointment, isLate: false }));
  const { container } = await mountKiosk({ appointments: hall.appointments });
  await expect.element(page.getByText('您好，想办什么事？')).toBeVisible();
  scan(appointmentQr({ date: '2026-11-23', code }));
  await expect.element(page.getByText('您约的是 今天 10:30，10:00 起可以签到')).toBeVisible();
  scan(appointmentQr({ date: '2026-11-23', code }));
  await expect.element(page.getByText('号取好了')).toBeVisible();
  expect(hall.asked[0]?.by).toEqual({ kind: 'code', code });
  expect(container.textContent).toContain('到点先叫您');
});

test('a hall without appointments shows nothing of them', async () => {
  const { container } = await mountKiosk({});
  await expect.element(page.getByText('您好，想办什么事？')).toBeVisible();
  expect(container.textContent).not.toMatch(/预约|约个时间/);
});
