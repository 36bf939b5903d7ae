// Tries each form of the case page: what it sends, what it refuses to send, and what stays when the hall says no.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as loop from '#renderer/preview/desk/case-samples.ts';
import { clerk, sampleDetail, supervisor } from '#renderer/preview/desk/desk-samples.ts';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import type { Staff } from '#shared/contract/staff.ts';
import { refusal } from '../faults.ts';
import { mountDesk } from '../mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

const at = '/cases/261123-0074';
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const tab = (name: string | RegExp) => page.getByRole('tab', { name });
const field = (name: string) => page.getByLabelText(name);
const leader: Staff = { ...supervisor, roles: ['leader'] };
/** What a combobox offers. */
const offered = () => page.getByRole('listbox').getByRole('option');

type Sent = { name: string; input: Record<string, unknown> };

/** A hall that writes down what it is sent, and answers with `answers` where it is told to. */
async function open(
  detail: CaseDetail,
  setting: { act?: string; staff?: Staff; answers?: Record<string, () => unknown> } = {},
): Promise<Sent[]> {
  const sent: Sent[] = [];
  let now = detail;
  const hear = (name: string) => async (input: Record<string, unknown>) => {
    sent.push({ name, input });
    await setting.answers?.[name]?.();
    now = { ...now, version: now.version + 1 };
    return now;
  };
  const acts = {
    cases: ['accept', 'assign', 'addEntry', 'reclassify', 'conclude'],
    handling: [
      'contact',
      'transfer',
      'acceptTransfer',
      'returnTransfer',
      'withdrawTransfer',
      'invite',
      'finishTask',
      'cancelTask',
      'pause',
      'resume',
      'askExtension',
      'decideExtension',
      'proposeRefusal',
      'decideRefusal',
      'decideObjection',
      'urge',
      'escalate',
      'rule',
      'link',
      'merge',
      'answerFor',
    ],
  };
  const heard = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, hear(name)]));
  await mountDesk(setting.act ? `${at}?act=${setting.act}` : at, {
    staff: setting.staff ?? clerk,
    parts: {
      cases: { get: async () => now, ...heard(acts.cases) },
      handling: { related: async () => loop.related, ...heard(acts.handling) },
    } as unknown as FakeParts,
  });
  return sent;
}

const onCase = { caseNo: '261123-0074', version: 4 };

test('on the spot: words and cause, asked once more, then sent', async () => {
  const sent = await open(loop.talkedDetail);
  await tab(/现场解决/).click();
  await button('办结：现场解决').click();
  await expect.element(page.getByText('先写一句话')).toBeVisible();
  await expect.element(page.getByText('请选问题出在哪')).toBeVisible();
  await field('告诉群众的结果').fill(' ');
  await field('问题出在哪').selectOptions('系统故障');
  await button('办结：现场解决').click();
  await expect.element(page.getByText('先写一句话')).toBeVisible();
  await field('告诉群众的结果').fill('身份证办好了。');
  await button('办结：现场解决').click();
  await button('办结，告诉群众').click();
  await expect
    .poll(() => sent)
    .toEqual([
      {
        name: 'conclude',
        input: { ...onCase, handling: 'on-the-spot', words: '身份证办好了。', cause: 'system-fault' },
      },
    ]);
});

test('explained: the policy it rests on must be named, and is sent with it only', async () => {
  const sent = await open(loop.talkedDetail);
  await tab(/解释说明/).click();
  await field('对群众怎么解释').fill('这张证要本人来照相。');
  await field('问题出在哪').selectOptions('政策僵化');
  await button('办结：解释说明').click();
  await expect.element(page.getByText('请写明依据哪一条')).toBeVisible();
  await field('政策依据').fill('居民身份证法第十一条');
  await button('办结：解释说明').click();
  await button('办结，告诉群众').click();
  await expect.poll(() => sent[0]?.input).toMatchObject({ handling: 'explained', basis: '居民身份证法第十一条' });
});

