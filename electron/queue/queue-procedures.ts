// The contract's queue procedures, each handed to the service.
import { actorOf, os } from '#electron/procedure-base.ts';
import type { QueueService } from './queue-service.ts';

export const queueProcedures = (queue: QueueService) => ({
  overview: os.queue.overview.handler(() => queue.overview()),
  take: os.queue.take.handler(({ input, context }) => queue.take(actorOf(context), input)),
  board: os.queue.board.handler(() => queue.board()),
});
