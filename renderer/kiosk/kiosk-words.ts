// Owns which words the kiosk carries: every language, since changing costs no fetch then.
import { type AreaFile, wordsOf } from '../i18n/words-of.ts';

export const kioskWords = wordsOf(
  import.meta.glob<AreaFile>(
    '../i18n/locales/*/{at-hand,case-files,case-status,common,devices,kiosk,say,typing,voice}.json',
    {
      eager: true,
    },
  ),
);
