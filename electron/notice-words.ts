// Owns the sentences a machine says about itself, in both languages: on the desk as notices, and where a start prints them.
import type { Bilingual } from '#shared/contract/hall.ts';
import { type Language, languages } from '#shared/domain/languages.ts';
import type { RecoveryNote } from './store/recovery.ts';
import { StoreError } from './store/store-errors.ts';

/** `machine`, `used`: date and time in the hall. */
export function clockIsWrong(what: 'behind' | 'impossible', machine: string, used: string): Bilingual {
  const [whyZh, whyEn] =
    what === 'behind'
      ? ['比已有的记录还早', 'earlier than what is already recorded']
      : ['这个时间不可能', 'which cannot be'];
  return {
    zh: `这台机器的时钟不对，显示的是 ${machine}，${whyZh}。取号和登记先按 ${used} 接着走，日期可能不准，请把时钟校准`,
    en: `This machine's clock is wrong: it shows ${machine}, ${whyEn}. Numbers and cases go on from ${used} for now and dates may be off. Please set the clock`,
  };
}

/** `sheet`: the file's path. */
export const recoverySheetLiesHere = (sheet: string): Bilingual => ({
  zh: `恢复词还留在这台机器上，谁拿到都能读出个人信息。请打印、锁好，然后删掉这个文件：${sheet}`,
  en: `The recovery words are still on this machine: whoever gets them can read personal data. Print them, lock them away, then delete this file: ${sheet}`,
});

export const calendarIsMissing = (year: number): Bilingual => ({
  zh: `还没有 ${year} 年的放假通知，跨年的承诺日期都标“暂定”。通知一般在 11 月前后公布，出来后请管理员在工作台的“放假通知”里填上，马上生效`,
  en: `The ${year} holiday notice is not here yet: promises that reach into ${year} are marked provisional. It is usually published around November: an administrator then enters it under Holidays at the desk, and it counts at once`,
});

/** Said until an administrator has read it, however often the program starts. */
export function databaseWasReplaced({ what, backup, setAside }: RecoveryNote): Bilingual {
  const [whatZh, whatEn] = what === 'missing' ? ['不见了', 'was gone'] : ['损坏', 'was damaged'];
  const [keptZh, keptEn] =
    setAside === null ? ['', ''] : [`；坏的那份留在 ${setAside}`, ` What was there before is kept in ${setAside}.`];
  return {
    zh: `数据库${whatZh}，已换上备份 ${backup}${keptZh}。备份之后的号和登记请对着凭条补录，同一个号可能会再发一次`,
    en: `The database ${whatEn}; the backup ${backup} is in its place.${keptEn} Enter again, from the slips, the numbers and cases given out after that backup; a number may be given out a second time`,
  };
}

/** The store's own words, else the reason as it came. */
export function backupFailed(error: unknown): Bilingual {
  if (error instanceof StoreError) return { zh: error.messageZh, en: error.messageEn };
  const detail = error instanceof Error ? error.message : String(error);
  return { zh: `备份没做成：${detail}`, en: `The backup failed: ${detail}` };
}

/** `since`: date and time in the hall. */
export const gatewayFails = (since: string): Bilingual => ({
  zh: `短信发不出去：从 ${since} 起短信网关一条都没收下。消息留着，网关好了自己接着发；急的请打电话告诉群众。请看 "notify" 的 "url" 和网关`,
  en: `No messages get out: since ${since} the message gateway has taken none. They are kept and go out once it does; telephone where it is urgent. Look at "url" under "notify" and at the gateway`,
});

/** `host`: of its service. */
export const readerIsGone = (host: string): Bilingual => ({
  zh: `身份证读卡器没有回应已经一分多钟（${host}）。群众可以手写，别的都照常。请看读卡器的线、电源和它的服务程序；好了会自己接上`,
  en: `The ID reader has not answered for more than a minute (${host}). Citizens can write instead and all else goes on. Look at its cable, its power and its service program; it is taken up again by itself`,
});

/** `code`: the system's own, as EADDRINUSE. */
export const phonePagesClosed = (port: number, code: string): Bilingual => ({
  zh: `手机页面打不开：端口 ${port} 用不了（${code}）。请换 "phone" 的 "port"，再重新启动；凭条上的二维码暂时扫不出页面`,
  en: `The phone pages are not served: port ${port} cannot be had (${code}). Choose another "port" under "phone" and start again; until then the codes on slips open nothing`,
});

/** `kiosks`: at least one, each with the languages it has no voice for. */
export function kiosksWithoutVoice(kiosks: readonly { name: string; missing: readonly Language[] }[]): Bilingual {
  const list = kiosks.map(
    ({ name, missing }) => `“${name}”（${missing.map((code) => languages[code].name).join('、')}）`,
  );
  return {
    zh: `自助机没有装这些语言的语音，屏上不显示“语音”按钮：${list.join('、')}。怎么装见操作手册第 15 节；不要语音，把 kiosk.voice 的 on 设成 false`,
    en: `These kiosks have no voice for a language, and no button to read screens aloud in it: ${list.join(', ')}. How to install one: manual, section 15. To do without, set on in kiosk.voice to false`,
  };
}
