// Somebody at the desk: signing in, choosing a window and acting on a case, by the words on the screen or by keys alone.
import type { Locator, Page } from 'playwright';
import { adminSecret } from './hall.ts';

type Secret = { readonly username: string; readonly password: string };

/** Signs in on the desk's own screen and waits for today's cases. */
export async function signInAtDesk(page: Page, secret: Secret = adminSecret): Promise<void> {
  await page.getByLabel('用户名', { exact: true }).fill(secret.username);
  await page.getByLabel('密码', { exact: true }).fill(secret.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: /今天的事/ }).waitFor();
}

/** Sits down at a window, for instance '1 号 公安户政一'. */
export async function sitAt(page: Page, window: string): Promise<void> {
  await page.getByLabel('我坐哪个窗口').selectOption({ label: window });
}

/** As the clerk does it: the name, Tab, the password, Enter. */
export async function signInByKeys(page: Page, secret: Secret = adminSecret): Promise<void> {
  await page.getByLabel('用户名', { exact: true }).focus();
  await page.keyboard.type(secret.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(secret.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /今天的事/ }).waitFor();
}

/** The first letters of a choice, typed into the closed list, choose it. */
export async function sitByKeys(page: Page, number: string): Promise<void> {
  await page.getByLabel('我坐哪个窗口').focus();
  await page.keyboard.type(`${number} 号`);
  await page.getByText(/您坐在这里/).waitFor();
}

/** What somebody does with a case they have open, by the words on the screen. */
export type CaseHand = {
  /** The act's form, from the panel itself or from under 更多. */
  open(act: string | RegExp): Promise<void>;
  field(name: string): Locator;
  press(name: string): Promise<void>;
  /** Waits for words anywhere on the page. */
  says(words: string | RegExp): Promise<void>;
  /** 办结, with the question that comes before it. */
  conclude(way: string, result: string, cause: string): Promise<void>;
};

export function caseHandAt(page: Page): CaseHand {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const hand: CaseHand = {
    async open(act) {
      await page.getByRole('region', { name: '现在能做的' }).getByText(/./).first().waitFor();
      const tab = page.getByRole('tab', { name: act });
      if ((await tab.count()) > 0) return tab.click();
      await page.getByRole('button', { name: /^更多/ }).click();
      await page.getByRole('dialog').getByText(act).click();
    },
    field: (name) => page.getByLabel(name, { exact: true }),
    press: (name) => button(name).click(),
    says: (words) => page.getByText(words).first().waitFor(),
    async conclude(way, result, cause) {
      await hand.open(new RegExp(`^${way}`));
      await hand.field('告诉群众的结果').fill(result);
      await hand.field('问题出在哪').selectOption({ label: cause });
      await hand.press(`办结：${way}`);
      await hand.press('办结，告诉群众');
    },
  };
  return hand;
}
