// The contract's supervision procedures, each handed to the service with whoever asks.
import { type Context, os, type SignedIn } from '#electron/procedure-base.ts';
import type { SupervisionService } from './supervision-service.ts';

/** Who may call is checked before a handler runs; this makes it a type. */
function viewer({ signedIn }: Context): SignedIn {
  if (!signedIn) throw new Error('a procedure for staff was reached without a session');
  return signedIn;
}

export const supervisionProcedures = (supervision: SupervisionService) => ({
  overview: os.supervision.overview.handler(({ input, context }) => supervision.overview(viewer(context), input)),
  wall: os.supervision.wall.handler(({ context }) => supervision.wall(viewer(context))),
});
