// Owns what a card read at the ID reader does to what is being filled in: it fills what is empty, and asks before it changes anything.
import type { Card } from '#shared/contract/devices.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { maskName } from '#shared/domain/masking.ts';
import { detailsOf } from './details.ts';
import type { Session } from './session.ts';

export type CardRead = Pick<Card, 'name' | 'idNumber'>;

/** `read`: the card whose words stand on the form, as far as nobody changed them · `asked`: one that would change them. */
export type SessionCard = { readonly read: CardRead | null; readonly asked: CardRead | null };
export const noCard: SessionCard = { read: null, asked: null };

/** Name and number as they stand where a card can fill them; null: not asked for there. */
type Filled = { name: string | null; idNumber: string | null };

const onScreen = (session: Session) => session.screens.at(-1) ?? session.screens[0];

/** What a card would fill on the screen that is shown; null where a card has no place. */
export function fillable(session: Session): Filled | null {
  const screen = onScreen(session);
  const { draft, booking, typed } = session;
  switch (screen.name) {
    case 'tell-details': {
      if (!draft) return null;
      const asked = detailsOf[draft.role ?? 'self'];
      const field = asked[screen.at] ?? 'name';
      if (field !== 'name' && field !== 'idNumber') return null;
      const { name, idNumber } = draft.fields;
      return { name, idNumber: asked.includes('idNumber') ? idNumber : null };
    }
    case 'book-details':
      return booking && screen.field === 'name' ? { name: booking.name, idNumber: booking.idNumber } : null;
    case 'check-in':
      return { name: null, idNumber: '' };
    // A telephone or an ID number: whose number it is can be said by either.
    case 'holder':
      return { name: null, idNumber: typed };
    case 'check-in-by':
      return screen.way === 'id' ? { name: null, idNumber: typed } : null;
    default:
      return null;
  }
}

/** The same person's words, however they are written. */
function isSame(field: keyof Filled, written: string, read: string): boolean {
  if (field === 'name') return written.trim() === read;
  const checked = checkIdentityNumber(written);
  return checked.ok && checked.number === read;
}

const fields = ['name', 'idNumber'] as const;

/** The fields a card has something for, with what stands there and what was read. */
function pairs(filled: Filled, card: CardRead) {
  return fields.flatMap((field) => {
    const [written, read] = [filled[field], card[field]];
    return written === null || read === null ? [] : [{ field, written, read, isEmpty: written.trim() === '' }];
  });
}

/** True where what was read off a card in this session stands as it was read. */
export function isAsRead(session: Session): boolean {
  const filled = fillable(session);
  const { read } = session.card;
  return (
    filled !== null && read !== null && pairs(filled, read).every((one) => isSame(one.field, one.written, one.read))
  );
}

function filledWith(session: Session, card: CardRead): Session {
  const screen = onScreen(session);
  const filled = fillable(session);
  if (!filled) return session;
  const next: Session = { ...session, card: { read: card, asked: null } };
  const words = Object.fromEntries(pairs(filled, card).map(({ field, read }) => [field, read]));
  if (screen.name === 'tell-details' && session.draft)
    return { ...next, draft: { ...session.draft, fields: { ...session.draft.fields, ...words } } };
  if (screen.name === 'book-details' && session.booking) return { ...next, booking: { ...session.booking, ...words } };
  // Whoever lays the card down has chosen how to check in.
  const screens =
    screen.name === 'check-in' ? ([...session.screens, { name: 'check-in-by', way: 'id' }] as const) : session.screens;
  return { ...next, screens, typed: card.idNumber };
}

/** A card was read: nothing that was written is changed without a yes. */
export function withCard(session: Session, card: CardRead): Session {
  const filled = fillable(session);
  if (!filled) return session;
  const isOther = pairs(filled, card).some(
    ({ field, written, read, isEmpty }) => !isEmpty && !isSame(field, written, read),
  );
  return isOther ? { ...session, card: { ...session.card, asked: card } } : filledWith(session, card);
}

/** 换成这张吗？ was answered. */
export function withCardAnswer(session: Session, isYes: boolean): Session {
  const { read, asked } = session.card;
  if (!asked) return session;
  return isYes ? filledWith(session, asked) : { ...session, card: { read, asked: null } };
}

/** Whose words would change into whose, as far as others may see: surname and *; null where the names say nothing. */
export function changeOfNames(session: Session): { before: string; after: string } | null {
  const [before, after] = [maskName(fillable(session)?.name ?? ''), maskName(session.card.asked?.name ?? '')];
  return before === '' || after === '' || before === after ? null : { before, after };
}
