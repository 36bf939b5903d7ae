// Owns the one list of all previews: the gallery shows it, one test mounts each of it.
import { answerPreviews } from './desk/answer-previews.tsx';
import { deskPreviews } from './desk/desk-previews.tsx';
import { displayPreviews } from './display/display-previews.tsx';
import { kioskPreviews } from './kiosk/kiosk-previews.tsx';
import { phonePreviews } from './phone/phone-previews.tsx';
import type { Preview } from './preview.ts';
import { ratePreviews } from './rate/rate-previews.tsx';

export const previews: readonly Preview[] = [
  ...kioskPreviews,
  ...deskPreviews,
  ...answerPreviews,
  ...displayPreviews,
  ...ratePreviews,
  ...phonePreviews,
];
