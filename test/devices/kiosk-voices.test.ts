// Tries that the desk learns of a kiosk without a voice, by name and language, and no longer than it is true.
import { expect, it } from 'vitest';
import { createKioskVoices, kiosksAtMost, voiceForgottenAfterMs } from '#electron/devices/kiosk-voices.ts';
import { createNotices } from '#electron/notices.ts';

function desk() {
  let now = 1_000_000;
  const notices = createNotices();
  const voices = createKioskVoices({ clock: () => now, notices });
  return {
    voices,
    says: () => notices.all().map(({ text }) => text.zh)[0] ?? null,
    wait: (ms: number) => {
      now += ms;
    },
  };
}

it('names the kiosks and what they cannot say, until they can', () => {
  const { voices, says } = desk();
  voices.here('1号机', ['zh-CN', 'en']);
  expect(says()).toBeNull();
  voices.here('2号机', ['en']);
  voices.here('3号机', []);
  expect(says()).toMatch(/“2号机”（中文）、“3号机”（中文、English）/);
  voices.here('2号机', ['zh-CN', 'en']);
  voices.here('3号机', ['zh-CN', 'en']);
  expect(says()).toBeNull();
});

it('forgets a kiosk that was switched off, and is not filled up by names', () => {
  const { voices, says, wait } = desk();
  voices.here('旧机', []);
  wait(voiceForgottenAfterMs + 1);
  voices.here('1号机', []);
  expect(says()).not.toMatch(/旧机/);
  for (let at = 0; at < kiosksAtMost * 2; at += 1) voices.here(`冒名${at}`, []);
  expect(says()?.match(/冒名/g)?.length).toBe(kiosksAtMost - 1);
});
