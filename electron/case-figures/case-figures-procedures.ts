// The contract's procedures of the cases' figures, each handed to the service.
import { os } from '#electron/procedure-base.ts';
import type { CaseFiguresService, Viewer } from './case-figures-service.ts';

export const caseFiguresProcedures = (figures: CaseFiguresService) => ({
  read: os.caseFigures.read.handler(({ input, context }) => figures.read(viewerOf(context.signedIn), input)),
  ledger: os.caseFigures.ledger.handler(async ({ input, context }) => {
    const { name, bytes } = await figures.ledger(viewerOf(context.signedIn), input);
    return { name, base64: Buffer.from(bytes).toString('base64') };
  }),
  board: os.caseFigures.board.handler(() => figures.board()),
});

function viewerOf(signedIn: Viewer | null): Viewer {
  if (signedIn === null) throw new Error('only somebody signed in comes here');
  return signedIn;
}
