// A hall that takes appointments, on a temporary disk: real store, vault, queue and spool, with a clock that stands where a test puts it.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { appointmentsProjection } from '#electron/appointments/appointment-events.ts';
import { type AppointmentPlaces, createAppointmentPlaces } from '#electron/appointments/appointment-places.ts';
import { type AppointmentsService, createAppointmentsService } from '#electron/appointments/appointments-service.ts';
import type { Booked, Booking } from '#electron/appointments/booking-service.ts';
import type { Asker } from '#electron/appointments/own-appointment.ts';
import { loadCatalogue } from '#electron/catalogue/catalogue.ts';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import { createHallClock, type HallClock } from '#electron/catalogue/hall-clock.ts';
import { type Config, loadConfig } from '#electron/config.ts';
import { openDaysUnderWay } from '#electron/queue/days-under-way.ts';
import { queueProjection } from '#electron/queue/queue-projection.ts';
import { createQueueService, type QueueService } from '#electron/queue/queue-service.ts';
import { type Actor, openStore, type Store } from '#electron/store/store.ts';
import { createVault, type Vault } from '#electron/store/vault.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { allOnDisk } from '../support/on-disk.ts';
import { slipServiceOf } from '../support/slip-service.ts';

const demoHall = fileURLToPath(new URL('../../resources/demo-hall', import.meta.url));
const projections = [queueProjection, appointmentsProjection];

/** Monday 7 December 2026, 10:00 in the hall. */
export const monday = Date.parse('2026-12-07T02:00:00Z');
/** The hall's clock shows this time on Tuesday 8 December 2026. */
export const tuesday = (time: string): number => Date.parse(`2026-12-08T${time}:00+08:00`);

export const kiosk: Actor = { kind: 'citizen', id: 'kiosk', terminal: '1号机' };
export const phone: Actor = { kind: 'citizen', id: 'phone', terminal: '手机' };
export const clerk: Actor = { kind: 'staff', id: 'clerk', terminal: '工作台' };
export const atKiosk: Asker = { actor: kiosk, source: '127.0.0.1' };
export const elsewhere: Asker = { actor: kiosk, source: '192.168.1.77' };
const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };

export type AppointmentHall = {
  store: Store;
  vault: Vault;
  catalogue: Catalogue;
  hall: HallClock;
  queue: QueueService;
  places: AppointmentPlaces;
  appointments: AppointmentsService;
  time: { now: number };
  path: string;
  /** Books Tuesday 09:00 for 冉隆刚 unless told otherwise. */
  book(input?: Partial<Booking>, actor?: Actor): Promise<Booked>;
  checkIn(code: string, requestId?: string): ReturnType<AppointmentsService['checkIn']>;
  verify: () => ReturnType<typeof verifyDatabase>;
  /** Everything that lies on the disk but keys, as one text. */
  everythingOnDisk(): string;
  restart(): Promise<void>;
};

export function booking(input: Partial<Booking> = {}): Booking {
  return {
    requestId: randomUUID(),
    matterCode: 'GA-21',
    date: '2026-12-08',
    time: '09:00',
    name: '冉隆刚',
    phone: '13812345678',
    language: 'zh-CN',
    wantsSlip: true,
    ...input,
  };
}

export async function openAppointmentHall(
  options: {
    hours?: 'always' | 'windows';
    settings?: Partial<Config['appointments']>;
    edit?: (catalogue: Catalogue) => Catalogue;
  } = {},
): Promise<AppointmentHall> {
  const directory = mkdtempSync(path.join(tmpdir(), 'bancheng-appointments-'));
  const file = path.join(directory, 'bancheng.db');
  const time = { now: monday };
  const clock = () => time.now;
  const loaded = await loadCatalogue(demoHall);
  const catalogue = options.edit?.(loaded) ?? loaded;
  const defaults = await loadConfig({ dataDir: directory });
  const config: Config = {
    ...defaults,
    hall: { hours: options.hours ?? 'windows', bilingual: [] },
    appointments: { ...defaults.appointments, ...options.settings },
  };
  const hall = createHallClock({ catalogue, config, clock });
  const vault = createVault(new Uint8Array(32).fill(7), random);
  const open = async () => {
    const store = await openStore({ path: file, clock, projections });
    const slips = slipServiceOf({ store, vault, clock, random, dataDir: directory });
    const places = createAppointmentPlaces({ store, catalogue, config, hall });
    const days = await openDaysUnderWay({ store, hall });
    const shared = { store, vault, catalogue, config, hall, days, slips, random };
    const queue = createQueueService({ ...shared, nextAppointment: places.nextFree });
    const appointments = createAppointmentsService({
      ...shared,
      places,
      giver: queue.giver,
    });
    return { store, places, queue, appointments };
  };
  const running: AppointmentHall = {
    ...(await open()),
    vault,
    catalogue,
    hall,
    time,
    path: file,
    book: (input, actor = kiosk) => running.appointments.book(actor, booking(input)),
    checkIn: (code, requestId = randomUUID()) =>
      running.appointments.checkIn(atKiosk, { requestId, by: { kind: 'code', code }, language: 'zh-CN' }),
    verify: () => verifyDatabase({ path: file, projections }),
    everythingOnDisk: () => allOnDisk(directory),
    async restart() {
      await running.store.close();
      Object.assign(running, await open());
    },
  };
  onTestFinished(async () => {
    await running.store.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return running;
}

/** The demo hall with this many places a slot for one matter. */
export const withPlaces =
  (matterCode: string, perSlot: number | null) =>
  (catalogue: Catalogue): Catalogue => {
    const matters = catalogue.matters.map((matter) =>
      matter.code === matterCode ? { ...matter, appointment: perSlot === null ? null : { perSlot } } : matter,
    );
    return { ...catalogue, matters, matter: (code) => matters.find((matter) => matter.code === code) };
  };
