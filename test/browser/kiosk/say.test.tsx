// 说一说: from the first tap to the receipt without a key; what is said is handed in once, lost only by asking, and nothing stays behind.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { fakeMicrophones } from '#renderer/preview/fake-microphone.ts';
import { sampleStatus } from '#renderer/preview/kiosk/case-samples.ts';
import { emptyDraft, sampleHall, sampleReceipt, slipStates } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { startRecording } from '#renderer/ui/recording.ts';
import type { FileCase } from '#shared/contract/case-shapes.ts';
import { lineDown, refusal } from '../desk/faults.ts';
import { mountKiosk } from './mount-kiosk.tsx';

beforeEach(() => document.documentElement.setAttribute('data-still', ''));
afterEach(async () => {
  await cleanup();
  vi.restoreAllMocks();
});

const words = { name: 'tell-words' } as const;
const say = { name: 'tell-say' } as const;
const review = { name: 'tell-review' } as const;
const sound = { data: 'GkXfow==', seconds: 130, type: 'audio/webm' };
const heading = (name: string | RegExp) => expect.element(page.getByRole('heading', { name }));
const button = (name: string | RegExp) => page.getByRole('button', { name });

/** A hall that answers each telling as the test says, in order, and remembers them. */
function hears(...answers: (() => unknown)[]) {
  const told: FileCase[] = [];
  const file = async (input: FileCase) => {
    told.push(input);
    const answer = answers.shift();
    if (!answer) throw new Error('Asked once too often');
    return answer();
  };
  return { told, file };
}
/** Until a second of it is recorded. */
const speakOn = () =>
  vi.waitFor(() => expect(document.querySelector('.say-left')?.textContent).toContain('2分59秒'), 4000);
const receipt = () => sampleReceipt(slipStates.printed);

/** Object URLs that were made and not taken back. */
function watchUrls(): Set<string> {
  const open = new Set<string>();
  const [make, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = make(blob);
    open.add(url);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    open.delete(url);
    revoke(url);
  });
  return open;
}

test('said, heard, said anew and handed in, by touch alone; nothing of it stays in the page', async () => {
  const urls = watchUrls();
  const cameras = fakeMicrophones('hears');
  const { told, file } = hears(receipt);
  const { tap } = await mountKiosk({ draft: emptyDraft, screens: [words], cameras, cases: { file } });
  await expect.element(button('写一句，或者说一说')).toBeDisabled();
  await tap('说一说，不用写字');
  await tap('开始说');
  await heading('正在录，请说').toBeVisible();
  await speakOn();
  expect(document.querySelector('.say-level i:nth-child(8)')?.getBoundingClientRect().height).toBeGreaterThan(60);
  await tap('说完了');
  await heading(/录好了，\d秒/).toBeVisible();
  expect(cameras.streams.every(({ active }) => !active)).toBe(true);
  await tap('听一遍');
  await expect.element(button('停下')).toBeVisible();
  await tap('停下');
  await tap('重新说');
  await speakOn();
  await tap('说完了');
  await tap('就用这段');
  await heading('为这事跑了几趟？').toBeVisible();
  await tap('记不清了');
  await tap(/^不留姓名/);
  await expect.element(page.getByText('录音', { exact: true })).toBeVisible();
  await tap('看过了，交给窗口');
  await expect.element(page.getByText('拿到凭条了')).toBeVisible();
  expect(told).toMatchObject([{ words: '', recording: { seconds: expect.any(Number) } }]);
  expect(atob(told[0]?.recording?.data ?? '').startsWith('\x1a\x45\xdf\xa3')).toBe(true);
  expect(cameras.streams).toHaveLength(2);
  expect(cameras.streams.some(({ active }) => active)).toBe(false);
  expect([...urls]).toEqual([]);
});

