// Tries that no form sends a ready answer with its blanks in it: by button and by keys, after a reload, and nobody's own brackets are in the way.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as loop from '#renderer/preview/desk/case-samples.ts';
import { clerk } from '#renderer/preview/desk/desk-samples.ts';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import type { ReadyAnswer } from '#shared/contract/catalogue.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

const missing = '还差（缺的材料）。请您最晚（几月几日 星期几）带到（几）号窗口。';
const answer = (code: string, use: ReadyAnswer['use'], words: string): ReadyAnswer => ({
  code,
  name: { zh: `题目${code}`, en: `Title ${code}` },
  use,
  words,
});
const answers = [answer('R01', 'tell', missing), answer('R02', 'any', '办好了：（办成了什么）。')];
const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabelText(name, { exact: true });
const chosenIn = (name: string): string => {
  const { value, selectionStart, selectionEnd } = field(name).element() as HTMLTextAreaElement;
  return value.slice(selectionStart, selectionEnd);
};
const pick = async (name: string, title: string): Promise<void> => {
  await button(name).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(title) })
    .click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
};

/** A hall with these answers that writes down the words it is sent; `begun`: a draft it has kept. */
async function open(
  act: string,
  setting: { detail?: CaseDetail; begun?: { place: string; data: string }; language?: Language } = {},
): Promise<unknown[]> {
  const sent: unknown[] = [];
  const { detail = loop.assignedDetail, begun, language } = setting;
  let now = detail;
  const hear = async ({ words }: { words: string }) => {
    sent.push(words);
    now = { ...now, version: now.version + 1 };
    return now;
  };
  await mountDesk(
    `/cases/261123-0074?act=${act}`,
    {
      staff: clerk,
      parts: {
        catalogue: { answers: async () => answers },
        cases: { get: async () => now, addEntry: hear, conclude: hear },
        handling: { related: async () => loop.related, proposeRefusal: hear },
        drafts: {
          mine: async () => (begun ? [{ ...begun, at: 0 }] : []),
          save: async () => ({ ok: true }),
          drop: async () => ({ ok: true }),
        },
      } as unknown as FakeParts,
    },
    language,
  );
  return sent;
}

test('a word to the citizen waits until every blank is filled in; each is said and chosen in its turn', async () => {
  const sent = await open('tell');
  await field('告诉群众的话').fill('李先生（原件也要）：');
  await pick('常用答复', '题目R01');
  await expect.poll(() => chosenIn('告诉群众的话')).toBe('（缺的材料）');
  await userEvent.keyboard('照片');
  await expect.element(page.getByText('还有没填的')).not.toBeInTheDocument();
  await button('告诉群众').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('还有没填的：（几月几日 星期几）（几）');
  await expect.element(field('告诉群众的话')).toHaveFocus();
  await expect.element(field('告诉群众的话')).toHaveAttribute('aria-invalid', 'true');
  expect(chosenIn('告诉群众的话')).toBe('（几月几日 星期几）');
  await userEvent.keyboard('12月9日 星期三');
  await expect.element(page.getByRole('alert')).toHaveTextContent('还有没填的：（几）');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(chosenIn('告诉群众的话')).toBe('（几）');
  expect(sent).toEqual([]);
  await userEvent.keyboard('3');
  await expect.element(page.getByText('还有没填的')).not.toBeInTheDocument();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  const whole = '李先生（原件也要）：\n还差照片。请您最晚12月9日 星期三带到3号窗口。';
  await expect.poll(() => sent).toEqual([whole]);
  // Sent is sent: the next words have nothing to do with it.
  await expect.element(field('告诉群众的话')).toHaveValue('');
  await field('告诉群众的话').fill('请看（几）');
  await button('告诉群众').click();
  await expect.poll(() => sent).toEqual([whole, '请看（几）']);
});

test('brackets nobody picked are no blanks, though an answer of the hall has the same', async () => {
  const sent = await open('tell');
  await field('告诉群众的话').fill('到（几）号窗口都行（一楼）。');
  await button('告诉群众').click();
  await expect.poll(() => sent).toEqual(['到（几）号窗口都行（一楼）。']);
});

test('concluding is not even asked about, in English as well', async () => {
  await open('conclude', { detail: loop.talkedDetail, language: 'en' });
  await page.getByRole('tab', { name: /On the spot/i }).click();
  await pick('Ready answers', 'Title R02');
  await page.getByRole('button', { name: /^Conclude/ }).click();
  await expect.element(page.getByText('Still to be filled in: （办成了什么）')).toBeVisible();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  const words = document.activeElement as HTMLTextAreaElement;
  expect(words.value.slice(words.selectionStart, words.selectionEnd)).toBe('（办成了什么）');
});

test('after a reload the hall’s answers tell what is still to be filled in', async () => {
  const words = `您好（张先生）。${missing}`;
  const begun = { place: '261123-0074/tell', data: JSON.stringify({ words, requestId: null }) };
  const sent = await open('tell', { begun });
  await button('告诉群众').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('还有没填的：（缺的材料）（几月几日 星期几）（几）');
  await expect.element(field('告诉群众的话')).toHaveValue(words);
  expect(chosenIn('告诉群众的话')).toBe('（缺的材料）');
  expect(sent).toEqual([]);
});

test('the blank is scrolled to where the text is longer than its field', async () => {
  await open('tell');
  await field('告诉群众的话').fill('您好。\n'.repeat(40));
  await pick('常用答复', '题目R01');
  const area = field('告诉群众的话').element() as HTMLTextAreaElement;
  await expect.poll(() => chosenIn('告诉群众的话')).toBe('（缺的材料）');
  area.scrollTop = 0;
  await button('告诉群众').click();
  await expect.poll(() => area.scrollTop).toBeGreaterThan(area.scrollHeight / 2);
});
