// All a phone may call: its number, its rating, its appointment, its case and papers for it, and what the page needs to say whose hall it is.
import type { Clock } from '#shared/domain/ports.ts';
import type { Areas } from './router.ts';
import { createSourceLimits } from './source-limits.ts';

/** What comes in by the phones' own door comes to these, and there are no others. */
export function createPhoneRouter(
  {
    hall,
    catalogue,
    queue,
    rating,
    appointments,
    cases,
    caseFiles,
  }: Pick<Areas, 'hall' | 'catalogue' | 'queue' | 'rating' | 'appointments' | 'cases' | 'caseFiles'>,
  clock: Clock,
) {
  const limits = createSourceLimits(clock);
  return {
    hall: { get: hall.get },
    catalogue: { get: catalogue.get },
    queue: { myNumber: queue.myNumber },
    rating: { rateBySlip: rating.rateBySlip },
    appointments: {
      bookable: appointments.bookable,
      slots: appointments.slots,
      book: appointments.book.use(({ context, next }) => {
        limits.count('book-by-phone', context);
        return next();
      }),
      mine: appointments.mine,
      cancel: appointments.cancel,
    },
    // Each of them guards its code against guessing; the phones' door counts what is asked at all beside that.
    cases: {
      status: cases.status.use(({ context, next }) => {
        limits.count('look-by-phone', context);
        return next();
      }),
      supplement: cases.supplement.use(({ context, next }) => {
        limits.count('say-by-phone', context);
        return next();
      }),
      answer: cases.answer.use(({ context, next }) => {
        limits.count('say-by-phone', context);
        return next();
      }),
      rate: cases.rate.use(({ context, next }) => {
        limits.count('say-by-phone', context);
        return next();
      }),
      object: cases.object.use(({ context, next }) => {
        limits.count('say-by-phone', context);
        return next();
      }),
    },
    // By a link the kiosk showed, and no other way: neither the link nor a list of what there is can be had here.
    caseFiles: {
      linkState: caseFiles.linkState.use(({ context, next }) => {
        limits.count('look-by-phone', context);
        return next();
      }),
      moreTime: caseFiles.moreTime.use(({ context, next }) => {
        limits.count('look-by-phone', context);
        return next();
      }),
      addByLink: caseFiles.addByLink.use(({ context, next }) => {
        limits.count('papers-by-phone', context);
        return next();
      }),
    },
  };
}
export type PhoneRouter = ReturnType<typeof createPhoneRouter>;
