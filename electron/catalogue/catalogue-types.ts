// What the rest of the program sees of a hall: immutable values with every reference already known to hold, behind one object that is always up to date.
import type { AnswerEntry, UnitEntry } from '#shared/contract/hall-entries.ts';

/** Text in the two languages of the screens. `parts` are the pieces the Chinese may break between. */
export type Name = { readonly zh: string; readonly parts: readonly string[]; readonly en: string };

/** How the Chinese names and everyday words are read: what a matter is found by besides its characters. Lower case, without spaces. */
export type SearchKeys = {
  /** Pinyin initials: hsfz. */
  readonly initials: readonly string[];
  /** Full pinyin: huanshenfenzheng. */
  readonly pinyin: readonly string[];
};

/** One matter (办理事项) as citizens meet it. Days are working days; 0 promised days = done in the same visit. */
export type Matter = {
  readonly code: string;
  readonly name: Name;
  readonly short: Name;
  readonly aliases: readonly string[];
  readonly aliasesEn: readonly string[];
  readonly department: string;
  readonly audience: readonly ('person' | 'organisation')[];
  readonly materials: readonly string[];
  readonly materialsEn: readonly string[];
  readonly fee: string;
  readonly feeEn: string;
  /** Working days the law allows; null = no number of days in law, or none found. `legalNote` is what counts. */
  readonly legalDays: number | null;
  readonly legalNote: string;
  readonly promisedDays: number;
  readonly group: string;
  readonly appointmentUsual: boolean;
  readonly stuckReasons: readonly string[];
  readonly stuckReasonsEn: readonly string[];
  readonly source: string;
  readonly checked: readonly ('materials' | 'limit' | 'fee')[];
  /** Numbers by half-day; null = only the group's limit counts, a half that is null has none of its own. */
  readonly quotas: { readonly morning: number | null; readonly afternoon: number | null } | null;
  /** How many appointments a slot takes; null = none are made. */
  readonly appointment: { readonly perSlot: number } | null;
  readonly isRetired: boolean;
  readonly search: SearchKeys;
};

/** One unit (单位). `floor` and `zone` say where it sits in the hall; null = not in the hall. */
export type Unit = {
  readonly code: string;
  readonly name: Name;
  readonly short: Name;
  readonly kind: UnitEntry['kind'];
  readonly parent: string | null;
  readonly floor: number | null;
  readonly zone: Name | null;
  readonly phone: string;
  /** The telephone number is invented: never offer to dial it. */
  readonly phoneDemo: boolean;
  readonly isRetired: boolean;
  readonly search: SearchKeys;
};

/** ISO weekdays (1 = Monday) and sessions as HH:MM in the hall's zone. */
export type Hours = { readonly days: readonly number[]; readonly sessions: readonly (readonly [string, string])[] };

/** Windows that call from one series of numbers. `dailyQuota: null` = no limit, 0 = no numbers. */
export type WindowGroup = {
  readonly code: string;
  readonly name: Name;
  readonly series: string;
  /** Digits after the letter, at least. */
  readonly digits: number;
  /** The day's first number. */
  readonly start: number;
  readonly dailyQuota: number | null;
  readonly needsTicket: boolean;
  readonly isRetired: boolean;
  /** Codes of the matters dealt with here, in the catalogue's order. */
  readonly matters: readonly string[];
};

/** One window (窗口). */
export type HallWindow = {
  readonly code: string;
  readonly number: string;
  readonly name: Name;
  readonly groups: readonly string[];
  readonly unit: string;
  readonly floor: number;
  readonly zone: Name;
  readonly lowCounter: boolean;
  readonly hours: Hours;
  /** What it does of a group, and when; a group that is not named here it serves whole, in its own hours. */
  readonly only: readonly WindowService[];
  readonly isRetired: boolean;
};

/** `matters: null` = all of the group's; `hours: null` = the window's own. */
export type WindowService = {
  readonly group: string;
  readonly matters: readonly string[] | null;
  readonly hours: Hours | null;
};

/** A day unlike its weekday. Not `closed`: worked whatever the calendar says, in these sessions (null: each window's own). */
export type SpecialDay = {
  readonly code: string;
  readonly date: string;
  readonly name: Name;
  /** Null: the whole hall. */
  readonly groups: readonly string[] | null;
  readonly closed: boolean;
  readonly sessions: readonly (readonly [string, string])[] | null;
};

/** A ready answer (常用答复). Its words are Chinese and may have several lines. */
export type Answer = {
  readonly code: string;
  readonly name: Name;
  readonly use: AnswerEntry['use'];
  readonly words: string;
};

/** The 办不成事反映窗口: who sits there and how to walk there from the kiosk. */
export type TellWindow = {
  readonly code: string;
  readonly number: string;
  readonly unit: string;
  readonly name: Name;
  readonly person: string;
  readonly personEn: string;
  readonly where: string;
  readonly whereEn: string;
};

/** The hall itself. Screens break its name only between `place` and `hall`. */
export type Hall = {
  readonly demo: boolean;
  readonly code: string;
  readonly place: string;
  readonly placeEn: string;
  readonly placeShort: string;
  readonly placeShortEn: string;
  readonly hall: string;
  readonly hallEn: string;
  /** The unit that is the hall. */
  readonly unit: string;
  /** Never changes while the program runs. */
  readonly timeZone: string;
  readonly phone: string;
  readonly phoneDemo: boolean;
  /** Of every window that has none of its own. */
  readonly hours: Hours;
  readonly guideDesk: {
    readonly name: string;
    readonly nameEn: string;
    readonly where: string;
    readonly whereEn: string;
  };
};

/**
 * Everything known about one hall's matters, units and windows, as it stands now: its values are immutable, but an edit
 * puts others in their place, so whoever uses one asks for it each time. Lists hold what is offered; look-ups answer
 * retired entries too (old numbers and cases keep their names), and undefined for a code that never was.
 */
export type Catalogue = {
  readonly hall: Hall;
  readonly matters: readonly Matter[];
  readonly units: readonly Unit[];
  readonly groups: readonly WindowGroup[];
  readonly windows: readonly HallWindow[];
  /** Matters most asked for, first first. */
  readonly popular: readonly Matter[];
  /** Units in the hall that have matters, in the hall's order. */
  readonly departments: readonly Unit[];
  readonly tellWindow: TellWindow;
  /** By date. */
  readonly specialDays: readonly SpecialDay[];
  /** Sentences for the foot of the call display. */
  readonly ticker: readonly { readonly zh: string; readonly en: string }[];
  /** What clerks put into what they write, in the hall's order. */
  readonly answers: readonly Answer[];
  matter(code: string): Matter | undefined;
  unit(code: string): Unit | undefined;
  group(code: string): WindowGroup | undefined;
  window(code: string): HallWindow | undefined;
  groupOfMatter(matterCode: string): WindowGroup | undefined;
  windowsOfGroup(groupCode: string): readonly HallWindow[];
  mattersOfDepartment(unitCode: string): readonly Matter[];
};
