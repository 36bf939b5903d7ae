// Tries taking a number with everything around it: the green channel, whose it is, one held already, none left, nobody there.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import type { TakeInput } from '#renderer/kiosk/session.ts';
import {
  closedHall,
  sampleCall,
  sampleOverview,
  sampleTaken,
  slipStates,
} from '#renderer/preview/kiosk/kiosk-samples.ts';
import { askingHall, nextSlot, overviewWith } from '#renderer/preview/kiosk/queue-samples.ts';
import { previews } from '#renderer/preview/previews.ts';
import type { QueueOverview } from '#shared/contract/queue.ts';
import { lineDown, refusal } from '../desk/faults.ts';
import { later, mountKiosk } from './mount-kiosk.tsx';

beforeEach(() => document.documentElement.setAttribute('data-still', ''));
afterEach(cleanup);

const requestId = '1f0c9a52-5f0b-4d8e-8a55-1b3a7c9d0e11';
const matter = { name: 'matter', matterCode: 'GA-01', requestId } as const;
const list = { name: 'matters', purpose: 'take', departmentCode: 'D-GA' } as const;
const taken = sampleTaken(slipStates.printed);

/** A hall that answers takes as the test says, in order, and remembers what it was asked. */
function takes(...answers: (() => unknown)[]) {
  const asked: TakeInput[] = [];
  const take = async (input: TakeInput) => {
    asked.push(input);
    const answer = answers.shift();
    if (!answer) throw new Error('Asked once too often');
    return answer();
  };
  return { asked, take };
}
const fail = (error: unknown) => () => {
  throw error;
};

test('the green channel is chosen on its own screen, goes out once with the number, and says only to show a document', async () => {
  const answer = later<unknown>();
  const hall = takes(() => answer.promise);
  const { tap, container } = await mountKiosk({ screens: [matter], queue: { take: hall.take } });
  await tap(/绿色通道/);
  await expect.element(page.getByText('到窗口请出示证件')).toBeVisible();
  await tap(/^老人/);
  await expect.element(page.getByRole('button', { name: '绿色通道：老人' })).toHaveAttribute('aria-pressed', 'true');
  // The line's wait is not theirs: none is stated.
  await expect.element(page.getByText('取号后告诉您')).toBeVisible();
  expect(container.querySelector('.facts')?.textContent).not.toMatch(/\d 人|分钟/);
  // Changed one's mind, and once more.
  await tap('绿色通道：老人');
  await tap('不用，按普通排');
  await tap(/绿色通道/);
  await tap(/^残障人士/);
  const button = page.getByRole('button', { name: '取号', exact: true });
  await button.dblClick();
  answer.give(sampleTaken(slipStates.printed, 'B026', 6, { lane: 'green', greenReason: 'disabled' }));
  await expect.element(page.getByText('绿色通道：残障人士')).toBeVisible();
  await expect.element(page.getByText('到窗口请出示证件')).toBeVisible();
  expect(hall.asked).toEqual([{ requestId, matterCode: 'GA-01', language: 'zh-CN', green: 'disabled' }]);
});

test('an answer lost and the choice changed: the number the hall gave is found by the words it was asked in', async () => {
  const hall = takes(fail(lineDown()), fail(refusal('REQUEST_REUSED')), () => taken);
  const { tap } = await mountKiosk({ screens: [matter], queue: { take: hall.take } });
  await tap('取号');
  await expect.element(page.getByText('还没收到回音，不知道号取上没有')).toBeVisible();
  await tap(/绿色通道/);
  await tap(/^孕妇/);
  await tap('取号');
  await expect.element(page.getByText('号取好了')).toBeVisible();
  expect(hall.asked.map(({ green, requestId: id }) => [green, id])).toEqual([
    [undefined, requestId],
    ['pregnant', requestId],
    [undefined, requestId],
  ]);
});

test('where a telephone may be left the number comes without one by the large way, and with one where it is typed', async () => {
  const hall = takes(() => taken);
  const { tap } = await mountKiosk({ screens: [matter], hall: askingHall('may'), queue: { take: hall.take } });
  await tap('取号');
  await expect.element(page.getByRole('heading', { name: '留个手机号吗？' })).toBeVisible();
  for (const digit of '138') await tap(digit);
  await expect.element(page.getByText('手机号是 11 位，还差 8 位')).toBeVisible();
  // Half a number is not thrown away by the large button; leaving it out is a choice of its own.
  await tap('还差 8 位');
  expect(hall.asked).toHaveLength(0);
  await tap('直接取号');
  await expect.element(page.getByText('号取好了')).toBeVisible();
  expect(hall.asked[0]).not.toHaveProperty('holder');
});

