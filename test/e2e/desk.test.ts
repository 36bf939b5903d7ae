// The clerk's side of the same day: first start, calls for help, filing at the counter, the whole course of a case, a lost slip.
import { afterEach, describe, expect, it } from 'vitest';
import { caseHandAt, signInAtDesk } from '../support/desk-hand.ts';
import { adminSecret, startHall, type TestHall } from '../support/hall.ts';
import { handAt, lookUp, readReceipt } from '../support/kiosk-hand.ts';
import { freePort } from '../support/made-hall.ts';
import { fileCase, peopleOf } from '../support/people.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';
import { readSlips } from '../support/slip-files.ts';

const browser = await browserOrSkip();

describe.skipIf(!browser)('the desk', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('hears a call for help at once, and the kiosk hears who comes', async () => {
    hall = await startHall();
    await hall.admin();
    const desk = await screens.desk(hall.url);
    await signInAtDesk(desk);
    const hand = handAt(await screens.kiosk(hall.url, { terminal: '2号自助机' }));
    await hand.tap(/^我要反映/);
    await hand.tap('求助');
    const dialog = hand.page.getByRole('dialog');
    await dialog.getByRole('heading', { name: '已经叫人了' }).waitFor();
    await desk.getByText('1 处求助').waitFor();
    await desk.getByText('2号自助机').waitFor();
    await desk.getByRole('button', { name: '我去', exact: true }).click();
    await dialog.getByRole('heading', { name: '有人过来了' }).waitFor();
    await dialog.getByText('管理员').first().waitFor();
    await desk.getByText('1 处求助').waitFor({ state: 'detached' });
    await hand.tap('知道了');
    // Where the person was, and not back at the start.
    await hand.see('您想说的是哪一种？');
  });

  it('is not said to have heard a call while the hall is gone, and hears it when it is back', async () => {
    hall = await startHall({ overrides: { port: await freePort() } });
    const page = await screens.kiosk(hall.url);
    screens.expectComplaints(page, /Failed to load resource/);
    const hand = handAt(page);
    await hand.see('您好，想办什么事？');
    await hall.node.close();
    await hand.tap('求助');
    await hand.see('没能叫到人');
    await hand.says(/请直接去 16 号反映窗口/);
    await hall.restart();
    await page.getByText('和大厅断开了').waitFor({ state: 'detached' });
    await hand.tap('再试一次');
    // The hall has it; nobody sits at a desk to hear it.
    await hand.see('已经记下了，现在工作台没有人');
    expect(await (await hall.admin()).help.open()).toHaveLength(1);
  });

  it('shows a case told at the kiosk without being asked again', async () => {
    hall = await startHall();
    await hall.admin();
    const desk = await screens.desk(hall.url);
    await signInAtDesk(desk);
    await desk.getByText('您单位现在没有在办的事。').waitFor();
    const { caseNo } = await fileCase(hall, { person: { role: 'self', name: '冉光荣' } });
    const row = desk.getByRole('listitem').filter({ hasText: caseNo });
    await row.getByRole('link', { name: '机器坏了三天了' }).waitFor();
    expect(await row.innerText()).toContain('冉*');
    await row.getByRole('button', { name: '受理' }).click();
    await row.getByRole('button', { name: '记联系' }).waitFor();
  });

  it('is set up with the code, files at the counter, and sees the case through to the citizen', async () => {
    hall = await startHall();
    const desk = await screens.desk(hall.url);
    screens.expectComplaints(desk, /status of 4\d\d/);
    const button = (name: string) => desk.getByRole('button', { name, exact: true });
    const field = (name: string) => desk.getByLabel(name, { exact: true });

    await desk.getByRole('heading', { name: '第一次使用：建管理员账号' }).waitFor();
    await field('设置码').fill('0000-0000');
    await field('用户名').fill(adminSecret.username);
    await field('姓名').fill('谭静');
    await field('密码').fill(adminSecret.password);
    await field('再写一遍').fill(adminSecret.password);
    await button('建好管理员').click();
    await desk.getByText('设置码不对，请看启动时显示的那一行。').waitFor();
    await field('设置码').fill(hall.node.firstStart.setupCode ?? '');
    await button('建好管理员').click();
    await desk.getByRole('heading', { name: '登录' }).waitFor();
    await field('用户名').fill(adminSecret.username);
    await field('密码').fill('not-the-password');
    await button('登录').click();
    await desk.getByText('用户名或密码不对。').waitFor();
    await signInAtDesk(desk);

    await peopleOf(hall, { qin: { name: '秦例芳', role: 'handler' } });

    await desk.getByRole('link', { name: '替群众登记' }).click();
    await desk.getByRole('radio', { name: '有事没办成' }).check();
    await field('哪件事').fill('hsfz');
    await field('哪件事').press('Enter');
    await field('群众怎么说').fill('跑了两趟，照相机都是坏的');
    await field('跑了几趟').fill('2');
    await desk.getByRole('radio', { name: '本人' }).check();
    await field('姓名').fill('马㐂𠮷');
    await field('电话').fill('1380001234');
    await desk.getByRole('button', { name: /^交上去，打凭条/ }).click();
    await desk.getByRole('alert').filter({ hasText: '还差 1 位' }).waitFor();
    await field('电话').fill('13800012345');
    await desk.getByRole('button', { name: /^交上去，打凭条/ }).click();
    await desk.getByRole('heading', { name: '登记好了' }).waitFor();
    await desk.getByText('请告诉群众（12 个工作日）').waitFor();
    const { caseNo, queryCode } = await readReceipt(desk);
    await desk.getByRole('img', { name: `${caseNo} 的凭条` }).waitFor();

    await desk.getByRole('link', { name: '看这件事' }).click();
    await button('受理，由我们管到底').click();
    await desk.getByRole('tab', { name: '告诉群众' }).click();
    await field('告诉群众的话').fill('明天上午九点来，有人等着您照相');
    await button('告诉群众').click();
    const hand = handAt(await screens.kiosk(hall.url));
    await desk.getByRole('listitem').filter({ hasText: '明天上午九点来' }).waitFor();
    await lookUp(hand, { caseNo, queryCode });
    await hand.says(`反映单号 ${caseNo}`);
    await hand.says('明天上午九点来，有人等着您照相');
    await hand.says('反映窗口已经收下，正在看');

    const acts = caseHandAt(desk);
    await acts.open(/^限时解决/);
    await button('交给这个人办').click();
    await desk.getByText('请定一个人').waitFor();
    await field('谁来办').selectOption({ label: '秦例芳' });
    await button('交给这个人办').click();
    await desk.getByText(/^按定的日子办好了/).waitFor();
    await lookUp(hand, { caseNo, queryCode });
    await hand.says(/秦例芳给您办$/);

    await acts.open(/^限时解决/);
    await field('告诉群众的结果').fill('照好了，证件十五个工作日后来取');
    await button('办结：限时解决').click();
    await desk.getByText('请选问题出在哪').waitFor();
    await acts.conclude('限时解决', '照好了，证件十五个工作日后来取', '系统故障');
    await desk.getByText(/办结，限时解决。/).waitFor();
    await lookUp(hand, { caseNo, queryCode });
    await hand.see('办成了吗？');
    await hand.says('照好了，证件十五个工作日后来取');

    await desk.getByRole('link', { name: '找凭条' }).click();
    await field('电话').fill('13900000000');
    await button('找').click();
    await desk.getByText('没有找到。请再核对一遍').waitFor();
    await field('电话').fill('13800012345');
    await button('找').click();
    await desk.getByRole('listitem').filter({ hasText: caseNo }).getByRole('button', { name: '补打' }).click();
    const dialog = desk.getByRole('dialog', { name: `补打 ${caseNo} 的凭条` });
    await dialog.getByRole('button', { name: '补打凭条' }).click();
    await dialog.getByText('凭条做好了，就在屏幕上').waitFor();
    const slips = await readSlips(hall.dataDir);
    expect(slips).toHaveLength(2);
    expect(slips.filter((words) => words.includes('补打'))).toHaveLength(1);
    for (const words of slips) expect(words).toContain(caseNo);
  });
});
