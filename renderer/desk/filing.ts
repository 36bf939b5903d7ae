// Owns what a clerk has typed for somebody at the counter, and what of it is sent: only what belongs to the role chosen.
import type { DraftParts } from '#shared/contract/assist.ts';
import type { CaseKind, FileCase, Person } from '#shared/contract/case-shapes.ts';
import type { Language } from '#shared/contract/procedure.ts';

export const filingFields = [
  'name',
  'phone',
  'idNumber',
  'forName',
  'relation',
  'organisation',
  'organisationCode',
] as const;
export type FilingField = (typeof filingFields)[number];
export type Role = Person['role'];

export type Filing = {
  /** Stays until the case is filed, so that sending again files it once. */
  readonly requestId: string;
  readonly kind: CaseKind;
  readonly matterCode: string | null;
  readonly failedAtUnit: string | null;
  readonly words: string;
  /** As typed; empty: not said. */
  readonly trips: string;
  readonly role: Role;
  /** Of the slip; null: as the hall's slips are, until somebody chooses. */
  readonly language: Language | null;
  readonly fields: Readonly<Record<FilingField, string>>;
  /** It was begun at a kiosk: where the hall keeps it, and how long the recording is that goes with it. */
  readonly parked?: Parked;
};
export type Parked = { readonly id: string; readonly spokenSeconds: number | null };

/** The fields each role is asked for, in the order of asking. */
export const fieldsOf: Readonly<Record<Role, readonly FilingField[]>> = {
  self: ['name', 'phone', 'idNumber'],
  relative: ['name', 'phone', 'idNumber', 'forName', 'relation'],
  organisation: ['organisation', 'organisationCode', 'name', 'phone'],
  anonymous: [],
};

export function newFiling(requestId: string): Filing {
  return {
    requestId,
    kind: 'not-done',
    matterCode: null,
    failedAtUnit: null,
    words: '',
    trips: '',
    role: 'self',
    language: null,
    fields: { name: '', phone: '', idNumber: '', forName: '', relation: '', organisation: '', organisationCode: '' },
  };
}

/** What somebody began at a kiosk, as it is gone on with here. */
export function filingFrom(parts: DraftParts, parked: Parked, language: Language): Filing {
  // Whoever files it, it is one case: by its own name.
  const requestId = parked.id;
  const blank = newFiling(requestId);
  const { kind, matterCode, failedAtUnit, words, trips, role, ...fields } = parts;
  const given = Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== undefined));
  return {
    ...{ requestId, language, parked },
    kind: kind ?? blank.kind,
    matterCode: matterCode ?? null,
    failedAtUnit: failedAtUnit ?? null,
    words: words ?? '',
    trips: typeof trips === 'number' ? String(trips) : '',
    role: role ?? blank.role,
    fields: { ...blank.fields, ...given },
  };
}

/** Whether there is anything in it that somebody typed or brought. */
export const holdsSomething = ({ words, trips, fields, parked }: Filing): boolean =>
  parked !== undefined || [words, trips, ...Object.values(fields)].some((text) => text.trim() !== '');

/** Trips as a number; null where nothing was said, 'wrong' where it is not a number of trips. */
export function tripsOf(text: string): number | null | 'wrong' {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  return /^\d{1,2}$/.test(plain) ? Number(plain) : 'wrong';
}

/** What is sent to the hall. `slipLanguage`: where none was chosen. */
export function toFileCase(filing: Filing, slipLanguage: Language): FileCase {
  const trips = tripsOf(filing.trips);
  const filled = Object.fromEntries(
    fieldsOf[filing.role].map((field) => [field, filing.fields[field]]).filter(([, text]) => text?.trim()),
  );
  return {
    requestId: filing.requestId,
    kind: filing.kind,
    matterCode: filing.matterCode,
    failedAtUnit: filing.failedAtUnit,
    words: filing.words,
    trips: trips === 'wrong' ? null : trips,
    person: { role: filing.role, ...filled } as Person,
    language: filing.language ?? slipLanguage,
  };
}
