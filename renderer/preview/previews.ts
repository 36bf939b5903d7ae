// Owns the one list of all previews: the gallery shows it, one test mounts each of it.
import { boardPreviews } from './board/board-previews.tsx';
import { answerPreviews } from './desk/answer-previews.tsx';
import { atHandDeskPreviews } from './desk/at-hand-previews.ts';
import { caseFiguresPreviews } from './desk/case-figures-previews.tsx';
import { casePreviews } from './desk/case-previews.tsx';
import { deskPreviews } from './desk/desk-previews.tsx';
import { filesPreviews } from './desk/files-previews.tsx';
import { keysAndSessionPreviews } from './desk/keys-and-session-previews.tsx';
import { slipTemplatePreviews } from './desk/slip-template-previews.tsx';
import { workPreviews } from './desk/work-previews.tsx';
import { displayPreviews } from './display/display-previews.tsx';
import { cardPreviews } from './kiosk/card-previews.ts';
import { kioskPreviews } from './kiosk/kiosk-previews.tsx';
import { phoneCasePreviews } from './phone/case-previews.tsx';
import { phonePapersPreviews } from './phone/phone-papers-previews.tsx';
import { phonePreviews } from './phone/phone-previews.tsx';
import type { Preview } from './preview.ts';
import { ratePreviews } from './rate/rate-previews.tsx';

export const previews: readonly Preview[] = [
  ...kioskPreviews,
  ...cardPreviews,
  ...deskPreviews,
  ...filesPreviews,
  ...caseFiguresPreviews,
  ...casePreviews,
  ...workPreviews,
  ...atHandDeskPreviews,
  ...slipTemplatePreviews,
  ...answerPreviews,
  ...keysAndSessionPreviews,
  ...displayPreviews,
  ...boardPreviews,
  ...ratePreviews,
  ...phonePreviews,
  ...phoneCasePreviews,
  ...phonePapersPreviews,
];
