// A clerk at the desk: signing in and choosing a window, by the words on the screen.
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