test('used by two taps in one, it is used once', async () => {
  const cameras = fakeMicrophones('hears');
  const { tap } = await mountKiosk({ draft: emptyDraft, screens: [words, say], cameras });
  await tap('开始说');
  await speakOn();
  await tap('说完了');
  await expect.element(button('就用这段')).toBeVisible();
  const use = button('就用这段').element() as HTMLElement;
  use.click();
  use.click();
  await heading('为这事跑了几趟？').toBeVisible();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await tap('返回');
  await heading(/录好了|听|您说/).toBeVisible();
});

test('stopped as it begins, it was a slip of the finger and no recording', async () => {
  const cameras = fakeMicrophones('hears');
  const ended = await new Promise((resolve, reject) => {
    const running = startRecording(cameras, 180_000, {
      live: () => running.stop(),
      heard: () => undefined,
      ended: resolve,
      trouble: reject,
    });
  });
  expect(ended).toBeNull();
  expect(cameras.streams.map(({ active }) => active)).toEqual([false]);
});

test('no microphone, no button; writing and the window stay', async () => {
  await mountKiosk({ draft: emptyDraft, screens: [words], cameras: fakeMicrophones('absent') });
  await expect.element(button('我不会写，当面说')).toBeVisible();
  await expect.element(button('说一说，不用写字')).not.toBeInTheDocument();
  await expect.element(button('先写一句话')).toBeDisabled();
});

test.each([
  ['refused', '这台机器不让用话筒'],
  ['absent', '这台机器没有话筒'],
  ['busy', '话筒打不开'],
] as const)('a microphone that is %s is said in words, with a way on; tried again, it may do', async (how, said) => {
  const { tap } = await mountKiosk({
    draft: emptyDraft,
    screens: [words, say],
    cameras: fakeMicrophones(how, 'hears'),
  });
  await tap('开始说');
  await heading(said).toBeVisible();
  await expect.element(page.getByText(/到 16 号窗口/)).toBeVisible();
  await tap('再试一次');
  await expect.element(button('说完了')).toBeVisible();
});

test('nothing heard is said while there is time, and asked again before it is used', async () => {
  const { tap } = await mountKiosk({ draft: emptyDraft, screens: [words, say], cameras: fakeMicrophones('silent') });
  await tap('开始说');
  await expect.element(page.getByText('离话筒近一点，大声一点再说。'), { timeout: 8000 }).toBeVisible();
  await tap('说完了');
  await heading('这一段没听到声音').toBeVisible();
  await expect.element(button('重新说')).toHaveClass(/btn-main/);
});

test('a microphone pulled out in the middle leaves what was said before', async () => {
  const cameras = fakeMicrophones('hears');
  const { tap } = await mountKiosk({ draft: emptyDraft, screens: [words, say], cameras });
  await tap('开始说');
  await vi.waitFor(() => expect(document.querySelector('.say-left')?.textContent).toContain('2分58秒'), 4000);
  cameras.unplug();
  await expect.element(page.getByText('话筒断了一下')).toBeVisible();
  await tap('就用这段');
  await heading('为这事跑了几趟？').toBeVisible();
});

test('leaving asks before a recording is thrown away; the microphone is let go with it', async () => {
  const cameras = fakeMicrophones('hears');
  const { tap } = await mountKiosk({ draft: emptyDraft, screens: [words, say], cameras });
  await tap('开始说');
  await expect.element(button('说完了')).toBeVisible();
  await tap('返回');
  await heading('这段录音不要了？').toBeVisible();
  await tap('留下来');
  await expect.element(button('说完了')).toBeVisible();
  expect(cameras.streams[0]?.active).toBe(true);
  await tap('返回');
  await tap('清掉，返回');
  await heading('发生了什么事？').toBeVisible();
  expect(cameras.streams[0]?.active).toBe(false);
  await expect.element(button('写一句，或者说一说')).toBeDisabled();
});

