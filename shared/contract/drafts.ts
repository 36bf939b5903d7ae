// 草稿: words begun at a desk and not sent yet, kept by the hall so that no crash, reload or sign-out loses them.
import { z } from 'zod';
import { instantSchema, procedure } from './procedure.ts';

/** What a draft belongs to ('261123-0074/tell'): the desk's own name for it, nothing personal. */
const placeSchema = z.string().min(1).max(200);
/** JSON text, in UTF-16 units. The longest form of the desk stays well below it. */
export const draftMaximum = 20_000;
/** A person's drafts beyond these, the oldest first, make room. */
export const draftsMaximum = 200;

export const draftsContract = {
  /** The same place again takes the place of what was there. */
  save: procedure
    .meta({ who: 'signed-in' })
    .route({ method: 'PUT', path: '/drafts', summary: 'Keep what I have begun' })
    .input(z.strictObject({ place: placeSchema, data: z.string().max(draftMaximum) }))
    .output(z.object({ ok: z.literal(true) })),
  mine: procedure
    .meta({ who: 'signed-in' })
    .route({ method: 'GET', path: '/drafts', summary: 'What I have begun and not sent' })
    .output(z.array(z.object({ place: z.string(), data: z.string(), at: instantSchema }))),
  /** Sent, or given up. Dropping what is not there changes nothing. */
  drop: procedure
    .meta({ who: 'signed-in' })
    .route({ method: 'POST', path: '/drafts/drop', summary: 'It is no longer needed' })
    .input(z.strictObject({ place: placeSchema }))
    .output(z.object({ ok: z.literal(true) })),
};
