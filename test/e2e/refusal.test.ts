// 不予受理 as everybody meets it: proposed by one, approved by another, given on paper, objected to at the kiosk, taken on after all.
import { afterEach, describe, expect, it } from 'vitest';
import { caseHandAt, signInAtDesk } from '../support/desk-hand.ts';
import { startHallAt, type TestHall } from '../support/hall.ts';
import { handAt, lookUp } from '../support/kiosk-hand.ts';
import { fileCase, peopleOf } from '../support/people.ts';
import { browserOrSkip, openScreens, patience } from '../support/screens.ts';
import { readSlips } from '../support/slip-files.ts';

const browser = await browserOrSkip();

const reason = '宅基地的界线，县法院已经立案，要等法院判';
const wayOn = '请带立案通知书，到县法院一楼诉讼服务大厅问进展';

describe.skipIf(!browser)('a case that is not taken on', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('is refused by two people, told on paper with the way on, and taken on when the citizen objects', {
    timeout: 120_000,
  }, async () => {
    const started = await startHallAt('2026-11-23T09:10:00+08:00');
    hall = started.hall;
    const { time } = started;
    const people = await peopleOf(hall, {
      xiang: { name: '向例静', role: 'intake' },
      chen: { name: '陈例主任', role: 'unit-head' },
      du: { name: '督例办', role: 'supervisor' },
    });
    const slip = await fileCase(hall, { matterCode: null, words: '邻居占了我家的宅基地' });
    const { caseNo } = slip;

    const clerk = await screens.desk(hall.url);
    await signInAtDesk(clerk, people.xiang);
    await clerk.getByRole('link', { name: '邻居占了我家的宅基地' }).click();
    const acts = caseHandAt(clerk);
    await acts.open('提请不予受理');
    await acts.press('提请另一个人批');
    await acts.says('请选属于哪一种');
    await clerk.getByRole('radio', { name: '已在法院' }).check();
    await acts.field('告诉群众的话').fill(reason);
    await acts.field('该去哪里、怎么走').fill(wayOn);
    await acts.press('提请另一个人批');
    await acts.says(/^提请不予受理（已在法院），等另一个人批/);
    // Whoever proposed it has no say in it.
    expect(await clerk.getByRole('tab', { name: /^定不予受理/ }).count()).toBe(0);

    const head = await screens.desk(hall.url);
    await signInAtDesk(head, people.chen);
    await head.getByRole('button', { name: '去定' }).click();
    const approve = caseHandAt(head);
    await approve.says(reason);
    await head.getByRole('radio', { name: '同意，不予受理' }).check();
    await approve.field('为什么同意').fill('立案通知书看过了');
    await approve.press('同意，不予受理');
    await acts.says(/^不予受理（已在法院），已告诉群众/);
    const notices = async () => (await readSlips(hall.dataDir)).filter((words) => words.includes('不予受理告知'));
    await expect.poll(async () => (await notices()).length, patience).toBe(1);
    const [notice = ''] = await notices();
    for (const words of [caseNo, reason, wayOn]) expect(notice).toContain(words);

    // Two days go by, and with the first night whoever was signed in.
    for (const page of [clerk, head]) screens.expectComplaints(page, /status of 401/);
    time.set('2026-11-25T10:00:00+08:00');
    const kiosk = handAt(await screens.kiosk(hall.url));
    await lookUp(kiosk, slip);
    await kiosk.see('这件事要到别处办');
    await kiosk.says(wayOn);
    await kiosk.says('这件事已经在法院了。');
    await kiosk.says(reason);
    await kiosk.tap('我不同意');
    await kiosk.see('哪里不同意？');
    await kiosk.page.keyboard.insertText('立案的是另外一块地');
    await kiosk.tap('交上去');
    await kiosk.says('您说了不同意');
    // Whoever looks at it again reads what comes to mind later, too.
    await kiosk.tap('我想补充几句');
    await kiosk.see('还想补充什么？');
    await kiosk.page.keyboard.insertText('另外一块地在河边');
    await kiosk.tap('交给窗口');
    await kiosk.see('事情的经过');

    const boss = await screens.desk(hall.url);
    await signInAtDesk(boss, people.du);
    await boss.getByRole('button', { name: '去定' }).click();
    const decide = caseHandAt(boss);
    await decide.says('立案的是另外一块地');
    await decide.says('另外一块地在河边');
    await boss.getByRole('radio', { name: '改为受理' }).check();
    await decide.field('告诉群众怎么接着办').fill('我们看过了，是两块地，接着给您办');
    await decide.press('改为受理');
    await decide.says('改为受理');
    await lookUp(kiosk, slip);
    await kiosk.says('我们看过了，是两块地，接着给您办');
    await kiosk.says(/再看过了，窗口收下给您办，最晚 12月11日/);
    expect(await kiosk.page.getByRole('heading', { name: '这件事要到别处办' }).count()).toBe(0);

    // It is in the window's hands again, as a case that was accepted.
    await people.xiang.signIn();
    await expect.poll(async () => (await people.xiang.client.cases.get({ caseNo })).stage).toBe(2);
    await people.du.signIn();
    const { totals } = await people.du.client.caseFigures.read({ from: '2026-11-01', to: '2026-11-30' });
    expect(totals).toMatchObject({ accepted: 1, notAccepted: 0, concluded: 0 });
  });
});
