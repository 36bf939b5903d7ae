// Opens the phones' door where the hall has an address for phones; a port that is taken costs the phones their page, not the hall its day.

import type { Clock } from '#shared/domain/ports.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { phonePagesClosed } from '../notice-words.ts';
import type { Notices } from '../notices.ts';
import type { PhoneRouter } from './phone-router.ts';
import { createPublicServer } from './public-server.ts';

export type PhoneDoor = { readonly port: number; close(): Promise<void> };

/** Null where the hall has no `phone.url`, and where the port cannot be had: the desk is told. */
export async function openPhoneDoor(o: {
  readonly config: Pick<Config, 'phone' | 'network'>;
  readonly router: PhoneRouter;
  readonly screensDir: string;
  readonly log: Log;
  readonly notices: Notices;
  readonly clock: Clock;
}): Promise<PhoneDoor | null> {
  const { url, port } = o.config.phone;
  if (url === '') return null;
  const server = await createPublicServer({ router: o.router, log: o.log, screensDir: o.screensDir, url });
  const isForThisMachine = o.config.network.listen === 'loopback' && isLoopback(new URL(url).hostname);
  try {
    await server.listen({ host: isForThisMachine ? '127.0.0.1' : '0.0.0.0', port });
  } catch (error) {
    await server.close();
    const text = phonePagesClosed(port, (error as { code?: string }).code ?? 'unknown');
    o.notices.say('phone-door', { at: o.clock(), level: 'warning', text, isToBeAcknowledged: false });
    o.log('transport-fault', { detail: `phone door: ${(error as { code?: string }).code ?? 'unknown'}` });
    return null;
  }
  o.notices.clear('phone-door');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the phones’ door opens nowhere');
  return { port: address.port, close: () => server.close() };
}

const isLoopback = (name: string): boolean => name === 'localhost' || name === '[::1]' || /^127\./.test(name);
