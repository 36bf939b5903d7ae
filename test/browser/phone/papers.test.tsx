// Papers by one's own phone, on the phone: pictures of any size made smaller and upright, each brought once, and words for what did not go.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { pageOf } from '#renderer/phone/phone-app.tsx';
import { papersAddress } from '#renderer/preview/phone/phone-papers-previews.tsx';
import { longestSide, PictureProblem, smallerPicture } from '#renderer/ui/picture.ts';
import type { PaperLinkState } from '#shared/contract/case-files.ts';
import { lineDown } from '../desk/faults.ts';
import { choose, isReady, mount, photo, refuse, state, token } from './papers-stage.tsx';

beforeAll(() => page.viewport(360, 640));
afterEach(cleanup);

/** The same with what a phone writes before it: that it was held upright (turn it right by a quarter), and where it was. */
async function heldUpright(picture: Blob): Promise<Blob> {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
  const body = [...new TextEncoder().encode('Exif\0\0'), ...tiff, ...new TextEncoder().encode('GPS 29.99N 108.11E')];
  const exif = Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body]);
  return new Blob([picture.slice(0, 2), exif, picture.slice(2)], { type: 'image/jpeg' });
}
const bytesOf = (data: string) => Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));

test('a photo of forty million pixels goes as one that can be read and no larger, upright, without where it was taken', async () => {
  const large = await smallerPicture(await photo(7296, 5472));
  expect(large.size).toBeLessThan(1024 * 1024);
  const opened = await createImageBitmap(large);
  expect([opened.width, opened.height]).toEqual([longestSide, 1920]);

  const upright = await smallerPicture(await heldUpright(await photo(4000, 3000)));
  expect(await upright.text()).not.toMatch(/Exif|GPS/);
  const turned = await createImageBitmap(upright, { imageOrientation: 'none' });
  expect([turned.width, turned.height]).toEqual([1920, longestSide]);
  // What was dark on its left is on top now.
  const look = new OffscreenCanvas(turned.width, turned.height).getContext('2d');
  look?.drawImage(turned, 0, 0);
  const shade = (x: number, y: number) => look?.getImageData(x, y, 1, 1).data[0] ?? 0;
  expect(shade(960, 200)).toBeLessThan(60);
  expect(shade(100, 2000)).toBeGreaterThan(200);
});

test('a small picture stays as large as it is; what would fill the phone, or is none, is not opened', async () => {
  const small = await createImageBitmap(await smallerPicture(await photo(640, 480)));
  expect([small.width, small.height]).toEqual([640, 480]);
  const bomb = new Uint8Array(await (await photo(8, 8)).arrayBuffer());
  const frame = bomb.findIndex((byte, at) => byte === 0xff && bomb[at + 1] === 0xc0);
  bomb.set([0xff, 0xff, 0xff, 0xff], frame + 5);
  const reasonOf = (file: Blob) =>
    smallerPicture(file).catch((error: unknown) => (error instanceof PictureProblem ? error.reason : error));
  expect(await reasonOf(new Blob([bomb]))).toBe('too-large');
  expect(await reasonOf(new Blob(['no picture at all']))).toBe('unreadable');
  expect(await reasonOf(new Blob([]))).toBe('unreadable');
});

test('an address is a link only with all of it behind the #', () => {
  expect(pageOf(papersAddress)).toEqual({ page: 'papers', token });
  for (const none of ['/p', '/p#', '/p#short', `/p/${token}`, `/p#${token}/../../desk`, `/p#${'A'.repeat(41)}`])
    expect(pageOf(none)).toBeNull();
});