test('the words stay when another way is chosen', async () => {
  await open(loop.assignedDetail);
  await field('告诉群众的结果').fill('办好了。');
  await tab(/解释说明/).click();
  await expect.element(field('对群众怎么解释')).toHaveValue('办好了。');
});

test('a named person of the unit in custody, by a day not later than promised', async () => {
  const sent = await open(loop.talkedDetail);
  await tab(/限时解决/).click();
  await button('交给这个人办').click();
  await expect.element(page.getByText('请定一个人')).toBeVisible();
  const people = field('谁来办').element() as HTMLSelectElement;
  expect([...people.options].map(({ text }) => text)).toEqual(['请选一个人', '向例静（我）']);
  await field('谁来办').selectOptions('向例静（我）');
  await field('哪天办好').fill('2026-12-10');
  await button('交给这个人办').click();
  await expect.element(page.getByText(/最晚 12月9日/)).toBeVisible();
  await field('哪天办好').fill('2026-11-22');
  await button('交给这个人办').click();
  await expect.element(page.getByText(/最早 11月23日/)).toBeVisible();
  expect(sent).toEqual([]);
  await field('哪天办好').fill('2026-11-25');
  await expect.element(page.getByText(/还有 2 个工作日/)).toBeVisible();
  await button('交给这个人办').click();
  await expect
    .poll(() => sent)
    .toEqual([{ name: 'assign', input: { ...onCase, staffId: clerk.id, dueDate: '2026-11-25' } }]);
});

test('a transfer says with whom and what was agreed, and never goes to the own unit', async () => {
  const sent = await open(loop.talkedDetail);
  await tab(/转办解决/).click();
  await button('转过去，等对方接收').click();
  await expect.element(page.getByText('请选一个单位')).toBeVisible();
  await expect.element(page.getByText('请写和谁说好的')).toBeVisible();
  await page.getByRole('combobox', { name: '转给哪个单位' }).click();
  await userEvent.keyboard('政务服务中心');
  await expect.element(offered().first()).not.toBeInTheDocument();
  await page.getByRole('combobox', { name: '转给哪个单位' }).fill('医保');
  await offered().first().click();
  await field('和谁说好的').fill('医保局 冉试刚');
  await field('说好了什么').fill('他们查参保记录。');
  await button('转过去，等对方接收').click();
  await expect.poll(() => sent[0]?.name).toBe('transfer');
  expect(sent[0]?.input).toMatchObject({ ...onCase, talkedWith: '医保局 冉试刚', agreed: '他们查参保记录。' });
  expect(sent[0]?.input.unitCode).not.toBe('U-HALL');
});

test('the target takes it over with nobody named yet, or gives it back with a reason', async () => {
  const sent = await open(loop.offeredDetail, { staff: { ...clerk, unitCode: 'D-GA' } });
  await button('接收，由我们办').click();
  await expect.poll(() => sent).toEqual([{ name: 'acceptTransfer', input: { ...onCase, staffId: null } }]);
  await button('退回').click();
  await button('退回去').click();
  await expect.element(page.getByText('先写一句话')).toBeVisible();
  await field('为什么退回').fill('这个证归户政办。');
  await button('退回去').click();
  await expect.poll(() => sent[1]).toMatchObject({ name: 'returnTransfer', input: { reason: '这个证归户政办。' } });
});

test('a return that comes too late says so, and the reason stays', async () => {
  await open(loop.offeredDetail, {
    answers: {
      returnTransfer: () => {
        throw refusal('RETURN_TOO_LATE');
      },
    },
  });
  await button('退回').click();
  await field('为什么退回').fill('不归我们。');
  await button('退回去').click();
  await expect.element(page.getByText(/退回的时限过了/)).toBeVisible();
  await expect.element(field('为什么退回')).toHaveValue('不归我们。');
});

