// Knows which kiosks cannot read their screens aloud, from what they say of themselves: their button is not there, and only the desk can tell why.
import { kiosksWithoutVoice } from '#electron/notice-words.ts';
import type { Notices } from '#electron/notices.ts';
import { type Language, languageCodes } from '#shared/domain/languages.ts';
import type { Clock } from '#shared/domain/ports.ts';

/** A kiosk says it every five minutes; silent for so long it is switched off, or goes by another name. */
export const voiceForgottenAfterMs = 20 * 60_000;
/** Far more than a hall has; beyond it nobody new is noted. */
export const kiosksAtMost = 64;
const noticeKey = 'kiosk-voice';

export type KioskVoices = {
  /** `spoken`: what that terminal can read aloud. */
  here(terminal: string, spoken: readonly Language[]): void;
};

export function createKioskVoices(o: { clock: Clock; notices: Notices }): KioskVoices {
  const { clock, notices } = o;
  const kiosks = new Map<string, { missing: Language[]; heardAt: number }>();
  return {
    here(terminal, spoken) {
      const now = clock();
      for (const [name, { heardAt }] of kiosks) if (now - heardAt > voiceForgottenAfterMs) kiosks.delete(name);
      if (kiosks.size >= kiosksAtMost && !kiosks.has(terminal)) return;
      const missing = languageCodes.filter((language) => !spoken.includes(language));
      kiosks.set(terminal, { missing, heardAt: now });
      const dumb = [...kiosks]
        .filter((kiosk) => kiosk[1].missing.length > 0)
        .map(([name, kiosk]) => ({ name, missing: kiosk.missing }))
        .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
      if (dumb.length === 0) return notices.clear(noticeKey);
      notices.say(noticeKey, { at: now, level: 'info', text: kiosksWithoutVoice(dumb), isToBeAcknowledged: false });
    },
  };
}
