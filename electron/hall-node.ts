// The composition root: settings → store → services → one router; takes its clock and chance as arguments and never imports Electron. Long because every part is named here, and nowhere else.
import type { Clock, Random } from '#shared/domain/ports.ts';
import { openFeeds } from './api/feeds.ts';
import { createPortAcceptor, type Port } from './api/message-port.ts';
import { createPhoneRouter, type PhoneRouter } from './api/phone-router.ts';
import { createRouter, type HallRouter } from './api/router.ts';
import { appointmentsProcedures } from './appointments/appointments-procedures.ts';
import type { AppointmentsService } from './appointments/appointments-service.ts';
import { calendarProcedures } from './calendar/calendar-procedures.ts';
import { createCalendarService } from './calendar/calendar-service.ts';
import { countProvisionalCases } from './calendar/calendar-store.ts';
import type { CaseFilesService } from './case-files/case-files-service.ts';
import type { CaseService } from './cases/case-service.ts';
import { createCatalogueEditing } from './catalogue/catalogue-editing-service.ts';
import { catalogueProcedures, hallProcedures } from './catalogue/catalogue-procedures.ts';
import type { Catalogue } from './catalogue/catalogue-types.ts';
import type { HallClock } from './catalogue/hall-clock.ts';
import { type Config, type ConfigOverrides, loadConfig } from './config.ts';
import { devicesProcedures } from './devices/devices-procedures.ts';
import { createKioskVoices } from './devices/kiosk-voices.ts';
import { openAssist } from './hall-assist.ts';
import { openCaseAreas } from './hall-cases.ts';
import { createHallDay } from './hall-day/hall-day.ts';
import { displayProcedures, hallDayProcedures } from './hall-day/hall-day-procedures.ts';
import { openDevices } from './hall-devices.ts';
import { type Listening, openDoors } from './hall-doors.ts';
import { openGround } from './hall-ground.ts';
import { openQueueAreas } from './hall-queue.ts';
import { openSlips } from './hall-slips.ts';
import { startWork } from './hall-work.ts';
import { helpProcedures } from './help/help-procedures.ts';
import { createHelpService, type HelpService } from './help/help-service.ts';
import type { Log } from './log.ts';
import { watchMachine } from './machine-watch.ts';
import { productVersion, unpackedResource } from './product.ts';
import { callingProcedures } from './queue/calling-procedures.ts';
import { type CallingService, createCallingService } from './queue/calling-service.ts';
import { queueProcedures } from './queue/queue-procedures.ts';
import type { QueueService } from './queue/queue-service.ts';
import { ratingProcedures } from './rating/rating-procedures.ts';
import type { RatingService } from './rating/rating-service.ts';
import type { PrinterSettings } from './settings-schema.ts';
import type { SystemPrint } from './slips/printers/system-print.ts';
import type { SlipService } from './slips/slip-service.ts';
import { printersProcedures, slipsProcedures } from './slips/slips-procedures.ts';
import { slipTemplateProcedures } from './slips/template/template-procedures.ts';
import { createSlipTemplates } from './slips/template/template-service.ts';
import { createSetupCode } from './staff/setup-code.ts';
import { staffProcedures } from './staff/staff-procedures.ts';
import { createStaffService, type StaffService } from './staff/staff-service.ts';
import { systemTimers } from './store/backup-schedule.ts';
import { type DataLock, lockDataDirectory } from './store/data-lock.ts';
import type { KeyKeeper } from './store/key-keeper.ts';
import type { Store } from './store/store.ts';
import { believedClock, createTrueClock, type TrueClock } from './store/true-clock.ts';
import type { Vault } from './store/vault.ts';
import { createSystemService } from './system-service.ts';

export type HallNodeOptions = {
  /** Absolute; made if it is not there. */
  dataDir: string;
  env?: Readonly<Record<string, string | undefined>>;
  overrides?: ConfigOverrides;
  clock: Clock;
  /** How long the program has run (ms), whatever the clock is set to. Default: as the process counts it. */
  elapsed?: Clock;
  random: Random;
  /** Default: a key file in the data directory. */
  keyKeeper?: KeyKeeper;
  /** False for tests and one-off commands that keep no log. */
  hasLog?: boolean;
  /** False for one-off commands: nothing is printed or backed up meanwhile. */
  isAtWork?: boolean;
  /** For seeding and development only: the clock may go to days that lie before what is there, and is believed. */
  mayGoBack?: boolean;
  /** The store as the hall is to see it: development and tests put one around it that fails. Default: as it is. */
  around?: (store: Store) => Store;
  /** Instead of the printers the settings name. */
  printers?: readonly PrinterSettings[];
  /** Instead of the ID reader the settings name. */
  idReader?: Config['idReader'];
  /** How the shell prints on the system's printers; without it only CUPS can. */
  systemPrint?: SystemPrint;
};

