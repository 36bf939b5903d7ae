// 全卷: everything of a case on paper for the hall's archive: form, course, files, what the citizen said, signature, retention.

import { createA4, type PaperFact, type PaperFonts } from './a4.ts';

/** What the file holds, in words already (Chinese: it is the hall's own). Times 'YYYY-MM-DD HH:MM' in the hall. */
export type CaseFileData = {
  readonly hall: string;
  readonly demo: boolean;
  readonly caseNo: string;
  readonly printedAt: string;
  readonly printedBy: string;
  readonly createdAt: number;
  /** 反映登记: who, how, when, what about. */
  readonly form: readonly PaperFact[];
  readonly words: string;
  /** 办理情况. */
  readonly handling: readonly PaperFact[];
  readonly course: readonly {
    readonly at: string;
    readonly who: string;
    readonly what: string;
    readonly text: string;
  }[];
  readonly files: readonly { readonly at: string; readonly what: string }[];
  readonly answers: readonly { readonly at: string; readonly facts: readonly PaperFact[] }[];
  /** `at`: when it was signed. `image`: PNG or JPEG; null where it cannot be read any more. */
  readonly signature: { readonly at: string; readonly image: Uint8Array | null } | null;
  readonly retention: string;
};

/** The file as PDF bytes. */
export function caseFilePdf(data: CaseFileData, fonts: PaperFonts): Promise<Uint8Array> {
  const page = createA4({
    title: `案卷 ${data.caseNo}`,
    createdAt: data.createdAt,
    language: 'zh-CN',
    foot: `${data.caseNo} · ${data.printedBy} ${data.printedAt} 打印`,
    fonts,
  });
  page.text(data.hall, { size: 13, bold: true, align: 'center' });
  if (data.demo) page.text('演示 · 不是真的案卷', { bold: true, align: 'center' });
  page.gap(4);
  page.text('“办不成事”反映案卷', { size: 20, bold: true, align: 'center' });
  page.text(`反映单号 ${data.caseNo}`, { align: 'center' });
  page.rule();
  page.heading('一、反映登记');
  page.facts(data.form);
  page.gap(4);
  page.text('反映的内容', { bold: true });
  page.text(data.words);
  page.heading('二、办理情况');
  page.facts(data.handling);
  page.heading(`三、办理经过（${data.course.length} 条）`);
  for (const { at, who, what, text } of data.course) {
    page.text([at, what, who].filter((part) => part !== '').join('  '), { bold: true });
    page.text(text);
    page.gap(3);
  }
  page.heading(`四、材料清单（${data.files.length} 份）`);
  if (data.files.length === 0) page.text('没有材料。');
  page.facts(data.files.map(({ at, what }) => [at, what]));
  page.heading('五、群众的评价');
  if (data.answers.length === 0) page.text('没有回答，记作“未评价”。');
  for (const { at, facts } of data.answers) {
    page.text(at, { bold: true });
    page.facts(facts);
    page.gap(3);
  }
  page.heading('六、签名');
  if (!data.signature) page.text('没有签名。');
  else {
    page.text(`签于 ${data.signature.at}`);
    if (data.signature.image) page.image(data.signature.image, signatureHeight);
    else page.text('签名的图已经不在，或者打不开了。');
  }
  page.heading('七、保存');
  page.text(data.retention);
  return page.end();
}

const signatureHeight = 90;
