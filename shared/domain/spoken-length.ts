// Says how long something spoken is, as people say it.

import type { Language } from './languages.ts';

/** `2分10秒`, `45秒`; in English `2 min 10 s`. */
export function spokenLength(seconds: number, language: Language): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const [minute, second, between] = language === 'en' ? [' min', ' s', ' '] : ['分', '秒', ''];
  const parts = [minutes > 0 ? `${minutes}${minute}` : '', rest > 0 || minutes === 0 ? `${rest}${second}` : ''];
  return parts.filter((part) => part !== '').join(between);
}
