// The contract's assist procedures, each handed to the service with the caller as the transport knows them.
import { actorOf, type Context, clerkOf, os } from '#electron/procedure-base.ts';
import type { ParkingService } from './parking-service.ts';
import type { Helper, SharingService } from './sharing-service.ts';

function helperOf(context: Context): Helper {
  const { staffId } = clerkOf(context);
  const displayName = context.signedIn?.displayName ?? '';
  return { staffId, displayName, isStillSignedIn: context.isStillSignedIn ?? (async () => false) };
}

const ok = { ok: true } as const;

export const assistProcedures = (sharing: SharingService, parking: ParkingService) => ({
  share: os.assist.share.handler(({ input, context }) => sharing.share(context, input)),
  stop: os.assist.stop.handler(({ input }) => {
    sharing.stop(input.key, input.why);
    return ok;
  }),
  open: os.assist.open.handler(({ context }) => sharing.open(clerkOf(context).staffId)),
  take: os.assist.take.handler(({ input, context }) => sharing.take(helperOf(context), input)),
  get: os.assist.get.handler(({ input, context }) => sharing.get(helperOf(context), input)),
  fill: os.assist.fill.handler(({ input, context }) => sharing.fill(helperOf(context), input)),
  leave: os.assist.leave.handler(({ input, context }) => {
    sharing.leave(helperOf(context), input.id);
    return ok;
  }),
  park: os.assist.park.handler(({ input, context }) =>
    parking.park(actorOf({ ...context, signedIn: null }), context.source, input),
  ),
  takeUp: os.assist.takeUp.handler(({ input, context }) =>
    parking.takeUp(actorOf(context), context.source, input.code),
  ),
  parkedRecording: os.assist.parkedRecording.handler(({ input, context }) =>
    parking.recording(actorOf(context), input.id),
  ),
  dropParked: os.assist.dropParked.handler(async ({ input, context }) => {
    await parking.drop(actorOf(context), input.id);
    return ok;
  }),
});
