// A printer's test page: for whoever sets it up, so that a wrong width, a missing character set or a worn head is seen at once.

import {
  banner,
  boxed,
  centred,
  code128,
  facts,
  gap,
  largestScale,
  paragraph,
  qrCode,
  rule,
  type Scale,
} from './document-lines.ts';
import type { SlipLanguage, TestSlip } from './slip-data.ts';
import { type Dress, defaultColumns, head, plainDress, type SlipColumns } from './slip-parts.ts';

/** What QR and bar code hold: a scanner that reads it has read the page. */
export const testCode = 'BANCHENG';

/** Surnames that no printer's memory has. */
const rareCharacters = '㐂 𠮷 䶮';

const sizes: readonly Scale[] = [1, 2, 3, 4, 5, 6];

/** The document of the page. */
export function testSlip(
  slip: TestSlip,
  language: SlipLanguage = 'zh-CN',
  columns: SlipColumns = defaultColumns,
  dress: Dress = plainDress,
): string {
  const en = language === 'en';
  const say = (zh: string, english: string) => (en ? english : zh);
  const part = (zh: string, english: string) => paragraph(say(zh, english), columns, { bold: true });
  const rom = {
    gb18030: say('用打印机自带的字（GB18030）', 'its own characters (GB18030)'),
    none: say('全部画成点', 'everything as dots'),
  };
  return [
    ...head(slip, say('演示', 'DEMO'), { language, columns, dress }),
    ...centred(say('打印机测试页', 'Printer test page'), columns, { scale: 2, bold: true }),
    ...centred(slip.printer, columns, { scale: largestScale(slip.printer, columns, 2), bold: true }),
    ...facts(
      [
        ...(slip.where === '' ? [] : [{ label: say('地址', 'At'), value: slip.where }]),
        { label: say('宽度', 'Width'), value: say(`${columns}列`, `${columns} columns`) },
        ...(slip.rom === null ? [] : [{ label: say('汉字', 'Chinese'), value: rom[slip.rom] }]),
        { label: say('打印时间', 'Printed at'), value: slip.printedAt },
      ],
      columns,
    ),
    rule,
    ...part('1. 宽度', '1. Width'),
    ...paragraph(
      say(
        '下面两行正好一行写满，左右不缺、不折到下一行，宽度就设对了。',
        'Set right if each of the next two lines fills one line: nothing missing, nothing wrapped.',
      ),
      columns,
    ),
    ...paragraph(ruler(columns), columns),
    ...paragraph('办'.repeat(columns / 2), columns),
    rule,
    ...part('2. 字', '2. Characters'),
    ...paragraph('办不成事反映窗口 〇№￥“”《》', columns),
    ...paragraph('ABCDEFGHIJKLM abcdefghijklm 0123456789', columns),
    ...paragraph(say(`生僻字：${rareCharacters}`, `Rare: ${rareCharacters}`), columns),
    ...paragraph(say('粗体：办成', 'Bold: 办成'), columns, { bold: true }),
    ...banner(say('反白：办成', 'Inverse: 办成'), columns),
    rule,
    ...part('3. 大小', '3. Sizes'),
    ...sizes.flatMap((scale) => paragraph(`${scale}办`, columns, { scale })),
    rule,
    ...part('4. 码', '4. Codes'),
    ...paragraph(say(`扫出来都应该是：${testCode}`, `Each reads ${testCode}`), columns),
    ...qrCode(testCode, 6),
    ...code128(testCode, columns),
    rule,
    ...boxed(
      [
        {
          text: say(
            '框的上下两头完整，纸切断了，就都好了',
            'Top and bottom of the frame are whole and the paper is cut: all is well',
          ),
        },
      ],
      columns,
    ),
    gap,
  ].join('\n');
}

/** A figure for every column, and at each tenth how many tens: 12345678911234567892… */
function ruler(columns: SlipColumns): string {
  return Array.from({ length: columns }, (_, at) => ((at + 1) % 10 === 0 ? (at + 1) / 10 : (at + 1) % 10)).join('');
}
