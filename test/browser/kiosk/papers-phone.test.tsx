// Papers by one's own phone, at the kiosk: a code to scan, what came by it as it comes, and a way on whatever happens.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { fakeCameras } from '#renderer/preview/fake-camera.ts';
import { sampleHall, sampleNow, sampleReceipt, slipStates } from '#renderer/preview/kiosk/kiosk-samples.ts';
import type { PaperLinkState } from '#shared/contract/case-files.ts';
import { lineDown, refusal } from '../desk/faults.ts';
import { mountKiosk } from './mount-kiosk.tsx';

beforeEach(() => document.documentElement.setAttribute('data-still', ''));
afterEach(async () => {
  await cleanup();
  vi.useRealTimers();
});

const hall = { ...sampleHall, phoneUrl: 'https://banshi.example.gov.cn' };
const done = { name: 'done', receipt: sampleReceipt(slipStates.printed), hasPhone: true } as const;
const byPhone = { name: 'papers-phone', caseNo: '261123-0078', queryCode: '385201' } as const;
const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const tokenOf = (n: number) => `ZWluIHNjaGwrc3NlbCBmL${n}`;

/** A hall with links: the test says what came by the newest, or what it ends in. */
function links(...openings: (() => unknown)[]) {
  const fresh: PaperLinkState = { isOpened: false, count: 0, left: 20, secondsLeft: 600, canExtend: true };
  const made = {
    opened: [] as unknown[],
    closed: [] as string[],
    state: { ...fresh },
    trouble: null as unknown,
    caseFiles: {
      openLink: async (input: unknown) => {
        made.opened.push(input);
        openings.shift()?.();
        made.trouble = null;
        made.state = { ...fresh };
        return { ...fresh, id: idOf(made.opened.length), token: tokenOf(made.opened.length) };
      },
      linkState: async () => {
        if (made.trouble) throw made.trouble;
        return made.state;
      },
      closeLink: async ({ token }: { token: string }) => {
        made.closed.push(token);
        return { ok: true as const };
      },
    },
  };
  return made;
}
const heading = (name: string | RegExp) => page.getByRole('heading', { name });
const changed = (n: number) => ({ type: 'papers-changed' as const, at: sampleNow, linkId: idOf(n) });

test('without a camera the phone is the way: a code, connected, two pictures, done; the link ends with the screen', async () => {
  const hallLinks = links();
  const { tap, say, container } = await mountKiosk({
    screens: [done],
    hall,
    caseFiles: hallLinks.caseFiles,
    cameras: fakeCameras('absent'),
  });
  await tap('拍下材料');
  await expect.element(heading('用手机扫一扫')).toBeVisible();
  await expect.element(page.getByRole('img', { name: '用手机拍材料的二维码' })).toBeVisible();
  expect(hallLinks.opened).toEqual([{ caseNo: done.receipt.caseNo, queryCode: done.receipt.queryCode }]);
  // Somebody else's link is none of this kiosk's business.
  hallLinks.state = { isOpened: true, count: 0, left: 20, secondsLeft: 590, canExtend: true };
  say(changed(7));
  say(changed(1));
  await expect.element(heading('手机连上了，等您拍')).toBeVisible();
  // Whoever looks over a shoulder has no code any more.
  expect(container.querySelector('.papers-code')).toBeNull();
  hallLinks.state = { isOpened: true, count: 2, left: 18, secondsLeft: 500, canExtend: true };
  say(changed(1));
  await expect.element(heading('收到 2 张了')).toBeVisible();
  await tap('拍好了');
  await expect.element(page.getByText('拿到凭条了')).toBeVisible();
  await expect.poll(() => hallLinks.closed).toEqual([tokenOf(1)]);
});

test('a code that has run out says so and makes room for a new one; the kiosk’s end ends the link', async () => {
  const hallLinks = links();
  const { tap, say } = await mountKiosk({ screens: [byPhone], hall, caseFiles: hallLinks.caseFiles });
  await expect.element(heading('用手机扫一扫')).toBeVisible();
  hallLinks.trouble = refusal('LINK_OVER');
  say(changed(1));
  await expect.element(heading('这个二维码过期了')).toBeVisible();
  await tap('换一个码');
  await expect.element(heading('用手机扫一扫')).toBeVisible();
  expect(hallLinks.opened).toHaveLength(2);
  await tap('首页');
  await expect.poll(() => hallLinks.closed).toContain(tokenOf(2));
});