export type HallNode = {
  readonly config: Config;
  readonly catalogue: Catalogue;
  readonly hall: HallClock;
  readonly store: Store;
  readonly vault: Vault;
  readonly queue: QueueService;
  readonly calling: CallingService;
  readonly appointments: AppointmentsService;
  readonly rating: RatingService;
  readonly cases: CaseService;
  readonly caseFiles: CaseFilesService;
  readonly help: HelpService;
  readonly staff: StaffService;
  readonly slips: SlipService;
  readonly router: HallRouter;
  readonly phoneRouter: PhoneRouter;
  readonly log: Log;
  /** Set on a first start: the code for making the first administrator, and the sheet with the recovery words. */
  readonly firstStart: { readonly setupCode: string | null; readonly recoverySheet: string | null };
  /** Serves a kiosk over a MessagePort. */
  acceptPort(port: Port, who: { terminal: string }): void;
  /**
   * Opens the HTTP side, on `port` instead of the settings'; answers where, and how to close that side alone. `phones`:
   * the phones' own door, where the hall has one. Throws what `listen` throws (EADDRINUSE).
   */
  listen(o?: { port: number }): Promise<Listening>;
  close(): Promise<void>;
};

/** Opens everything, in an order in which nothing is touched before it is known to be ours. Throws SettingsError, CatalogueError, StoreError. */
export async function createHallNode(options: HallNodeOptions): Promise<HallNode> {
  const { random } = options;
  const clock = options.mayGoBack ? believedClock(options.clock) : createTrueClock(options.clock);
  const config = await loadConfig({
    dataDir: options.dataDir,
    env: options.env ?? {},
    overrides: options.overrides ?? {},
  });
  const lock = lockDataDirectory(config.dataDir);
  const closers: (() => unknown)[] = [() => lock.release()];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return await compose({ options, config, lock, closers, close, clock, random });
  } catch (error) {
    await close();
    throw error;
  }
}

type Frame = {
  options: HallNodeOptions;
  config: Config;
  lock: DataLock;
  /** Undone in reverse order. */
  closers: (() => unknown)[];
  close(): Promise<void>;
  /** What the whole hall goes by; the machine's own is in `options`. */
  clock: TrueClock;
  random: Random;
};

