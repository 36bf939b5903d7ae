// Photographing papers and signing: what is seen is handed in once, whoever has no camera has a way on, and nothing stays behind.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { fakeCameras } from '#renderer/preview/fake-camera.ts';
import { sampleHall, sampleReceipt, slipStates, toldDraft } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { lineDown, refusal } from '../desk/faults.ts';
import { mountKiosk } from './mount-kiosk.tsx';

beforeEach(() => document.documentElement.setAttribute('data-still', ''));
afterEach(cleanup);

type Handed = { caseNo: string; queryCode: string; kind: string; name: string; data: string; requestId: string };
const papers = { name: 'papers', caseNo: '261123-0078', queryCode: '385201' } as const;
const done = { name: 'done', receipt: sampleReceipt(slipStates.printed), hasPhone: true } as const;

/** A hall that takes files as the test says, in order, and remembers them. */
function takes(...answers: (() => unknown)[]) {
  const handed: Handed[] = [];
  const addOwn = async (input: Handed) => {
    handed.push(input);
    const answer = answers.shift();
    if (!answer) throw new Error('Asked once too often');
    return answer();
  };
  return { handed, caseFiles: { addOwn } };
}
const fail = (error: unknown) => () => {
  throw error;
};

test('a paper is taken, taken again, handed in once, and one more; the camera is let go with the screen', async () => {
  const cameras = fakeCameras('sees');
  const { handed, caseFiles } = takes(
    () => ({ left: 5 }),
    () => ({ left: 4 }),
  );
  const { tap, container } = await mountKiosk({ screens: [done], caseFiles, cameras });
  await tap('拍下材料');
  await tap('拍下来');
  await expect.element(page.getByRole('heading', { name: '看得清吗？' })).toBeVisible();
  await tap('重拍');
  await tap('拍下来');
  // The second comes before the screen has drawn what the first one did.
  const hand = page.getByRole('button', { name: '交给窗口' });
  await expect.element(hand).toBeVisible();
  const button = hand.element() as HTMLButtonElement;
  button.click();
  button.click();
  await expect.element(page.getByText('您交了 1 张。只有办这件事的人能看。')).toBeVisible();
  expect(container.querySelector('.papers-view img')).toBeNull();
  await tap('再拍一张');
  await tap('拍下来');
  await tap('交给窗口');
  await expect.element(page.getByText('您交了 2 张。只有办这件事的人能看。')).toBeVisible();
  await tap('拍好了');
  await expect.element(page.getByText('拿到凭条了')).toBeVisible();
  const { caseNo, queryCode } = done.receipt;
  expect(handed).toHaveLength(2);
  expect(handed[0]).toMatchObject({ caseNo, queryCode, kind: 'paper', name: '' });
  expect(atob(handed[0]?.data ?? '').startsWith('\xff\xd8\xff')).toBe(true);
  // Drawn anew: no word of where and with what.
  expect(atob(handed[0]?.data ?? '')).not.toContain('Exif');
  expect(new Set(handed.map(({ requestId }) => requestId)).size).toBe(2);
  expect(cameras.streams).toHaveLength(1);
  expect(cameras.streams.every(({ active }) => !active)).toBe(true);
});

test('no camera, no button', async () => {
  await mountKiosk({ screens: [done], cameras: fakeCameras('absent') });
  await expect.element(page.getByText('拿到凭条了')).toBeVisible();
  await expect.element(page.getByRole('button', { name: '拍下材料' })).not.toBeInTheDocument();
});

test.each([
  ['refused', '这台机器不让用摄像头'],
  ['absent', '这台机器没有摄像头'],
  ['busy', '摄像头打不开'],
] as const)('a camera that is %s is said in words, with the way to the window; tried again, it may do', async (how, words) => {
  const { tap } = await mountKiosk({ screens: [papers], cameras: fakeCameras(how, 'sees') });
  await expect.element(page.getByRole('heading', { name: words })).toBeVisible();
  await expect.element(page.getByText(/带着材料到 16 号窗口/)).toBeVisible();
  await tap('再试一次');
  await expect.element(page.getByRole('button', { name: '拍下来' })).toBeVisible();
});

