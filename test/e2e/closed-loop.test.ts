// A case all the way round: told at the kiosk, handed on, waited for, extended, said not to be done, done, rated, filed away.
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { caseHandAt, signInAtDesk, signInByKeys } from '../support/desk-hand.ts';
import { notePress, noteWhen } from '../support/follows.ts';
import { startHallAt, type TestHall } from '../support/hall.ts';
import { handAt, lookUp, readReceipt } from '../support/kiosk-hand.ts';
import { freePort } from '../support/made-hall.ts';
import { peopleOf } from '../support/people.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip();
const run = promisify(execFile);
const hasReader = spawnSync('pdftotext', ['-v']).error === undefined;
if (!hasReader)
  console.warn('SKIPPED, said aloud: no pdftotext, so the words of the case file are not read in this run');

const told = '镇上照相的机器坏了，喊我到县里来，到这里号都取完了';
const agreed = '今天下午派人去修机器，修好就给他照';
const wanted = '请带户口本来，在本页写一句“带来了”也行';

describe.skipIf(!browser)('the closed loop', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('goes from the citizen’s words to their yes, on every screen, and into the files', {
    timeout: 180_000,
  }, async () => {
    // At work since October: a hall that has only just begun destroys and files nothing by its clock.
    const started = await startHallAt('2026-10-28T09:00:00+08:00', { overrides: { port: await freePort() } });
    hall = started.hall;
    const { time } = started;
    const people = await peopleOf(hall, {
      xiang: { name: '向例静', role: 'intake' },
      ran: { name: '冉隆刚', role: 'handler', unitCode: 'D-GA' },
      ma: { name: '马例所长', role: 'unit-head', unitCode: 'D-GA' },
      du: { name: '督例办', role: 'supervisor' },
    });

    time.set('2026-11-23T09:10:00+08:00');
    const kiosk = handAt(await screens.kiosk(hall.url));
    await kiosk.tap(/^我要反映/);
    await kiosk.tap(/^有事没办成/);
    await kiosk.tap('换身份证');
    await kiosk.tap('乡镇街道');
    await kiosk.tap('西沱镇');
    await kiosk.see('发生了什么事？');
    await kiosk.page.keyboard.insertText(told);
    await kiosk.tap('下一步');
    await kiosk.tap('多一趟');
    await kiosk.tap('下一步');
    await kiosk.tap(/^我自己的事/);
    await kiosk.see('怎么称呼您？');
    await kiosk.page.keyboard.insertText('冉光荣');
    await kiosk.tap('下一步');
    await kiosk.keys('13800012345');
    await kiosk.tap('下一步');
    await kiosk.tap('不填，下一步');
    await kiosk.tap('看过了，交给窗口');
    await kiosk.see('交上去了，窗口已经收到');
    await kiosk.says('12月9日');
    const slip = await readReceipt(kiosk.page);
    const { caseNo } = slip;
    await kiosk.tap('记住了');

    // The clerk has no mouse.
    const clerk = await screens.desk(hall.url);
    const handler = await screens.desk(hall.url);
    await signInAtDesk(handler, people.ran);
    await signInByKeys(clerk, people.xiang);
    const key = (name: string): Promise<void> => clerk.keyboard.press(name);
    const type = (words: string): Promise<void> => clerk.keyboard.insertText(words);
    await clerk.getByRole('link', { name: told }).waitFor();
    await key('j');
    await key('a');
    await clerk.getByText('先跟群众说上话').waitFor();
    await key('j');
    await key('Enter');
    await clerk.getByRole('heading', { name: told }).waitFor();
    await key('c');
    await clerk.getByLabel('怎么联系的', { exact: true }).waitFor();
    await key('Tab');
    await key('Tab');
    await type('打通了，今天下午能再来一趟');
    await key('Control+Enter');
    await clerk.getByText('打通了，今天下午能再来一趟').waitFor();
    // The live feed may be there first: only what was sent leaves its field.
    await expect.poll(() => clerk.getByLabel('说了什么', { exact: true }).inputValue()).toBe('');
    await key('3');
    await clerk.getByLabel('转给哪个单位', { exact: true }).waitFor();
    await clerk.keyboard.type('gaj');
    await clerk.getByRole('option', { name: '公安局' }).first().waitFor();
    await key('Tab');
    await type('马例所长');
    await key('Tab');
    await type(agreed);
    const shown = await noteWhen(handler, '转来的，等接收');
    const pressed = await notePress(clerk);
    await key('Control+Enter');
    const ms = (await shown()) - (await pressed());
    console.log(`a transfer at one desk to today's work at another: ${ms} ms`);
    expect(ms).toBeLessThan(1000);
    await clerk.getByText(/^已转给.*公安局，等对方接收/).waitFor();

    const acts = caseHandAt(handler);
    await handler.getByRole('button', { name: '看看接收' }).click();
    await acts.press('接收，由我们办');
    await clerk.getByText(/^已转给/).waitFor({ state: 'detached' });
    await acts.open('等群众，停计时');
    await acts.field('请群众做什么').fill(wanted);
    await acts.press('告诉群众，停计时');
    await acts.says(/^等群众，从 11月23日/);

    // Two working days the clock stood.
    time.set('2026-11-25T09:20:00+08:00');
    await lookUp(kiosk, slip);
    await kiosk.see('现在等您');
    await kiosk.says(wanted);
    await kiosk.tap('我想补充几句');
    await kiosk.see('还想补充什么？');
    await kiosk.page.keyboard.insertText('户口本带来了');
    await kiosk.tap('交给窗口');
    await kiosk.says(/接着给您办，最晚 12月11日/);
    await lookUp(kiosk, slip);
    await kiosk.see('居民身份证换领');
    await kiosk.says('12月11日');

    // A night has passed: whoever was signed in is so no more.
    screens.expectComplaints(handler, /status of 401/);
    screens.expectComplaints(clerk, /status of 401/);
    await handler.goto(`${hall.url}/desk`);
    await signInAtDesk(handler, people.ran);
    await handler.getByRole('link', { name: told }).click();
    await acts.says('户口本带来了');
    await acts.open('申请延期');
    await acts.field('延到哪天').fill('2026-12-18');
    await acts.field('为什么要延期').fill('新机器下周三才到');
    await acts.press('报上去批');
    await acts.says(/^申请延到 12月18日.*等人批/);

    const head = await screens.desk(hall.url);
    await signInAtDesk(head, people.ma);
    await head.getByRole('button', { name: '去批' }).click();
    const decide = caseHandAt(head);
    await decide.says('新机器下周三才到');
    await head.getByRole('radio', { name: '同意延期' }).check();
    await decide.field('告诉群众为什么要多等').fill('照相的新机器下周三才到，装好马上给您照');
    await decide.press('同意延期');
    await acts.says(/^延期批了/);
    await lookUp(kiosk, slip);
    await kiosk.says(/要多等 5 个工作日，最晚 12月18日/);
    await kiosk.says('原因：照相的新机器下周三才到，装好马上给您照');

    await acts.conclude('转办解决', '机器修好了，请到西沱派出所照相', '系统故障');
    await acts.says(/办结，转办解决。/);
    await lookUp(kiosk, slip);
    await kiosk.see('办成了吗？');
    await kiosk.says('机器修好了，请到西沱派出所照相');
    await kiosk.tap(/^没办成/);
    await kiosk.see('接着给您办');
    // Twelve working days from that day on; the number is the same.
    await kiosk.says('12月11日');
    await kiosk.tap('不评价，好了');
    await acts.says(/重办过 1 次/);
    await acts.conclude('转办解决', '今天上门给您照好了，证件寄到家', '系统故障');
    await lookUp(kiosk, slip);
    await kiosk.see('办成了吗？');
    await kiosk.tap(/^办成了/);
    await kiosk.see('好，办成了');
    await kiosk.tap('非常满意');
    await kiosk.tap('交上去');
    await kiosk.see('收到了，谢谢您');

    const boss = await screens.desk(hall.url);
    await signInAtDesk(boss, people.du);
    await boss.getByRole('link', { name: '办成情况' }).click();
    for (const [figure, count] of [
      ['accepted', '1'],
      ['concluded', '1'],
      ['done', '1'],
      ['unconfirmed', '0'],
    ] as const)
      await boss.locator(`[data-figure="${figure}"] b`, { hasText: new RegExp(`^${count}$`) }).waitFor();

    time.set('2026-12-03T09:00:00+08:00');
    for (const page of [kiosk.page, clerk, handler, head, boss]) screens.expectComplaints(page, /./);
    await hall.restart();
    const { xiang } = people;
    await xiang.signIn();
    await expect.poll(async () => (await xiang.client.cases.get({ caseNo })).stage).toBe(7);
    // What is filed away is looked up still, and added to no more.
    await lookUp(kiosk, slip);
    await kiosk.says('您说：办成了');
    await kiosk.button('我要反映').waitFor();
    expect(await kiosk.button('我想补充几句').count()).toBe(0);
    await clerk.goto(`${hall.url}/desk`);
    await signInByKeys(clerk, xiang);
    await clerk.goto(`${hall.url}/desk/cases/${caseNo}`);
    await clerk.getByText(/^已经归档/).waitFor();
    const coming = clerk.waitForEvent('download');
    await key('m');
    await clerk.getByRole('dialog').getByText('打整件卷宗').waitFor();
    await key('f');
    const file = await (await coming).path();
    if (!hasReader) return;
    const { stdout } = await run('pdftotext', ['-layout', file, '-']);
    const words = stdout.replaceAll(/\s/g, '');
    for (const said of [
      told,
      agreed,
      wanted,
      '户口本带来了',
      '新机器下周三才到',
      '今天上门给您照好了',
      '办成了',
      '非常满意',
    ])
      expect(words).toContain(said);
  });
});
