// Where a hall is reached over HTTP: its own door for desks, displays and kiosks, and the phones' where it has one.
import path from 'node:path';
import type { Clock } from '#shared/domain/ports.ts';
import { createHttpServer } from './api/http.ts';
import { openPhoneDoor, type PhoneDoor } from './api/phone-door.ts';
import type { PhoneRouter } from './api/phone-router.ts';
import type { HallRouter } from './api/router.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Notices } from './notices.ts';
import { productRoot, productVersion } from './product.ts';
import type { StaffService } from './staff/staff-service.ts';
import type { SystemService } from './system-service.ts';

/** Where the hall listens now. `phones`: null where the hall has no address for phones, or not the port. */
export type Listening = {
  readonly host: string;
  readonly port: number;
  readonly url: string;
  readonly phones: PhoneDoor | null;
  close(): Promise<void>;
};

/** Throws what `listen` throws (EADDRINUSE); then nothing is left open. */
export async function openDoors(o: {
  readonly config: Config;
  readonly router: HallRouter;
  readonly phoneRouter: PhoneRouter;
  readonly staff: Pick<StaffService, 'bySession'>;
  readonly system: Pick<SystemService, 'isReady'>;
  readonly log: Log;
  readonly notices: Notices;
  readonly clock: Clock;
  /** Instead of the settings'. */
  readonly port: number | undefined;
}): Promise<Listening> {
  const { config, log } = o;
  const isLan = config.network.listen === 'lan';
  const host = isLan ? '0.0.0.0' : '127.0.0.1';
  const screensDir = path.join(productRoot, 'dist', 'renderer');
  const server = await createHttpServer({
    router: o.router,
    log,
    version: productVersion,
    screensDir,
    bySession: (token) => o.staff.bySession(token),
    sessionSeconds: config.security.sessionHours * 3600,
    isReady: o.system.isReady,
    allowedHosts: config.network.hostNames,
    isLan,
  });
  try {
    await server.listen({ host, port: o.port ?? config.network.port });
  } catch (error) {
    await server.close();
    throw error;
  }
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens nowhere');
  const phones = await openPhoneDoor({ ...o, router: o.phoneRouter, screensDir });
  return {
    host,
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    phones,
    close: async () => {
      await phones?.close();
      await server.close();
    },
  };
}