test('each talk is written down, reached or not', async () => {
  const sent = await open(loop.acceptedDetail);
  await field('怎么联系的').selectOptions('上门');
  await page.getByRole('radio', { name: '没联系上' }).click();
  await button('记下这次联系').click();
  await expect.element(page.getByText('先写一句话')).toBeVisible();
  await field('怎么没联系上').fill('家里没有人。');
  await button('记下这次联系').click();
  await expect
    .poll(() => sent)
    .toEqual([{ name: 'contact', input: { ...onCase, way: 'visit', reached: false, words: '家里没有人。' } }]);
});

test.each([
  ['pause', '请群众做什么', '告诉群众，停计时', 'pause', { reason: 'papers', words: '请补户口本。' }],
  ['escalate', '为什么要领导出面', '请值班领导出面', 'escalate', { words: '请补户口本。' }],
] as const)('%s needs words', async (act, label, action, name, input) => {
  const sent = await open(loop.assignedDetail, { act });
  await button(action).click();
  await expect.element(page.getByText('先写一句话')).toBeVisible();
  await field(label).fill('请补户口本。');
  await button(action).click();
  await expect.poll(() => sent).toEqual([{ name, input: { ...onCase, ...input } }]);
});

test('an extension lies after the promised day and within what may be asked for', async () => {
  const sent = await open(loop.assignedDetail, {
    act: 'ask-extension',
    answers: {
      askExtension: () => {
        throw refusal('ONE_EXTENSION');
      },
    },
  });
  await field('为什么要延期').fill('外省的回函没到。');
  for (const [day, words] of [
    ['2026-12-09', /最早 12月10日/],
    ['2026-12-17', /最晚 12月16日/],
  ] as const) {
    await field('延到哪天').fill(day);
    await button('报上去批').click();
    await expect.element(page.getByText(words)).toBeVisible();
  }
  expect(sent).toEqual([]);
  await field('延到哪天').fill('2026-12-14');
  await button('报上去批').click();
  await expect.element(page.getByText(/一件事只能延一次/)).toBeVisible();
  expect(sent[0]?.input).toEqual({ ...onCase, date: '2026-12-14', reason: '外省的回函没到。' });
});

test.each([
  ['decideExtension', '同意延期', '告诉群众为什么要多等', 'granted', loop.extensionAskedDetail],
  ['decideRefusal', '同意，不予受理', '为什么同意', 'approved', loop.refusalProposedDetail],
  ['decideObjection', '改为受理', '告诉群众怎么接着办', 'taken', loop.objectedDetail],
] as const)('%s: nothing is chosen beforehand, and a second person is told so', async (name, yes, label, key, detail) => {
  let isOwn = true;
  const sent = await open(detail, {
    staff: leader,
    answers: {
      [name]: () => {
        if (isOwn) throw refusal('SECOND_PERSON');
      },
    },
  });
  await button('定下来').click();
  await expect.element(page.getByText('请选一个')).toBeVisible();
  await page.getByRole('radio', { name: yes }).click();
  await field(label).fill('看过了。');
  await button(yes).click();
  await expect.element(page.getByText('这一步要由另一个人来做。')).toBeVisible();
  await expect.element(field(label)).toHaveValue('看过了。');
  isOwn = false;
  await button(yes).click();
  await expect.poll(() => sent.length).toBe(2);
  expect(sent[1]?.input).toEqual({ ...onCase, [key]: true, words: '看过了。' });
});

test('a refusal names one of three grounds, says why, and where to go instead', async () => {
  const sent = await open(loop.acceptedDetail, { act: 'propose-refusal' });
  await button('提请另一个人批').click();
  await expect.element(page.getByText('请选属于哪一种')).toBeVisible();
  await page.getByRole('radio', { name: '已在法院' }).click();
  await field('告诉群众的话').fill('法院已经立案。');
  await button('提请另一个人批').click();
  expect(sent).toEqual([]);
  await field('该去哪里、怎么走').fill('到县法院 2 号窗口。');
  await button('提请另一个人批').click();
  await expect
    .poll(() => sent[0]?.input)
    .toEqual({ ...onCase, ground: 'court', words: '法院已经立案。', wayOn: '到县法院 2 号窗口。' });
});

