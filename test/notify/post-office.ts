// An outbox with its worker on a temporary disk: real store, vault and gateway, and a clock that stands where a test puts it.
import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { helpProjection } from '#electron/help/help-events.ts';
import { type DeliveryNews, type DeliveryParts, startDelivery } from '#electron/notify/delivery.ts';
import { createGateway } from '#electron/notify/gateway.ts';
import { createNotifyService, type NewMessage, type NotifyService } from '#electron/notify/notify-service.ts';
import type { OutboxRow } from '#electron/notify/outbox-store.ts';
import type { Store } from '#electron/store/store.ts';
import { createVault, type Vault } from '#electron/store/vault.ts';
import { handClock, mondayMorning, tempStore } from '../store/temp-store.ts';
import { eventually } from '../support/eventually.ts';
import { act, random } from './post-acts.ts';
import { openGateway, type TestGateway } from './test-gateway.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const oneDay = 24 * hour;
export const secret = '一个没人猜得到的密钥';

export type PostOffice = {
  store: Store & { path: string };
  vault: Vault;
  notify: NotifyService;
  gateway: TestGateway;
  clock: { (): number; now: number };
  news: DeliveryNews[];
  failures: unknown[];
  /** How often the worker has looked at the time. */
  looks(): number;
  act(message?: Partial<NewMessage>): Promise<void>;
  rows(): Promise<OutboxRow[]>;
  /** Starts a worker, which is stopped when the test is over if the test does not. */
  start(parts?: Partial<DeliveryParts> & { timeoutMs?: number; secret?: string; url?: string }): () => Promise<void>;
  /** Waits until the worker has looked again at least twice, and so done whatever it had to. */
  hasLooked(): Promise<void>;
};

/** `at`: hall time is eight hours ahead. Default: a Monday, 09:00 in the hall. */
export async function openPostOffice(at: number = mondayMorning): Promise<PostOffice> {
  const clock = handClock(at);
  const store = await tempStore([helpProjection], { clock });
  const vault = createVault(randomBytes(32), random);
  const gateway = await openGateway();
  const notify = createNotifyService({ gatewayUrl: gateway.url, random });
  let looked = 0;
  const office: PostOffice = {
    store,
    vault,
    notify,
    gateway,
    clock,
    news: [],
    failures: [],
    looks: () => looked,
    act: (message) => act(store, notify, vault, message),
    rows: () => store.db.selectFrom('outbox').selectAll().orderBy('n').execute(),
    start({ timeoutMs = 10_000, secret: signedWith = secret, url = gateway.url, ...parts } = {}) {
      const stop = startDelivery({
        store,
        vault,
        gateway: createGateway({ url, secret: signedWith }, timeoutMs),
        hall: {
          timeZone: 'Asia/Shanghai',
          now: () => {
            looked += 1;
            return clock.now;
          },
        },
        random,
        onNews: (news) => office.news.push(news),
        onFailure: (error) => office.failures.push(error),
        timings: { lookEveryMs: 5, firstPauseMs: 5, longestPauseMs: 10, stopTimeoutMs: 50 },
        ...parts,
      });
      onTestFinished(stop);
      return stop;
    },
    async hasLooked() {
      const before = looked;
      await eventually(() => {
        if (looked < before + 3) throw new Error('the worker has not looked');
      });
    },
  };
  return office;
}
