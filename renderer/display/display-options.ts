// Owns what a display's address says: which windows it is for, how it lies, and how it is heard.
import type { Language } from '#shared/contract/procedure.ts';

export type DisplayLayout = 'horizontal' | 'vertical';

/** Words of the address that mean nothing here; each is said on the screen, for whoever set it up. */
export type OptionProblem = { readonly what: 'floor' | 'layout' | 'sound' | 'say' | 'times'; readonly said: string };

export type DisplayOptions = {
  /** Only windows of this zone, by its name in either language; null: of all. */
  readonly zone: string | null;
  readonly floor: number | null;
  /** Only these windows, by number. */
  readonly windows: readonly string[] | null;
  /** Null: by the screen's shape. */
  readonly layout: DisplayLayout | null;
  readonly isMute: boolean;
  /** A voice by its name; null: the best there is. */
  readonly voice: string | null;
  /** The languages a call is said in, in this order. */
  readonly say: readonly Language[];
  /** How often the first of them is said. */
  readonly times: number;
  /** The desk's name for it; null: one is made. */
  readonly name: string | null;
  readonly problems: readonly OptionProblem[];
};

const sayable: Readonly<Record<string, Language>> = { zh: 'zh-CN', en: 'en' };
const mostTimes = 3;
/** As long as the hall takes them. */
const longestName = 40;

/** Reads the address: `?zone=东区&floor=1&windows=1,2,3&layout=vertical&sound=off&voice=…&say=zh,en&times=2&name=…`. */
export function displayOptions(query: URLSearchParams): DisplayOptions {
  const problems: OptionProblem[] = [];
  const text = (key: string): string | null => query.get(key)?.trim().slice(0, longestName) || null;
  /** What the value means; where it means nothing, that is said and the display goes on without it. */
  const read = <T>(what: OptionProblem['what'], meaning: (value: string) => T | null): T | null => {
    const said = text(what);
    if (said === null) return null;
    const meant = meaning(said);
    if (meant === null) problems.push({ what, said });
    return meant;
  };
  const windows = query
    .getAll('windows')
    .flatMap((list) => list.split(/[,，、\s]+/))
    .filter(Boolean);
  const says = read('say', (list) => {
    const languages = list.split(/[,，、\s]+/).map((one) => sayable[one.toLowerCase()]);
    return languages.every((language) => language !== undefined) ? [...new Set(languages)] : null;
  });
  return {
    zone: text('zone'),
    floor: read('floor', (value) => (/^-?\d{1,2}$/.test(value) ? Number(value) : null)),
    windows: windows.length > 0 ? windows : null,
    layout: read('layout', (value) => (value === 'horizontal' || value === 'vertical' ? value : null)),
    isMute: read('sound', (value) => (value === 'off' || value === 'on' ? value : null)) === 'off',
    voice: query.get('voice')?.trim() || null,
    say: says ?? ['zh-CN'],
    times:
      read('times', (value) =>
        /^\d$/.test(value) && Number(value) >= 1 && Number(value) <= mostTimes ? Number(value) : null,
      ) ?? 2,
    name: text('name'),
    problems,
  };
}
