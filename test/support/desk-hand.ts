// A clerk at the desk: signing in and choosing a window, by the words on the screen or by keys alone.
import type { Page } from 'playwright';
import { adminSecret } from './hall.ts';

/** Signs in on the desk's own screen and waits for today's cases. */
export async function signInAtDesk(page: Page, secret: { username: string; password: string } = adminSecret) {
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
export async function signInByKeys(page: Page): Promise<void> {
  await page.getByLabel('用户名', { exact: true }).focus();
  await page.keyboard.type(adminSecret.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(adminSecret.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /今天的事/ }).waitFor();
}

/** The first letters of a choice, typed into the closed list, choose it. */
export async function sitByKeys(page: Page, number: string): Promise<void> {
  await page.getByLabel('我坐哪个窗口').focus();
  await page.keyboard.type(`${number} 号`);
  await page.getByText(/您坐在这里/).waitFor();
}
