// A case nobody gets on with: seen red, urged, put to the duty leader, ruled to a unit that cannot give it back.
import { afterEach, describe, expect, it } from 'vitest';
import { caseHandAt, signInAtDesk } from '../support/desk-hand.ts';
import { startHallAt, type TestHall } from '../support/hall.ts';
import { handAt, lookUp } from '../support/kiosk-hand.ts';
import { fileCase, peopleOf, type Somebody } from '../support/people.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip();
const told = '跑了三趟，两家都说归对方管';

describe.skipIf(!browser)('a case past its day', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('is red in supervision, is urged and put to the leader, and stays where it is ruled to', {
    timeout: 120_000,
  }, async () => {
    const started = await startHallAt('2026-11-23T09:10:00+08:00');
    hall = started.hall;
    const { time } = started;
    const people = await peopleOf(hall, {
      xiang: { name: '向例静', role: 'intake' },
      ran: { name: '冉隆刚', role: 'handler', unitCode: 'D-GA' },
      tan: { name: '谭三益', role: 'handler', unitCode: 'D-YB' },
      du: { name: '督例办', role: 'supervisor' },
      zhi: { name: '值例班', role: 'leader', unitCode: 'U-GOV' },
    });
    const slip = await fileCase(hall, { words: told });
    const { caseNo } = slip;
    const asItIs = async (who: Somebody) => ({ caseNo, version: (await who.client.cases.get({ caseNo })).version });
    const { xiang, ran, tan, du, zhi } = people;
    await xiang.client.cases.accept(await asItIs(xiang));
    const offer = { unitCode: 'D-GA', talkedWith: '冉隆刚', agreed: '户口的事归他们' };
    await xiang.client.handling.transfer({ ...(await asItIs(xiang)), ...offer });
    await ran.client.handling.acceptTransfer({ ...(await asItIs(ran)), staffId: null });

    // Promised for Wednesday 9 December.
    time.set('2026-12-10T09:00:00+08:00');
    const handler = await screens.desk(hall.url);
    await signInAtDesk(handler, ran);
    await handler.getByText('超期 1').waitFor();
    const boss = await screens.desk(hall.url);
    await signInAtDesk(boss, du);
    await boss.getByRole('link', { name: '督办' }).click();
    const tab = (name: string) => boss.getByRole('tab', { name: new RegExp(`${name}$`) });
    await tab('超期').getByText('1', { exact: true }).waitFor();
    const row = boss.getByRole('listitem').filter({ hasText: caseNo });
    const light = row.getByText('超了 1 天');
    await light.waitFor();
    const [red = 0, green = 0, blue = 0] = await light.evaluate((lamp) =>
      (getComputedStyle(lamp).color.match(/\d+/g) ?? []).map(Number),
    );
    expect(red).toBeGreaterThan(2 * Math.max(green, blue));
    const wall = await screens.desk(hall.url);
    await signInAtDesk(wall, du);
    await wall.goto(`${hall.url}/desk/wall`);
    await wall.getByRole('row').filter({ hasText: '公安局' }).getByText('1').first().waitFor();

    const ask = caseHandAt(boss);
    const dialog = boss.getByRole('dialog');
    await ask.press(`催办 ${caseNo}`);
    await ask.field('催什么').fill('今天给群众回个话');
    await dialog.getByRole('button', { name: '催办', exact: true }).click();
    await row.getByText(/催过/).waitFor();
    await handler.getByText(/催过/).waitFor();
    await ask.press(`请领导 ${caseNo}`);
    await ask.field('为什么要领导出面').fill('公安说归医保，医保说归公安');
    await dialog.getByRole('button', { name: '请值班领导出面' }).click();
    await tab('转来转去').click();
    await row.getByText('已请领导裁定').waitFor();
    // From here on only the duty leader rules.
    expect(await boss.getByRole('button', { name: `裁定 ${caseNo}` }).count()).toBe(0);

    const leader = await screens.desk(hall.url);
    await signInAtDesk(leader, zhi);
    await leader.getByRole('button', { name: '去裁定' }).click();
    const rule = caseHandAt(leader);
    await rule.says(/公安说归医保/);
    await rule.field('裁定由谁办').fill('医保');
    await leader.getByRole('option', { name: /医疗保障局/ }).click();
    await rule.field('裁定的理由').fill('参保信息在医保，由医保改');
    await rule.press('就这样裁定');
    await rule.says(/^这是裁定交办的，不能退回/);

    const target = await screens.desk(hall.url);
    await signInAtDesk(target, tan);
    await target.getByRole('link', { name: told }).click();
    const acts = caseHandAt(target);
    await acts.says(/^这是裁定交办的，不能退回/);
    await target.getByRole('tab', { name: /^解释说明/ }).waitFor();
    for (const gone of [/退回/, /转办解决.*先和对方说好/, /^接收/])
      expect(
        await target
          .getByRole('tab', { name: gone })
          .or(target.getByRole('button', { name: gone }))
          .count(),
      ).toBe(0);
    await tan.signIn();
    const back = tan.client.handling.returnTransfer({ ...(await asItIs(tan)), reason: '不归我们管' });
    await expect(back).rejects.toMatchObject({ code: 'RULED' });
    const on = tan.client.handling.transfer({ ...(await asItIs(tan)), ...offer });
    await expect(on).rejects.toMatchObject({ code: 'RULED' });

    // The citizen sees who has it now, and that the day has passed.
    const kiosk = handAt(await screens.kiosk(hall.url));
    await lookUp(kiosk, slip);
    await kiosk.says('超了 1 天');
    await kiosk.says(/医疗保障局接过去给您办/);
  });
});