test('the review has it to be heard, said anew or taken out; with nothing left to tell it is told again', async () => {
  const urls = watchUrls();
  const draft = { ...emptyDraft, recording: sound, role: 'anonymous' as const, failedAtUnit: null };
  const { tap } = await mountKiosk({ draft, screens: [review], cameras: fakeMicrophones('hears') });
  await expect.element(page.getByText('2分10秒')).toBeVisible();
  // Heard where it stands, or changed: each its own button.
  await expect.element(button('听一遍')).toBeEnabled();
  expect(urls.size).toBe(1);
  await tap('改“录音”');
  await heading('录好了，2分10秒').toBeVisible();
  await expect.element(button('听一遍')).toBeVisible();
  expect(urls.size).toBe(1);
  await tap('就用这段');
  await expect.element(page.getByText('2分10秒')).toBeVisible();
  await expect.element(button('听一遍')).toBeEnabled();
  expect(urls.size).toBe(1);
  await tap('改“录音”');
  await tap('去掉');
  await heading('发生了什么事？').toBeVisible();
  await expect.element(button('写一句，或者说一说')).toBeDisabled();
  expect(urls.size).toBe(0);
});

test('said anew after an answer got lost, the case is found again and what was said is added to it', async () => {
  const added: object[] = [];
  const told: FileCase[] = [];
  // The hall has what was said first; its answer got lost.
  const file = async (input: FileCase) => {
    told.push(input);
    if (told.length === 1) throw lineDown();
    if (input.recording?.data !== sound.data) throw refusal('REQUEST_REUSED');
    return receipt();
  };
  const supplement = async (input: object) => void added.push(input);
  const draft = { ...emptyDraft, recording: sound, role: 'anonymous' as const, failedAtUnit: null };
  const setting = { draft, screens: [review], cameras: fakeMicrophones('hears'), cases: { file, supplement } };
  const { tap } = await mountKiosk(setting);
  await tap('看过了，交给窗口');
  await expect.element(button('再试一次')).toBeVisible();
  await tap('改“录音”');
  await tap('重新说');
  await speakOn();
  await tap('说完了');
  await tap('就用这段');
  await tap('看过了，交给窗口');
  await expect.element(page.getByText('拿到凭条了')).toBeVisible();
  expect(told.at(-1)?.recording).toEqual(told[0]?.recording);
  expect(added).toMatchObject([{ words: '', recording: told[1]?.recording }]);
});

test('nobody is asked whether they are there while they speak, and all is gone when they leave', async () => {
  const cameras = fakeMicrophones('hears');
  const urls = watchUrls();
  const hall = { ...sampleHall, kiosk: { ...sampleHall.kiosk, idleSeconds: 1, warnSeconds: 1 } };
  const { tap } = await mountKiosk({ hall, draft: emptyDraft, screens: [words, say], cameras });
  await tap('开始说');
  await vi.waitFor(() => expect(document.querySelector('.say-left')?.textContent).toContain('2分56秒'), 6000);
  await expect.element(page.getByText('您还在吗？')).not.toBeInTheDocument();
  await tap('说完了');
  // Now they are gone.
  await expect.element(page.getByText('您还在吗？'), { timeout: 4000 }).toBeVisible();
  await expect.element(button(/取号/).first(), { timeout: 4000 }).toBeVisible();
  expect([...urls]).toEqual([]);
  expect(cameras.streams.some(({ active }) => active)).toBe(false);
  expect(document.querySelector('audio')).toBeNull();
});

test('more is said to a case by whoever holds its slip, and stays here until it has arrived', async () => {
  const sent: { requestId: string; words: string; recording: { data: string } }[] = [];
  const supplement = async (input: (typeof sent)[number]) => {
    sent.push(input);
    if (sent.length === 1) throw lineDown();
    return sampleStatus();
  };
  const more = {
    name: 'supplement',
    caseNo: '261123-0078',
    queryCode: '385201',
    requestId: emptyDraft.requestId,
  } as const;
  const { tap } = await mountKiosk({ screens: [more], cameras: fakeMicrophones('hears'), cases: { supplement } });
  await tap('说一说，不用写字');
  await tap('开始说');
  await speakOn();
  await tap('说完了');
  await tap('交给窗口');
  await expect.element(page.getByText('还没收到回音', { exact: false }).first()).toBeVisible();
  await tap('再试一次');
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[0]).toMatchObject({ words: '', recording: { data: expect.stringMatching(/^GkXf/) } });
});
