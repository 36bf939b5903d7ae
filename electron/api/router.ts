// The one router both transports serve: the areas' procedures and the few that belong to no area.
import { withEventMeta } from '@orpc/server';
import type { Actor } from '#electron/store/store.ts';
import type { DeskEvent, HallEvent } from '#shared/contract/live.ts';
import type { SystemStatus } from '#shared/contract/system.ts';
import type { casesProcedures } from '../cases/cases-procedures.ts';
import type { catalogueProcedures, hallProcedures } from '../catalogue/catalogue-procedures.ts';
import type { helpProcedures } from '../help/help-procedures.ts';
import { actorOf, os } from '../procedure-base.ts';
import type { queueProcedures } from '../queue/queue-procedures.ts';
import type { slipsProcedures } from '../slips/slips-procedures.ts';
import type { staffProcedures } from '../staff/staff-procedures.ts';
import type { LiveFeed } from './live-feed.ts';

export type Areas = {
  cases: ReturnType<typeof casesProcedures>;
  catalogue: ReturnType<typeof catalogueProcedures>;
  hall: ReturnType<typeof hallProcedures>;
  help: ReturnType<typeof helpProcedures>;
  queue: ReturnType<typeof queueProcedures>;
  slips: ReturnType<typeof slipsProcedures>;
  staff: ReturnType<typeof staffProcedures>;
};

export type SystemService = {
  status(): Promise<SystemStatus>;
  /** Throws NOTICE_UNKNOWN. */
  acknowledge(actor: Actor, key: string): Promise<SystemStatus>;
};

/** Live calls go out with their place in the feed as id, so that a broken line resumes where it was. */
async function* withIds<E extends object>(
  feed: LiveFeed<E>,
  signal: AbortSignal | undefined,
  lastEventId: string | undefined,
) {
  for await (const item of feed.subscribe({ signal, lastEventId })) {
    yield withEventMeta(item.event, { id: String(item.id) });
  }
}

export function createRouter(
  areas: Areas,
  feeds: { hall: LiveFeed<HallEvent>; desk: LiveFeed<DeskEvent> },
  system: SystemService,
) {
  return os.router({
    ...areas,
    live: {
      hall: os.live.hall.handler(({ signal, lastEventId }) => withIds(feeds.hall, signal, lastEventId)),
      desk: os.live.desk.handler(({ signal, lastEventId }) => withIds(feeds.desk, signal, lastEventId)),
    },
    system: {
      status: os.system.status.handler(() => system.status()),
      acknowledge: os.system.acknowledge.handler(({ input, context }) =>
        system.acknowledge(actorOf(context), input.key),
      ),
    },
  });
}
export type HallRouter = ReturnType<typeof createRouter>;
