// Knows the one-time links by which a telephone photographs papers for one case: made for whoever holds its slip, in memory alone, gone after minutes.

import { createHash } from 'node:crypto';
import { laterEnd, longestMs } from '#shared/domain/more-time.ts';
import type { Clock, Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';

export type PaperLink = {
  /** For the live feed, which everybody may hear: it opens nothing. */
  readonly id: string;
  readonly caseNo: string;
  /** A telephone has opened it. */
  isOpened: boolean;
  /** The requests that brought a picture: one that was sent twice is one. */
  readonly arrived: Set<string>;
  /** 0: it is over, and only what was on its way by then may still arrive. */
  secondsLeft(): number;
  canExtend(): boolean;
  /** As long again as it lasts at first, from now on; no longer than it can be extended. */
  extend(): void;
};

export type PaperLinks = {
  /** A case has one link: the one before ends. Its token is given here once and kept nowhere. */
  open(caseNo: string): { token: string; link: PaperLink };
  /** Null: there never was such a link, or it is over and nothing of it is on its way any more. */
  find(token: string): PaperLink | null;
  /** The link as it was; null where it was over already. */
  end(token: string): PaperLink | null;
};

/** 128 bits: nobody guesses it in the minutes it lives. */
const tokenBytes = 16;
/** What was begun in time may arrive so long after it: a proxy hands a picture on only once it has all of it. */
const onTheWayMs = 90_000;
/** Links at once; beyond it the oldest ends. A hall has a handful. */
const linksMaximum = 1000;

/** `elapsed`: time gone by, in milliseconds, while the hall's clock may stand or leap. */
export function createPaperLinks(o: { elapsed: Clock; random: Random; minutes: number }): PaperLinks {
  const lifeMs = o.minutes * 60_000;
  /** By the hash of their token: how long a look-up takes tells nothing of it. The oldest first. */
  const links = new Map<string, PaperLink & { readonly isGone: () => boolean }>();
  const clear = (): void => {
    for (const [key, link] of links) if (link.isGone()) links.delete(key);
    for (const key of links.keys()) {
      if (links.size < linksMaximum) break;
      links.delete(key);
    }
  };
  const find = (token: string): PaperLink | null => {
    const link = links.get(keyOf(token));
    return link && !link.isGone() ? link : null;
  };
  return {
    open(caseNo) {
      clear();
      for (const [key, link] of links) if (link.caseNo === caseNo) links.delete(key);
      const token = Buffer.from(o.random.bytes(tokenBytes)).toString('base64url');
      const since = o.elapsed();
      let until = since + lifeMs;
      const link = {
        id: uuidFrom(o.random),
        caseNo,
        isOpened: false,
        arrived: new Set<string>(),
        secondsLeft: () => Math.max(0, Math.ceil((until - o.elapsed()) / 1000)),
        canExtend: () => until < since + longestMs(lifeMs),
        extend: () => {
          until = laterEnd({ now: o.elapsed(), since, lifeMs });
        },
        isGone: () => o.elapsed() >= until + onTheWayMs,
      };
      links.set(keyOf(token), link);
      return { token, link };
    },
    find,
    end(token) {
      const link = find(token);
      links.delete(keyOf(token));
      return link;
    },
  };
}

const keyOf = (token: string): string => createHash('sha256').update(token).digest('base64');
