// Shows a citizen their case for number and query code, and takes in what they add; guessing is counted and stopped.

import { createCipheriv, timingSafeEqual } from 'node:crypto';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { Config } from '#electron/config.ts';
import { DomainError, InputProblems, tooManyTries } from '#electron/domain-error.ts';
import { guessLimits } from '#electron/guesses.ts';
import type { Actor, Store, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import { createTries, type TryCounter } from '#electron/store/tries.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import { type CaseStatus, wordsMaximum } from '#shared/contract/case-shapes.ts';
import { languageSchema } from '#shared/contract/procedure.ts';
import { canSupplement } from '#shared/domain/case-lifecycle.ts';
import { parseCaseNumber } from '#shared/domain/case-number.ts';
import { parseQueryCode } from '#shared/domain/query-code.ts';
import { stageOf } from './case-actions.ts';
import { keyOrNull, openQueryCode, sealEntry } from './case-content.ts';
import { readCase } from './case-store.ts';
import type { CaseViews } from './case-views.ts';
import { checkWords } from './filing-input.ts';
import { entryIdFor, wasSaidBefore } from './known-case.ts';

/** A citizen's call. `source`: what guesses are counted against. */
export type Asker = { readonly actor: Actor; readonly source: string };
/** What is on the slip. */
export type Proof = { readonly caseNo: string; readonly queryCode: string };

export type StatusService = {
  /** Throws CASE_NO_WRONG, NOT_MATCHING, TOO_MANY_TRIES. */
  status(asker: Asker, proof: Proof): Promise<CaseStatus>;
  /** The same, InputProblems at `words`, and REQUEST_REUSED where the request came with other words before. */
  supplement(asker: Asker, input: Proof & { requestId: string; words: string }): Promise<CaseStatus>;
};

type Opened = { row: Row<'cases'>; key: CaseKey };

export function createStatusService(o: {
  store: Store;
  vault: Vault;
  catalogue: Catalogue;
  config: Pick<Config, 'query'>;
  views: CaseViews;
}): StatusService {
  const { store, vault, catalogue, views } = o;
  const tries = createTries(vault, tooManyTries);

  /**
   * Three counters, narrowest first: one person at one case; a case, whoever guesses; a place, whatever it guesses at.
   * Only the first closes soon, and only there: what one person mistypes shuts nobody else out.
   */
  function countersFor(caseNo: string, source: string): [TryCounter, TryCounter, TryCounter] {
    const { here, everywhere, bySource, windowMs } = guessLimits(o.config.query, source);
    return [
      { scope: 'case-code', key: `${caseNo} ${source}`, limit: here, windowMs },
      { scope: 'case-code-case', key: caseNo, limit: everywhere, windowMs },
      { scope: 'case-code-source', key: source, limit: bySource, windowMs },
    ];
  }

  /**
   * The case, if the code is its own; otherwise how many tries are left, which are then counted. Runs inside a write:
   * guesses sent all at once are judged one after the other.
   */
  async function openWith(w: Write, source: string, proof: Proof): Promise<Opened | { triesLeft: number }> {
    const parsed = parseCaseNumber(proof.caseNo);
    // Found by the check digit: a slip of the finger, not a guess.
    if (!parsed.ok) throw new DomainError('CASE_NO_WRONG');
    const counters = countersFor(parsed.caseNo, source);
    const [mistakes = 0] = await tries.check(w, counters);
    const isElsewhere = parsed.hall !== null && parsed.hall !== catalogue.hall.code;
    const row = isElsewhere ? undefined : await readCase(w.db, parsed.caseNo);
    const key = await keyOrNull(vault, w.db, parsed.caseNo);
    const code = parseQueryCode(proof.queryCode);
    if (row && key) {
      if (isSameCode(openQueryCode(key, row), code)) {
        // Only these: a slip of one's own must not buy tries at other people's cases.
        if (mistakes > 0) for (const counter of counters) await tries.takeBack(w, counter, mistakes);
        return { row, key };
      }
    } else passTheTime(code);
    return { triesLeft: await tries.count(w, counters) };
  }

  // Thrown only after the commit: a refusal inside the transaction would take its own count back.
  function refuseOrReturn<T extends object>(result: T | { triesLeft: number }): T {
    if ('triesLeft' in result) throw new DomainError('NOT_MATCHING', { triesLeft: result.triesLeft });
    return result;
  }

  return {
    async status({ actor, source }, proof) {
      const { row, key } = refuseOrReturn(await store.write(actor, (w) => openWith(w, source, proof)));
      return views.status(store.db, row, key);
    },

    async supplement({ actor, source }, input) {
      const { row, key } = refuseOrReturn(
        await store.write(actor, async (w) => {
          const opened = await openWith(w, source, input);
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

function isSameCode(known: string, given: string | null): boolean {
  const [a, b] = [Buffer.from(known), Buffer.from(given ?? '')];
  return a.length === b.length && timingSafeEqual(a, b);
}

// A case that does not exist takes the same work as one that does, so that the clock does not tell them apart.
function passTheTime(code: string | null): void {
  const [key, nonce] = [Buffer.alloc(32), Buffer.alloc(12)];
  for (const length of [32, 8]) createCipheriv('aes-256-gcm', key, nonce).update(Buffer.alloc(length));
  isSameCode('000000', code);
}
