// What to say of a file that cannot be taken in: what it is, and how to come by one that can.

import { fileBytesMaximum } from '#shared/contract/case-files.ts';
import type { Language } from '#shared/contract/procedure.ts';

/** Why a file is refused. `name` is as it was cleaned, '' where there is none. */
export type FileProblem =
  | { readonly reason: 'empty' }
  | { readonly reason: 'too-big'; readonly bytes: number }
  | { readonly reason: 'too-many-pixels' }
  /** A picture that does not say how large it is: nothing could show it. */
  | { readonly reason: 'broken' }
  | { readonly reason: 'heic' }
  | { readonly reason: 'unknown' }
  /** The name ends in `extension`, the content is something else. */
  | { readonly reason: 'pretends'; readonly extension: string }
  | { readonly reason: 'no-signature' };

const megabyte = 1024 * 1024;
const most = fileBytesMaximum / megabyte;

const heic = {
  'zh-CN':
    '这种苹果手机照片（HEIC），窗口的电脑打不开。请给它截一张图，把截图交来。或者在“设置”的“相机”里，把“格式”换成“兼容性最佳”再拍',
  en: 'The window’s computers cannot open this kind of iPhone photo (HEIC). Please take a screenshot of it and hand that in. Or choose Settings, Camera, Formats, Most Compatible and take it again',
};
const unknown = {
  'zh-CN': '只收照片（JPEG、PNG、WebP）和 PDF。别的文件请先另存为 PDF，或者打印出来拍一张',
  en: 'Only photos (JPEG, PNG, WebP) and PDF are taken. Please save anything else as a PDF, or print it and photograph it',
};
const tooManyPixels = {
  'zh-CN': '这张照片太大了，窗口的电脑打不开。请给它截一张图，把截图交来',
  en: 'This photo is too large for the window’s computers. Please take a screenshot of it and hand that in',
};
const broken = {
  'zh-CN': '这张照片坏了，打不开。请重新拍一张',
  en: 'This photo is damaged and does not open. Please take it again',
};
const empty = {
  'zh-CN': '这个文件是空的，请换一个',
  en: 'This file is empty; please choose another',
};
const noSignature = {
  'zh-CN': '签名没有画上，请再签一次',
  en: 'The signature did not come through; please sign once more',
};

/** The sentence for one problem. */
export function fileWords(problem: FileProblem, language: Language): string {
  switch (problem.reason) {
    case 'empty':
      return empty[language];
    case 'too-many-pixels':
      return tooManyPixels[language];
    case 'broken':
      return broken[language];
    case 'heic':
      return heic[language];
    case 'unknown':
      return unknown[language];
    case 'no-signature':
      return noSignature[language];
    case 'too-big': {
      const size = (Math.ceil((problem.bytes / megabyte) * 10) / 10).toFixed(1);
      return language === 'en'
        ? `A file may have ${most} MB; this one has ${size} MB. Please photograph it anew or save it smaller`
        : `这份有 ${size} 兆，一份最多 ${most} 兆。请重新拍一张，或者另存得小一些`;
    }
    case 'pretends': {
      const extension = problem.extension.toLowerCase();
      return language === 'en'
        ? `Its name ends in .${extension}, but that is not what is in it, so it was not taken. Please photograph the paper, or hand in the original file`
        : `名字是 .${extension}，里面却不是，没有收下。请对着原件拍一张，或者换成原来的文件`;
    }
  }
}
