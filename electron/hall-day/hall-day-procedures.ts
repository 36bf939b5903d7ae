// The contract's procedures of the hall's day and its displays, each handed to the service.
import { actorOf, clerkOf, os } from '#electron/procedure-base.ts';
import type { HallDay } from './hall-day.ts';

export const hallDayProcedures = (hallDay: HallDay) => ({
  watch: os.hallDay.watch.handler(() => hallDay.watch()),
  close: os.hallDay.close.handler(({ input, context }) => hallDay.close(actorOf(context), input.date)),
  reopen: os.hallDay.reopen.handler(async ({ input, context }) => {
    await hallDay.reopen(actorOf(context), input.date);
    return { ok: true as const };
  }),
  statistics: os.hallDay.statistics.handler(({ input }) => hallDay.statistics(input)),
  printShift: os.hallDay.printShift.handler(({ input, context, errors }) => {
    const { actor, roles } = clerkOf(context);
    const isForHall = roles.some((role) => role === 'supervisor' || role === 'admin');
    if (input.whose === 'hall' && !isForHall) throw errors.NOT_ALLOWED();
    return hallDay.printShift(actor, input);
  }),
  statisticsFile: os.hallDay.statisticsFile.handler(({ input }) => hallDay.statisticsFile(input)),
});

export const displayProcedures = (hallDay: HallDay) => ({
  here: os.display.here.handler(({ input, context }) => {
    hallDay.here(input, context.source);
    return { ok: true as const };
  }),
});
