// Owns everything that can happen in a citizen's session, by name; what it does stands in the session's reducer.
import type { Appointment } from '#shared/contract/appointments.ts';
import type { DraftParts } from '#shared/contract/assist.ts';
import type { CaseKind, CaseReceipt, CaseStatus } from '#shared/contract/case-shapes.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { FreeSlot, GreenReason, Taken } from '#shared/contract/queue.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import type { BookInput, Booking } from './booking.ts';
import type { CardRead } from './card-form.ts';
import type { Screen } from './screen-state.ts';
import type { DetailField, Draft, Modes, Sent, TakeInput } from './session.ts';
import type { Question } from './telling-order.ts';

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
  /** 用写的: the screen of writing in the place of the one of saying. */
  | { do: 'write-instead' }
  /** 改: one question again, and straight back to the review. */
  | { do: 'change'; to: Screen }
  /** A question has its answer: on to the next one, or back to the review. */
  | { do: 'told'; question: Question }
  | { do: 'sent'; sent: Partial<Sent> }
  | { do: 'tell'; part: Partial<Omit<Draft, 'requestId' | 'fields'>> }
  /** The hall has this request already, with something else in it: what is written now is a telling of its own. */
  | { do: 'tell-anew'; requestId: string }
  | { do: 'fill'; field: DetailField; text: string }
  /** A clerk wrote into the draft of this request, which stood as `told` when the hall was asked. */
  | { do: 'helped'; requestId: string; fills: DraftParts; told: DraftParts; voucher: string | null }
  /** The draft is kept for the counter, under a code, until then. */
  | { do: 'parked'; code: string; until: number }
  | { do: 'type'; text: string }
  /** A number is being asked for: until it is answered, the same request stands for this matter. */
  | { do: 'taking'; input: TakeInput }
  /** The hall has answered that there is no number: the next request may say something else. */
  | { do: 'not-taken'; matterCode: string }
  /** The matter was taken off the hall's list while somebody stood before it: another is chosen. */
  | { do: 'matter-gone' }
  /** Something else is shown in the place of taking a number. */
  | { do: 'instead'; by: Screen }
  /** The green channel for the number about to be taken, or not. */
  | { do: 'green'; reason: GreenReason | undefined }
  /** `isLate`: an appointment whose precedence is over. */
  | { do: 'took'; taken: Taken; matterCode: string; isLate?: boolean }
  | { do: 'begin-booking'; requestId: string; matterCode: string; slot?: FreeSlot }
  | { do: 'book'; part: Partial<Pick<Booking, 'requestId' | 'date' | 'time' | 'name' | 'phone' | 'idNumber'>> }
  | { do: 'booking-sent'; input: BookInput }
  /** The hall has answered that it is not booked. */
  | { do: 'not-booked' }
  /** Another time for the same appointment: what was typed stays. */
  | { do: 'other-time' }
  | { do: 'booked'; appointment: Appointment; code: string; slip: SlipState | null }
  /** `signAs`: the request of the signature the hall asks for. */
  | {
      do: 'filed';
      receipt: CaseReceipt;
      hasPhone: boolean;
      speaks?: boolean;
      isContactOpen?: boolean;
      signAs?: string;
    }
  /** Something was said to a case: its new state takes the place of the old one, and `upon` stands upon it. */
  | { do: 'case-changed'; status: CaseStatus; queryCode: string; upon: Screen | null }
  | { do: 'card-read'; card: CardRead }
  /** 换成这张吗？ */
  | { do: 'card-answer'; isYes: boolean }
  | { do: 'mode'; mode: keyof Modes }
  /** 语音, on or off. */
  | { do: 'voice' }
  /** Asked for where the idle watch asks whether anybody is there. */
  | { do: 'more-time' }
  | { do: 'speak'; language: Language };
