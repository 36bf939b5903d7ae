// The state of this machine for the person responsible: what the desk shows of it, and whether something could be written now.
import { statSync } from 'node:fs';
import type { Role } from '#shared/contract/procedure.ts';
import type { SystemStatus } from '#shared/contract/system.ts';
import type { Catalogue } from './catalogue/catalogue-types.ts';
import type { HallClock } from './catalogue/hall-clock.ts';
import type { Config } from './config.ts';
import { DomainError } from './domain-error.ts';
import type { MachineWatch } from './machine-watch.ts';
import type { Notices } from './notices.ts';
import { productVersion } from './product.ts';
import { listBackups } from './store/backup.ts';
import type { Actor, Store } from './store/store.ts';
import { StoreFailed, StoreFull } from './store/store-errors.ts';

/** Says where keys lie: for administrators' eyes. */
const keptFromOthers = new Set(['recovery-words']);

export type SystemService = {
  status(roles: readonly Role[]): Promise<SystemStatus>;
  /** Throws NOTICE_UNKNOWN. */
  acknowledge(actor: Actor, roles: readonly Role[], key: string): Promise<SystemStatus>;
  /** Ready means: a command could be written now. */
  isReady(): Promise<{ ready: true } | { ready: false; reason: string }>;
};

export function createSystemService(o: {
  store: Store;
  config: Config;
  catalogue: Catalogue;
  hall: HallClock;
  notices: Notices;
  watch: MachineWatch;
  startedAt: number;
  /** What acknowledging a notice does, by its key. */
  acknowledged: Readonly<Record<string, () => void>>;
}): SystemService {
  const { store, config, notices } = o;

  async function status(roles: readonly Role[]): Promise<SystemStatus> {
    o.watch.look();
    const newest = listBackups(config.paths.backups)[0];
    return {
      version: productVersion,
      startedAt: o.startedAt,
      demo: o.catalogue.hall.demo,
      store: { journalEvents: (await newestEvent(store)).seq, sizeBytes: statSync(config.paths.database).size },
      lastBackup: newest ? { at: newest.at, file: newest.name } : null,
      notices: notices.all().filter(({ key }) => roles.includes('admin') || !keptFromOthers.has(key)),
      calendarUntil: o.hall.calendarUntil,
    };
  }

  return {
    status,
    async acknowledge(actor, roles, key) {
      const isThere = notices.all().some((notice) => notice.key === key && notice.isToBeAcknowledged);
      if (!isThere) throw new DomainError('NOTICE_UNKNOWN');
      if (key === 'recovery') await store.acknowledgeRecovery(actor);
      o.acknowledged[key]?.();
      notices.clear(key);
      return status(roles);
    },
    isReady: () => isReady(store),
  };
}

/** Where the journal ends; zeros where it has not begun. */
export async function newestEvent(store: Store): Promise<{ seq: number; at: number }> {
  const row = await store.db
    .selectFrom('journal')
    .select(['seq', 'at'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? { seq: 0, at: 0 };
}

async function isReady(store: Store): Promise<{ ready: true } | { ready: false; reason: string }> {
  try {
    await store.write({ kind: 'system', id: 'ready', terminal: 'hall' }, async (w) => {
      const value = String(w.at);
      await w.db
        .insertInto('meta')
        .values({ key: 'ready-at', value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
    });
    return { ready: true };
  } catch (error) {
    if (error instanceof StoreFull || error instanceof StoreFailed) return { ready: false, reason: error.messageZh };
    throw error;
  }
}