test('where a telephone must be left nothing goes out without it; held already: told so, and printed again once', async () => {
  const reprints: unknown[] = [];
  const answer = later<unknown>();
  const hall = takes(fail(refusal('ALREADY_HOLDING', { ticket: taken.ticket })));
  const { tap, container } = await mountKiosk({
    screens: [list, matter],
    hall: askingHall('must'),
    queue: {
      take: hall.take,
      reprint: (input: unknown) => {
        reprints.push(input);
        return answer.promise;
      },
    },
  });
  await tap('取号');
  await tap('先输手机号');
  expect(hall.asked).toHaveLength(0);
  for (const digit of '13812345678') await tap(digit);
  await tap('取号');
  await expect.element(page.getByRole('heading', { name: '您已经有 B026 了' })).toBeVisible();
  expect(hall.asked[0]?.holder).toEqual({ kind: 'phone', value: '13812345678' });
  // The same matter: there is nothing to be done together.
  expect(container.textContent).not.toContain('一起办');
  await page.getByRole('button', { name: /再打一张/ }).dblClick();
  answer.give(taken);
  await expect.element(page.getByText('号取好了')).toBeVisible();
  expect(reprints).toEqual([{ ticketId: taken.ticket.id, language: 'zh-CN' }]);
  await tap('首页');
  expect(container.textContent).not.toContain('138');
});

test('a second matter of the same line rides on the number taken a moment ago, or is another for somebody else', async () => {
  const added: unknown[] = [];
  const answers = [fail(refusal('TOO_MANY_MATTERS')), fail(lineDown()), () => ({ ...taken })];
  const hall = takes(() => taken);
  const { tap } = await mountKiosk({
    screens: [matter],
    queue: {
      take: hall.take,
      addMatter: async (input: unknown) => {
        added.push(input);
        return answers.shift()?.();
      },
    },
  });
  await tap('取号');
  await expect.element(page.getByText('号取好了')).toBeVisible();
  await tap('返回');
  await tap(/^县公安局/);
  await tap(/^补身份证/);
  await expect.element(page.getByRole('heading', { name: '您已经有 B026 了' })).toBeVisible();
  await tap(/这件事一起办/);
  await expect.element(page.getByText('一个号最多一起办五件事，请另外取号')).toBeVisible();
  await tap(/这件事一起办/);
  await expect.element(page.getByText('还没收到回音，再试一次')).toBeVisible();
  await tap(/这件事一起办/);
  await expect.element(page.getByText('号取好了')).toBeVisible();
  expect(added).toHaveLength(3);
  expect(added[0]).toEqual({ ticketId: taken.ticket.id, matterCode: 'GA-02', language: 'zh-CN' });
  await tap('返回');
  await tap(/^县公安局/);
  await tap(/^补身份证/);
  await tap('替别人另取一个');
  await expect.element(page.getByRole('button', { name: '取号', exact: true })).toBeVisible();
});

test('after 首页 nobody knows of the number taken before', async () => {
  const hall = takes(() => taken);
  const { tap, container } = await mountKiosk({ screens: [matter], queue: { take: hall.take } });
  await tap('取号');
  await tap('首页');
  await tap(/^取号/);
  await tap(/^县公安局/);
  await tap(/^补身份证/);
  await expect.element(page.getByRole('button', { name: '取号', exact: true })).toBeVisible();
  expect(container.textContent).not.toContain('B026 了');
});

test('no numbers left: counted once as one visit, and the next free appointment is offered under the lamp door', async () => {
  const counted: unknown[] = [];
  const data = { matterCode: 'GA-01', groupCode: 'G-HZ', nextAppointment: nextSlot };
  const hall = takes(fail(refusal('QUOTA_GONE', data)));
  const { tap } = await mountKiosk({
    screens: [list, matter],
    queue: {
      take: hall.take,
      turnedAway: async (input: unknown) => {
        counted.push(input);
        return { nextAppointment: nextSlot };
      },
    },
  });
  await tap('取号');
  await expect.element(page.getByRole('button', { name: /^约 12月9日 10:00 星期三/ })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /我要反映/ })).toBeVisible();
  expect(new Set(counted.map((one) => JSON.stringify(one)))).toEqual(
    new Set([JSON.stringify({ requestId, matterCode: 'GA-01' })]),
  );
  await tap(/^约 12月9日 10:00 星期三/);
  await expect.element(page.getByRole('heading', { name: '怎么称呼您？' })).toBeVisible();
  await tap('返回');
  await tap('返回');
  // The matter is not on the way back: it would only say no again.
  await expect.element(page.getByRole('heading', { name: '县公安局' })).toBeVisible();
});

test('a half-day’s numbers gone say so, while the other matters of the line go on', async () => {
  const overview = () => overviewWith('G-HZ', { goneMatters: ['GA-01'] });
  const { tap } = await mountKiosk({ screens: [list], overview });
  await expect.element(page.getByRole('button', { name: /^换身份证.*号已取完/ })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^补身份证.*等 6 人/ })).toBeVisible();
  await tap(/^换身份证/);
  await expect.element(page.getByRole('heading', { name: '今天上午“换身份证”的号取完了' })).toBeVisible();
});

