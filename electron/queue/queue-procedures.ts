// The contract's queue procedures, each handed to the service.
import { actorOf, os } from '#electron/procedure-base.ts';
import type { QueueService } from './queue-service.ts';

export const queueProcedures = (queue: QueueService) => ({
  overview: os.queue.overview.handler(() => queue.overview()),
  take: os.queue.take.handler(({ input, context }) => queue.take(actorOf(context), input)),
  addMatter: os.queue.addMatter.handler(({ input, context }) => queue.addMatter(actorOf(context), input)),
  reprint: os.queue.reprint.handler(({ input, context }) => queue.reprint(actorOf(context), input)),
  myNumber: os.queue.myNumber.handler(({ input }) => queue.myNumber(input)),
  turnedAway: os.queue.turnedAway.handler(({ input, context }) => queue.turnedAway(actorOf(context), input)),
  board: os.queue.board.handler(() => queue.board()),
});