test('pictures are brought one after the other; one whose answer got lost goes again as the same', async () => {
  const brought = await mount([
    () => state({ count: 1, left: 19 }),
    () => {
      throw lineDown();
    },
    () => state({ count: 2, left: 18 }),
    () => state({ count: 3, left: 17 }),
  ]);
  await isReady();
  // The camera takes one, the album gives several.
  const inputs = [...document.querySelectorAll<HTMLInputElement>('input[type=file]')];
  expect(inputs.map(({ accept, multiple }) => [accept, multiple])).toEqual([
    ['image/*', false],
    ['image/*', true],
  ]);
  expect(inputs.map((input) => input.getAttribute('capture'))).toEqual(['environment', null]);
  choose(0, await photo(400, 300));
  await expect.element(page.getByText('已送到 1 张')).toBeVisible();
  choose(1, await photo(410, 300), await photo(420, 300));
  await expect.element(page.getByText(/没送到，可能是网络断了/)).toBeVisible();
  await expect.element(page.getByText('已送到 2 张')).toBeVisible();
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect.element(page.getByText('已送到 3 张')).toBeVisible();
  expect(brought.map((each) => each.token)).toEqual(Array(4).fill(token));
  expect(brought[3]?.requestId).toBe(brought[1]?.requestId);
  expect(brought[3]?.data).toBe(brought[1]?.data);
  expect(new Set(brought.map(({ requestId }) => requestId)).size).toBe(3);
  const widths = await Promise.all(
    brought.map(async ({ data }) => (await createImageBitmap(new Blob([bytesOf(data)]))).width),
  );
  expect(widths).toEqual([400, 410, 420, 410]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
});

test('nothing is headed “not yet arrived” before there is a picture; while the first is on its way, it is', async () => {
  const arrived = Promise.withResolvers<PaperLinkState>();
  await mount([() => arrived.promise]);
  await isReady();
  const none = page.getByText('还没有送到的');
  await expect.element(none).not.toBeInTheDocument();
  const said = () => [...document.querySelectorAll('.phone-card [role=status]')];
  // What is to be heard later stands there from the beginning, and takes no room.
  const [status] = said();
  expect(said()).toHaveLength(1);
  expect(status?.textContent).toBe('');
  expect(status?.getBoundingClientRect().height).toBeLessThanOrEqual(1);
  choose(0, await photo(300, 200));
  await expect.element(none).toBeVisible();
  await expect.element(page.getByRole('listitem')).toBeVisible();
  arrived.resolve(state({ count: 1, left: 19 }));
  await expect.element(page.getByText('已送到 1 张')).toBeVisible();
  expect(said()).toEqual([status]);
});

test('what is no picture is said on the spot and sent nowhere; what the hall refuses is said in its words', async () => {
  const problems = [{ path: 'data', message: '这张照片坏了，打不开。请重新拍一张' }];
  const brought = await mount([refuse('INVALID_INPUT', { problems }), refuse('TOO_MANY_FILES')]);
  await isReady();
  choose(1, new Blob(['no picture']), await photo(300, 200));
  await expect.element(page.getByText(/这张打不开/)).toBeVisible();
  await expect.element(page.getByText('这张照片坏了，打不开。请重新拍一张')).toBeVisible();
  choose(0, await photo(300, 200));
  await expect.element(page.getByText(/满 20 份了/)).toBeVisible();
  expect(brought).toHaveLength(2);
  await expect.element(page.getByRole('button', { name: '再试一次' })).not.toBeInTheDocument();
});

test('a link that is over says what to do: opened late, ended under way, or by the time that is gone', async () => {
  await mount([], refuse('LINK_OVER'));
  await expect.element(page.getByRole('heading', { name: '这个二维码过期了' })).toBeVisible();
  await expect.element(page.getByText(/请在大厅的机器上按“换一个码”/)).toBeVisible();
  await cleanup();
  await mount([() => state({ count: 1, left: 19 }), refuse('LINK_OVER')]);
  await isReady();
  choose(1, await photo(300, 200), await photo(310, 200));
  await expect.element(page.getByRole('heading', { name: '这个二维码过期了' })).toBeVisible();
  await cleanup();
  await mount([], () => state({ count: 2, secondsLeft: 1 }));
  await expect.element(page.getByRole('heading', { name: '这个二维码过期了' })).toBeVisible();
  await expect.element(page.getByText(/已经送到的 2 张窗口都收到了/)).toBeVisible();
});
