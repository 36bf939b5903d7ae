// Shows a citizen their case for number and query code, and takes in what they add.

import { InputProblems } from '#electron/domain-error.ts';
import type { Store } from '#electron/store/store.ts';
import { type CaseStatus, wordsMaximum } from '#shared/contract/case-shapes.ts';
import { languageSchema } from '#shared/contract/procedure.ts';
import { canSupplement } from '#shared/domain/case-lifecycle.ts';
import { stageOf } from './case-actions.ts';
import { sealEntry } from './case-content.ts';
import type { CaseViews } from './case-views.ts';
import { checkWords } from './filing-input.ts';
import { entryIdFor, wasSaidBefore } from './known-case.ts';
import { type Asker, type Proof, type Proofs, provenOrRefused } from './proof.ts';

export type StatusService = {
  /** Throws CASE_NO_WRONG, NOT_MATCHING, TOO_MANY_TRIES. */
  status(asker: Asker, proof: Proof): Promise<CaseStatus>;
  /** The same, InputProblems at `words`, and REQUEST_REUSED where the request came with other words before. */
  supplement(asker: Asker, input: Proof & { requestId: string; words: string }): Promise<CaseStatus>;
};

export function createStatusService(o: { store: Store; proofs: Proofs; views: CaseViews }): StatusService {
  const { store, proofs, views } = o;

  return {
    async status(asker, proof) {
      const { row, key } = await proofs.prove(asker, proof);
      return views.status(store.db, row, key);
    },

    async supplement({ actor, source }, input) {
      const { row, key } = provenOrRefused(
        await store.write(actor, async (w) => {
          const opened = await proofs.openWith(w, source, input);
          if ('triesLeft' in opened) return opened;
          const { row, key } = opened;
          const language = languageSchema.parse(row.language);
          const words = checkWords(input.words, wordsMaximum, language);
          const entryId = entryIdFor(row.case_no, 'supplement', input.requestId);
          if (await wasSaidBefore(w.db, key, entryId, words)) return opened;
          if (!canSupplement({ stage: stageOf(row) }))
            throw new InputProblems([{ path: 'words', message: closed[language] }]);
          const sealed = sealEntry(key, row.case_no, entryId, words);
          const data = { entryId, version: row.version, sealed };
          await w.append({ type: 'case.supplemented', subject: row.case_no, data });
          return opened;
        }),
      );
      return views.status(store.db, row, key);
    },
  };
}

const closed = {
  'zh-CN': '这件事已经归档了。还有话要说，请再反映一次',
  en: 'This case has been filed away. If there is more to say, please tell the window again',
} as const;
