// Owns what every screen of the kiosk has to know to be shown: the states a session stacks one upon the other.
import type { Appointment } from '#shared/contract/appointments.ts';
import type { CaseReceipt, CaseStatus, Done } from '#shared/contract/case-shapes.ts';
import type { FreeSlot, GreenReason, SlipKey, Taken, Ticket } from '#shared/contract/queue.ts';
import type { BadReason } from '#shared/contract/rating.ts';
import type { SlipState } from '#shared/contract/slips.ts';

/** take: to get a number · tell: to say which matter it is about. */
export type Purpose = 'take' | 'tell';

export type Screen =
  | { name: 'home' }
  /** `isGone`: the matter chosen before is not done here any more. */
  | { name: 'matters'; purpose: Purpose; departmentCode: string | null; isGone?: boolean }
  | { name: 'search'; purpose: Purpose }
  /** The requestId lives with the visit to the screen: a double tap or a lost answer takes one number. */
  | { name: 'matter'; matterCode: string; requestId: string; green?: GreenReason | undefined }
  | { name: 'green'; chosen: GreenReason | undefined }
  /** Whose number it is: asked only where the hall wants it. */
  | { name: 'holder'; matterCode: string; requestId: string; green?: GreenReason | undefined }
  /** A number of this line is held already. `isKnown`: taken here a moment ago; otherwise the hall said so. */
  | { name: 'holding'; ticket: Ticket; matterCode: string; isKnown: boolean }
  | { name: 'closed'; matterCode: string | null }
  /** `next`: the next free appointment; undefined: to be asked. The requestId is that of the one visit that is counted. */
  | { name: 'no-numbers'; matterCode: string; requestId: string; next: FreeSlot | null | undefined }
  | { name: 'no-window'; matterCode: string }
  | { name: 'number'; taken: Taken; isLate?: boolean }
  | { name: 'my-number'; slip: SlipKey }
  | { name: 'rate'; slip: SlipKey; grade: number | null }
  | { name: 'rated' }
  | { name: 'book-matter' }
  | { name: 'book-day' }
  | { name: 'book-time'; date: string }
  | { name: 'book-details'; field: 'name' | 'phone' }
  | { name: 'book-review' }
  | { name: 'booked'; appointment: Appointment; code: string; slip: SlipState | null }
  /** `problem`: why a scanned appointment did not become a number. */
  | { name: 'check-in'; problem: CheckInProblem | null }
  | { name: 'check-in-by'; way: CheckInWay }
  | { name: 'check-in-name'; phoneLast4: string }
  | { name: 'tell-kind' }
  | { name: 'tell-where' }
  | { name: 'tell-words' }
  /** `holds`: something is being said, or was and is not used yet. */
  | { name: 'tell-say'; holds?: boolean }
  | { name: 'tell-trips' }
  | { name: 'tell-who' }
  | { name: 'tell-details'; at: number }
  | { name: 'tell-review' }
  | { name: 'privacy' }
  | { name: 'cannot-save' }
  /** What was told is kept for the counter. */
  | { name: 'parked'; code: string; until: number }
  /**
   * speaks: nothing was written but the wish to say it at the window. isContactOpen: who it is was changed after the
   * case had reached the hall, and is to be completed at the window.
   */
  | { name: 'done'; receipt: CaseReceipt; hasPhone: boolean; speaks?: boolean; isContactOpen?: boolean }
  /** Papers are photographed for a case, or what was told is signed: with what its slip says. */
  | { name: 'papers' | 'papers-phone'; caseNo: string; queryCode: string }
  | { name: 'sign'; caseNo: string; queryCode: string; requestId: string }
  | { name: 'lookup'; problem: LookupProblem | null }
  /** `isRoad`: the road is wanted although something is asked first. */
  | { name: 'status'; status: CaseStatus; queryCode: string; isRoad?: boolean }
  | { name: 'said'; status: CaseStatus }
  /** The same, said instead of written. */
  | { name: 'say-more'; caseNo: string; queryCode: string; requestId: string; holds?: boolean }
  | { name: 'supplement' | 'object'; caseNo: string; queryCode: string; requestId: string }
  /** `requestId`: of the rating that may follow. */
  | { name: 'answered'; status: CaseStatus; queryCode: string; done: Done; requestId: string }
  | { name: 'case-reasons' | 'case-words'; rating: CaseRating };

/** A rating of how a case was handled, on its way to being sent. */
export type CaseRating = {
  caseNo: string;
  queryCode: string;
  requestId: string;
  grade: number;
  reasons: readonly BadReason[];
};

/** Why a scan led to the screen for typing. line: nobody answered; tooMany: minutes to wait. */
export type LookupProblem = 'not-ours' | 'ticket' | 'line' | { tooMany: number };
export type CheckInWay = 'code' | 'phone' | 'id';
/** early: the appointment's day and time, and from when (instant) one may check in. closed: when windows open next, if that is known. */
export type CheckInProblem =
  | 'not-found'
  | 'cancelled'
  | 'line'
  | 'answered'
  | { tooMany: number }
  | { closed: { date: string; time: string } | null }
  | { early: { date: string; time: string; from: number } };
export type ScreenName = Screen['name'];

/** The screens of taking one number: what is said instead of the number takes the place of all of them. */
const ofTaking: readonly ScreenName[] = ['matter', 'green', 'holder'];
/** The screens of making one appointment. */
const ofBooking: readonly ScreenName[] = ['book-day', 'book-time', 'book-details', 'book-review'];
/** The screens of one case that was looked up. */
const ofCase: readonly ScreenName[] = [
  'status',
  'said',
  'supplement',
  'say-more',
  'object',
  'answered',
  'case-reasons',
  'case-words',
];
/** Where words to the window are being written about a case that is there already. */
const writing: readonly ScreenName[] = ['supplement', 'object', 'case-words'];
/** Where leaving would throw away what was just said. */
export const holdsRecording = (screen: Screen): boolean => 'holds' in screen && screen.holds === true;
export const isWriting = ({ name }: Screen): boolean => writing.includes(name);

type Screens = readonly [Screen, ...Screen[]];

function without(screens: Screens, names: readonly ScreenName[]): Screens {
  const [first, ...rest] = screens;
  let end = rest.length;
  while (end > 0 && names.includes(rest[end - 1]?.name ?? 'home')) end -= 1;
  return [first, ...rest.slice(0, end)];
}

/** What stands below the taking of a number. */
export const beforeTaking = (screens: Screens): Screens => without(screens, ofTaking);
/** What stands below the looking at a case. */
export const beforeCase = (screens: Screens): Screens => without(screens, ofCase);
/** What stands below the making of an appointment. */
export const beforeBooking = (screens: Screens): Screens => without(screens, ofBooking);