test('a ruling names the unit and the reason', async () => {
  const sent = await open(loop.escalatedDetail, { staff: leader });
  await field('裁定的理由').fill('两家都说不归自己。');
  await button('就这样裁定').click();
  await expect.element(page.getByText('请选一个单位')).toBeVisible();
  await page.getByRole('combobox', { name: '裁定由谁办' }).fill('医保');
  await offered().first().click();
  await button('就这样裁定').click();
  await expect.poll(() => sent[0]).toMatchObject({ name: 'rule', input: { words: '两家都说不归自己。' } });
});

test('the citizen’s answer is written down as they said it; nothing is preselected and no grade is none', async () => {
  const sent = await open(loop.ratedDetail);
  await button('照群众说的记下').click();
  await expect.element(page.getByText('请照群众说的选')).toBeVisible();
  await page.getByRole('radio', { name: '没办成' }).click();
  await expect.element(page.getByText(/马上重办/)).toBeVisible();
  await button('照群众说的记下').click();
  await expect.poll(() => sent[0]).toMatchObject({ name: 'answerFor', input: { done: 'no', grade: null, words: '' } });
});

test('a task is asked of another unit, finished with words, and taken back', async () => {
  const sent = await open(loop.assignedDetail);
  await button('做完了').click();
  await button('记下，做完了').click();
  await expect.element(page.getByText('先写一句话')).toBeVisible();
  await field('做了什么').fill('查到了。');
  await button('记下，做完了').click();
  await expect.poll(() => sent[0]).toMatchObject({ name: 'finishTask', input: { words: '查到了。' } });
  await button('不用做了').click();
  await expect.poll(() => sent[1]?.name).toBe('cancelTask');
});

test('linking by number needs one; merging asks first, and a case that cannot be merged says why', async () => {
  const sent = await open(loop.assignedDetail, {
    answers: {
      merge: () => {
        throw refusal('CANNOT_MERGE');
      },
    },
  });
  await page.getByRole('region', { name: '相关的事' }).getByRole('button', { name: '关联' }).last().click();
  await expect.element(page.getByText('请写单号')).toBeVisible();
  await field('按单号关联').fill('261118-0057');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => sent[0]).toMatchObject({ name: 'link', input: { otherNo: '261118-0057' } });
  await button('并到那一件').first().click();
  expect(sent).toHaveLength(1);
  await button('并过去').click();
  await expect.element(page.getByText(/只能并入同一个人没办完/)).toBeVisible();
});

test('what the hall does not allow is said, and the words stay', async () => {
  await open(loop.assignedDetail, {
    act: 'tell',
    answers: {
      addEntry: () => {
        throw refusal('NOT_ALLOWED');
      },
    },
  });
  await field('告诉群众的话').fill('今天能办。');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('这项操作不归您的岗位。')).toBeVisible();
  await expect.element(field('告诉群众的话')).toHaveValue('今天能办。');
});

test('letters open forms and carry nothing out; while somebody writes they are letters', async () => {
  const sent = await open(loop.assignedDetail);
  await expect.element(tab(/联系群众/)).toBeVisible();
  await userEvent.keyboard('c');
  await expect.element(field('说了什么')).toBeVisible();
  await expect.poll(() => document.activeElement?.closest('#act-form')).not.toBeNull();
  await field('说了什么').fill('');
  await userEvent.keyboard('tm');
  await expect.element(field('说了什么')).toHaveValue('tm');
  (document.activeElement as HTMLElement).blur();
  await userEvent.keyboard('m');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('p');
  await expect.element(field('请群众做什么')).toBeVisible();
  expect(sent).toEqual([]);
  await button('返回').last().click();
  await expect.element(tab(/限时解决/)).toBeVisible();
});

test('only what may be done is offered', async () => {
  await open(sampleDetail({ actions: ['note', 'reveal'] }));
  await expect.element(page.getByText('现在没有要您做的。')).toBeVisible();
  await expect.element(page.getByRole('tab').first()).not.toBeInTheDocument();
  await expect.element(button(/更多/)).toBeVisible();
});
