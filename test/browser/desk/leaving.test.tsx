// Tries the ways out of the desk: signing out with the line down or with words unsent, a page that throws, a program that changed, English all through.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { createDeskQueryClient } from '#renderer/desk/desk-query-client.ts';
import { clerk, handledDetail } from '#renderer/preview/desk/desk-samples.ts';
import { samplePrinter } from '#renderer/preview/desk/printer-samples.ts';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import { sampleHall } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { lineDown, refusal } from './faults.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(async () => {
  await cleanup();
  vi.restoreAllMocks();
});

const button = (name: string) => page.getByRole('button', { name });
const heading = (name: string | RegExp) => page.getByRole('heading', { name });

test('signing out with the line down hides the desk, says so, and goes on until the hall has ended the session', async () => {
  let isDown = true;
  let tries = 0;
  const setting = {
    staff: clerk,
    parts: {
      staff: {
        signOut: async () => {
          tries += 1;
          if (isDown) throw lineDown();
          return { ok: true };
        },
      },
    } as unknown as FakeParts,
  };
  await mountDesk('/', setting);
  await button('退出').click();
  await expect.element(page.getByText(/还没有退出/)).toBeVisible();
  await expect.element(heading('登录')).not.toBeInTheDocument();
  expect(document.querySelector('.desk')).toBeNull();
  // Somebody who loads the page again does not find the desk open either.
  await cleanup();
  await mountDesk('/', setting);
  await expect.element(page.getByText(/还没有退出/)).toBeVisible();
  tries = 0;
  isDown = false;
  await expect.element(heading('登录'), { timeout: 6000 }).toBeVisible();
  expect(tries).toBeGreaterThan(0);
});

test('words the hall did not take are asked about before signing out and before the page goes', async () => {
  let signedOut = 0;
  await mountDesk('/cases/261123-0074?act=tell', {
    staff: clerk,
    parts: {
      cases: { get: async () => handledDetail },
      drafts: { save: async () => Promise.reject(lineDown()) },
      staff: {
        signOut: async () => {
          signedOut += 1;
          return { ok: true };
        },
      },
    } as unknown as FakeParts,
  });
  const isHeld = (): boolean => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const words = page.getByLabelText('告诉群众的话');
  await expect.element(words).toBeVisible();
  expect(isHeld()).toBe(false);
  await words.fill('明天上午来');
  expect(isHeld()).toBe(true);
  await button('退出').click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await button('先不退出').click();
  await expect.element(words).toHaveValue('明天上午来');
  expect(signedOut).toBe(0);
  await words.fill('  ');
  expect(isHeld()).toBe(false);
  await words.fill('明天上午来');
  await button('退出').click();
  await button('不要了，退出').click();
  await expect.poll(() => signedOut).toBe(1);
});

test.each([
  ['zh-CN', '这一页没打开', '回到今天', /今天的事/],
  ['en', 'This page did not open', 'Go to Today', /Today/],
] as const)('a page that throws says so in %s, and the rest of the desk stands', async (language, title, way, today) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await mountDesk(
    '/cases/261123-0074',
    { staff: clerk, parts: { cases: { get: async () => ({ caseNo: 'broken' }) } } as unknown as FakeParts },
    language,
  );
  await expect.element(heading(title)).toBeVisible();
  expect(document.body.textContent).not.toContain('Something went wrong');
  await button(way).click();
  await expect.element(heading(today)).toBeVisible();
});

test('a hall that came back as another version is told, and nothing is thrown away', async () => {
  const queryClient = createDeskQueryClient(0);
  let version = sampleHall.version;
  await mountDesk(
    '/cases/261123-0074?act=tell',
    {
      staff: clerk,
      parts: {
        hall: { get: async () => ({ ...sampleHall, version }) },
        cases: { get: async () => handledDetail },
      } as unknown as FakeParts,
    },
    'zh-CN',
    queryClient,
  );
  await page.getByLabelText('告诉群众的话').fill('明天上午来');
  await expect.element(page.getByText('有新版本')).not.toBeInTheDocument();
  version = '9.9.9';
  await queryClient.invalidateQueries();
  await expect.element(page.getByText('有新版本')).toBeVisible();
  await expect.element(page.getByLabelText('告诉群众的话')).toHaveValue('明天上午来');
});

test('clearing the form at the counter leaves the slip in the language of the hall’s slips', async () => {
  await mountDesk('/file', { staff: clerk }, 'en');
  await expect.element(page.getByRole('radio', { name: '中文' })).toBeChecked();
  await page.getByRole('radio', { name: 'English' }).click();
  await button('Clear').click();
  await expect.element(page.getByRole('radio', { name: '中文' })).toBeChecked();
});

test('the English desk says what was wrong in English where the hall says it in Chinese', async () => {
  await mountDesk(
    '/file',
    {
      staff: clerk,
      parts: {
        cases: {
          fileAtCounter: async () => {
            throw refusal('INVALID_INPUT', {
              problems: [
                { path: 'person.phone', message: '手机号是 11 位' },
                { path: 'person.idNumber', message: 'One character is wrong' },
              ],
            });
          },
        },
      } as unknown as FakeParts,
    },
    'en',
  );
  await page.getByLabelText('What they said').fill('Three trips.');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('This phone number is not right; please compare')).toBeVisible();
  await expect.element(page.getByText('One character is wrong')).toBeVisible();
  expect(document.querySelector('form')?.textContent).not.toContain('手机号');
});

test.each([
  ['zh-CN', '盖子开着'],
  ['en', 'cover open'],
] as const)('the printer’s trouble is said in %s', async (language, words) => {
  const list = async () => [samplePrinter({ trouble: 'cover-open', since: sampleHall.now })];
  await mountDesk('/slips', { staff: clerk, parts: { printers: { list } } }, language);
  await expect.element(page.getByRole('list').getByText(words)).toBeVisible();
  await expect.poll(() => document.querySelector('.printer-alarm')?.textContent).toContain(words);
  if (language === 'en') expect(document.querySelector('main')?.textContent).not.toContain('盖子');
});

test('a call for help comes into a region that was there before it', async () => {
  let calls: object[] = [];
  const { say } = await mountDesk('/all', {
    staff: clerk,
    parts: { help: { open: async () => calls } } as unknown as FakeParts,
  });
  await expect.poll(() => document.querySelector('.help-live')).not.toBeNull();
  const region = document.querySelector('.help-live');
  expect(region?.getAttribute('aria-live')).toBe('assertive');
  expect(region?.textContent).toBe('');
  calls = [{ id: 'h1', terminal: '1 号机', screen: 'home', at: sampleHall.now }];
  say({ type: 'help-called', at: sampleHall.now } as never);
  await expect.poll(() => region?.textContent).toContain('1 号机');
  expect(region?.isConnected).toBe(true);
});

test('a tab says which page it is, and what stands first leads past the bar and the ways to the work', async () => {
  await mountDesk('/all', { staff: clerk });
  await expect.poll(() => document.title).toBe('全部事项 · 办成 · 工作台');
  await page.getByRole('link', { name: '找凭条' }).click();
  await expect.poll(() => document.title).toBe('找凭条 · 办成 · 工作台');
  await page.getByLabelText('找单号、排队号、前几个字').click();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  const past = page.getByRole('button', { name: '直接到这一页的内容' });
  await expect.element(past).toHaveFocus();
  await expect.element(past).toBeInViewport();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('main')).toHaveFocus();
});
