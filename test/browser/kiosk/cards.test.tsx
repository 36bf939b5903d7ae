// Lays cards on the kiosk's reader: what is filled, what is asked, what the next person never sees, and that nobody needs one.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Screen } from '#renderer/kiosk/screen-state.ts';
import type { Draft } from '#renderer/kiosk/session.ts';
import * as sample from '#renderer/preview/kiosk/kiosk-samples.ts';
import { emptyBooking, sampleAppointment } from '#renderer/preview/kiosk/queue-samples.ts';
import type { Card, ReaderState } from '#shared/contract/devices.ts';
import { type KioskSetting, later, mountKiosk } from './mount-kiosk.tsx';

const luo = { name: '罗样例', idNumber: '11010519491231002X' };
const shi = { name: '石样例', idNumber: '110105199001010010' };
const draft: Draft = {
  ...sample.emptyDraft,
  requestId: '1f0c9a52-5f0b-4d8e-8a55-1b3a7c9d0e11',
  words: '机器坏了',
  role: 'self',
};
const details: Screen = { name: 'tell-details', at: 0 };

/** A kiosk whose reader the test's hand lays cards on. */
async function withReader(setting: KioskSetting) {
  let state: ReaderState = { state: 'ready', isUnreadable: false, since: 1 };
  let held: Card | null = null;
  let since = 1;
  const asked = { take: 0, forget: 0 };
  const kiosk = await mountKiosk({
    ...setting,
    devices: {
      reader: async () => state,
      takeCard: async () => {
        asked.take += 1;
        const card = held;
        held = null;
        return card;
      },
      forget: async () => {
        asked.forget += 1;
        held = null;
        return state;
      },
      ...setting.devices,
    },
  });
  // The kiosk begins with a clean reader: what was laid down before it began is nobody's.
  if (setting.devices === undefined) await expect.poll(() => asked.forget).toBeGreaterThan(0);
  const change = (next: Partial<ReaderState>): void => {
    since += 1;
    state = { isUnreadable: false, state: 'ready', ...next, since };
    kiosk.say({ type: 'reader-changed', at: sample.sampleNow });
  };
  return {
    ...kiosk,
    asked,
    change,
    lay(card: typeof luo | null): void {
      held = card && { readingId: crypto.randomUUID(), ...card };
      change({ state: 'card', isUnreadable: card === null });
    },
    lift: () => change({ state: 'ready' }),
  };
}

const field = () => page.getByRole('textbox');
const says = (words: string | RegExp) => expect.element(page.getByText(words, { exact: false }).first()).toBeVisible();

test('a card fills the name, then the number, and asks to look at it', async () => {
  const kiosk = await withReader({ screens: [details], draft });
  await says('把身份证放在读卡处，不用写');
  kiosk.lay(luo);
  await expect.element(field()).toHaveValue('罗样例');
  await says('读到了罗*，请看对不对');
  await says('身份证可以拿走了');
  kiosk.lift();
  await expect.element(page.getByText('身份证可以拿走了')).not.toBeInTheDocument();
  await kiosk.tap('下一步');
  await expect.element(page.getByText(/读到了|把身份证放在/)).not.toBeInTheDocument();
  await kiosk.tap(/不填，下一步/);
  await expect.element(field()).toHaveValue(luo.idNumber);
  await says('读到了罗*，请看对不对');
});

test('the same card again does nothing; another asks, and keeps what is there unless told otherwise', async () => {
  const kiosk = await withReader({ screens: [details], draft });
  kiosk.lay(luo);
  await expect.element(field()).toHaveValue('罗样例');
  kiosk.lift();
  kiosk.lay(luo);
  await expect.poll(() => kiosk.asked.take).toBeGreaterThan(1);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();

  kiosk.lay(shi);
  await says('换成这张身份证吗？');
  await says('现在写的是罗*，刚放的身份证是石*的。');
  await kiosk.tap('不换');
  await expect.element(field()).toHaveValue('罗样例');
  kiosk.lift();
  kiosk.lay(shi);
  await kiosk.tap('换成这张');
  await expect.element(field()).toHaveValue('石样例');
  await says('读到了石*，请看对不对');
});

