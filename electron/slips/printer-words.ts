// Owns what is said of a printer in trouble, in both languages, where the hall itself says it: the watch and the log of the day.

import type { Bilingual } from '#shared/contract/hall.ts';
import type { SlipTrouble } from '#shared/contract/slips.ts';

const words: Readonly<Record<SlipTrouble, Bilingual>> = {
  'no-printer': { zh: '没有设打印机', en: 'no printer is set up' },
  unreachable: { zh: '没有应答，请看电源和连线', en: 'does not answer: look at power and cable' },
  'not-a-printer': {
    zh: '这个地址上的不是打印机，请核对设置',
    en: 'is no printer at this address: check the settings',
  },
  'no-paper': { zh: '没纸了', en: 'has no paper' },
  'cover-open': { zh: '盖子开着', en: 'stands open' },
  cutter: { zh: '切刀卡住了', en: 'has a jammed cutter' },
  overheated: { zh: '太热了，凉一会儿会接着打', en: 'is too hot and goes on when it has cooled' },
  offline: { zh: '停着没联机', en: 'is off line' },
  'not-ready': { zh: '还没准备好', en: 'is not ready' },
  unwritable: {
    zh: '写不进去，请看磁盘是不是满了、文件夹或设备让不让写',
    en: 'cannot be written to: look whether the disk is full, or its folder or device closed to this program',
  },
  late: { zh: '等得太久，没有再打', en: 'came right when nobody waited any more' },
  unreadable: { zh: '内容读不出来了', en: 'has a slip that cannot be read' },
  poison: { zh: '每次都卡在同一张凭条上', en: 'stumbles over one slip each time' },
  other: { zh: '出了问题', en: 'has a problem' },
};

/** A printer's name and what is wrong with it. */
export const printerIsInTrouble = (name: string, trouble: SlipTrouble): Bilingual => ({
  zh: `凭条打印机“${name}”${words[trouble].zh}`,
  en: `The slip printer “${name}” ${words[trouble].en}`,
});

export const printerPaperIsLow = (name: string): Bilingual => ({
  zh: `凭条打印机“${name}”快没纸了`,
  en: `The slip printer “${name}” is running out of paper`,
});

export const noPrinterIsSet: Bilingual = {
  zh: '没有设凭条打印机：号和单子只显示在屏幕上。要打在纸上，请管理员在设置文件里写 slips.printers',
  en: 'No slip printer is set up: numbers and cases are shown on the screen only. To have them on paper, set slips.printers in the settings file',
};
