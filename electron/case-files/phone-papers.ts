// Lets a citizen photograph papers with their own telephone: the kiosk opens a link, the phone brings pictures by it, the kiosk is told.

import type { KnownCases } from '#electron/cases/case-service.ts';
import type { Asker, Proof } from '#electron/cases/proof.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { Actor } from '#electron/store/store.ts';
import type { PaperLinkState } from '#shared/contract/case-files.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { CaseFilesService } from './case-files-service.ts';
import type { PaperLink, PaperLinks } from './paper-links.ts';

export type PhonePapers = {
  /** For whoever holds the slip. Throws NO_PHONES, NOT_NOW, TOO_MANY_FILES, and what proving throws. */
  open(asker: Asker, proof: Proof): Promise<PaperLinkState & { token: string; id: string }>;
  /** `isPhone`: it is the telephone that asks, and the kiosk may say so. Throws LINK_OVER. */
  state(token: string, isPhone: boolean): Promise<PaperLinkState>;
  /** Lasts as long again. Throws LINK_OVER, and NOT_NOW once the case takes no more papers. */
  moreTime(token: string): Promise<PaperLinkState>;
  /** One picture, shortly after the link's time too. Throws LINK_OVER, and what adding a file throws. */
  add(
    actor: Actor,
    input: { token: string; requestId: string; data: string; language: Language },
  ): Promise<PaperLinkState>;
  /** Over, whether it was before or not. */
  close(token: string): void;
  /** Hears the id of a link that was opened, brought something or ended. */
  onChanged(listener: (linkId: string) => void): () => void;
};

export function createPhonePapers(o: {
  readonly links: PaperLinks;
  readonly cases: Pick<KnownCases, 'prove'>;
  readonly files: Pick<CaseFilesService, 'addFor' | 'roomFor'>;
  /** The hall has an address for phones. */
  readonly hasPhones: boolean;
}): PhonePapers {
  const { links, files } = o;
  const listeners = new Set<(linkId: string) => void>();
  const tell = ({ id }: PaperLink): void => {
    for (const listener of listeners) listener(id);
  };
  const linkOf = (token: string): PaperLink => {
    const link = links.find(token);
    if (!link) throw new DomainError('LINK_OVER');
    return link;
  };
  const stateOf = (link: PaperLink, left: number): PaperLinkState => ({
    isOpened: link.isOpened,
    count: link.arrived.size,
    left,
    secondsLeft: link.secondsLeft(),
    canExtend: link.canExtend(),
  });
  const mustLast = (link: PaperLink): void => {
    if (link.secondsLeft() === 0) throw new DomainError('LINK_OVER');
  };
  return {
    async open(asker, proof) {
      if (!o.hasPhones) throw new DomainError('NO_PHONES');
      const { row } = await o.cases.prove(asker, proof);
      const left = await files.roomFor(row.case_no);
      if (left <= 0) throw new DomainError('TOO_MANY_FILES');
      const { token, link } = links.open(row.case_no);
      return { token, id: link.id, ...stateOf(link, left) };
    },

    async state(token, isPhone) {
      const link = linkOf(token);
      mustLast(link);
      if (isPhone && !link.isOpened) {
        link.isOpened = true;
        tell(link);
      }
      return stateOf(link, await files.roomFor(link.caseNo));
    },

    async moreTime(token) {
      const left = await files.roomFor(linkOf(token).caseNo);
      // The kiosk may have ended it meanwhile.
      const link = linkOf(token);
      const before = link.secondsLeft();
      link.extend();
      mustLast(link);
      // A press that gave nothing is no news to every screen of the hall.
      if (link.secondsLeft() > before) tell(link);
      return stateOf(link, left);
    },

    async add(actor, { token, ...input }) {
      const link = linkOf(token);
      const { left } = await files.addFor(actor, link.caseNo, { ...input, kind: 'paper', name: '' });
      link.arrived.add(input.requestId);
      tell(link);
      return stateOf(link, left);
    },

    close(token) {
      const link = links.end(token);
      if (link) tell(link);
    },

    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
