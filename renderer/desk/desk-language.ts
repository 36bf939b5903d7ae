// Owns what this browser remembers of the person's choices: the language, the window they sit at, whether single letters act, and that they were leaving.
import type { Language } from '#shared/contract/procedure.ts';
import { languageOf } from '#shared/domain/languages.ts';

const languageKey = 'bancheng.desk.language';
const windowKey = 'bancheng.desk.window';
const leavingKey = 'bancheng.desk.leaving';
const singleKeysKey = 'bancheng.desk.single-keys';
/** Kept where somebody chose to sit at no window, so that the account's usual one does not come back. */
const noWindow = '-';

/** A browser may forbid storage, or have no room in it: then it is remembered for as long as the page is open. */
const onThisPage = new Map<string, string>();

function read(key: string): string | null {
  try {
    return onThisPage.get(key) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
}
function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
    onThisPage.delete(key);
  } catch {
    onThisPage.set(key, value);
  }
}

export function keptLanguage(): Language {
  return languageOf(read(languageKey) ?? '');
}
export function keepLanguage(language: string): void {
  write(languageKey, language);
}

/** The window chosen in this browser; null: none chosen, or chosen to be none (`isChosen`). */
export function keptWindow(): { isChosen: boolean; code: string | null } {
  const kept = read(windowKey);
  return { isChosen: kept !== null, code: kept === noWindow ? null : kept };
}
export function keepWindow(code: string | null): void {
  write(windowKey, code ?? noWindow);
}

/** Whether letters and digits pressed alone do anything: yes, until somebody turns them off. */
export function keptSingleKeys(): boolean {
  return read(singleKeysKey) !== 'off';
}
export function keepSingleKeys(areOn: boolean): void {
  write(singleKeysKey, areOn ? 'on' : 'off');
}

/** Whether somebody pressed 退出 and the session is not known to have ended: a page opened anew goes on with it. */
export function keptLeaving(): boolean {
  return read(leavingKey) === 'yes';
}
export function keepLeaving(isLeaving: boolean): void {
  write(leavingKey, isLeaving ? 'yes' : 'no');
}
