// Owns how the tests of photographing papers on a phone mount its page: a hall that answers as they say, photos, and the hand that takes them.
import { ORPCError } from '@orpc/client';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { papersAddress } from '#renderer/preview/phone/phone-papers-previews.tsx';
import { PhoneRoot } from '#renderer/preview/phone/phone-previews.tsx';
import type { PaperLinkState } from '#shared/contract/case-files.ts';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';

export const token = 'ZWluIHNjaGwrc3NlbCBmLg';
export const state = (over: Partial<PaperLinkState> = {}): PaperLinkState => ({
  isOpened: true,
  count: 0,
  left: 20,
  secondsLeft: 600,
  canExtend: true,
  ...over,
});
export type Brought = { token: string; requestId: string; data: string };

/** A hall that answers each picture as the test says, in order. */
export async function mount(
  answers: (() => PaperLinkState | Promise<PaperLinkState>)[],
  first: () => PaperLinkState = () => state(),
  moreTime: () => Promise<PaperLinkState> = async () => state(),
): Promise<Brought[]> {
  const brought: Brought[] = [];
  const caseFiles = {
    linkState: async () => first(),
    moreTime,
    addByLink: async (input: Brought) => {
      brought.push(input);
      const answer = answers.shift();
      if (!answer) throw new Error('Asked once too often');
      return answer();
    },
  };
  const onMissing = (key: string): never => {
    throw new Error(`No words for ${key}`);
  };
  await render(<PhoneRoot address={papersAddress} parts={{ caseFiles }} language="zh-CN" onMissing={onMissing} />);
  return brought;
}
/** The page knows its link, and may be used. */
export const isReady = () => expect.element(page.getByRole('button', { name: '拍一张' })).toBeVisible();
export const refuse = (code: string, data?: unknown) => (): never => {
  throw new ORPCError(code, { defined: true, data });
};

/** A canvas of this size as a camera's file, dark on its left. */
export async function photo(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#eee';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#111';
  pen.fillRect(0, 0, width / 4, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}
/** Hands files to one of the page's choosers, as a phone does once they are taken. */
export function choose(which: 0 | 1, ...files: Blob[]): void {
  const input = document.querySelectorAll<HTMLInputElement>('input[type=file]')[which];
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(new File([file], 'IMG_0042.jpg', { type: 'image/jpeg' }));
  if (!input) throw new Error('no chooser');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
