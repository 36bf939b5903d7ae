// A recording at the desk: heard when it is asked for, written down once with how it was checked, flagged until then, kept as a draft.
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { freshRow, sampleDetail, uuid } from '#renderer/preview/desk/desk-samples.ts';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { refusal } from './faults.ts';
import { mountDesk } from './mount.tsx';

beforeAll(() => page.viewport(1366, 768));
afterEach(async () => {
  await cleanup();
  vi.restoreAllMocks();
});

const fileId = uuid(901);
const spoken = { seconds: 130, isWrittenDown: false };
const recording: CaseDetail['recordings'][number] = {
  fileId,
  at: freshRow.filedAt,
  seconds: 130,
  bytes: 512_000,
  isGone: false,
  written: null,
};
const said = (changed: Partial<CaseDetail> = {}) =>
  sampleDetail({
    words: '',
    title: '有录音（2分10秒）',
    spoken,
    recordings: [recording],
    actions: ['note'],
    ...changed,
  });

type Written = { requestId: string; caseNo: string; fileId: string; words: string; check: string };

function hallOf(detail: CaseDetail, answer: (input: Written) => unknown = () => detail, sound = silence()) {
  const opened: object[] = [];
  const written: Written[] = [];
  const parts = {
    cases: { get: async () => detail },
    caseFiles: {
      list: async () => ({ files: [], mayAdd: true, left: 20 }),
      open: async (input: object) => {
        opened.push(input);
        return { mediaType: 'audio/webm', name: '', data: sound };
      },
    },
    handling: {
      related: async () => [],
      present: async () => [],
      writeDown: async (input: Written) => {
        written.push(input);
        return answer(input);
      },
    },
  };
  return { opened, written, setting: { parts: parts as never } };
}

/** A second of nothing, as a WAV every browser plays. */
function silence(): string {
  const bytes = new DataView(new ArrayBuffer(44 + 8000));
  const text = (at: number, word: string) =>
    [...word].forEach((letter, i) => {
      bytes.setUint8(at + i, letter.charCodeAt(0));
    });
  text(0, 'RIFF');
  bytes.setUint32(4, 36 + 8000, true);
  text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, 8000, true);
  bytes.setUint32(28, 8000, true);
  bytes.setUint16(32, 1, true);
  bytes.setUint16(34, 8, true);
  text(36, 'data');
  bytes.setUint32(40, 8000, true);
  return btoa(String.fromCharCode(...new Uint8Array(bytes.buffer)));
}

it('is opened only when asked for, played by keys at any speed, and let go with the page', async () => {
  const make = vi.spyOn(URL, 'createObjectURL');
  const revoke = vi.spyOn(URL, 'revokeObjectURL');
  const { opened, setting } = hallOf(said());
  const { container } = await mountDesk('/cases/261123-0074', setting);
  await expect.element(page.getByText('没有写，说的在下面的录音里')).toBeVisible();
  expect(opened).toEqual([]);
  await page.getByRole('button', { name: '听录音' }).click();
  await expect.element(page.getByRole('group', { name: '录音' })).toBeVisible();
  expect(opened).toEqual([{ caseNo: '261123-0074', fileId }]);
  await page.getByLabelText('快慢').selectOptions('1.5×');
  const audio = container.querySelector('audio');
  await vi.waitFor(() => expect(audio?.playbackRate).toBe(1.5));
  await vi.waitFor(() => expect(audio?.paused).toBe(true), 3000);
  page.getByRole('button', { name: '接着放' }).element().focus();
  await userEvent.keyboard(' ');
  await vi.waitFor(() => expect(audio?.currentTime).toBeGreaterThan(0));
  await cleanup();
  expect(revoke.mock.calls.map(([url]) => url)).toEqual(make.mock.results.map(({ value }) => value));
});

it('is written down once, with how it was checked; refused words stay', async () => {
  const answers = [
    () => {
      throw refusal('NOT_NOW');
    },
    () => said({ spoken: { ...spoken, isWrittenDown: true } }),
  ];
  const { written, setting } = hallOf(said(), () => answers.shift()?.());
  await mountDesk('/cases/261123-0074', setting);
  await page.getByRole('button', { name: '写下来' }).click();
  const words = page.getByLabelText('录音里说的');
  await words.fill('派出所的机器坏了');
  await page.getByLabelText('念给他听过').click();
  await page.getByRole('button', { name: '写好了，存下' }).click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(words).toHaveValue('派出所的机器坏了');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await vi.waitFor(() => expect(written).toHaveLength(2));
  const entry = { caseNo: '261123-0074', fileId, words: '派出所的机器坏了', check: 'read-aloud' };
  expect(written[1]).toEqual({ ...entry, requestId: written[0]?.requestId });
  await expect.element(words).not.toBeInTheDocument();
});

it('shows what was written down, by whom and how it was checked, and that a sound is gone', async () => {
  const written = { words: '办不下来', check: 'shown' as const, at: freshRow.filedAt, staffName: '向例静' };
  const { setting } = hallOf(said({ recordings: [{ ...recording, isGone: true, written }], actions: [] }));
  await mountDesk('/cases/261123-0074', setting);
  await expect.element(page.getByText('办不下来')).toBeVisible();
  await expect.element(page.getByText(/给他看过 · 向例静/)).toBeVisible();
  await expect.element(page.getByText(/录音已按期销毁/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: '听录音' })).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: '改写' })).not.toBeInTheDocument();
});
