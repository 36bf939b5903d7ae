// The ten digits only a slip knows: with them a phone, a kiosk or a rating may speak for the number. A keyed hash, so no column holds them.
import { timingSafeEqual } from 'node:crypto';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Vault } from '#electron/store/vault.ts';
import type { SlipKey } from '#shared/contract/queue.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';

const keyDigits = 10;

/** The key of a ticket's slip. */
export function slipKeyOf(vault: Pick<Vault, 'mac'>, ticketId: string): string {
  const bytes = Buffer.from(vault.mac('slip key', ticketId), 'base64url');
  // Of 64 bits, so that no digit is noticeably likelier than another.
  return String(bytes.readBigUInt64BE() % 10n ** BigInt(keyDigits)).padStart(keyDigits, '0');
}

/** The ticket a slip names: of one of these days only, and only with its key. Null otherwise, whatever was wrong. */
export async function ticketBySlip(
  db: Db,
  vault: Pick<Vault, 'mac'>,
  slip: SlipKey,
  days: readonly CalendarDate[],
): Promise<Row<'tickets'> | null> {
  if (!days.includes(slip.date)) return null;
  const row = await db
    .selectFrom('tickets')
    .selectAll()
    .where('date', '=', slip.date)
    .where('no', '=', slip.ticketNo)
    .executeTakeFirst();
  if (!row) return null;
  const said = Buffer.from(slip.key);
  const known = Buffer.from(slipKeyOf(vault, row.id));
  return said.length === known.length && timingSafeEqual(said, known) ? row : null;
}
