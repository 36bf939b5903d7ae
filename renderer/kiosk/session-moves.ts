// Owns how a citizen's session moves: what each action makes of it.
import type { CaseKind } from '#shared/contract/case-shapes.ts';
import type { Action } from './action.ts';
import { byCitizen, byHelper } from './at-hand/draft-parts.ts';
import { startBooking } from './booking.ts';
import { withCard, withCardAnswer } from './card-form.ts';
import { beforeBooking, beforeCase, beforeTaking, type Screen } from './screen-state.ts';
import { sentWith } from './send-once.ts';
import { currentScreen, type Draft, hasSomethingToLose, nothingSent, type Session, startSession } from './session.ts';
import { afterTelling } from './telling-order.ts';

const noFields: Draft['fields'] = {
  name: '',
  phone: '',
  idNumber: '',
  forName: '',
  relation: '',
  organisation: '',
  organisationCode: '',
};

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
