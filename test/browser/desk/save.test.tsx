// A file that is saved keeps its address until the browser has surely taken it.
import { afterEach, expect, test, vi } from 'vitest';
import { saveBlob } from '#renderer/ui/file-bytes.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('its address stands while a busy browser takes the file, and not for ever', () => {
  vi.useFakeTimers();
  const followed: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    followed.push(`${this.download} ${this.href}`);
  });
  const revoke = vi.spyOn(URL, 'revokeObjectURL');
  saveBlob('统计.xlsx', new Blob(['PK']));
  expect(followed).toEqual([expect.stringMatching(/^统计\.xlsx blob:/)]);
  vi.advanceTimersByTime(10_000);
  expect(revoke).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(revoke).toHaveBeenCalledTimes(1);
});