test('nothing that was typed is changed without a yes', async () => {
  const kiosk = await withReader({
    screens: [details],
    draft: { ...draft, fields: { ...draft.fields, name: '罗大姐' } },
  });
  await says('把身份证放在读卡处，不用写');
  kiosk.lay(luo);
  await says('换成这张身份证吗？');
  // The same surname: whose it is cannot be told apart in public, only that it is not what was written.
  await says('刚放的身份证和您写的不一样。');
  await userEvent.keyboard('{Escape}');
  await expect.element(field()).toHaveValue('罗大姐');
  expect(document.body.innerHTML).not.toContain(luo.idNumber);
});

test('edited by hand after it was read, nothing is claimed of it any more', async () => {
  const kiosk = await withReader({ screens: [details], draft });
  kiosk.lay(luo);
  await says('读到了罗*，请看对不对');
  await field().fill('罗样');
  await expect.element(page.getByText(/读到了/)).not.toBeInTheDocument();
});

test('a card that cannot be read, a reader that is gone, and writing goes on', async () => {
  const kiosk = await withReader({ screens: [details], draft });
  kiosk.lay(null);
  await says('这张卡没读出来，请拿起来再放一次，或者手写');
  kiosk.change({ state: 'gone' });
  await says('读卡器现在用不了，请手写');
  await field().fill('罗大姐');
  await kiosk.tap('下一步');
  await says('打哪个电话找您？');
});

test('left by the person before: it is not read, and it is said whose it may be', async () => {
  const kiosk = await withReader({ screens: [details], draft });
  // Given to somebody already, or read before this session: nothing is held.
  kiosk.change({ state: 'card' });
  await says('读卡处有一张身份证。要是您的，请拿起来再放一次');
  await expect.element(field()).toHaveValue('');
  kiosk.lift();
  kiosk.lay(luo);
  await expect.element(field()).toHaveValue('罗样例');
});

test('a session ends: the reader forgets, the card left there is called out, and the next person gets nothing', async () => {
  const kiosk = await withReader({ screens: [details], draft });
  kiosk.lay(luo);
  await expect.element(field()).toHaveValue('罗样例');
  const { forget } = kiosk.asked;
  await kiosk.tap('首页');
  await kiosk.tap('清掉，回首页');
  await says('请拿好您的身份证');
  expect(kiosk.asked.forget).toBeGreaterThan(forget);
  expect(document.body.innerHTML).not.toContain('罗样例');
  expect(document.body.innerHTML).not.toContain(luo.idNumber);
  kiosk.lift();
  await expect.element(page.getByText('请拿好您的身份证')).not.toBeInTheDocument();
});

test('laid down at home, before anybody began: forgotten, and nobody is called out', async () => {
  const kiosk = await withReader({});
  await expect.poll(() => kiosk.asked.forget).toBeGreaterThan(0);
  const { forget } = kiosk.asked;
  kiosk.lay(luo);
  await expect.poll(() => kiosk.asked.forget).toBeGreaterThan(forget);
  expect(kiosk.asked.take).toBe(0);
  await expect.element(page.getByText('请拿好您的身份证')).not.toBeInTheDocument();
});

test('an answer of the reader that comes when somebody else stands here is nobody’s', async () => {
  const answer = later<Card | null>();
  const kiosk = await withReader({
    screens: [details],
    draft: { ...draft, words: '' },
    devices: { takeCard: () => answer.promise },
  });
  await says('把身份证放在读卡处，不用写');
  await kiosk.tap('首页');
  await says(/您好/);
  answer.give({ readingId: crypto.randomUUID(), ...luo });
  await kiosk.tap(/^我要反映/);
  expect(document.body.innerHTML).not.toContain('罗样例');
});

test('until the reader has forgotten the person before, nothing is taken off it', async () => {
  const answer = later<ReaderState>();
  const kiosk = await withReader({ screens: [details], draft, devices: { forget: () => answer.promise } });
  kiosk.lay(luo);
  await says(/读卡处有一张身份证/);
  expect(kiosk.asked.take).toBe(0);
  answer.give({ state: 'card', isUnreadable: false, since: 2 });
  await expect.poll(() => kiosk.asked.take).toBe(1);
});