async function compose({ options, config, lock, closers, close, clock, random }: Frame): Promise<HallNode> {
  const beganAt = options.clock();
  const ground = await openGround({
    ...{ config, lock, clock, random, beganAt },
    hasLog: options.hasLog !== false,
    mayGoBack: options.mayGoBack ?? false,
    keyKeeper: options.keyKeeper,
    around: options.around,
    onOpened: (undo) => closers.push(undo),
  });
  const { log, notices, store, live, hall, vault } = ground;
  const { catalogue } = live;

  const slipTemplates = await createSlipTemplates({
    store,
    catalogue,
    clock,
    fontsDir: unpackedResource('fonts'),
    staffNames: (id) => staff.names(id),
    bilingual: config.hall.bilingual,
    calendar: () => ground.calendar.calendar,
  });
  closers.push(slipTemplates.close);
  const slips = openSlips({
    template: slipTemplates.current,
    ...{ config, store, vault, catalogue, hall, notices, clock, random, log },
    printers: options.printers,
    systemPrint: options.systemPrint,
  });
  // A clock that is believed is time gone by: sample days pass in milliseconds.
  const elapsed = options.elapsed ?? (options.mayGoBack ? clock : () => performance.now());
  const shared = { config, store, vault, catalogue, hall, slips, random };
  const { days, queue, appointments, rating } = await openQueueAreas({ ...shared, elapsed });
  const help = createHelpService({ store, random, clock });
  const setupCode = createSetupCode({ dataDir: config.dataDir, random });
  const staff = createStaffService({ store, vault, catalogue, config, clock, random, setupCode });
  const calendar = createCalendarService({
    store,
    live: ground.calendar,
    localOff: config.holidays,
    today: hall.today,
    staffNames: staff.names,
    provisionalCases: () => countProvisionalCases(store.db),
  });
  const caseAreas = await openCaseAreas({ ...shared, elapsed, log, staffNames: staff.names });
  closers.push(caseAreas.close);
  const { cases, caseFiles, phonePapers } = caseAreas;

  const devices = openDevices({
    setting: options.idReader ?? config.idReader,
    ...{ clock, random, notices, log },
    isAtWork: options.isAtWork !== false,
  });
  closers.push(() => devices.stop());
  const assist = openAssist({ ...shared, clock, elapsed, log });
  const { sharing } = assist;
  const newestSeq = ground.newestSeq;
  const feeds = openFeeds({ store, slips, devices, phonePapers, sharing, catalogue, clock, newestSeq });
  closers.push(feeds.close);
  const isStaffed = () => feeds.desk.listeners > 0;
  const hallDay = createHallDay({
    store,
    catalogue,
    hall,
    days,
    clock,
    notices,
    printers: slips.printers,
    slips,
    waitLimitMinutes: config.queue.waitLimitMinutes,
    staffNames: staff.names,
    slipLanguage: () => slipTemplates.current().language,
    onAnomaly: () => feeds.desk.publish({ type: 'anomaly', at: clock() }),
    onFailure: (error) => log('store-fault', { kind: error instanceof Error ? error.name : 'hall-day' }),
  });
  closers.push(hallDay.stop);
  const calling = createCallingService({
    store,
    catalogue,
    config,
    hall,
    days,
    staffName: staff.names,
    onDoubleCall: hallDay.doubleCallRefused,
  });
  const watch = watchMachine({ notices, store, hall, clock, log, keysDirectory: config.paths.keys });
  closers.push(watch.stop);
  const acknowledged = { 'display-gone': hallDay.forgetGone };
  const system = createSystemService({
    store,
    config,
    catalogue,
    hall,
    notices,
    watch,
    startedAt: ground.startedAt,
    acknowledged,
  });
  const areas = {
    queue: queueProcedures(queue),
    appointments: appointmentsProcedures(appointments),
    rating: ratingProcedures(rating),
    calling: callingProcedures(calling),
    hallDay: hallDayProcedures(hallDay),
    display: displayProcedures(hallDay),
    calendar: calendarProcedures(calendar),
    devices: devicesProcedures(devices, createKioskVoices({ clock, notices })),
    ...caseAreas.procedures,
    help: helpProcedures(help, isStaffed),
    assist: assist.procedures,
    staff: staffProcedures(staff),
    slips: slipsProcedures(slips, { clock, maySee: cases.known.maySee }),
    slipTemplate: slipTemplateProcedures(slipTemplates),
    printers: printersProcedures(slips),
    catalogue: catalogueProcedures(
      catalogue,
      createCatalogueEditing({
        store,
        live,
        staffNames: staff.names,
        hoursOf: ground.hoursOf,
      }),
    ),
    hall: hallProcedures({
      catalogue,
      config,
      hall,
      version: productVersion,
      isStaffed,
      isDayClosed: hallDay.isClosed,
    }),
  };
  const router = createRouter(areas, feeds, system, help.open, clock);
  const phoneRouter = createPhoneRouter(areas, clock);

  if (options.isAtWork !== false) {
    await slips.start();
    closers.push(() => slips.stop());
    closers.push(hallDay.start(systemTimers));
    closers.push(...assist.start());
    closers.push(
      ...startWork({
        config,
        store,
        vault,
        hall,
        clock,
        random,
        log,
        notices,
        forgetters: caseAreas.forgetters,
        catalogue,
        cases: cases.day,
        onCalendarChanged: ground.calendar.onChanged,
      }),
    );
  }
  const preparedCode = await staff.prepareSetup();
  log('node-started', { version: productVersion, dataDir: config.dataDir, startMs: options.clock() - beganAt });

  return {
    config,
    catalogue,
    hall,
    store,
    vault,
    queue,
    calling,
    appointments,
    rating,
    cases,
    caseFiles,
    help,
    staff,
    slips,
    router,
    phoneRouter,
    log,
    firstStart: { setupCode: preparedCode, recoverySheet: ground.sheet },
    acceptPort: (port, { terminal }) => createPortAcceptor(router, log)(port, terminal),
    async listen(o) {
      const parts = { config, router, phoneRouter, staff, system, log, notices, clock };
      const doors = await openDoors({ ...parts, port: o?.port });
      closers.push(() => doors.close());
      lock.announce(doors.port);
      return doors;
    },
    async close() {
      // Open feeds would keep their connections, and with them the server, from ending.
      feeds.close();
      log('node-stopped', {});
      await close();
    },
  };
}
