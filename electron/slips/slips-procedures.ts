// The contract's procedures of slips and printers, each handed to the service.

import type { KnownCases } from '#electron/cases/case-service.ts';
import { actorOf, clerkOf, os } from '#electron/procedure-base.ts';
import type { Clock } from '#shared/domain/ports.ts';
import type { SlipService } from './slip-service.ts';

/** How long whoever took the slip may still look at it; staff no longer, since it shows a citizen's query code. */
const shownForMs = 10 * 60_000;

export const slipsProcedures = (
  slips: SlipService,
  { clock, maySee }: { clock: Clock } & Pick<KnownCases, 'maySee'>,
) => {
  /** Whoever stood there has long gone: the slip is as good as not there. */
  const isForgotten = async (jobId: string): Promise<boolean> => {
    const madeAt = await slips.madeAt(jobId);
    return madeAt === null || clock() - madeAt > shownForMs;
  };
  return {
    get: os.slips.get.handler(async ({ input, errors }) => {
      const slip = (await isForgotten(input.jobId)) ? null : await slips.get(input.jobId);
      if (!slip) throw errors.SLIP_NOT_FOUND();
      return slip;
    }),
    tellOutcome: os.slips.tellOutcome.handler(async ({ input, context, errors }) => {
      if (await isForgotten(input.jobId)) throw errors.SLIP_NOT_FOUND();
      return slips.tellOutcome(actorOf(context), input.jobId, input.cameOut);
    }),
    open: os.slips.open.handler(() => slips.open()),
    find: os.slips.find.handler(({ input }) => slips.find(input.number)),
    settle: os.slips.settle.handler(async ({ input: { place, ...decision }, context, errors }) => {
      const jobId = await slips.idAt(place);
      if (jobId === null) throw errors.SLIP_NOT_FOUND();
      const clerk = clerkOf(context);
      return slips.settle(clerk.actor, jobId, decision, (db, caseNo) => maySee(db, { case_no: caseNo }, clerk));
    }),
  };
};

export const printersProcedures = ({ printers }: Pick<SlipService, 'printers'>) => ({
  list: os.printers.list.handler(() => printers.list()),
  check: os.printers.check.handler(({ input }) => printers.check(input.printer)),
  testPage: os.printers.testPage.handler(({ input, context }) => printers.testPage(actorOf(context), input)),
  newRoll: os.printers.newRoll.handler(({ input, context }) => printers.newRoll(actorOf(context), input.printer)),
});
