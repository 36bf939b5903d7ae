// Tries two people on one case: who else is there, what happened while one wrote, and words that survive the page.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as loop from '#renderer/preview/desk/case-samples.ts';
import { clerk } from '#renderer/preview/desk/desk-samples.ts';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { lineDown, refusal } from '../faults.ts';
import { mountDesk } from '../mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(async () => {
  await cleanup();
  vi.restoreAllMocks();
});

const at = '/cases/261123-0074';
const words = page.getByLabelText('告诉群众的话');
const theirs = { id: 'x1', at: sampleNow, kind: 'note', staffName: '王例敏', text: '我已经打过电话了。' } as const;
const changed: CaseDetail = {
  ...loop.assignedDetail,
  version: 9,
  entries: [...loop.assignedDetail.entries, theirs],
};

test('who else looks and writes is said, and the hall hears that one writes', async () => {
  const asked: boolean[] = [];
  await mountDesk(`${at}?act=tell`, {
    staff: clerk,
    parts: {
      cases: { get: async () => loop.assignedDetail },
      handling: {
        related: async () => [],
        present: async (input: { isWriting: boolean }) => {
          asked.push(input.isWriting);
          return loop.others;
        },
      },
    } as unknown as FakeParts,
  });
  await expect.element(page.getByText('王例敏正在写，冉试刚也在看')).toBeVisible();
  expect(asked).toEqual([false]);
  await words.fill('明天');
  await expect.poll(() => asked.at(-1)).toBe(true);
});

test('a case that changes under somebody who writes keeps their words and says what others did', async () => {
  let detail: CaseDetail = loop.assignedDetail;
  const { say } = await mountDesk(`${at}?act=tell`, {
    staff: clerk,
    parts: { cases: { get: async () => detail } } as unknown as FakeParts,
  });
  await words.fill('写到一半');
  detail = changed;
  say({ type: 'case-changed', at: sampleNow, caseNo: '261123-0074' });
  await expect.element(page.getByText('您写的时候，又有了新的：')).toBeVisible();
  await expect.element(page.getByText(/王例敏 · 记一笔/)).toBeVisible();
  await expect.element(words).toHaveValue('写到一半');
  await page.getByRole('button', { name: '知道了' }).click();
  await expect.element(page.getByText('您写的时候，又有了新的：')).not.toBeInTheDocument();
});

test('an act on an older version is refused, the words stay, and the next one carries the new version', async () => {
  let detail: CaseDetail = loop.assignedDetail;
  const sent: number[] = [];
  await mountDesk(at, {
    staff: clerk,
    parts: {
      cases: {
        get: async () => detail,
        conclude: async (input: { version: number }) => {
          sent.push(input.version);
          if (input.version === 9) return { ...changed, version: 10, stage: 6, handlings: [], actions: ['note'] };
          detail = changed;
          throw refusal('CASE_CHANGED', { version: 9 });
        },
      },
    } as unknown as FakeParts,
  });
  const conclude = async (): Promise<void> => {
    await page.getByRole('button', { name: '办结：限时解决' }).click();
    await page.getByRole('button', { name: '办结，告诉群众' }).click();
  };
  await page.getByLabelText('告诉群众的结果').fill('办好了。');
  await page.getByLabelText('问题出在哪').selectOptions('其他');
  await conclude();
  await expect.element(page.getByText(/刚才有人动过这件事/)).toBeVisible();
  await expect.element(page.getByText('您写的还在。')).toBeVisible();
  await expect.element(page.getByText(/王例敏 · 记一笔/)).toBeVisible();
  await expect.element(page.getByLabelText('告诉群众的结果')).toHaveValue('办好了。');
  await conclude();
  await expect.poll(() => sent).toEqual([4, 9]);
  await expect.element(page.getByLabelText('告诉群众的结果')).not.toBeInTheDocument();
});

type Kept = Map<string, string>;
function keeper(kept: Kept, isDown: () => boolean) {
  return {
    mine: async () => [...kept].map(([place, data]) => ({ place, data, at: 0 })),
    save: async ({ place, data }: { place: string; data: string }) => {
      if (isDown()) throw lineDown();
      kept.set(place, data);
      return { ok: true };
    },
    drop: async ({ place }: { place: string }) => {
      if (isDown()) throw lineDown();
      kept.delete(place);
      return { ok: true };
    },
  };
}

async function openDrafts(kept: Kept, isDown = () => false, more: object = {}): Promise<void> {
  await mountDesk(`${at}?act=tell`, {
    staff: clerk,
    parts: {
      cases: { get: async () => loop.assignedDetail, addEntry: async () => ({ ...loop.assignedDetail, version: 5 }) },
      drafts: keeper(kept, isDown),
      ...more,
    } as unknown as FakeParts,
  });
}

test('what was begun is there again at the next sign-in, and gone once it was sent', async () => {
  const kept: Kept = new Map();
  await openDrafts(kept);
  await words.fill('写到一半，停电了');
  await expect.poll(() => kept.get('261123-0074/tell'), { timeout: 5000 }).toContain('停电了');
  await cleanup();
  await openDrafts(kept);
  await expect.element(words).toHaveValue('写到一半，停电了');
  (words.element() as HTMLElement).focus();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(words).toHaveValue('');
  await expect.poll(() => kept.size).toBe(0);
});