test('a camera unplugged under way is said; a picture already taken can still be handed in', async () => {
  const cameras = fakeCameras('sees');
  const { handed, caseFiles } = takes(() => ({ left: 5 }));
  const { tap } = await mountKiosk({ screens: [papers], caseFiles, cameras });
  const unplug = () => cameras.streams.at(-1)?.getTracks()[0]?.dispatchEvent(new Event('ended'));
  await tap('拍下来');
  await expect.element(page.getByRole('button', { name: '交给窗口' })).toBeVisible();
  unplug();
  await tap('交给窗口');
  await expect.element(page.getByText('您交了 1 张。只有办这件事的人能看。')).toBeVisible();
  expect(handed).toHaveLength(1);
  await tap('再拍一张');
  await expect.element(page.getByRole('heading', { name: '摄像头断开了' })).toBeVisible();
});

test('where the answer got lost the same picture goes under the same request; a full case ends it', async () => {
  const { handed, caseFiles } = takes(fail(lineDown()), fail(refusal('TOO_MANY_FILES')));
  const { tap } = await mountKiosk({ screens: [papers], caseFiles, cameras: fakeCameras('sees') });
  await tap('拍下来');
  await tap('交给窗口');
  await expect.element(page.getByText(/不会交两份/)).toBeVisible();
  await tap('再试一次');
  await expect.element(page.getByText(/满 20 份了/)).toBeVisible();
  expect(handed[1]?.requestId).toBe(handed[0]?.requestId);
  expect(handed[1]?.data).toBe(handed[0]?.data);
});

test('whoever leaves takes everything along: the camera stops, the picture’s address is taken back', async () => {
  const [make, revoke] = [vi.spyOn(URL, 'createObjectURL'), vi.spyOn(URL, 'revokeObjectURL')];
  const cameras = fakeCameras('sees');
  const { tap } = await mountKiosk({ screens: [papers], cameras });
  await tap('拍下来');
  await expect.element(page.getByRole('button', { name: '交给窗口' })).toBeVisible();
  await tap('首页');
  await expect.poll(() => cameras.streams.every(({ active }) => !active)).toBe(true);
  for (const { value } of make.mock.results) expect(revoke.mock.calls.flat()).toContain(value);
  expect(make.mock.results).toHaveLength(1);
  make.mockRestore();
  revoke.mockRestore();
});

const sizeOf = async (data: string) => {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  const { width, height } = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  return { width, height };
};

test('a sheet is outlined while one looks, laid flat once taken, and left as it was at one tap', async () => {
  const { handed, caseFiles } = takes(
    () => ({ left: 5 }),
    () => ({ left: 4 }),
  );
  const { tap, container } = await mountKiosk({ screens: [papers], caseFiles, cameras: fakeCameras('sees') });
  await expect.element(page.getByText('整张纸都看到了')).toBeVisible();
  // The sheet of the fake camera: 620 × 840 in 1280 × 960, turned by four degrees about the middle.
  const outline = container.querySelector('.papers-outline');
  const [width = 0] = (outline?.getAttribute('viewBox') ?? '').split(' ').slice(2).map(Number);
  const points = (outline?.querySelector('polygon')?.getAttribute('points') ?? '').split(' ');
  const [left = 0, top = 0] = (points[0] ?? '').split(',').map((part) => (Number(part) * 1280) / width);
  expect(Math.hypot(left - 360.1, top - 39.3)).toBeLessThan(12);
  await tap('拍下来');
  await expect.element(page.getByText(/替您把纸摆正了/)).toBeVisible();
  await tap('用原来的样子');
  await expect.element(page.getByRole('button', { name: '用摆正的样子' })).toBeVisible();
  await tap('交给窗口');
  await tap('再拍一张');
  await tap('拍下来');
  await expect.element(page.getByText(/替您把纸摆正了/)).toBeVisible();
  await tap('交给窗口');
  await expect.element(page.getByText(/您交了 2 张/)).toBeVisible();
  expect(await sizeOf(handed[0]?.data ?? '')).toEqual({ width: 1280, height: 960 });
  const flat = await sizeOf(handed[1]?.data ?? '');
  expect(flat.width / 620).toBeCloseTo(1, 1);
  expect(flat.height / 840).toBeCloseTo(1, 1);
});

