// Owns what a citizen's session is and how it moves: a stack of screens, what was told so far, and the reading aids.
import type { CaseKind, CaseReceipt, CaseStatus, FileCase, Person } from '#shared/contract/cases.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { Taken } from '#shared/contract/queue.ts';

/** take: to get a number · tell: to say which matter it is about. */
export type Purpose = 'take' | 'tell';

export type Screen =
  | { name: 'home' }
  | { name: 'matters'; purpose: Purpose; departmentCode: string | null }
  | { name: 'search'; purpose: Purpose }
  /** The requestId lives with the visit to the screen: a double tap or a lost answer takes one number. */
  | { name: 'matter'; matterCode: string; requestId: string }
  | { name: 'closed'; matterCode: string | null }
  | { name: 'no-numbers'; matterCode: string }
  | { name: 'number'; taken: Taken }
  | { name: 'tell-kind' }
  | { name: 'tell-where' }
  | { name: 'tell-words' }
  | { name: 'tell-trips' }
  | { name: 'tell-who' }
  | { name: 'tell-details'; at: number }
  | { name: 'tell-review' }
  | { name: 'privacy' }
  | { name: 'cannot-save' }
  /**
   * speaks: nothing was written but the wish to say it at the window. isContactOpen: who it is was changed after the
   * case had reached the hall, and is to be completed at the window.
   */
  | { name: 'done'; receipt: CaseReceipt; hasPhone: boolean; speaks?: boolean; isContactOpen?: boolean }
  | { name: 'lookup'; problem: LookupProblem | null }
  | { name: 'status'; status: CaseStatus; queryCode: string }
  | { name: 'said'; status: CaseStatus }
  | { name: 'supplement'; caseNo: string; queryCode: string; requestId: string };

/** Why a scan led to the screen for typing. line: nobody answered; tooMany: minutes to wait. */
export type LookupProblem = 'not-ours' | 'ticket' | 'line' | { tooMany: number };
export type ScreenName = Screen['name'];
export type Role = Person['role'];

/** What the citizen has told so far. `undefined`: not asked yet; `null`: 不清楚 / 记不清. */
export type Draft = {
  requestId: string;
  kind: CaseKind | undefined;
  matterCode: string | null | undefined;
  failedAtUnit: string | null | undefined;
  words: string;
  trips: number | null;
  role: Role | undefined;
  fields: Readonly<Record<DetailField, string>>;
};
export type DetailField = 'name' | 'phone' | 'idNumber' | 'forName' | 'relation' | 'organisation' | 'organisationCode';

export type Modes = { large: boolean; low: boolean; contrast: boolean };

export type Session = {
  /** Grows with every person: whatever belongs to the one before is thrown away when it changes. */
  number: number;
  language: Language;
  modes: Modes;
  /** Never empty; the last one is shown. */
  screens: readonly [Screen, ...Screen[]];
  draft: Draft | null;
  /** What was typed into the search field or the words to be added. */
  typed: string;
  /** How many screens stand below a question opened from the review to change its answer; null: asked in turn. */
  reviewAt: number | null;
  sent: Sent;
  /** By matter: the request for a number that was sent and not answered yet. Asked again, it is the same number. */
  taking: Readonly<Record<string, string>>;
};

/** What went out to the hall and was not answered yet: only these very words bring back a receipt that got lost. */
export type Sent = {
  /** Every telling under the draft's requestId, the newest first. */
  tellings: readonly FileCase[];
  /** What was added to a case found again, by its requestId. */
  additions: readonly { requestId: string; words: string }[];
};

/** The questions of telling, in their order. */
export type Question = 'kind' | 'matter' | 'where' | 'words' | 'trips' | 'who' | 'details';

export type Action =
  | { do: 'go'; to: Screen }
  | { do: 'replace'; by: Screen }
  | { do: 'back' }
  /** 首页: what was told is forgotten, the reading aids stay. */
  | { do: 'home' }
  /** The person has left, or said so: everything is forgotten. */
  | { do: 'end'; language: Language }
  | { do: 'begin-telling'; requestId: string; matterCode: string | null | undefined; kind?: CaseKind }
  /**
   * What an answer of the hall does. It moves only the session it was asked in, and where `at` is given only the very
   * screen: an answer may come when somebody else stands here.
   */
  | { do: 'answer'; session: number; at: Screen | null; move: Action }
  /** 改: one question again, and straight back to the review. */
  | { do: 'change'; to: Screen }
  /** A question has its answer: on to the next one, or back to the review. */
  | { do: 'told'; question: Question }
  | { do: 'sent'; sent: Partial<Sent> }
  | { do: 'tell'; part: Partial<Omit<Draft, 'requestId' | 'fields'>> }
  /** The hall has this request already, with something else in it: what is written now is a telling of its own. */
  | { do: 'tell-anew'; requestId: string }
  | { do: 'fill'; field: DetailField; text: string }
  | { do: 'type'; text: string }
  /** A number is being asked for: until it is answered, the same request stands for this matter. */
  | { do: 'taking'; matterCode: string; requestId: string }
  | { do: 'took'; taken: Taken; matterCode: string }
  | { do: 'filed'; receipt: CaseReceipt; hasPhone: boolean; speaks?: boolean; isContactOpen?: boolean }
  /** Words were added to a case: its new state takes the place of the old one. */
  | { do: 'supplemented'; status: CaseStatus; queryCode: string }
  | { do: 'mode'; mode: keyof Modes }
  | { do: 'speak'; language: Language };

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
    screens: [{ name: 'home' }],
    draft: null,
    typed: '',
    reviewAt: null,
    sent: nothingSent,
    taking: {},
  };
}

