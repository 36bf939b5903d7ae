// The contract's supervision procedures, each handed to the service with whoever asks.
import { clerkOf, os } from '#electron/procedure-base.ts';
import type { SupervisionService } from './supervision-service.ts';

export const supervisionProcedures = (supervision: SupervisionService) => ({
  overview: os.supervision.overview.handler(({ input, context }) => supervision.overview(clerkOf(context), input)),
  wall: os.supervision.wall.handler(({ context }) => supervision.wall(clerkOf(context))),
});