test('what came goes on over a new code, a code that has run out and one that does not come; none is counted twice', async () => {
  const pass = () => undefined;
  const hallLinks = links(pass, pass, pass, () => {
    throw lineDown();
  });
  const { tap, say, container } = await mountKiosk({ screens: [done, byPhone], hall, caseFiles: hallLinks.caseFiles });
  const enough = () => expect.element(page.getByRole('button', { name: '拍好了' })).toBeVisible();
  const noLater = () => expect.element(page.getByRole('button', { name: '先不拍' })).not.toBeInTheDocument();
  const came = (count: number) => {
    hallLinks.state = { isOpened: true, count, left: 20 - count, secondsLeft: 500, canExtend: true };
  };
  const code = () => expect.element(page.getByRole('img', { name: '用手机拍材料的二维码' })).toBeVisible();
  await expect.element(heading('用手机扫一扫')).toBeVisible();
  came(2);
  say(changed(1));
  await expect.element(heading('收到 2 张了')).toBeVisible();
  await tap('换一个码');
  await code();
  await expect.element(heading('收到 2 张了')).toBeVisible();
  await enough();
  await noLater();
  came(0);
  say(changed(2));
  await expect.element(page.getByText(/请在手机上按“拍一张”/)).toBeVisible();
  expect(container.querySelector('.papers-count')?.textContent).toBe('2');
  await enough();
  came(1);
  say(changed(2));
  await expect.element(heading('收到 3 张了')).toBeVisible();
  // The same news again, and the end of the link before.
  say(changed(2));
  say(changed(1));
  came(2);
  say(changed(2));
  await expect.element(heading('收到 4 张了')).toBeVisible();

  hallLinks.trouble = refusal('LINK_OVER');
  say(changed(2));
  await expect.element(heading('这个二维码过期了')).toBeVisible();
  await enough();
  await noLater();
  await tap('换一个码');
  await code();
  await expect.element(heading('收到 4 张了')).toBeVisible();
  came(1);
  say(changed(3));
  await expect.element(heading('收到 5 张了')).toBeVisible();
  await tap('换一个码');
  await expect.element(heading('二维码没出来')).toBeVisible();
  await enough();
  await tap('再试一次');
  await code();
  await expect.element(heading('收到 5 张了')).toBeVisible();
  await tap('拍好了');
  await expect.element(page.getByText('拿到凭条了')).toBeVisible();
});

test.each([
  ['the line is down', lineDown(), '二维码没出来', '再试一次'],
  ['the case has enough', refusal('TOO_MANY_FILES'), '这件事的材料满了', '知道了'],
  ['the case is closed', refusal('NOT_NOW'), '这件事已经办完存好了', '知道了'],
] as const)('where %s it is said, with a way on', async (_, error, title, way) => {
  const { caseFiles } = links(() => {
    throw error;
  });
  await mountKiosk({ screens: [done, byPhone], hall, caseFiles });
  await expect.element(heading(title)).toBeVisible();
  await expect.element(page.getByRole('button', { name: way })).toBeVisible();
});

test('a hall without phones offers none; one with both lets everybody change their mind', async () => {
  await mountKiosk({ screens: [done], cameras: fakeCameras('absent') });
  await expect.element(page.getByText('拿到凭条了')).toBeVisible();
  await expect.element(page.getByRole('button', { name: '拍下材料' })).not.toBeInTheDocument();
  await cleanup();
  const { caseFiles } = links();
  const { tap } = await mountKiosk({ screens: [done], hall, caseFiles, cameras: fakeCameras('sees') });
  await tap('拍下材料');
  await tap('用自己的手机拍');
  await expect.element(heading('用手机扫一扫')).toBeVisible();
  await tap('用这台机器拍');
  await tap('先不拍');
  await expect.element(page.getByText('拿到凭条了')).toBeVisible();
});

test('a camera unplugged in mid-view offers the phone, the window, and leaving it; plugged in again, it goes on', async () => {
  const cameras = fakeCameras('sees');
  const papers = { ...byPhone, name: 'papers' } as const;
  const { tap } = await mountKiosk({ screens: [done, papers], hall, cameras });
  await expect.element(page.getByRole('button', { name: '拍下来' })).toBeVisible();
  const unplug = () => cameras.streams.at(-1)?.getTracks()[0]?.dispatchEvent(new Event('ended'));
  unplug();
  await expect.element(heading('摄像头断开了')).toBeVisible();
  await expect.element(page.getByRole('button', { name: '用自己的手机拍' })).toBeVisible();
  await expect.element(page.getByText(/带着材料到 16 号窗口/)).toBeVisible();
  // A plug makes more than one such event; the first may come before anybody listens.
  await expect
    .poll(() => {
      cameras.dispatchEvent(new Event('devicechange'));
      return page.getByRole('button', { name: '拍下来' }).elements().length;
    })
    .toBe(1);
  unplug();
  await tap('先不拍');
  await expect.element(page.getByText('拿到凭条了')).toBeVisible();
});

test('whoever photographs with the phone is not taken for gone; after three quiet minutes they are asked', async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    shouldAdvanceTime: true,
  });
  const hallLinks = links();
  const { say } = await mountKiosk({ screens: [byPhone], hall, caseFiles: hallLinks.caseFiles });
  await expect.element(heading('用手机扫一扫')).toBeVisible();
  await vi.advanceTimersByTimeAsync(75_000);
  // More time was asked for there: nothing came by it, and somebody is there.
  say(changed(1));
  await vi.advanceTimersByTimeAsync(170_000);
  expect(document.querySelector('.idle-warning')).toBeNull();
  await vi.advanceTimersByTimeAsync(75_000);
  await expect.element(heading('您还在吗？')).toBeVisible();
});
