// Owns what a citizen's session is and how it moves: a stack of screens, what was told so far, and the reading aids.
import type { CaseKind, FileCase, Person } from '#shared/contract/case-shapes.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { Taken } from '#shared/contract/queue.ts';
import type { Api } from '../api.ts';
import type { Action } from './action.ts';
import { byCitizen, byHelper, type Helped } from './at-hand/draft-parts.ts';
import { type Booking, startBooking } from './booking.ts';
import { noCard, type SessionCard, withCard, withCardAnswer } from './card-form.ts';
import { beforeBooking, beforeCase, beforeTaking, holdsRecording, isWriting, type Screen } from './screen-state.ts';
import { sentWith } from './send-once.ts';
import { afterTelling } from './telling-order.ts';

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

const nothingSent: Sent = { tellings: [], additions: [] };
const plainModes: Modes = { large: false, low: false, contrast: false };
const noFields: Draft['fields'] = {
  name: '',
  phone: '',
  idNumber: '',
  forName: '',
  relation: '',
  organisation: '',
  organisationCode: '',
};

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

function startDraft(requestId: string, matterCode: string | null | undefined, kind: CaseKind | undefined): Draft {
  return {
    requestId,
    kind,
    matterCode,
    failedAtUnit: undefined,
    words: '',
    recording: null,
    trips: null,
    role: undefined,
    fields: noFields,
  };
}

const withoutLast = (screens: Session['screens']): Session['screens'] => {
  const [first, ...rest] = screens;
  return [first, ...rest.slice(0, -1)];
};

/** Home again, by whichever way: whoever comes next must not be the one before. Reading aids stay until they are left. */
function goHome(session: Session): Session {
  const { language, modes, voice, hasMoreTime, number } = session;
  return { ...startSession(language), modes, voice, hasMoreTime, number: number + 1 };
}

/** A number asked for and not answered yet is asked for once more, not a second time. */
function asBefore(session: Session, to: Screen): Screen {
  if (to.name !== 'matter') return to;
  return { ...to, requestId: session.taking[to.matterCode]?.[0]?.requestId ?? to.requestId };
}

