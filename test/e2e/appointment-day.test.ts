// An appointment from a citizen's own phone to the window: booked on a small screen, kept at the kiosk, called by rule, followed on the phone, forgotten.
import { afterEach, describe, expect, it } from 'vitest';
import { makeAppointmentCode } from '#shared/domain/appointment-code.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { type Hand, handAt } from '../support/kiosk-hand.ts';
import { clockToSet, freePort } from '../support/made-hall.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip();
const passport = 'GA-21';
/** A phone whose number is near looks at least so often. */
const looksAgainMs = 10_000;

/** From the first screen, or from the screen for the code. */
async function checkIn(hand: Hand, code: string): Promise<void> {
  if (await hand.button('首页').isVisible()) await hand.tap('首页');
  await hand.tap('有预约，来签到');
  await hand.tap(/^输预约码/);
  await hand.keys(code);
  await hand.tap('签到');
}

describe.skipIf(!browser)('an appointment', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('is booked on a phone, kept at the kiosk, called when its time has come, and followed on the phone', {
    timeout: 120_000,
  }, async () => {
    const phones = `http://127.0.0.1:${await freePort()}`;
    const time = clockToSet('2026-11-23T09:10:00+08:00');
    hall = await startHall({
      clock: time.clock,
      settings: { hall: { hours: 'windows' }, phone: { url: phones, port: Number(new URL(phones).port) } },
    });
    const anybody = hall.client();
    const takeNormal = async (): Promise<string> => {
      const asked = { requestId: crypto.randomUUID(), matterCode: passport, language: 'zh-CN' } as const;
      return (await anybody.queue.take(asked)).ticket.no;
    };

    const phone = await screens.phone(`${phones}/book`);
    await phone.getByRole('button', { name: /^普通护照/ }).tap();
    await phone
      .locator('.phone-day', { hasText: '11月24日' })
      .getByRole('button', { name: /^10:00/ })
      .tap();
    await phone.getByLabel('姓名').fill('马㐂𠮷');
    await phone.getByLabel('手机号').fill('138000012');
    await phone.getByRole('button', { name: '约好' }).tap();
    await phone.getByRole('alert').waitFor();
    await phone.getByLabel('手机号').fill('13800001234');
    await phone.getByRole('button', { name: '约好' }).tap();
    await phone.getByRole('heading', { name: '约好了' }).waitFor();
    const code = (await phone.locator('.phone-code').innerText()).replaceAll(' ', '');
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    screens.expectComplaints(phone, /status of 4\d\d/);

    const page = await screens.kiosk(hall.url);
    screens.expectComplaints(page, /status of 4\d\d/);
    const kiosk = handAt(page);
    await checkIn(kiosk, code);
    await kiosk.says('您约的是 11月24日 星期二 10:00，09:30 起可以签到');
    const strange = makeAppointmentCode({ bytes: (length) => new Uint8Array(length).fill(7) });
    await checkIn(kiosk, strange);
    await kiosk.says('没找到这个预约，请核对一遍，或者换一样试试');
    const late = await anybody.appointments.book({
      requestId: crypto.randomUUID(),
      matterCode: passport,
      date: '2026-11-24',
      time: '10:30',
      name: '冉光荣',
      phone: '13900004321',
      language: 'zh-CN',
      wantsSlip: false,
    });

    time.set('2026-11-24T09:35:00+08:00');
    const before = [await takeNormal(), await takeNormal(), await takeNormal()];
    time.set('2026-11-24T09:45:00+08:00');
    await checkIn(kiosk, code);
    await kiosk.see('号取好了');
    await kiosk.says('您约的是 10:00');
    await kiosk.says('B004');
    // The same appointment is the same number.
    const again = await anybody.appointments.checkIn({
      requestId: crypto.randomUUID(),
      by: { kind: 'code', code },
      language: 'zh-CN',
    });
    expect(again.taken.ticket.no).toBe('B004');
    const address = again.taken.watchUrl ?? '';
    expect(address.startsWith(`${phones}/t/7722`)).toBe(true);
    await phone.goto(address);
    await phone.getByText('B004').waitFor();
    await phone.getByText('预约 10:00').waitFor();

    const clerk = await hall.admin();
    const [window] = (await clerk.catalogue.get()).windows.filter(({ groupCodes }) => groupCodes.includes('G-CRJ'));
    const windowCode = window?.code ?? '';
    const next = async () => {
      const { current } = await clerk.calling.callNext({ requestId: crypto.randomUUID(), windowCode });
      return current?.ticket;
    };
    // Its time has not come: those who were there first.
    expect((await next())?.no).toBe(before[0]);
    time.set('2026-11-24T10:00:30+08:00');
    const mine = await next();
    expect(mine?.no).toBe('B004');
    await phone.clock.runFor(looksAgainMs);
    await phone.getByText(`叫到您了，请到 ${window?.number} 号窗口`).waitFor();
    await kiosk.tap('首页');
    await kiosk.scan(address, page.getByRole('heading', { name: '正在叫您' }));
    await clerk.calling.finish({ windowCode, ticketId: mine?.id ?? '' });
    await phone.clock.runFor(looksAgainMs);
    await phone.getByText('刚才的服务怎么样？').waitFor();
    await phone.getByRole('button', { name: '满意', exact: true }).tap();
    await phone.getByRole('button', { name: '交上去' }).tap();
    await phone.getByText('谢谢您的评价').waitFor();

    // A quarter of an hour after its time is over: too late for its precedence, not for a number.
    time.set('2026-11-24T11:16:00+08:00');
    await checkIn(kiosk, late.code);
    await kiosk.says('约的时间过了，这是普通号');
    expect([(await next())?.no, (await next())?.no, (await next())?.no]).toEqual([before[1], before[2], 'B005']);

    for (const path of ['/', '/desk', '/display', '/rate?window=1', '/api/openapi.json', '/api/rpc/cases/file'])
      expect((await fetch(phones + path)).status, path).toBe(404);
    for (const call of ['cases/file', 'calling/callNext', 'queue/take', 'staff/signIn'])
      expect((await fetch(`${phones}/api/rpc/${call}`, { method: 'POST' })).status, call).toBe(404);

    time.set('2026-11-24T17:31:00+08:00');
    await clerk.hallDay.close({ date: '2026-11-24' });
    time.set('2026-11-25T00:01:00+08:00');
    await phone.reload();
    await phone.getByRole('heading', { name: '这个号看不到了' }).waitFor();
    expect(await phone.getByText('B004').count()).toBe(0);
  });
});