test('every window paused: told so with two ways on, and the number again once one opens', async () => {
  let overview: QueueOverview = sampleOverview();
  const hall = takes(fail(refusal('NO_WINDOW')));
  const kiosk = await mountKiosk({ screens: [matter], overview: () => overview, queue: { take: hall.take } });
  await expect.element(page.getByText('请带这些')).toBeVisible();
  overview = overviewWith('G-HZ', { state: 'no-window' });
  await kiosk.tap('取号');
  await expect.element(page.getByRole('heading', { name: '办“换身份证”的窗口现在都停着' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /请人过来/ })).toBeVisible();
  overview = sampleOverview();
  kiosk.say({ type: 'window-changed', at: 1, windowCode: 'W1' });
  await expect.element(page.getByRole('heading', { name: '窗口开了' })).toBeVisible();
  await kiosk.tap('取号');
  await expect.element(page.getByText('请带这些')).toBeVisible();
});

test('closing soon is said before the number is taken', async () => {
  await mountKiosk({ screens: [matter], overview: () => overviewWith('G-HZ', { isClosingSoon: true }) });
  await expect.element(page.getByText('窗口 17:30 下班，现在取号，今天可能叫不到您')).toBeVisible();
});

test('a day ended: the home says so and when numbers come again, calls nobody, and telling and looking up stay', async () => {
  const overview = { ...sampleOverview('closed'), waiting: 0, calls: [sampleCall('B018', '6')] };
  const { tap } = await mountKiosk({ hall: closedHall, overview: () => overview });
  await expect.element(page.getByRole('button', { name: /今天不发号了，11月24日 星期二 9:00 开始/ })).toBeVisible();
  await expect.element(page.getByText('B018')).not.toBeInTheDocument();
  await expect.element(page.getByText('现在不用等')).not.toBeInTheDocument();
  await tap(/^取号/);
  await expect.element(page.getByRole('heading', { name: '今天不发号了' })).toBeVisible();
  await expect.element(page.getByText('11月24日 星期二 9:00 开始取号。')).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^我要反映/ })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^查进度/ })).toBeVisible();
});

test('every line closed while the hall is open is no wait of nobody: nothing is given now', async () => {
  const overview = { ...sampleOverview('closed'), waiting: 0 };
  const { tap } = await mountKiosk({ overview: () => overview });
  await expect.element(page.getByRole('button', { name: /^取号.*现在不取号/ })).toBeVisible();
  await tap(/^取号/);
  await expect.element(page.getByRole('heading', { name: '现在不取号' })).toBeVisible();
});

test('a line or a half-day with no numbers to give is not said to be used up', async () => {
  const gone = { name: 'no-numbers', matterCode: 'GA-01', requestId, next: null } as const;
  for (const [changed, words] of [
    [{ state: 'gone', quota: 0, taken: 0 }, '今天这里不发“换身份证”的号'],
    [{ goneMatters: ['GA-01'], noneMatters: ['GA-01'] }, '今天上午这里不发“换身份证”的号'],
    // The quota was set to none after some were taken.
    [{ state: 'gone', quota: 0, taken: 3 }, '今天“换身份证”的号取完了'],
  ] as const) {
    const { tap } = await mountKiosk({
      screens: [list, gone],
      overview: () => overviewWith('G-HZ', changed as object),
    });
    await expect.element(page.getByRole('heading', { name: words })).toBeVisible();
    await tap('换一件事取号');
    const tile = page.getByRole('button', { name: /^换身份证/ });
    const isUsedUp = 'taken' in changed && changed.taken > 0;
    await expect.element(tile).toMatchTextContent(isUsedUp ? /号已取完/ : /这里不发号/);
    await cleanup();
  }
});

test('a single window is not many, and nobody is said to sit at the window because a desk listens', async () => {
  const number = sampleTaken(slipStates.printed, 'B026', 6, { windows: ['13'] });
  await mountKiosk({ screens: [{ name: 'number', taken: number }] });
  await expect.element(page.getByText('13 号窗口办')).toBeVisible();
  await cleanup();
  const { container } = await mountKiosk({});
  await expect.element(page.getByText('现在有人值班')).toBeVisible();
  expect(container.textContent).not.toContain('16 号窗口有人');
});

test('a number of the green channel that a phone can follow loses nothing that is needed, upright or at the side', async () => {
  const preview = previews.find(({ id }) => id === 'kiosk/number-green-phone');
  if (!preview) throw new Error('No such preview');
  await page.viewport(1920, 1920);
  for (const [orientation, language, large] of [
    ['portrait', 'zh-CN', false],
    ['portrait', 'en', false],
    ['portrait', 'zh-CN', true],
    ['landscape', 'zh-CN', false],
    ['landscape', 'en', false],
    ['landscape', 'zh-CN', true],
  ] as const) {
    const modes = { orientation, language, large, low: false, contrast: false };
    const { width, height } = preview.size(modes);
    await render(
      <div style={{ inlineSize: width, blockSize: height, position: 'relative' }}>{preview.render(modes)}</div>,
    );
    const isChinese = language === 'zh-CN';
    for (const words of isChinese
      ? ['您的号', '绿色通道：老人', '听到叫号就去窗口', '13 号窗口办', '没赶上怎么办', '手机扫凭条上的码']
      : ['Your number for', 'Priority: Elderly', 'Window 13', 'If you miss it', 'Scan the slip with your phone'])
      await expect
        .element(page.getByText(words, { exact: false }).first(), { message: `${orientation} ${language} ${words}` })
        .toBeVisible();
    await cleanup();
  }
});