export function reduce(session: Session, action: Action): Session {
  switch (action.do) {
    case 'go':
      return { ...session, screens: [...session.screens, asBefore(session, action.to)], typed: '' };
    case 'replace': {
      const [first, ...rest] = session.screens;
      if (rest.length === 0) return { ...session, screens: [action.by] };
      return { ...session, screens: [first, ...rest.slice(0, -1), action.by] };
    }
    case 'back': {
      const screens = withoutLast(session.screens);
      if (screens.length === 1) return goHome(session);
      const { reviewAt } = session;
      const isChanging = reviewAt !== null && screens.length > reviewAt;
      const booking = beforeBooking(screens).length < screens.length ? session.booking : null;
      return { ...session, screens, typed: '', reviewAt: isChanging ? reviewAt : null, booking };
    }
    case 'home':
      return goHome(session);
    case 'end':
      return { ...startSession(action.language), number: session.number + 1 };
    case 'begin-telling': {
      const { requestId, matterCode, kind } = action;
      const { draft } = session;
      const next: Screen = kind === undefined ? { name: 'tell-kind' } : { name: 'tell-where' };
      const screens = [...session.screens, next] as const;
      // What somebody has written is not begun anew by another door.
      if (draft && hasSomethingToLose(session)) {
        const known = { matterCode: matterCode ?? draft.matterCode, kind: kind ?? draft.kind };
        return { ...session, draft: { ...draft, ...known }, screens, reviewAt: null };
      }
      return { ...session, draft: startDraft(requestId, matterCode, kind), screens, reviewAt: null, sent: nothingSent };
    }
    case 'answer': {
      const isTheirs =
        action.session === session.number && (action.at === null || action.at === currentScreen(session));
      return isTheirs ? reduce(session, action.move) : session;
    }
    case 'write-instead': {
      const below = withoutLast(session.screens);
      const isThere = below.at(-1)?.name === 'tell-words';
      return { ...session, screens: isThere ? below : [...below, { name: 'tell-words' }] };
    }
    case 'change':
      return { ...session, reviewAt: session.screens.length, screens: [...session.screens, action.to], typed: '' };
    case 'told': {
      const { draft, reviewAt } = session;
      if (!draft) return session;
      const next = afterTelling(action.question, draft);
      // Who it is and how to find them are one line of the review.
      const isOver = reviewAt !== null && !(action.question === 'who' && next.name === 'tell-details');
      if (!isOver) return { ...session, screens: [...session.screens, next], typed: '' };
      const [first, ...rest] = session.screens;
      return { ...session, screens: [first, ...rest.slice(0, reviewAt - 1)], typed: '', reviewAt: null };
    }
    case 'sent':
      return session.draft ? { ...session, sent: { ...session.sent, ...action.sent } } : session;
    case 'tell':
      return session.draft
        ? { ...session, draft: byCitizen(session.draft, { ...session.draft, ...action.part }) }
        : session;
    case 'tell-anew':
      return session.draft
        ? { ...session, draft: { ...session.draft, requestId: action.requestId }, sent: nothingSent }
        : session;
    case 'fill': {
      if (!session.draft) return session;
      const fields = { ...session.draft.fields, [action.field]: action.text };
      return { ...session, draft: byCitizen(session.draft, { ...session.draft, fields }) };
    }
    case 'helped': {
      const { draft } = session;
      if (draft?.requestId !== action.requestId) return session;
      return { ...session, draft: byHelper(draft, action.fills, action.told, action.voucher) };
    }
    case 'parked': {
      const { code, until } = action;
      const screens: Session['screens'] = [{ name: 'home' }, { name: 'parked', code, until }];
      return { ...session, draft: null, reviewAt: null, sent: nothingSent, screens };
    }
    case 'type':
      return { ...session, typed: action.text };
    case 'taking': {
      const { input } = action;
      const earlier = session.taking[input.matterCode] ?? [];
      return { ...session, taking: { ...session.taking, [input.matterCode]: sentWith(input, earlier) } };
    }
    case 'not-taken':
      return { ...session, taking: { ...session.taking, [action.matterCode]: [] } };
    case 'matter-gone': {
      const list: Screen = { name: 'matters', purpose: 'take', departmentCode: null, isGone: true };
      return { ...session, booking: null, screens: [{ name: 'home' }, list], typed: '' };
    }
    case 'instead':
      return { ...session, screens: [...beforeTaking(session.screens), action.by], typed: '' };
    case 'green': {
      const [first, ...rest] = withoutLast(session.screens);
      const screens = rest.map((one, at) =>
        at === rest.length - 1 && one.name === 'matter' ? { ...one, green: action.reason } : one,
      );
      return { ...session, screens: [first, ...screens] };
    }
    case 'took': {
      const { taken, isLate = false } = action;
      const { [action.matterCode]: _answered, ...taking } = session.taking;
      // 返回 goes to the list and never undoes the number.
      return {
        ...session,
        taking,
        taken: [taken, ...session.taken.filter(({ ticket }) => ticket.id !== taken.ticket.id)],
        typed: '',
        screens: [
          { name: 'home' },
          { name: 'matters', purpose: 'take', departmentCode: null },
          { name: 'number', taken, isLate },
        ],
      };
    }
    case 'begin-booking': {
      const { requestId, matterCode, slot } = action;
      const next: Screen = slot ? { name: 'book-details', field: 'name' } : { name: 'book-day' };
      return {
        ...session,
        booking: startBooking(requestId, matterCode, slot),
        screens: [...session.screens, next],
        typed: '',
      };
    }
    case 'book':
      return session.booking ? { ...session, booking: { ...session.booking, ...action.part } } : session;
    case 'booking-sent': {
      const { booking } = session;
      return booking ? { ...session, booking: { ...booking, sent: sentWith(action.input, booking.sent) } } : session;
    }
    case 'not-booked':
      return session.booking ? { ...session, booking: { ...session.booking, sent: [] } } : session;
    case 'other-time':
      return { ...session, screens: [...beforeBooking(session.screens), { name: 'book-day' }], typed: '' };
    case 'booked': {
      const { appointment, code, slip } = action;
      return {
        ...session,
        booking: null,
        screens: [{ name: 'home' }, { name: 'booked', appointment, code, slip }],
      };
    }
    case 'filed': {
      const { receipt, hasPhone, speaks = false, isContactOpen = false, signAs } = action;
      const { caseNo, queryCode } = receipt;
      const sign: Screen[] = signAs === undefined ? [] : [{ name: 'sign', caseNo, queryCode, requestId: signAs }];
      return {
        ...session,
        draft: null,
        reviewAt: null,
        sent: nothingSent,
        // Upon the end, and off it again: whoever leaves it sees what was told.
        screens: [{ name: 'home' }, { name: 'done', receipt, hasPhone, speaks, isContactOpen }, ...sign],
      };
    }
    case 'case-changed': {
      const { status, queryCode, upon } = action;
      const below: Session['screens'] = [...beforeCase(session.screens), { name: 'status', status, queryCode }];
      return { ...session, typed: '', screens: upon ? [...below, upon] : below };
    }
    case 'card-read':
      return withCard(session, action.card);
    case 'card-answer':
      return withCardAnswer(session, action.isYes);
    case 'mode':
      return { ...session, modes: { ...session.modes, [action.mode]: !session.modes[action.mode] } };
    case 'voice':
      return { ...session, voice: !session.voice };
    case 'more-time':
      return { ...session, hasMoreTime: true };
    case 'speak':
      return { ...session, language: action.language };
  }
}
