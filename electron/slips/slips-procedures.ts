// The contract's slip procedures, each handed to the service.

import { actorOf, os } from '#electron/procedure-base.ts';
import type { Clock } from '#shared/domain/ports.ts';
import type { SlipService } from './slip-service.ts';

/** How long whoever took the slip may still look at it; staff no longer, since it shows a citizen's query code. */
const shownForMs = 10 * 60_000;

export const slipsProcedures = (slips: SlipService, clock: Clock) => ({
  get: os.slips.get.handler(async ({ input, errors }) => {
    const found = await slips.get(input.jobId);
    if (!found || clock() - found.createdAt > shownForMs) throw errors.SLIP_NOT_FOUND();
    const { createdAt: _, ...slip } = found;
    return slip;
  }),
  problems: os.slips.problems.handler(() => slips.problems()),
  retry: os.slips.retry.handler(async ({ input, context, errors }) => {
    const state = await slips.retry(actorOf(context), input.jobId);
    if (!state) throw errors.SLIP_NOT_FOUND();
    return state;
  }),
});
