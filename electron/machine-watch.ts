// Watches this machine for what somebody has to be told: its clock, its disk, the notices it lacks, recovery words that still lie about.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { HallClock } from './catalogue/hall-clock.ts';
import type { Log } from './log.ts';
import { calendarIsMissing, clockIsWrong, databaseWasReplaced, recoverySheetLiesHere } from './notice-words.ts';
import type { Notices } from './notices.ts';
import { recoverySheetName } from './store/recovery-words.ts';
import type { Store } from './store/store.ts';
import { StoreFailed, StoreFull } from './store/store-errors.ts';
import type { TrueClock } from './store/true-clock.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** What is common to all that is said. */
type Teller = { notices: Notices; clock: TrueClock; log: Log };

export type MachineWatch = {
  /** Looks at everything; cheap enough for every time the desk asks. */
  look(): void;
  stop(): void;
};

/** Looks at once, at every hour, and at the clock after each commit too. */
export function watchMachine(o: Teller & { store: Store; hall: HallClock; keysDirectory: string }): MachineWatch {
  const { notices, clock, log, store, hall } = o;
  let isClockWrong = false;

  const lookAtClock = (): void => {
    const fault = clock.fault();
    if (fault === null) {
      isClockWrong = false;
      notices.clear('clock');
      return;
    }
    // Said once, with the times of then: a text that changes with every commit would seem a new notice.
    if (isClockWrong) return;
    const [machine, used] = [hall.dateTimeOf(fault.machine), hall.dateTimeOf(fault.used)];
    isClockWrong = true;
    log('clock-wrong', { what: fault.what, machine, used });
    notices.say('clock', {
      at: fault.used,
      level: 'warning',
      text: clockIsWrong(fault.what, machine, used),
      isToBeAcknowledged: false,
    });
  };

  const lookAtSheet = (): void => {
    const sheet = path.join(o.keysDirectory, recoverySheetName);
    if (!existsSync(sheet)) {
      notices.clear('recovery-words');
      return;
    }
    notices.say('recovery-words', {
      at: clock(),
      level: 'warning',
      text: recoverySheetLiesHere(sheet),
      isToBeAcknowledged: false,
    });
  };

  const lookAtCalendar = (): void => {
    const year = Number(hall.today().slice(0, 4));
    // A long promise made from the middle of December on already reaches into the next year.
    const isReachingOver = year >= hall.calendarUntil && hall.today().slice(5) >= '12-01';
    if (year <= hall.calendarUntil && !isReachingOver) {
      notices.clear('calendar');
      return;
    }
    notices.say('calendar', {
      at: clock(),
      level: 'warning',
      text: calendarIsMissing(hall.calendarUntil + 1),
      isToBeAcknowledged: false,
    });
  };

  const look = (): void => {
    lookAtClock();
    lookAtSheet();
    lookAtCalendar();
  };
  look();
  sayRecovery(o);
  const stopListening = store.onCommitted(lookAtClock);
  const timer = setInterval(look, hourMs).unref();
  return {
    look,
    stop: () => {
      stopListening();
      clearInterval(timer);
    },
  };
}

function sayRecovery({ store, notices }: { store: Store; notices: Notices }): void {
  if (!store.recovery) return;
  notices.say('recovery', {
    at: store.recovery.at,
    level: 'warning',
    text: databaseWasReplaced(store.recovery),
    isToBeAcknowledged: true,
  });
}

/** The store, telling the desk and the log while the disk does not take what is written. */
export function tellOfFaults(store: Store, { notices, clock, log }: Teller): Store {
  let loggedAt = Number.NEGATIVE_INFINITY;
  return {
    get db() {
      return store.db;
    },
    async write(actor, command) {
      try {
        const result = await store.write(actor, command);
        notices.clear('disk');
        return result;
      } catch (error) {
        if (error instanceof StoreFull || error instanceof StoreFailed) {
          const text = { zh: error.messageZh, en: error.messageEn };
          notices.say('disk', { at: clock(), level: 'warning', text, isToBeAcknowledged: false });
          // Everybody who taps meets the same full disk, and the log may lie on it.
          if (clock() - loggedAt >= minuteMs) {
            loggedAt = clock();
            log('store-fault', { kind: error.code });
          }
        }
        throw error;
      }
    },
    onCommitted: (listener) => store.onCommitted(listener),
    get recovery() {
      return store.recovery;
    },
    acknowledgeRecovery: (actor) => store.acknowledgeRecovery(actor),
    close: () => store.close(),
  };
}
