// Knows whether a citizen holds the slip of a case: its number and query code; guessing is counted and stopped.

import { createCipheriv, timingSafeEqual } from 'node:crypto';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { Config } from '#electron/config.ts';
import { DomainError, tooManyTries } from '#electron/domain-error.ts';
import { guessLimits } from '#electron/guesses.ts';
import type { Actor, Store, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import { createTries, type TryCounter } from '#electron/store/tries.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import { parseCaseNumber } from '#shared/domain/case-number.ts';
import { parseQueryCode } from '#shared/domain/query-code.ts';
import { keyOrNull, openQueryCode } from './case-content.ts';
import { readCase } from './case-store.ts';

/** A citizen's call. `source`: what guesses are counted against. */
export type Asker = { readonly actor: Actor; readonly source: string };
/** What is on the slip. */
export type Proof = { readonly caseNo: string; readonly queryCode: string };
/** The case somebody holds the slip of. */
export type Proven = { row: Row<'cases'>; key: CaseKey };

export type Proofs = {
  /**
   * The case, if the code is its own; otherwise how many tries are left, which are then counted. Runs inside a write:
   * guesses sent all at once are judged one after the other. Throws CASE_NO_WRONG, TOO_MANY_TRIES.
   */
  openWith(w: Write, source: string, proof: Proof): Promise<Proven | { triesLeft: number }>;
  /** The same in a write of its own. Throws NOT_MATCHING too. */
  prove(asker: Asker, proof: Proof): Promise<Proven>;
};

/** What was proven. Asked only after the commit, since a refusal inside the write would take its own count back. Throws NOT_MATCHING. */
export function provenOrRefused<T extends object>(result: T | { triesLeft: number }): T {
  if ('triesLeft' in result) throw new DomainError('NOT_MATCHING', { triesLeft: result.triesLeft });
  return result;
}

export function createProofs(o: {
  store: Store;
  vault: Vault;
  catalogue: Catalogue;
  config: Pick<Config, 'query'>;
}): Proofs {
  const { vault, catalogue } = o;
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

  async function openWith(w: Write, source: string, proof: Proof): Promise<Proven | { triesLeft: number }> {
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

  return {
    openWith,
    prove: async ({ actor, source }, proof) =>
      provenOrRefused(await o.store.write(actor, (w) => openWith(w, source, proof))),
  };
}

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
