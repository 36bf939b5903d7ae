// Devices at a terminal: an ID card that was laid on its reader. Nobody ever needs one.
import { z } from 'zod';
import { instantSchema, languageSchema, procedure } from './procedure.ts';

/**
 * none: this terminal has no reader · ready: lay the card down · card: one lies there, read or unreadable ·
 * gone: the reader does not answer, and what it would read can be written.
 */
export const readerStateSchema = z.object({
  state: z.enum(['none', 'ready', 'card', 'gone']),
  /** Something lies there and no card could be read off it. */
  isUnreadable: z.boolean(),
  /** Since when it is so; null where that is not known. */
  since: instantSchema.nullable(),
});
export type ReaderState = z.infer<typeof readerStateSchema>;

/** What is taken off a card: nothing else on it is looked at. */
export const cardSchema = z.object({
  /** Of this reading: the same card laid down again is another. */
  readingId: z.uuid(),
  name: z.string().nullable(),
  /** Its check digit holds. */
  idNumber: z.string(),
});
export type Card = z.infer<typeof cardSchema>;

export const devicesContract = {
  reader: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/devices/reader', summary: "How this terminal's ID reader is" })
    .output(readerStateSchema),
  /** The card that was read last, given once and within a minute, to its own terminal; null where there is none. */
  takeCard: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/devices/reader/card', summary: 'What was read off the card' })
    .output(cardSchema.nullable()),
  /** A session is over: what was read for it is forgotten, and a card that still lies there is not read for the next one. */
  forget: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/devices/reader/forget', summary: 'Forget what was read' })
    .output(readerStateSchema),
  /** What this terminal can read aloud: whoever looks after it is told of a missing voice. */
  voice: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/devices/voice', summary: 'The languages this terminal can read aloud' })
    .input(z.strictObject({ spoken: z.array(languageSchema).max(20) }))
    .output(z.object({ ok: z.literal(true) })),
};