test('an appointment: the card’s number goes with its name, and is dropped with another name', async () => {
  let booked: unknown = null;
  const kiosk = await withReader({
    screens: [{ name: 'book-details', field: 'name' }],
    booking: { ...emptyBooking, phone: '13812345678' },
    appointments: {
      book: async (input: unknown) => {
        booked = input;
        return { appointment: sampleAppointment, code: '48205317', slip: sample.slipStates.printed };
      },
    },
  });
  await says('把身份证放在读卡处，不用写');
  kiosk.lay(luo);
  await expect.element(field()).toHaveValue('罗样例');
  await kiosk.tap('下一步');
  await kiosk.tap('下一步');
  await says(luo.idNumber);
  await kiosk.tap('就约这个时间');
  await expect.poll(() => booked).toMatchObject({ name: '罗样例', idNumber: luo.idNumber });
  // Booked, with the card still lying there: it is called out before its owner goes.
  await says('请拿好您的身份证');
  await kiosk.tap('知道了');
  await says('4820 5317');
});

test('an appointment: another name written over it takes the number away', async () => {
  const kiosk = await withReader({
    screens: [{ name: 'book-details', field: 'name' }],
    booking: { ...emptyBooking, phone: '13812345678' },
  });
  await says('把身份证放在读卡处，不用写');
  kiosk.lay(luo);
  await expect.element(field()).toHaveValue('罗样例');
  await field().fill('罗大姐');
  await kiosk.tap('下一步');
  await kiosk.tap('下一步');
  await says('罗大姐');
  expect(document.body.innerHTML).not.toContain(luo.idNumber);
});

test('check-in: the card on its first screen leads to its number, ready to be sent', async () => {
  let by: unknown = null;
  const kiosk = await withReader({
    screens: [{ name: 'check-in', problem: null }],
    appointments: {
      checkIn: async (input: { by: unknown }) => {
        by = input.by;
        throw new Error('not here');
      },
    },
  });
  await says('把身份证放在读卡处，不用写');
  kiosk.lay(luo);
  await expect.element(field()).toHaveValue(luo.idNumber);
  await kiosk.tap('签到');
  await expect.poll(() => by).toEqual({ kind: 'id', idNumber: luo.idNumber });
});

test('a terminal without a reader says nothing of one and asks it nothing more', async () => {
  let asked = 0;
  const kiosk = await mountKiosk({
    screens: [details],
    draft,
    devices: {
      reader: async () => {
        asked += 1;
        return sample.readerStates.none;
      },
    },
  });
  await says('怎么称呼您？');
  kiosk.say({ type: 'reader-changed', at: sample.sampleNow });
  await field().fill('罗大姐');
  await kiosk.tap('下一步');
  await says('打哪个电话找您？');
  expect(asked).toBeLessThan(3);
  expect(document.body.textContent).not.toContain('读卡');
});

test('a number by a card: whose it is, without a key; a telephone that was typed is not lost unasked', async () => {
  const asked: unknown[] = [];
  const kiosk = await withReader({
    screens: [{ name: 'holder', matterCode: 'GA-01', requestId: draft.requestId }],
    hall: { ...sample.sampleHall, kiosk: { ...sample.sampleHall.kiosk, askHolder: 'may' } },
    queue: {
      take: async (input: unknown) => {
        asked.push(input);
        return sample.sampleTaken(sample.slipStates.printed, 'B026', 2);
      },
    },
  });
  await says('把身份证放在读卡处，不用写');
  await field().fill('1381234');
  kiosk.lay(luo);
  await kiosk.tap('不换');
  await expect.element(field()).toHaveValue('1381234');
  await field().fill('');
  kiosk.lay(luo);
  await expect.element(field()).toHaveValue(luo.idNumber);
  await says('读到了罗*，请看对不对');
  await kiosk.tap('取号');
  await expect.poll(() => asked).toMatchObject([{ holder: { kind: 'id', value: luo.idNumber } }]);
  await says('B026');
});
