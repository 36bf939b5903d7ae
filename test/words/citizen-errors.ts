// The list of what a citizen reads when the hall says no: each procedure a citizen's screen calls, each of its errors, and the words on the screen.

/** `area:key` of the words, in the order they stand on the screen; areas as they are called by screens. */
export type Said = readonly string[];

/** Whatever a procedure may end in besides its own errors. NOT_SIGNED_IN and NOT_ALLOWED never meet a citizen: nothing they call asks who they are. */
export const general: Readonly<Record<string, Said>> = {
  INVALID_INPUT: ['kiosk:fault.putRight'],
  TOO_MANY_TRIES: ['kiosk:lookup.tooMany', 'kiosk:checkIn.tooMany', 'phone:tooMany', 'phone:case.tooManyWhat'],
  CANNOT_SAVE: ['kiosk:full.title', 'kiosk:full.lead', 'kiosk:full.way', 'kiosk:fault.fullTake', 'phone:down.refused'],
};

const notFiled: Said = ['kiosk:fault.file', 'kiosk:fault.what'];
const step: Said = ['kiosk:fault.step'];
const proof = {
  CASE_NO_WRONG: ['kiosk:lookup.wrongDigit', 'phone:case.unknown', 'phone:case.unknownWhat'],
  NOT_MATCHING: ['kiosk:lookup.notMatching', 'phone:case.unknown', 'phone:case.unknownWhat'],
} as const;
/** Looked up a moment ago by the same slip: only a case that has gone meanwhile is not found now. */
const proven = { CASE_NO_WRONG: notFiled, NOT_MATCHING: notFiled, REQUEST_REUSED: notFiled } as const;
const notOnPaper: Said = ['caseFiles:papers.failed', 'caseFiles:papers.failedWhat'];
const noLink: Said = ['caseFiles:papersPhone.title.failed', 'caseFiles:papersPhone.lead.failed'];
const linkOver: Said = [
  'caseFiles:papersPhone.title.over',
  'caseFiles:papersPhone.lead.over',
  'phone:papers.over',
  'phone:papers.overWhat',
];
const caseClosed: Said = [
  'caseFiles:papersPhone.title.closed',
  'caseFiles:papersPhone.lead.closed',
  'phone:papers.closed',
];
const noNumbers: Said = ['kiosk:noNumbers.title', 'kiosk:noNumbers.lead'];

