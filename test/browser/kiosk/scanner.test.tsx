// A code scanner is a keyboard in a hurry: told from a hand by its speed, heard as it was set, and nothing of it stays in a field.
import { expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import type { Lines } from '#renderer/input/engines.tsx';
import { createWorkerLine } from '#renderer/input/worker-line.ts';
import { createBurst, type ScannerSetting, understand } from '#renderer/kiosk/scan-burst.ts';
import type { Draft } from '#renderer/kiosk/session.ts';
import * as sample from '#renderer/preview/kiosk/kiosk-samples.ts';
import { formatCaseNumber } from '#shared/domain/case-number.ts';
import { slipQr } from '#shared/domain/scan-code.ts';
import { mountKiosk } from './mount-kiosk.tsx';

const plain: ScannerSetting = { prefix: '', suffix: 'enter', gapMs: 60 };
const caseNo = formatCaseNumber('2026-11-23', 7);
const queryCode = '385201';
const code = slipQr({ caseNo, queryCode });
const other = slipQr({ caseNo, queryCode: '385209' });

/** A burst at a steady pace; what its end said, or null where none came. */
function typedAt(pace: number, text: string, setting = plain): { said: string | null; rest: string } {
  const burst = createBurst(setting);
  let said: string | null = null;
  const keys = [...text].map((sign) => (sign === '⏎' ? 'Enter' : sign === '⇥' ? 'Tab' : sign));
  keys.forEach((key, at) => {
    said = burst.add(key, at * pace) ?? said;
  });
  return { said, rest: burst.rest() };
}

test('fast enough is a scanner, slower is a hand; where the line lies is a setting', () => {
  expect(typedAt(10, `${code}⏎`).said).toBe(code);
  expect(typedAt(60, `${code}⏎`).said).toBe(code);
  expect(typedAt(61, `${code}⏎`).said).toBe('');
  expect(typedAt(150, `${code}⏎`, { ...plain, gapMs: 200 }).said).toBe(code);
  // A Shift for a capital is no sign, and no pause either.
  const burst = createBurst(plain);
  for (const [at, key] of ['a', 'Shift', 'B', 'Enter'].entries()) {
    const said = burst.add(key, at * 50);
    if (key === 'Enter') expect(said).toBe('aB');
  }
});

test('ends as it was set: only its own end is one', () => {
  expect(typedAt(10, `${code}⇥`, { ...plain, suffix: 'tab' })).toEqual({ said: code, rest: '' });
  expect(typedAt(10, `${code}⇥`)).toEqual({ said: null, rest: code });
  expect(typedAt(10, code, { ...plain, suffix: 'none' })).toEqual({ said: null, rest: code });
});

test.each([
  ['a code', code, {}, 'scan'],
  ['the same twice in one breath', code + code, {}, 'scan'],
  ['two run together', code + other, {}, 'half'],
  ['half of one', code.slice(0, 9), {}, 'half'],
  ['half of an address', 'https://hall.ex', {}, 'other'],
  ['goods', '6901234567892', {}, 'half'],
  ['a sentence', 'Which papers does our firm need?', {}, 'typed'],
  ['a few digits', '1234567', {}, 'typed'],
  ['marked', `~${code}`, { prefix: '~' }, 'scan'],
  ['marked, twice', `~${code}~${code}`, { prefix: '~' }, 'scan'],
  ['marked, two together', `~${code}~${other}`, { prefix: '~' }, 'half'],
  ['marked, a short one', '~12', { prefix: '~' }, 'other'],
  ['not marked where it should be', code, { prefix: '~' }, 'typed'],
] as const)('%s: %s', (_, text, more, what) => {
  expect(understand(text, { ...plain, ...more }, true)).toMatchObject({ what });
});

/** Real key strokes, each with its time as the keyboard has it. */
async function strokes(text: string, pace: number): Promise<void> {
  const since = Date.now();
  const sent: Promise<unknown>[] = [];
  for (const [at, sign] of [...text].entries()) {
    const named =
      sign === '⏎'
        ? { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' }
        : sign === '⇥'
          ? { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9, text: '\t' }
          : { key: sign, text: sign };
    const timestamp = (since + at * pace) / 1000;
    sent.push(cdp().send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...named }));
    sent.push(cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, ...named }));
  }
  await Promise.all(sent);
}

