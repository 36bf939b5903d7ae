// The contract's rating procedures, each handed to the service.
import { actorOf, os } from '#electron/procedure-base.ts';
import type { RatingService } from './rating-service.ts';

const ok = { ok: true } as const;

export const ratingProcedures = (rating: RatingService) => ({
  atWindow: os.rating.atWindow.handler(({ input }) => rating.atWindow(input.windowNumber)),
  rateAtWindow: os.rating.rateAtWindow.handler(async ({ input, context }) => {
    await rating.rateAtWindow(actorOf(context), input);
    return ok;
  }),
  moreTime: os.rating.moreTime.handler(({ input }) => rating.moreTime(input.token)),
  rateBySlip: os.rating.rateBySlip.handler(async ({ input, context }) => {
    // What came by the phones' own door was said on a phone, whatever it says of itself.
    await rating.rateBySlip(actorOf(context), context.isPhone ? { ...input, via: 'phone' } : input);
    return ok;
  }),
});
