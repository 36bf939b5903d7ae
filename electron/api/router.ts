// The one router both transports serve: the areas' procedures and the few that belong to no area.
import { type Router, withEventMeta } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { DeskEvent, HallEvent } from '#shared/contract/live.ts';
import type { Clock } from '#shared/domain/ports.ts';
import type { appointmentsProcedures } from '../appointments/appointments-procedures.ts';
import type { assistProcedures } from '../assist/assist-procedures.ts';
import type { calendarProcedures } from '../calendar/calendar-procedures.ts';
import type { caseFiguresProcedures } from '../case-figures/case-figures-procedures.ts';
import type { caseFilesProcedures } from '../case-files/case-files-procedures.ts';
import type { casesProcedures } from '../cases/cases-procedures.ts';
import type { handlingProcedures } from '../cases/handling-procedures.ts';
import type { catalogueProcedures, hallProcedures } from '../catalogue/catalogue-procedures.ts';
import type { devicesProcedures } from '../devices/devices-procedures.ts';
import type { draftsProcedures } from '../drafts/drafts-procedures.ts';
import type { displayProcedures, hallDayProcedures } from '../hall-day/hall-day-procedures.ts';
import type { helpProcedures } from '../help/help-procedures.ts';
import type { HelpService } from '../help/help-service.ts';
import type { notifyProcedures } from '../notify/notify-procedures.ts';
import { actorOf, type Context, os } from '../procedure-base.ts';
import type { callingProcedures } from '../queue/calling-procedures.ts';
import type { queueProcedures } from '../queue/queue-procedures.ts';
import type { ratingProcedures } from '../rating/rating-procedures.ts';
import type { printersProcedures, slipsProcedures } from '../slips/slips-procedures.ts';
import type { slipTemplateProcedures } from '../slips/template/template-procedures.ts';
import type { staffProcedures } from '../staff/staff-procedures.ts';
import type { supervisionProcedures } from '../supervision/supervision-procedures.ts';
import type { SystemService } from '../system-service.ts';
import type { LiveFeed, Subscription } from './live-feed.ts';
import { createSourceLimits, type SourceLimits } from './source-limits.ts';

export type Areas = {
  appointments: ReturnType<typeof appointmentsProcedures>;
  assist: ReturnType<typeof assistProcedures>;
  calendar: ReturnType<typeof calendarProcedures>;
  calling: ReturnType<typeof callingProcedures>;
  caseFiles: ReturnType<typeof caseFilesProcedures>;
  caseFigures: ReturnType<typeof caseFiguresProcedures>;
  cases: ReturnType<typeof casesProcedures>;
  catalogue: ReturnType<typeof catalogueProcedures>;
  display: ReturnType<typeof displayProcedures>;
  devices: ReturnType<typeof devicesProcedures>;
  drafts: ReturnType<typeof draftsProcedures>;
  hall: ReturnType<typeof hallProcedures>;
  handling: ReturnType<typeof handlingProcedures>;
  hallDay: ReturnType<typeof hallDayProcedures>;
  help: ReturnType<typeof helpProcedures>;
  notify: ReturnType<typeof notifyProcedures>;
  printers: ReturnType<typeof printersProcedures>;
  queue: ReturnType<typeof queueProcedures>;
  rating: ReturnType<typeof ratingProcedures>;
  slips: ReturnType<typeof slipsProcedures>;
  slipTemplate: ReturnType<typeof slipTemplateProcedures>;
  staff: ReturnType<typeof staffProcedures>;
  supervision: ReturnType<typeof supervisionProcedures>;
};

/** Live calls go out with their place in the feed as id, so that a broken line resumes where it was. */
async function* withIds<E extends object>(feed: LiveFeed<E>, subscription: Subscription, giveBack: () => void) {
  try {
    for await (const item of feed.subscribe(subscription)) {
      yield withEventMeta(item.event, { id: String(item.id) });
    }
  } finally {
    giveBack();
  }
}

/** A line that ends before anything was read from it never comes to its `finally`: the signal gives it back then. */
function listen<E extends object>(
  limits: SourceLimits,
  context: Context,
  feed: LiveFeed<E>,
  subscription: Subscription,
): ReturnType<typeof withIds<E>> {
  const giveBack = limits.takeLine(context);
  const { signal } = subscription;
  if (signal?.aborted) giveBack();
  else signal?.addEventListener('abort', giveBack, { once: true });
  return withIds(feed, subscription, giveBack);
}

export function createRouter(
  areas: Areas,
  feeds: { hall: LiveFeed<HallEvent>; desk: LiveFeed<DeskEvent> },
  system: SystemService,
  openHelpCalls: HelpService['open'],
  clock: Clock,
): HallRouter {
  const limits = createSourceLimits(clock);
  return os.router({
    ...areas,
    queue: {
      ...areas.queue,
      take: areas.queue.take.use(({ context, next }) => {
        limits.count('take', context);
        return next();
      }),
      turnedAway: areas.queue.turnedAway.use(({ context, next }) => {
        limits.count('turned-away', context);
        return next();
      }),
    },
    appointments: {
      ...areas.appointments,
      book: areas.appointments.book.use(({ context, next }) => {
        limits.count('book', context);
        return next();
      }),
    },
    display: {
      here: areas.display.here.use(({ context, next }) => {
        limits.count('display', context);
        return next();
      }),
    },
    devices: {
      ...areas.devices,
      voice: areas.devices.voice.use(({ context, next }) => {
        limits.count('display', context);
        return next();
      }),
    },
    cases: {
      ...areas.cases,
      file: areas.cases.file.use(({ context, next }) => {
        limits.count('file', context);
        return next();
      }),
      supplement: areas.cases.supplement.use(({ context, next }) => {
        limits.count('supplement', context);
        return next();
      }),
    },
    assist: {
      ...areas.assist,
      park: areas.assist.park.use(({ context, next }) => {
        limits.count('park', context);
        return next();
      }),
    },
    caseFiles: {
      ...areas.caseFiles,
      addOwn: areas.caseFiles.addOwn.use(({ context, next }) => {
        limits.count('add-file', context);
        return next();
      }),
      addByLink: areas.caseFiles.addByLink.use(({ context, next }) => {
        limits.count('add-file', context);
        return next();
      }),
      openLink: areas.caseFiles.openLink.use(({ context, next }) => {
        limits.count('add-file', context);
        return next();
      }),
    },
    help: {
      ...areas.help,
      call: areas.help.call.use(({ context, next }) => limits.callForHelp(context, openHelpCalls, async () => next())),
      // One taken back makes room for another, and both are written down.
      withdraw: areas.help.withdraw.use(({ context, next }) => {
        limits.count('withdraw-help', context);
        return next();
      }),
    },
    live: {
      hall: os.live.hall.handler(({ context, signal, lastEventId }) =>
        listen(limits, context, feeds.hall, { signal, lastEventId }),
      ),
      desk: os.live.desk.handler(({ context, signal, lastEventId }) =>
        listen(limits, context, feeds.desk, {
          signal,
          lastEventId,
          mayListen: context.isStillSignedIn ?? (async () => false),
        }),
      ),
    },
    system: {
      status: os.system.status.handler(({ context }) => system.status(context.signedIn?.roles ?? [])),
      acknowledge: os.system.acknowledge.handler(({ input, context }) =>
        system.acknowledge(actorOf(context), context.signedIn?.roles ?? [], input.key),
      ),
    },
  });
}
/** Everything the contract names, as both transports and the tests take it. */
export type HallRouter = Router<Contract, Context>;