const draft: Draft = { ...sample.emptyDraft, requestId: '1f0c9a52-5f0b-4d8e-8a55-1b3a7c9d0e11', role: 'self' };

/** On the screen for a name, empty or begun. */
async function atName(scanner: ScannerSetting, name = '') {
  const looked: unknown[] = [];
  await mountKiosk({
    screens: [{ name: 'tell-details', at: 0 }],
    draft: { ...draft, fields: { ...draft.fields, name } },
    hall: { ...sample.sampleHall, kiosk: { ...sample.sampleHall.kiosk, scanner } },
    cases: {
      status: async (input: unknown) => {
        looked.push(input);
        throw new Error('not here');
      },
    },
  });
  const field = page.getByRole('textbox');
  await expect.element(field).toHaveFocus();
  return { field, looked };
}

test('with Tab for its end: the case is looked up, and nothing of it stayed in the field', async () => {
  const { looked } = await atName({ ...plain, suffix: 'tab' }, '罗大姐');
  await strokes(`${code}⇥`, 5);
  await expect.poll(() => looked).toEqual([{ caseNo, queryCode }]);
  await expect.element(page.getByRole('heading', { name: '查进度' })).toBeVisible();
  await page.getByRole('button', { name: '返回' }).click();
  await expect.element(page.getByRole('textbox')).toHaveValue('罗大姐');
});

test('Tab after something that is no code of ours does not move the focus either', async () => {
  const { field, looked } = await atName({ ...plain, suffix: 'tab' });
  await strokes('6901234567892⇥', 5);
  await expect.element(page.getByText('没扫好，请再扫一次')).toBeVisible();
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveValue('');
  expect(looked).toEqual([]);
});

test('without an end: known once it is quiet', async () => {
  const { looked } = await atName({ ...plain, suffix: 'none' });
  await strokes(code, 5);
  await expect.poll(() => looked).toEqual([{ caseNo, queryCode }]);
});

test('half a code whose end never comes is taken out again, and said', async () => {
  const { field, looked } = await atName(plain, '罗');
  await strokes(code.slice(0, 10), 5);
  await expect.element(field).toHaveValue('罗');
  await expect.element(page.getByText(/没扫好|刚才扫的码没有查/)).toBeVisible();
  expect(looked).toEqual([]);
});

test('a hand at a keyboard, digits and Enter and all, is a hand', async () => {
  const { field, looked } = await atName(plain);
  await strokes('13812345678', 150);
  await expect.element(field).toHaveValue('13812345678');
  await new Promise((resolve) => setTimeout(resolve, 600));
  await expect.element(field).toHaveValue('13812345678');
  expect(looked).toEqual([]);
});

test('two slips together: neither is taken for the other', async () => {
  const { field, looked } = await atName(plain);
  await strokes(`${code}${other}⏎`, 5);
  await expect.element(page.getByText('没扫好，请再扫一次')).toBeVisible();
  await expect.element(field).toHaveValue('');
  expect(looked).toEqual([]);
});

test.each([
  ['of a slip', `c#${code}`],
  ['of something else', 'shop'],
])('an address %s, scanned while Chinese is being written, leaves nothing behind', async (_, rest) => {
  let asked = 0;
  const slow: Lines['pinyin'] = {
    ...createWorkerLine(() => {
      throw new Error('no worker');
    }),
    state: () => 'ready',
    ask: async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 30));
      return { candidates: [{ text: '好', letters: 5, reading: 'hao', score: 0 }] } as never;
    },
  };
  const looked: unknown[] = [];
  await mountKiosk({
    engines: { pinyin: slow, handwriting: slow as never },
    screens: [{ name: 'tell-words' }],
    draft: { ...draft, words: '机器坏了' },
    cases: {
      status: async (input: unknown) => {
        looked.push(input);
        throw new Error('not here');
      },
    },
  });
  const field = page.getByRole('textbox');
  await expect.element(field).toHaveFocus();
  await strokes(`https://hall.example/${rest}⏎`, 5);
  await expect.element(page.getByText(/刚才扫的码没有查|查进度/).first()).toBeVisible();
  expect(asked).toBeGreaterThan(0);
  if (looked.length > 0) await page.getByRole('button', { name: '返回' }).click();
  await expect.element(page.getByRole('textbox')).toHaveValue('机器坏了');
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expect.element(page.getByRole('textbox')).toHaveValue('机器坏了');
});
