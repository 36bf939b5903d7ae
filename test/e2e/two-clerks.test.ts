// Two people on one case, and a machine that dies: each sees the other, the later one is told, and no word is lost.
import { afterEach, describe, expect, it } from 'vitest';
import { caseHandAt, signInAtDesk } from '../support/desk-hand.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { fileCase, peopleOf } from '../support/people.ts';
import { browserOrSkip, openScreens, patience } from '../support/screens.ts';

const browser = await browserOrSkip();
const told = '机器坏了三天了';
/** A desk asks every 15 s who else is there. */
const askedAgain = { timeout: 45_000 };

describe.skipIf(!browser)('a case with two people on it', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('says to each that the other is there, and loses nobody’s words', { timeout: 120_000 }, async () => {
    hall = await startHall();
    const people = await peopleOf(hall, {
      xiang: { name: '向例静', role: 'intake' },
      qin: { name: '秦例芳', role: 'intake' },
    });
    const { caseNo } = await fileCase(hall, { words: told });
    await people.xiang.client.cases.accept({ caseNo, version: 1 });
    const [one, other] = [await screens.desk(hall.url), await screens.desk(hall.url)];
    await signInAtDesk(one, people.xiang);
    await signInAtDesk(other, people.qin);
    for (const page of [one, other]) {
      await page.getByRole('link', { name: '全部事项' }).click();
      await page.getByRole('link', { name: told }).click();
      await page.getByRole('heading', { name: told }).waitFor();
    }
    await other.getByText('向例静也在看').waitFor(askedAgain);
    await one.getByText('秦例芳也在看').waitFor(askedAgain);

    const [mine, theirs] = [caseHandAt(one), caseHandAt(other)];
    for (const hand of [mine, theirs]) await hand.open(/^联系群众/);
    await mine.field('说了什么').fill('电话里说下午来');
    await theirs.field('说了什么').fill('门口碰到他，说明天才来');
    await one.getByText('秦例芳正在写').waitFor(askedAgain);

    // Sent while the first one's was on its way: it is of a case that has changed.
    screens.expectComplaints(other, /status of 409/);
    let letGo = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await other.route('**/api/rpc/handling/contact', async (route) => {
      await arrived;
      await route.continue();
    });
    const asked = other.waitForRequest('**/api/rpc/handling/contact');
    await theirs.press('记下这次联系');
    await asked;
    await mine.press('记下这次联系');
    await mine.says(/电话里说下午来/);
    letGo();
    const alert = other.getByRole('alert').filter({ hasText: '刚才有人动过这件事' });
    await alert.getByText('您写的还在。').waitFor();
    await other
      .getByRole('status')
      .filter({ hasText: '您写的时候，又有了新的' })
      .getByText(/电话里说下午来/)
      .waitFor();
    expect(await theirs.field('说了什么').inputValue()).toBe('门口碰到他，说明天才来');
    await theirs.press('记下这次联系');
    for (const page of [one, other])
      for (const words of [/电话里说下午来/, /门口碰到他，说明天才来/])
        await page.getByRole('listitem').filter({ hasText: words }).first().waitFor();
  });

  it('gives back what was being written when the machine died', { timeout: 90_000 }, async () => {
    hall = await startHall();
    const { qin } = await peopleOf(hall, { qin: { name: '秦例芳', role: 'intake' } });
    const { caseNo } = await fileCase(hall, { words: told });
    const desk = await screens.desk(hall.url);
    await signInAtDesk(desk, qin);
    await desk.getByRole('link', { name: told }).click();
    await desk.getByRole('heading', { name: told }).waitFor();
    await desk.keyboard.press('n');
    const note = '派出所说配件周三到，';
    await caseHandAt(desk).field('记给自己人看的，群众看不到').fill(note);
    const kept = async () => (await qin.client.drafts.mine()).map(({ data }) => data).join();
    await expect.poll(kept, patience).toContain(note);
    // As by a power cut: no handler of the page runs.
    const cdp = await desk.context().newCDPSession(desk);
    const isGone = desk.waitForEvent('crash');
    void cdp.send('Page.crash').catch(() => undefined);
    await isGone;

    const again = await screens.desk(hall.url);
    await signInAtDesk(again, qin);
    await again.getByRole('link', { name: told }).click();
    const field = caseHandAt(again).field('记给自己人看的，群众看不到');
    await field.waitFor();
    expect(await field.inputValue()).toBe(note);
    await field.fill(`${note}我去催`);
    await caseHandAt(again).press('记下');
    await again
      .getByRole('listitem')
      .filter({ hasText: `${note}我去催` })
      .waitFor();
    expect((await qin.client.cases.get({ caseNo })).entries.filter(({ kind }) => kind === 'note')).toHaveLength(1);
    await expect.poll(kept, patience).not.toContain(note);
  });
});