test('where no sheet is sure the picture stays as it was, and nothing is offered that is not there', async () => {
  const { handed, caseFiles } = takes(() => ({ left: 5 }));
  const { tap } = await mountKiosk({ screens: [papers], caseFiles, cameras: fakeCameras('sees-table') });
  await tap('拍下来');
  await expect.element(page.getByText('字看得清，就交给窗口；看不清，重拍一张。')).toBeVisible();
  await expect.element(page.getByRole('button', { name: '用原来的样子' })).not.toBeInTheDocument();
  await tap('交给窗口');
  await expect.element(page.getByText(/您交了 1 张/)).toBeVisible();
  expect(await sizeOf(handed[0]?.data ?? '')).toEqual({ width: 1280, height: 960 });
});

/** A name, as a finger writes it. */
async function write(container: Element): Promise<void> {
  const pad = container.querySelector('canvas') as HTMLCanvasElement;
  const { left, top } = pad.getBoundingClientRect();
  const at = (type: string, x: number, y: number) =>
    pad.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerId: 1,
        pointerType: 'touch',
        isPrimary: true,
        button: 0,
        buttons: type === 'pointerup' ? 0 : 1,
        clientX: left + x,
        clientY: top + y,
      }),
    );
  at('pointerdown', 60, 60);
  for (let step = 1; step < 8; step += 1) {
    at('pointermove', 60 + step * 30, 60 + (step % 2) * 80);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  at('pointerup', 300, 60);
}

const signingHall = { ...sampleHall, cases: { signature: 'filing' as const } };
const review = { name: 'tell-review' } as const;
const cases = { file: async () => done.receipt };

test('where the hall wants it, who has told signs: started over, handed in with what the slip says', async () => {
  const { handed, caseFiles } = takes(fail(lineDown()), () => ({ left: 5 }));
  const setting = { screens: [review], draft: toldDraft, hall: signingHall, cases, caseFiles };
  const { tap, container } = await mountKiosk(setting);
  await tap('看过了，交给窗口');
  await expect.element(page.getByRole('heading', { name: '请在框里签名' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: '先签名' })).toBeDisabled();
  await write(container);
  await tap('清掉重写');
  await expect.element(page.getByRole('button', { name: '先签名' })).toBeDisabled();
  await write(container);
  await tap('签好了');
  await expect.element(page.getByText('签名没交上去')).toBeVisible();
  await tap('再试一次');
  await expect.element(page.getByText('拿到凭条了')).toBeVisible();
  const { caseNo, queryCode } = done.receipt;
  expect(handed[1]).toMatchObject({ caseNo, queryCode, kind: 'signature' });
  expect(handed[1]?.requestId).toBe(handed[0]?.requestId);
  expect(atob(handed[1]?.data ?? '').slice(1, 4)).toBe('PNG');
});

test('not to sign is one tap, and nobody who gave no name is asked', async () => {
  const { handed, caseFiles } = takes();
  const setting = { screens: [review], draft: toldDraft, hall: signingHall, cases, caseFiles };
  const { tap } = await mountKiosk(setting);
  await tap('看过了，交给窗口');
  await tap('不签了');
  await expect.element(page.getByText('拿到凭条了')).toBeVisible();
  await cleanup();
  const anonymous = await mountKiosk({ ...setting, draft: { ...toldDraft, role: 'anonymous' as const } });
  await anonymous.tap('看过了，交给窗口');
  await expect.element(page.getByText('拿到凭条了')).toBeVisible();
  expect(handed).toEqual([]);
});
