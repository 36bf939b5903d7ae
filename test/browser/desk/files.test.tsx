// The card of a case's files: what is chosen, dropped, pasted or photographed gets to the hall once, and nothing looked at stays on the page.
import { ORPCError } from '@orpc/client';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { FilesSample, sampleFile } from '#renderer/preview/desk/files-previews.tsx';
import { fakeCameras } from '#renderer/preview/fake-camera.ts';
import { fileBytesMaximum } from '#shared/contract/case-files.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/ui.css';

beforeAll(() => page.viewport(1366, 768));
afterEach(cleanup);

const modes = { language: 'zh-CN' as const };
const nothing = { files: [], mayAdd: true, left: 20 };
type Added = { kind: string; name: string; data: string; requestId: string };

function hallWith(answer: (added: Added) => Promise<unknown> = async () => nothing) {
  const added: Added[] = [];
  return {
    added,
    files: {
      list: async () => nothing,
      add: async (input: Added) => {
        added.push(input);
        return answer(input);
      },
    },
  };
}
const text = (name: string, content = 'content') => new File([content], name, { type: 'image/png' });
function carrying(...files: File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}
const drop = (on: Element, ...files: File[]) =>
  on.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carrying(...files) }));
const cardOf = (container: Element) => container.querySelector('.files-card') as HTMLElement;

it('what is dropped and what is pasted is added, one after the other, under the kind that is chosen', async () => {
  const { files, added } = hallWith();
  const { container } = await render(<FilesSample modes={modes} files={files} />);
  await page.getByLabelText('这些是').selectOptions('照片');
  drop(cardOf(container), text('a.png', 'aaa'), text('b.png', 'bbb'));
  await expect.poll(() => added.map(({ name }) => name)).toEqual(['a.png', 'b.png']);
  window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carrying(text('c.png')) }));
  await expect.poll(() => added.length).toBe(3);
  expect(added[0]).toMatchObject({ kind: 'photo', data: btoa('aaa') });
  expect(new Set(added.map(({ requestId }) => requestId)).size).toBe(3);
});

it('a photo too large to be taken in is made smaller first, under its name', async () => {
  const { files, added } = hallWith();
  const { container } = await render(<FilesSample modes={modes} files={files} />);
  const canvas = new OffscreenCanvas(1000, 700);
  canvas.getContext('2d')?.fillRect(0, 0, 500, 700);
  const photo = await canvas.convertToBlob({ type: 'image/png' });
  const padded = new File([photo, new Uint8Array(fileBytesMaximum)], '收据.png', { type: 'image/png' });
  drop(cardOf(container), padded);
  await expect.poll(() => added.map(({ name }) => name)).toEqual(['收据.jpg']);
  expect(atob(added[0]?.data ?? '').slice(0, 3)).toBe('\xff\xd8\xff');
});

it('nothing is added where the page only shows the files, and a drop does not leave the page', async () => {
  const { files, added } = hallWith();
  const { container } = await render(<FilesSample modes={modes} files={files} canAdd={false} />);
  await expect.poll(() => container.querySelector('.files-card')).not.toBeNull();
  const isUnprevented = drop(cardOf(container), text('a.png'));
  window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carrying(text('c.png')) }));
  expect(isUnprevented).toBe(false);
  await expect.element(page.getByRole('button', { name: '选文件' })).not.toBeInTheDocument();
  expect(added).toEqual([]);
});

it('too large and empty are told without asking the hall; what the hall refuses is told in its words', async () => {
  const { files, added } = hallWith(async () => {
    const data = { problems: [{ path: 'data', message: '名字是 .jpg，里面却不是' }] };
    throw new ORPCError('INVALID_INPUT', { defined: true, data });
  });
  const { container } = await render(<FilesSample modes={modes} files={files} />);
  await expect.element(page.getByRole('button', { name: '选文件' })).toBeVisible();
  drop(cardOf(container), text('空.png', ''), new File([new Uint8Array(fileBytesMaximum + 1)], '大.png'));
  await expect.element(page.getByText(/这个文件是空的/)).toBeVisible();
  await expect.element(page.getByText(/这份有 8.1 兆/)).toBeVisible();
  expect(added).toEqual([]);
  drop(cardOf(container), text('script.jpg'));
  await expect.element(page.getByText(/里面却不是/)).toBeVisible();
  // The file is what is wrong: trying it again would change nothing.
  await expect.element(page.getByRole('button', { name: '再试一次' })).not.toBeInTheDocument();
});

it('where the answer got lost the same request is sent again', async () => {
  let isDown = true;
  const { files, added } = hallWith(async () => {
    if (isDown) throw new TypeError('down');
    return nothing;
  });
  const { container } = await render(<FilesSample modes={modes} files={files} />);
  await expect.element(page.getByRole('button', { name: '选文件' })).toBeVisible();
  drop(cardOf(container), text('a.png'));
  const again = page.getByRole('button', { name: '再试一次' });
  await expect.element(again).toBeVisible();
  isDown = false;
  await again.click();
  await expect.poll(() => added.length).toBe(2);
  expect(added[1]?.requestId).toBe(added[0]?.requestId);
  await expect.element(again).not.toBeInTheDocument();
});

it('a picture is shown from an address of the page’s own, and the address is gone with the dialog', async () => {
  const [make, revoke] = [vi.spyOn(URL, 'createObjectURL'), vi.spyOn(URL, 'revokeObjectURL')];
  let asked = 0;
  const open = async () => {
    asked += 1;
    return { mediaType: 'image/png', name: 'a.png', data: btoa('x') };
  };
  const files = { list: async () => ({ ...nothing, files: [sampleFile(1)] }), open };
  await render(<FilesSample modes={modes} files={files} />);
  await page.getByRole('button', { name: /^看/ }).click();
  await expect.element(page.getByRole('img', { name: '户口簿 第二页.jpg' })).toBeVisible();
  const [made] = make.mock.results.map(({ value }) => value as string);
  await page.getByRole('button', { name: '关闭' }).click();
  await expect.poll(() => revoke.mock.calls.flat()).toContain(made);
  // Each look is recorded: one look is one question.
  expect(asked).toBe(1);
  make.mockRestore();
  revoke.mockRestore();
});

it('a PDF is never shown inside the page', async () => {
  const open = async () => ({ mediaType: 'application/pdf', name: 'a.pdf', data: btoa('%PDF-1.4') });
  const files = { list: async () => ({ ...nothing, files: [sampleFile(1, { mediaType: 'application/pdf' })] }), open };
  const { container } = await render(<FilesSample modes={modes} files={files} />);
  await page.getByRole('button', { name: /^看/ }).click();
  await expect.element(page.getByText(/PDF 不在这里打开/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: '保存到电脑' })).toBeVisible();
  expect(container.querySelector('iframe, embed, object, img')).toBeNull();
});

it('a picture is taken with the desk’s camera, and the camera is let go', async () => {
  const cameras = fakeCameras('busy', 'sees');
  const { files, added } = hallWith();
  await render(<FilesSample modes={modes} files={files} cameras={cameras} />);
  await page.getByRole('button', { name: '拍照' }).click();
  await expect.element(page.getByText(/可能别的程序正在用/)).toBeVisible();
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByRole('button', { name: '拍下来' }).click();
  await page.getByRole('button', { name: '添加这张' }).click();
  await expect.poll(() => added.length).toBe(1);
  expect(atob(added[0]?.data ?? '').startsWith('\xff\xd8\xff')).toBe(true);
  expect(cameras.streams.every(({ active }) => !active)).toBe(true);
});
