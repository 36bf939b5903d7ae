// Owns what a citizen's session is: a stack of screens, what was told so far, and the reading aids; and what would be lost by leaving it.
import type { CaseKind, FileCase, Person } from '#shared/contract/case-shapes.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { Taken } from '#shared/contract/queue.ts';
import type { Api } from '../api.ts';
import type { Helped } from './at-hand/draft-parts.ts';
import type { Booking } from './booking.ts';
import { noCard, type SessionCard } from './card-form.ts';
import { beforeBooking, holdsRecording, isWriting, type Screen } from './screen-state.ts';

export type Role = Person['role'];

/** What was said instead of written: base64, whole seconds, and what the browser made of it. */
export type Spoken = { data: string; seconds: number; type: string };

/** What the citizen has told so far. `undefined`: not asked yet; `null`: 不清楚 / 记不清. */
export type Draft = {
  requestId: string;
  kind: CaseKind | undefined;
  matterCode: string | null | undefined;
  failedAtUnit: string | null | undefined;
  words: string;
  recording: Spoken | null;
  trips: number | null;
  role: Role | undefined;
  fields: Readonly<Record<DetailField, string>>;
  /** What a clerk wrote, where one helped. */
  helped?: Helped;
};
export type DetailField = 'name' | 'phone' | 'idNumber' | 'forName' | 'relation' | 'organisation' | 'organisationCode';

export type Modes = { large: boolean; low: boolean; contrast: boolean };

export type Session = {
  /** Grows with every person: whatever belongs to the one before is thrown away when it changes. */
  number: number;
  language: Language;
  modes: Modes;
  /** 语音: the screens are read aloud. */
  voice: boolean;
  /** Asked for when the idle watch wondered whether anybody is there: it waits longer for them. */
  hasMoreTime: boolean;
  /** Never empty; the last one is shown. */
  screens: readonly [Screen, ...Screen[]];
  draft: Draft | null;
  /** What was typed into the search field or the words to be added. */
  typed: string;
  /** How many screens stand below a question opened from the review to change its answer; null: asked in turn. */
  reviewAt: number | null;
  sent: Sent;
  /** By matter: the requests for a number that were sent and not answered yet. Asked again, it is the same number. */
  taking: Readonly<Record<string, readonly TakeInput[]>>;
  /** Numbers taken by whoever stands here, the newest first. */
  taken: readonly Taken[];
  /** The appointment being made. */
  booking: Booking | null;
  /** What the ID reader gave. */
  card: SessionCard;
};

/** What the hall is asked for a number with. */
export type TakeInput = Parameters<Api['queue']['take']>[0];

/** Words, or what was said, added to a case. */
export type Addition = { requestId: string; words: string; recording?: NonNullable<FileCase['recording']> };

/** What went out to the hall and was not answered yet: only these very words bring back a receipt that got lost. */
export type Sent = {
  /** Every telling under the draft's requestId, the newest first. */
  tellings: readonly FileCase[];
  /** What was added to a case found again, by its requestId. */
  additions: readonly Addition[];
};

export const nothingSent: Sent = { tellings: [], additions: [] };
const plainModes: Modes = { large: false, low: false, contrast: false };
export function startSession(language: Language): Session {
  return {
    number: 1,
    language,
    modes: plainModes,
    voice: false,
    hasMoreTime: false,
    screens: [{ name: 'home' }],
    draft: null,
    typed: '',
    reviewAt: null,
    sent: nothingSent,
    taking: {},
    taken: [],
    booking: null,
    card: noCard,
  };
}

/** The screen being shown. */
export function currentScreen(session: Session): Screen {
  return session.screens.at(-1) ?? session.screens[0];
}

/** True where leaving would lose something the citizen said. */
export function hasSomethingToLose(session: Session): boolean {
  const { draft, booking } = session;
  if (holdsRecording(currentScreen(session))) return true;
  if (isWriting(currentScreen(session))) return session.typed.trim() !== '';
  if (booking !== null && (booking.name.trim() !== '' || booking.phone !== '')) return true;
  return (
    draft !== null &&
    (draft.words.trim() !== '' || draft.recording !== null || Object.values(draft.fields).some((text) => text !== ''))
  );
}

/** True where 返回 would lose it: out of the words to be added, out of the appointment being made, or home. */
export function losesByBack(session: Session): boolean {
  const { screens, booking } = session;
  const isFirstOfBooking = booking !== null && beforeBooking(screens).length === screens.length - 1;
  if (holdsRecording(currentScreen(session))) return true;
  const isOver = isWriting(currentScreen(session)) || isFirstOfBooking || screens.length <= 2;
  return isOver && hasSomethingToLose(session);
}