/** The screen being shown. */
export function currentScreen(session: Session): Screen {
  return session.screens.at(-1) ?? session.screens[0];
}

/** True where leaving would lose something the citizen said. */
export function hasSomethingToLose(session: Session): boolean {
  const { draft } = session;
  if (currentScreen(session).name === 'supplement') return session.typed.trim() !== '';
  return draft !== null && (draft.words.trim() !== '' || Object.values(draft.fields).some((text) => text !== ''));
}

/** True where 返回 would lose it: out of the words to be added, or home. */
export function losesByBack(session: Session): boolean {
  const isOver = currentScreen(session).name === 'supplement' || session.screens.length <= 2;
  return isOver && hasSomethingToLose(session);
}

function startDraft(requestId: string, matterCode: string | null | undefined, kind: CaseKind | undefined): Draft {
  return {
    requestId,
    kind,
    matterCode,
    failedAtUnit: undefined,
    words: '',
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
  const { language, modes, number } = session;
  return { ...startSession(language), modes, number: number + 1 };
}

/** A number asked for and not answered yet is asked for once more, not a second time. */
function asBefore(session: Session, to: Screen): Screen {
  if (to.name !== 'matter') return to;
  return { ...to, requestId: session.taking[to.matterCode] ?? to.requestId };
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
      return { ...session, screens, typed: '', reviewAt: isChanging ? reviewAt : null };
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
      return session.draft ? { ...session, draft: { ...session.draft, ...action.part } } : session;
    case 'tell-anew':
      return session.draft
        ? { ...session, draft: { ...session.draft, requestId: action.requestId }, sent: nothingSent }
        : session;
    case 'fill': {
      if (!session.draft) return session;
      const fields = { ...session.draft.fields, [action.field]: action.text };
      return { ...session, draft: { ...session.draft, fields } };
    }
    case 'type':
      return { ...session, typed: action.text };
    case 'taking':
      return { ...session, taking: { ...session.taking, [action.matterCode]: action.requestId } };
    case 'took': {
      const { [action.matterCode]: _answered, ...taking } = session.taking;
      // 返回 goes to the list and never undoes the number.
      return {
        ...session,
        taking,
        screens: [
          { name: 'home' },
          { name: 'matters', purpose: 'take', departmentCode: null },
          { name: 'number', taken: action.taken },
        ],
      };
    }
    case 'filed': {
      const { receipt, hasPhone, speaks = false, isContactOpen = false } = action;
      return {
        ...session,
        draft: null,
        reviewAt: null,
        sent: nothingSent,
        screens: [{ name: 'home' }, { name: 'done', receipt, hasPhone, speaks, isContactOpen }],
      };
    }
    case 'supplemented': {
      const { status, queryCode } = action;
      const [first, ...rest] = session.screens;
      return {
        ...session,
        typed: '',
        screens: [first, ...rest.slice(0, -2), { name: 'status', status, queryCode }, { name: 'said', status }],
      };
    }
    case 'mode':
      return { ...session, modes: { ...session.modes, [action.mode]: !session.modes[action.mode] } };
    case 'speak':
      return { ...session, language: action.language };
  }
}

/** The next screen of telling after one, so that what is already known is not asked again. */
export function afterTelling(question: Question, draft: Pick<Draft, 'role' | 'matterCode'>): Screen {
  switch (question) {
    case 'kind':
      return typeof draft.matterCode === 'string'
        ? { name: 'tell-where' }
        : { name: 'matters', purpose: 'tell', departmentCode: null };
    case 'matter':
      return { name: 'tell-where' };
    case 'where':
      return { name: 'tell-words' };
    case 'words':
      return { name: 'tell-trips' };
    case 'trips':
      return { name: 'tell-who' };
    case 'who':
      return draft.role === 'anonymous' ? { name: 'tell-review' } : { name: 'tell-details', at: 0 };
    case 'details':
      return { name: 'tell-review' };
  }
}
