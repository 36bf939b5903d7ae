// What a hall does by itself for as long as it is at work: keeps its promises to forget, says who did not come, sends messages, makes backups.
import type { Clock, Random } from '#shared/domain/ports.ts';
import { startKeeping } from './appointments/appointment-keeping.ts';
import { type ArchivingParts, startArchiving } from './cases/archiving.ts';
import { type Forgetter, startForgetting } from './cases/forgetting.ts';
import { startReminders } from './cases/reminders.ts';
import type { Catalogue } from './catalogue/catalogue-types.ts';
import type { HallClock } from './catalogue/hall-clock.ts';
import type { Config } from './config.ts';
import { startForgettingDrafts } from './drafts/draft-forgetting.ts';
import type { Log } from './log.ts';
import { backupFailed, gatewayFails } from './notice-words.ts';
import type { Notices } from './notices.ts';
import { type DeliveryNews, startDelivery } from './notify/delivery.ts';
import { createGateway } from './notify/gateway.ts';
import { dropOldMessages } from './notify/outbox-keeping.ts';
import { daily } from './retention.ts';
import { startBackupSchedule, systemTimers } from './store/backup-schedule.ts';
import type { Store } from './store/store.ts';
import type { Vault } from './store/vault.ts';
import { takeTurns } from './turns.ts';

type WorkParts = {
  readonly config: Config;
  readonly store: Store;
  readonly vault: Vault;
  readonly hall: HallClock;
  readonly clock: Clock;
  readonly log: Log;
  readonly notices: Notices;
  readonly random: Random;
  /** What other areas keep of a case, and forget with it. */
  readonly forgetters: readonly Forgetter[];
  readonly catalogue: Catalogue;
  /** What the day does with cases by itself. */
  readonly cases: Omit<ArchivingParts, 'clock'>;
  readonly onCalendarChanged: (listener: () => void) => () => void;
};

/** Returns the ways to stop, each of which waits for what is under way. */
export function startWork(o: WorkParts): (() => Promise<void>)[] {
  const { config, log } = o;
  const faultOf = (kind: string) => (error: unknown) =>
    log('store-fault', { kind: error instanceof Error ? error.name : kind });
  return [
    startForgetting({
      ...o,
      retentionYears: config.privacy.retentionYears,
      timers: systemTimers,
      onFailure: faultOf('retention'),
    }),
    startArchiving({
      ...o.cases,
      clock: o.clock,
      onCalendarChanged: o.onCalendarChanged,
      timers: systemTimers,
      onFailure: faultOf('archiving'),
    }),
    startReminders({ ...o, timers: systemTimers, onFailure: faultOf('reminders') }),
    startKeeping({
      ...o,
      keepDays: config.appointments.keepDays,
      timers: systemTimers,
      onFailure: faultOf('appointments'),
    }),
    startDelivery({
      ...o,
      gateway: config.notify.url === '' ? null : createGateway(config.notify),
      onNews: tellOfGateway(o),
      onFailure: faultOf('notify'),
    }),
    takeTurns({
      turn: () => dropOldMessages(o),
      everyMs: daily,
      timers: systemTimers,
      onFailure: faultOf('notify'),
    }),
    startForgettingDrafts({ ...o, timers: systemTimers, onFailure: faultOf('drafts') }),
    keepBackups(o),
  ];
}

function tellOfGateway({ log, notices, hall, clock }: WorkParts): (news: DeliveryNews) => void {
  return (news) => {
    switch (news.kind) {
      case 'failing':
        return log('gateway-failing', { fault: news.fault });
      case 'failing-long': {
        const text = gatewayFails(hall.dateTimeOf(news.since));
        return notices.say('gateway', { at: clock(), level: 'warning', text, isToBeAcknowledged: false });
      }
      case 'works-again':
        notices.clear('gateway');
        return log('gateway-works', {});
      case 'given-up':
        return log('message-given-up', { id: news.id, fault: news.fault });
    }
  };
}

function keepBackups({ config, log, notices, clock }: WorkParts): () => Promise<void> {
  return startBackupSchedule({
    path: config.paths.database,
    directory: config.paths.backups,
    clock,
    everyMs: config.backup.everyHours * 3_600_000,
    keepDays: config.backup.keepDays,
    timers: systemTimers,
    onBackup: (made) => {
      notices.clear('backup');
      log('backup-made', { file: made.name, reason: made.reason });
    },
    onFailure: (error) => {
      const detail = error instanceof Error ? error.message : String(error);
      notices.say('backup', {
        at: clock(),
        level: 'warning',
        text: backupFailed(error),
        isToBeAcknowledged: false,
      });
      log('backup-failed', { detail });
    },
  });
}
