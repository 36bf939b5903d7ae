// 好差评: asks once after a service, takes what is said, and takes silence for silence; one rating a service, from whoever was served.

import type { Catalogue, HallWindow } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import { DomainError, InputProblems } from '#electron/domain-error.ts';
import type { Actor, Db, Store, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Vault } from '#electron/store/vault.ts';
import type { SlipKey } from '#shared/contract/queue.ts';
import type { BadReason, ToRate } from '#shared/contract/rating.ts';
import { laterEnd, longestMs } from '#shared/domain/more-time.ts';
import { bilingual, nameOrCode } from '#shared/domain/naming.ts';
import { AlreadyRated } from './rating-events.ts';
import { type RatableService, readCurrentNo, readEndedSince, readLastOfTicket } from './rating-store.ts';

/** What somebody said. `reasons` only with a bad grade. */
export type Said = { readonly grade: number; readonly reasons: readonly BadReason[] };

export type AtWindow = {
  readonly windowName: { zh: string; en: string };
  readonly windowNumber: string;
  readonly current: string | null;
  readonly toRate: ToRate | null;
};

export type RatingService = {
  /** What the window's small screen asks now. Throws WINDOW_UNKNOWN. */
  atWindow(windowNumber: string): Promise<AtWindow>;
  /** Throws NOTHING_TO_RATE (also once its time is over), ALREADY_RATED, InputProblems. */
  rateAtWindow(actor: Actor, said: Said & { readonly token: string }): Promise<void>;
  /** Goes on asking for as long again as it does by itself. Throws NOTHING_TO_RATE, ALREADY_RATED. */
  moreTime(token: string): Promise<Pick<ToRate, 'until' | 'canExtend'>>;
  /** The last service of the slip's number, until the end of the day. Throws the same. */
  rateBySlip(actor: Actor, said: Said & { readonly slip: SlipKey; readonly via: 'kiosk' | 'phone' }): Promise<void>;
};

/** The worst grade that is no 差评. */
const leastGood = 3;
/** Whoever began to answer in the last second may still choose reasons and change their mind. */
const onTheWayMs = 90_000;
const dayMs = 86_400_000;

export function createRatingService(o: {
  readonly store: Store;
  readonly vault: Pick<Vault, 'mac'>;
  readonly catalogue: Catalogue;
  readonly config: Pick<Config, 'rating'>;
  readonly hall: Pick<HallClock, 'now' | 'dateOf'>;
  /** The number a slip names, of today only and only with its key. */
  readonly ticketOfSlip: (db: Db, slip: SlipKey) => Promise<Pick<Row<'tickets'>, 'id'> | null>;
}): RatingService {
  const { store, vault, catalogue, hall } = o;
  const askedForMs = o.config.rating.seconds * 1000;

  const keyOf = (service: RatableService): string => `${service.ticket_id} ${service.k}`;
  /** Knowing the number is not enough: only the window's screen is told this, and only while it asks. */
  const tokenOf = (service: RatableService): string => vault.mac('rating', keyOf(service));

  /** Where somebody wanted more time: until when. No fact of the hall, so only in memory: after a restart the plain time holds. */
  const extended = new Map<string, number>();
  const timeOf = (service: RatableService) => {
    const until = extended.get(keyOf(service)) ?? service.ended_at + askedForMs;
    return { until, canExtend: until < service.ended_at + longestMs(askedForMs) };
  };

  const windowOf = (windowNumber: string): HallWindow => {
    const window = catalogue.windows.find(({ number }) => number === windowNumber);
    if (!window) throw new DomainError('WINDOW_UNKNOWN');
    return window;
  };

  /** A service of a day that has just ended is asked about over midnight, too. */
  const recent = (db: Db, windowCode: string, now: number): Promise<RatableService[]> =>
    readEndedSince(db, {
      windowCode,
      dates: [hall.dateOf(now), hall.dateOf(now - dayMs)],
      since: now - longestMs(askedForMs) - onTheWayMs,
    });

  /** The token says nothing of itself: it is one that some window has given out just now. */
  async function serviceOf(db: Db, now: number, token: string): Promise<RatableService | null> {
    for (const { code } of catalogue.windows) {
      const found = (await recent(db, code, now)).find((service) => tokenOf(service) === token);
      if (found) return now <= timeOf(found).until + onTheWayMs ? found : null;
    }
    return null;
  }

  function ratable(service: RatableService | null): RatableService {
    if (!service) throw new DomainError('NOTHING_TO_RATE');
    if (service.isRated) throw new DomainError('ALREADY_RATED');
    return service;
  }

  async function rate(w: Write, found: RatableService | null, said: Said, via: 'window' | 'kiosk' | 'phone') {
    const service = ratable(found);
    await w.append({
      type: 'service.rated',
      subject: service.ticket_id,
      data: {
        k: service.k,
        date: service.date,
        grade: said.grade,
        reasons: [...new Set(said.reasons)],
        via,
        windowCode: service.window_code,
        staffId: service.staff_id,
        matterCode: service.matter_code,
      },
    });
  }

  /** Two ratings at once: the database keeps the first. */
  const oneOnly = async (write: Promise<void>): Promise<void> => {
    try {
      await write;
    } catch (error) {
      if (error instanceof AlreadyRated) throw new DomainError('ALREADY_RATED');
      throw error;
    }
  };

  return {
    async atWindow(windowNumber) {
      const window = windowOf(windowNumber);
      const now = hall.now();
      const [newest] = await recent(store.db, window.code, now);
      return {
        windowName: bilingual(window.name),
        windowNumber: window.number,
        current: await readCurrentNo(store.db, window.code),
        toRate:
          newest && !newest.isRated && now <= timeOf(newest).until
            ? {
                token: tokenOf(newest),
                ticketNo: newest.no,
                matterName: nameOrCode(catalogue.matter(newest.matter_code), newest.matter_code),
                endedAt: newest.ended_at,
                ...timeOf(newest),
              }
            : null,
      };
    },

    async rateAtWindow(actor, { token, ...said }) {
      checkReasons(said);
      await oneOnly(store.write(actor, async (w) => rate(w, await serviceOf(w.db, w.at, token), said, 'window')));
    },

    async moreTime(token) {
      const now = hall.now();
      const service = ratable(await serviceOf(store.db, now, token));
      for (const [key, until] of extended) if (until + onTheWayMs < now) extended.delete(key);
      extended.set(keyOf(service), laterEnd({ now, since: service.ended_at, lifeMs: askedForMs }));
      return timeOf(service);
    },

    async rateBySlip(actor, { slip, via, ...said }) {
      checkReasons(said);
      await oneOnly(
        store.write(actor, async (w) => {
          const ticket = await o.ticketOfSlip(w.db, slip);
          await rate(w, ticket && (await readLastOfTicket(w.db, ticket.id)), said, via);
        }),
      );
    },
  };
}

function checkReasons({ grade, reasons }: Said): void {
  if (grade < leastGood || reasons.length === 0) return;
  throw new InputProblems([{ path: 'reasons', message: '只有不满意才写原因 · Reasons go with a bad grade only' }]);
}