/** By procedure, by code. */
export const citizenErrors: Readonly<Record<string, Readonly<Record<string, Said>>>> = {
  'queue.take': {
    REQUEST_REUSED: ['kiosk:fault.take', 'kiosk:fault.what'],
    MATTER_UNKNOWN: ['kiosk:fault.matter', 'kiosk:matters.gone'],
    QUOTA_GONE: noNumbers,
    HALL_CLOSED: ['kiosk:closed.title', 'kiosk:closed.opens', 'kiosk:closed.noDay'],
    NO_WINDOW: ['kiosk:noWindow.title', 'kiosk:noWindow.lead'],
    ALREADY_HOLDING: ['kiosk:holding.title', 'kiosk:holding.lead'],
  },
  'queue.addMatter': {
    MATTER_UNKNOWN: step,
    TICKET_UNKNOWN: ['kiosk:holding.over'],
    TICKET_ENDED: ['kiosk:holding.over'],
    OTHER_LINE: ['kiosk:holding.otherLine'],
    TOO_MANY_MATTERS: ['kiosk:holding.tooMany'],
    QUOTA_GONE: noNumbers,
  },
  'queue.reprint': {
    TICKET_UNKNOWN: ['kiosk:holding.over'],
    TICKET_ENDED: ['kiosk:holding.over'],
    REPRINTED_ENOUGH: ['kiosk:holding.reprinted'],
  },
  'queue.myNumber': { TICKET_UNKNOWN: ['kiosk:mine.unknown', 'phone:over.title', 'phone:over.more'] },
  // Counted behind the screen that says there are no numbers; that screen stays.
  'queue.turnedAway': { MATTER_UNKNOWN: noNumbers },
  'appointments.slots': { NOT_BOOKABLE: ['kiosk:book.notNeeded', 'phone:book.notNow'] },
  'appointments.book': {
    REQUEST_REUSED: ['kiosk:book.fault', 'phone:down.refused'],
    NOT_BOOKABLE: ['kiosk:book.notNeeded', 'phone:down.refused'],
    SLOT_GONE: ['kiosk:book.gone', 'phone:book.gone'],
    SLOT_UNKNOWN: ['kiosk:book.gone', 'phone:book.gone'],
    ALREADY_BOOKED: ['kiosk:book.already', 'kiosk:book.alreadyWhat', 'phone:book.already'],
  },
  'appointments.mine': { APPOINTMENT_NOT_FOUND: ['phone:mine.notFound'] },
  'appointments.cancel': {
    APPOINTMENT_NOT_FOUND: ['phone:mine.notFound'],
    CHECKED_IN: ['phone:mine.tooLate'],
  },
  'appointments.checkIn': {
    APPOINTMENT_NOT_FOUND: ['kiosk:checkIn.notFound'],
    TOO_EARLY: ['kiosk:checkIn.early'],
    CANCELLED: ['kiosk:checkIn.cancelled'],
    HALL_CLOSED: ['kiosk:checkIn.pause', 'kiosk:checkIn.closed', 'kiosk:checkIn.closedNoDay'],
    MATTER_UNKNOWN: step,
    REQUEST_REUSED: step,
  },
  'rating.atWindow': { WINDOW_UNKNOWN: ['rate:unknownWindow'] },
  'rating.rateAtWindow': { NOTHING_TO_RATE: ['rate:over'], ALREADY_RATED: ['rate:already'] },
  'rating.moreTime': { NOTHING_TO_RATE: ['rate:over'], ALREADY_RATED: ['rate:already'] },
  'rating.rateBySlip': {
    NOTHING_TO_RATE: ['kiosk:rate.over', 'phone:rate.over'],
    // Said twice is said once: the same thanks.
    ALREADY_RATED: ['kiosk:rate.thanks', 'phone:rate.over'],
  },
  'cases.file': { REQUEST_REUSED: notFiled, MATTER_UNKNOWN: notFiled, UNIT_UNKNOWN: notFiled },
  'cases.status': proof,
  'cases.supplement': proven,
  'cases.answer': { ...proven, NOT_NOW: ['caseStatus:ask.fault', 'caseStatus:ask.once'] },
  'cases.rate': {
    ...proven,
    NOT_NOW: ['kiosk:rate.over', 'phone:rate.over'],
    ALREADY_RATED: ['kiosk:rate.thanks', 'phone:rate.over'],
  },
  'cases.printStatus': { CASE_NO_WRONG: proof.CASE_NO_WRONG, NOT_MATCHING: proof.NOT_MATCHING },
  'cases.object': { ...proven, NOT_NOW: notFiled },
  'caseFigures.board': { CANNOT_READ: ['board:reconnecting'] },
  'caseFiles.addOwn': {
    REQUEST_REUSED: notOnPaper,
    TOO_MANY_FILES: ['caseFiles:papers.full'],
    NOT_NOW: ['caseFiles:papers.archived'],
    CASE_NO_WRONG: notOnPaper,
    NOT_MATCHING: notOnPaper,
  },
  'caseFiles.openLink': {
    CASE_NO_WRONG: noLink,
    NOT_MATCHING: noLink,
    NO_PHONES: noLink,
    TOO_MANY_FILES: ['caseFiles:papersPhone.title.full', 'caseFiles:papersPhone.lead.full'],
    NOT_NOW: caseClosed,
  },
  'caseFiles.linkState': { LINK_OVER: linkOver, NOT_NOW: caseClosed },
  'caseFiles.moreTime': { LINK_OVER: linkOver, NOT_NOW: caseClosed },
  'caseFiles.addByLink': {
    REQUEST_REUSED: ['phone:papers.lost'],
    LINK_OVER: [...linkOver, 'phone:papers.notThere'],
    TOO_MANY_FILES: ['phone:papers.full'],
    NOT_NOW: caseClosed,
  },
  'slips.get': { SLIP_NOT_FOUND: ['kiosk:slip.stands', 'kiosk:slip.atWindow'] },
  'slips.tellOutcome': {
    SLIP_NOT_FOUND: ['kiosk:slip.atWindow'],
    SLIP_MOVED_ON: ['kiosk:slip.atWindow'],
  },
  'help.get': { HELP_NOT_FOUND: ['kiosk:help.failed', 'kiosk:help.failedWhat'] },
  'assist.share': { ASSIST_OVER: ['atHand:kiosk.band.over.gone'] },
  'assist.park': {
    REQUEST_REUSED: ['atHand:kiosk.park.failed', 'atHand:kiosk.park.failedWhat'],
    CANNOT_PARK: ['atHand:kiosk.park.full', 'atHand:kiosk.park.fullWhat'],
  },
};

/** Called without signing in, but never by a citizen's screen. */
export const staffOnly = new Set([
  'staff.firstStart',
  'staff.createFirstAdmin',
  'staff.signIn',
  'staff.signOut',
  'staff.me',
]);
