// The contract's procedures of the cases' figures, each handed to the service.
import { clerkOf, os } from '#electron/procedure-base.ts';
import type { CaseFiguresService } from './case-figures-service.ts';

export const caseFiguresProcedures = (figures: CaseFiguresService) => ({
  read: os.caseFigures.read.handler(({ input, context }) => figures.read(clerkOf(context), input)),
  ledger: os.caseFigures.ledger.handler(async ({ input, context }) => {
    const { name, bytes } = await figures.ledger(clerkOf(context), input);
    return { name, base64: Buffer.from(bytes).toString('base64') };
  }),
  board: os.caseFigures.board.handler(() => figures.board()),
});
