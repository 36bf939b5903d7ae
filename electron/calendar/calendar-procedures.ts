// The contract's calendar procedures, each handed to the service.
import { actorOf, os } from '#electron/procedure-base.ts';
import type { CalendarService } from './calendar-service.ts';

export const calendarProcedures = (calendar: CalendarService) => ({
  years: os.calendar.years.handler(() => calendar.years()),
  check: os.calendar.check.handler(({ input }) => calendar.check(input)),
  set: os.calendar.set.handler(({ input, context }) => calendar.set(actorOf(context), input)),
});