test('a page that goes away hands over at once what it has', async () => {
  const kept: Kept = new Map();
  await openDrafts(kept);
  await words.fill('最后一句');
  window.dispatchEvent(new Event('pagehide'));
  await expect.poll(() => kept.get('261123-0074/tell'), { timeout: 500 }).toContain('最后一句');
});

test('a hall that does not take it is said, and asked about before signing out', async () => {
  const kept: Kept = new Map();
  let isDown = true;
  let signedOut = 0;
  await openDrafts(kept, () => isDown, {
    staff: {
      signOut: async () => {
        signedOut += 1;
        return { ok: true };
      },
    },
  });
  await words.fill('断网了还在写');
  await expect.element(page.getByText('写到一半的字，现在只在这一页'), { timeout: 5000 }).toBeVisible();
  await page.getByRole('button', { name: '退出' }).click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('button', { name: '先不退出' }).click();
  isDown = false;
  await page.getByRole('button', { name: '退出' }).click();
  await expect.poll(() => signedOut).toBe(1);
  expect(kept.get('261123-0074/tell')).toContain('断网了还在写');
});

test('nothing personal is left in the browser', async () => {
  const kept: Kept = new Map();
  await openDrafts(kept);
  await words.fill('罗演名 13800005678');
  await expect.poll(() => kept.size, { timeout: 5000 }).toBe(1);
  expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.toContain('13800005678');
});

test('the course can be read as the citizen sees it, or from inside', async () => {
  await openDrafts(new Map());
  const entries = () =>
    page
      .getByRole('listitem')
      .elements()
      .map((one) => one.textContent ?? '');
  await expect.poll(() => entries().some((text) => text.includes('户政科说'))).toBe(true);
  await page.getByRole('button', { name: '群众看到的' }).click();
  await expect.poll(() => entries().some((text) => text.includes('户政科说'))).toBe(false);
  expect(entries().some((text) => text.includes('电话联系'))).toBe(true);
  await page.getByRole('button', { name: '内部' }).click();
  await expect.poll(() => entries().some((text) => text.includes('户政科说'))).toBe(true);
  expect(entries().some((text) => text.includes('电话联系'))).toBe(false);
});

test('the form one writes in stays open when others make another step the next one', async () => {
  let detail: CaseDetail = loop.acceptedDetail;
  const { say } = await mountDesk(at, {
    staff: clerk,
    parts: { cases: { get: async () => detail } } as unknown as FakeParts,
  });
  const talk = page.getByLabelText('说了什么');
  await talk.fill('约好明天');
  detail = { ...changed, actions: [...changed.actions, 'contact'] };
  say({ type: 'case-changed', at: sampleNow, caseNo: '261123-0074' });
  await expect.element(page.getByText(/王例敏 · 记一笔/)).toBeVisible();
  await expect.element(talk).toHaveFocus();
  await expect.element(talk).toHaveValue('约好明天');
});

test.each([
  ['tell', '告诉群众的话'],
  ['escalate', '为什么要领导出面'],
] as const)('a form opened while %s is on its way stays, and whoever types in it types on', async (act, label) => {
  let arrive: (detail: CaseDetail) => void = () => undefined;
  const late = async () =>
    new Promise<CaseDetail>((resolve) => {
      arrive = resolve;
    });
  await mountDesk(`${at}?act=${act}`, {
    staff: clerk,
    parts: {
      cases: { get: async () => loop.talkedDetail, addEntry: late },
      handling: { related: async () => [], present: async () => [], escalate: late },
    } as unknown as FakeParts,
  });
  await page.getByLabelText(label).fill('今天要办完');
  await userEvent.keyboard('{Control>}{Enter}{/Control}{Tab}');
  // One key after the other, as fast as a clerk's fingers.
  await userEvent.keyboard('3ga');
  await expect.element(page.getByLabelText('转给哪个单位')).toHaveValue('ga');
  arrive({ ...loop.talkedDetail, version: 9, entries: [...loop.talkedDetail.entries, theirs] });
  await expect.element(page.getByText(theirs.text)).toBeVisible();
  await userEvent.keyboard('j');
  await expect.element(page.getByLabelText('转给哪个单位')).toHaveValue('gaj');
});

test('what is typed while an act is on its way has not been sent, and stays', async () => {
  let arrive: (detail: CaseDetail) => void = () => undefined;
  await mountDesk(`${at}?act=tell`, {
    staff: clerk,
    parts: {
      cases: {
        get: async () => loop.assignedDetail,
        addEntry: async () =>
          new Promise<CaseDetail>((resolve) => {
            arrive = resolve;
          }),
      },
    } as unknown as FakeParts,
  });
  await words.fill('明天来');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await words.fill('明天来，带上户口本');
  arrive(changed);
  await expect.element(page.getByText(/王例敏 · 记一笔/)).toBeVisible();
  await expect.element(words).toHaveValue('明天来，带上户口本');
});
