// How each turn in the course of a case is said to its citizen: one plain sentence, the same on screen, slip and letter.
import { type CalendarDate, dateWithWeekday } from './calendar-date.ts';
import { inLanguage, type Language } from './languages.ts';

type Pair = { readonly zh: string; readonly en: string };

/** A turn as far as it is said. */
export type SaidTurn = {
  readonly what:
    | 'accepted'
    | 'contacted'
    | 'assigned'
    | 'transfer-offered'
    | 'transferred'
    | 'waiting'
    | 'resumed'
    | 'extended'
    | 'moved'
    | 'concluded'
    | 'answered'
    | 'reopened'
    | 'not-accepted'
    | 'objected'
    | 'taken-on'
    | 'upheld'
    | 'merged'
    | 'archived';
  readonly promisedDate: CalendarDate | null;
  /** Working days; negative: sooner. */
  readonly laterBy: number | null;
  readonly unitName: Pair | null;
  readonly person: string | null;
  readonly words: string | null;
};

/** Why a case is not taken on, as a sentence: the closed list of 不予受理. */
export function groundWords(ground: 'court' | 'petition' | 'private-dispute', language: Language): string {
  return inLanguage(grounds[ground], language);
}

const grounds = {
  court: { zh: '这件事已经在法院了。', en: 'It is before a court already.' },
  petition: { zh: '这件事已经在走信访了。', en: 'It is being handled as a petition already.' },
  'private-dispute': { zh: '这是私人之间的纠纷。', en: 'It is a dispute between private people.' },
} as const;

/** The sentence, and what was said with it: a reason is called one. */
export function turnWords(turn: SaidTurn, language: Language): { text: string; more: string | null } {
  const isReason = turn.what === 'extended' || turn.what === 'moved';
  const words = turn.words?.trim() || null;
  const reason = language === 'en' ? 'Reason: ' : '原因：';
  return {
    text: language === 'en' ? inEnglish(turn) : inChinese(turn),
    more: words && isReason ? reason + words : words,
  };
}

function inChinese(turn: SaidTurn): string {
  const unit = turn.unitName?.zh ?? null;
  const day = turn.promisedDate && `最晚 ${dateWithWeekday(turn.promisedDate, 'zh-CN')}`;
  switch (turn.what) {
    case 'accepted':
      return `${unit ?? '反映窗口'}收下了，正在看`;
    case 'contacted':
      return '和您联系过了';
    case 'assigned':
      return turn.person ? `${unit ? `${unit}的` : ''}${turn.person}给您办` : `${unit ?? '窗口'}给您办`;
    case 'transfer-offered':
      return `正在和${unit ?? '有关单位'}商量，请他们接着办`;
    case 'transferred':
      return `${unit ?? '有关单位'}接过去给您办`;
    case 'waiting':
      return '等您做一件事，等的日子不算在内';
    case 'resumed':
      return joined('接着给您办', day);
    case 'extended':
      return joined(`要多等 ${turn.laterBy ?? 0} 个工作日`, day);
    case 'moved':
      // Sooner it is by a finer class, too.
      return joined(isSooner(turn) ? '日子提前了' : '放假安排定了，日子跟着变', day);
    case 'concluded':
      return '办完了，结果告诉您了';
    case 'answered':
      return '您说了办成没有';
    case 'reopened':
      return joined('没办成，重新给您办', day);
    case 'not-accepted':
      return '这件事窗口收不了，给您指了该去的地方';
    case 'objected':
      return '您说不同意，换一个人再看';
    case 'taken-on':
      return joined('再看过了，窗口收下给您办', day);
    case 'upheld':
      return '换一个人看过了，还是这个答复';
    case 'merged':
      return '和您反映的另一件并在一起办';
    case 'archived':
      return '存好了，以后能查';
  }
}

function inEnglish(turn: SaidTurn): string {
  const unit = turn.unitName ? turn.unitName.en || turn.unitName.zh : null;
  const day = turn.promisedDate && `at the latest on ${dateWithWeekday(turn.promisedDate, 'en')}`;
  switch (turn.what) {
    case 'accepted':
      return `${unit ?? 'The window'} has taken it on and looks at it`;
    case 'contacted':
      return 'We talked with you';
    case 'assigned':
      return `${[turn.person, unit].filter(Boolean).join(', ') || 'The window'} handles it for you`;
    case 'transfer-offered':
      return `We are asking ${unit ?? 'the office in charge'} to take it over`;
    case 'transferred':
      return `${unit ?? 'The office in charge'} has taken it over`;
    case 'waiting':
      return 'Waiting for one thing from you; these days do not count';
    case 'resumed':
      return joined('It goes on', day, ', ');
    case 'extended':
      return joined(`It takes ${turn.laterBy ?? 0} working ${turn.laterBy === 1 ? 'day' : 'days'} more`, day, ', ');
    case 'moved':
      return joined(
        isSooner(turn) ? 'The day comes sooner' : 'The public holidays are settled and move the day',
        day,
        ', ',
      );
    case 'concluded':
      return 'It is finished, and you were told the result';
    case 'answered':
      return 'You said whether it was done';
    case 'reopened':
      return joined('Not done: taken up again', day, ', ');
    case 'not-accepted':
      return 'The window cannot take this on and showed you where to go';
    case 'objected':
      return 'You do not agree: somebody else looks at it again';
    case 'taken-on':
      return joined('Looked at again and taken on', day, ', ');
    case 'upheld':
      return 'Somebody else looked at it; the answer is the same';
    case 'merged':
      return 'It goes on together with your other report';
    case 'archived':
      return 'Filed away; it can still be looked up';
  }
}

const isSooner = ({ laterBy }: SaidTurn): boolean => laterBy !== null && laterBy < 0;

const joined = (said: string, day: string | null, between = '，'): string => (day ? said + between + day : said);
