// The contract's appointment procedures, each handed to the service.
import { actorOf, type Context, os } from '#electron/procedure-base.ts';
import type { AppointmentsService } from './appointments-service.ts';

const askerOf = (context: Context) => ({ actor: actorOf(context), source: context.source });

export const appointmentsProcedures = (appointments: AppointmentsService) => ({
  bookable: os.appointments.bookable.handler(() => appointments.bookable()),
  slots: os.appointments.slots.handler(({ input }) => appointments.days(input.matterCode)),
  book: os.appointments.book.handler(({ input, context }) => appointments.book(actorOf(context), input)),
  mine: os.appointments.mine.handler(({ input, context }) => appointments.mine(askerOf(context), input)),
  cancel: os.appointments.cancel.handler(({ input, context }) => appointments.cancel(askerOf(context), input)),
  checkIn: os.appointments.checkIn.handler(({ input, context }) => appointments.checkIn(askerOf(context), input)),
  list: os.appointments.list.handler(({ input }) => appointments.list(input.date)),
  cancelAtDesk: os.appointments.cancelAtDesk.handler(({ input, context }) =>
    appointments.cancelAtDesk(actorOf(context), input.id),
  ),
});
