// Owns what is printed when a hall opens, the same whether a window or only the service was started. start.mjs reads the address from it.
import { databaseWasReplaced } from './notice-words.ts';
import type { RecoveryNote } from './store/recovery.ts';

/** The lines for whoever started the program: where everything is, what a first start asks of them, and a recovery nobody has read of yet. */
export function openingWords(
  url: string,
  firstStart: { readonly setupCode: string | null; readonly recoverySheet: string | null },
  recovery: RecoveryNote | null,
): string[] {
  const lines = [
    '办成开好了 · Bancheng is open',
    `  自助机 kiosk    ${url}/`,
    `  工作台 desk     ${url}/desk`,
    `  叫号屏 display  ${url}/display`,
  ];
  if (firstStart.setupCode !== null) {
    lines.push(
      `第一次使用：到工作台用设置码 ${firstStart.setupCode} 建管理员账号 · First start: make the administrator at the desk with this set-up code`,
    );
  }
  if (firstStart.recoverySheet !== null) {
    lines.push(
      `请打印恢复词，锁好，再删掉这个文件 · Print the recovery words, lock them away, delete this file:`,
      `  ${firstStart.recoverySheet}`,
    );
  }
  if (recovery !== null) {
    const { zh, en } = databaseWasReplaced(recovery);
    lines.push(`■ ${zh}`, `  ${en}`);
  }
  return lines;
}
