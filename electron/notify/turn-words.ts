// What a citizen is told at each turn of their case, in one sentence short enough for a text message; the timeline says the same.
import type { Language } from '#shared/contract/procedure.ts';
import { type CalendarDate, dateWithWeekday } from '#shared/domain/calendar-date.ts';
import type { CaseTurn } from '#shared/domain/case-turns.ts';
import { countCharacters, firstCharacters } from '#shared/domain/text.ts';

/** What the sentences are made of: nothing of the citizen's. Names are in the language of the sentence. */
export type TurnFacts = {
  /** The hall's name. */
  readonly hall: string;
  /** As it stands on the slip. */
  readonly caseNo: string;
  readonly promisedDate: CalendarDate;
  /** 暂定: the year's holiday notice is not there yet. */
  readonly isProvisional?: boolean;
  /** Who has the case now; with `transferred`, who has it from now on. */
  readonly unit: string;
  /** Who handles it there; null: nobody is named yet. */
  readonly person: string | null;
  /** Staff's words for the citizen; cut after `reasonMost` characters, since the case's own page has all of them. */
  readonly reason?: string;
  /** The promised day before this turn. */
  readonly oldDate?: CalendarDate;
  /** With `merged`: the case in which it goes on. */
  readonly otherNo?: string;
};

/** Characters of a reason: a message of two or three lines stays one. */
export const reasonMost = 40;

/** Says who, and by which day. Without the query code: a message is read by whoever holds the telephone. */
export function turnWords(turn: CaseTurn, facts: TurnFacts, language: Language): string {
  return language === 'en' ? inEnglish(turn, facts) : inChinese(turn, facts);
}

function inChinese(turn: CaseTurn, facts: TurnFacts): string {
  const { hall, caseNo, unit } = facts;
  const dayWords = (date: CalendarDate) => dateWithWeekday(date, 'zh-CN');
  const day = `${dayWords(facts.promisedDate)}${facts.isProvisional ? '（暂定）' : ''}`;
  const was = facts.oldDate === undefined ? '' : `原来说 ${dayWords(facts.oldDate)}，`;
  const who = facts.person === null ? unit : `${unit}${facts.person}`;
  const why = shortReason(facts.reason);
  const matter = `您的事（${caseNo}）`;
  switch (turn) {
    case 'filed':
      return `${hall}收到您反映的事了，编号 ${caseNo}。最晚 ${day}给您办好`;
    case 'accepted':
      return `${matter}${who}接下了，最晚 ${day}给您办好`;
    case 'assigned':
      return `${matter}现在由${who}办，最晚 ${day}给您办好`;
    case 'transferred':
      return `${matter}转给${who}办了，日子不变，最晚 ${day}给您办好`;
    case 'told':
      return `${who}给您回话了（编号 ${caseNo}）。请拿凭条到自助机看`;
    case 'paused':
      return `${matter}要等您${why && `：${why}`}。您弄好了告诉${unit}，马上接着办`;
    case 'resumed':
      return `${matter}接着办了，${was}现在最晚 ${day}给您办好`;
    case 'extended':
      return `${matter}要多等几天，${was}现在最晚 ${day}${why && `。原因：${why}`}`;
    case 'moved':
      return `放假安排定了，${matter}${was}现在最晚 ${day}给您办好`;
    case 'merged':
      return `${matter}和 ${facts.otherNo ?? ''} 合在一起办，两个编号都能查，最晚 ${day}给您办好`;
    case 'concluded':
      return `${unit}说${matter}办完了。您说办成了才算，请拿凭条到自助机说一声`;
    case 'reopened':
      return `您说没办成，${matter}重新办，编号不变。${who}办，最晚 ${day}给您办好`;
    case 'not-accepted':
      return `${matter}这个窗口办不了${why && `：${why}`}。该找谁写在纸上了，请到${unit}拿；不同意，可以再提`;
    case 'archived':
      return `${matter}存档了。要是还没办好，请再到窗口说一声`;
  }
}

function inEnglish(turn: CaseTurn, facts: TurnFacts): string {
  const { hall, caseNo, unit } = facts;
  const dayWords = (date: CalendarDate) => dateWithWeekday(date, 'en');
  const day = `${dayWords(facts.promisedDate)}${facts.isProvisional ? ' (provisional)' : ''}`;
  const was = facts.oldDate === undefined ? '' : ` (it was ${dayWords(facts.oldDate)})`;
  const who = facts.person === null ? unit : `${facts.person}, ${unit},`;
  const why = shortReason(facts.reason);
  switch (turn) {
    case 'filed':
      return `${hall} has what you told us: case ${caseNo}. Done by ${day} at the latest.`;
    case 'accepted':
      return `${who} has taken on your case ${caseNo}. Done by ${day} at the latest.`;
    case 'assigned':
      return `${who} now handles your case ${caseNo}. Done by ${day} at the latest.`;
    case 'transferred':
      return `${who} takes over your case ${caseNo}. The day stays: ${day} at the latest.`;
    case 'told':
      return `${who} has an answer for you on case ${caseNo}. See it at a kiosk with your slip.`;
    case 'paused':
      return `Your case ${caseNo} waits for you${why && `: ${why}`}. Tell ${unit} once you are ready and we go on.`;
    case 'resumed':
      return `We go on with your case ${caseNo}. Done by ${day} at the latest${was}.`;
    case 'extended':
      return `Your case ${caseNo} takes longer: ${day} at the latest${was}.${why && ` Why: ${why}.`}`;
    case 'moved':
      return `The year's holidays are settled: your case ${caseNo} is done by ${day} at the latest${was}.`;
    case 'merged':
      return `Case ${caseNo} goes on with ${facts.otherNo ?? ''}; both numbers open it. Done by ${day} at the latest.`;
    case 'concluded':
      return `${unit} says case ${caseNo} is closed. It counts as done only if you say so: tell us at a kiosk with your slip.`;
    case 'reopened':
      return `You said it is not done: we work on case ${caseNo} again. ${who} has it. Done by ${day} at the latest.`;
    case 'not-accepted':
      return `We cannot take on case ${caseNo}${why && `: ${why}`}. Fetch the paper on where to go from ${unit}; you may object.`;
    case 'archived':
      return `Case ${caseNo} is filed away. If something is still not done, please tell the window again.`;
  }
}

/** On one line, without the stop at its end: the sentence has its own. */
function shortReason(reason = ''): string {
  const line = reason
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[。.！!；;，,]+$/u, '');
  return countCharacters(line) > reasonMost ? `${firstCharacters(line, reasonMost - 1)}…` : line;
}
