// The hall's own word that a clerk helped with a telling: it outlives the sharing and a restart, and nobody else can make it.
import { timingSafeEqual } from 'node:crypto';
import type { Vault } from '#electron/store/vault.ts';

export type Vouchers = {
  /** For one telling, by its request. */
  make(requestId: string, staffId: string): string;
  /** The clerk's account; null where it is not ours, or of another telling. */
  read(requestId: string, voucher: string): string | null;
};

export function createVouchers(vault: Pick<Vault, 'mac'>): Vouchers {
  const make = (requestId: string, staffId: string): string =>
    `${staffId}.${vault.mac('assisted telling', `${requestId}/${staffId}`)}`;
  return {
    make,
    read(requestId, voucher) {
      const staffId = voucher.split('.')[0] ?? '';
      const [given, ours] = [Buffer.from(voucher), Buffer.from(make(requestId, staffId))];
      return given.length === ours.length && timingSafeEqual(given, ours) ? staffId : null;
    },
  };
}
