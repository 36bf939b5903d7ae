// Who holds a number, where the hall asks: a keyed hash of the telephone or ID number, for one line and day, forgotten with it.

import type { z } from 'zod';
import { InputProblems } from '#electron/domain-error.ts';
import { identityWords, phoneWords } from '#electron/input-words.ts';
import type { Actor, Db, Write } from '#electron/store/store.ts';
import type { Vault } from '#electron/store/vault.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { holderSchema } from '#shared/contract/queue.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { checkPhone } from '#shared/domain/phone-number.ts';

export type Holder = z.infer<typeof holderSchema>;

/** A hall's rule: `queue.askHolder`. */
export type AskHolder = 'never' | 'may' | 'must';

const missing = {
  'zh-CN': '请留手机号或者身份证号；不方便的话，请找工作人员帮您取号',
  en: 'Please give a phone or ID number; if you would rather not, a member of staff can take a number for you',
} as const;

/**
 * The holder as they are remembered, or null where nobody is. Staff may take a number for somebody without one.
 * Throws InputProblems where the hall must know and was not told, or where what was written cannot be right.
 */
export function holderOf(
  told: Holder | undefined,
  o: { ask: AskHolder; actor: Actor; language: Language },
): { kind: Holder['kind']; number: string } | null {
  // What the hall does not ask it does not keep.
  if (o.ask === 'never') return null;
  if (told === undefined) {
    if (o.ask === 'may' || o.actor.kind === 'staff') return null;
    throw new InputProblems([{ path: 'holder', message: missing[o.language] }]);
  }
  if (told.kind === 'phone') {
    const checked = checkPhone(told.value);
    if (checked.ok) return { kind: 'phone', number: checked.number };
    throw new InputProblems([{ path: 'holder.value', message: phoneWords(checked, o.language) }]);
  }
  const checked = checkIdentityNumber(told.value);
  if (checked.ok) return { kind: 'id', number: checked.number };
  const message = checked.reason === 'empty' ? missing[o.language] : identityWords(checked, o.language);
  throw new InputProblems([{ path: 'holder.value', message }]);
}

/** Of one day: the same person has another the next. */
export function digestOf(
  vault: Pick<Vault, 'mac'>,
  date: CalendarDate,
  holder: { kind: Holder['kind']; number: string },
): string {
  return vault.mac('ticket holder', `${date}\0${holder.kind}\0${holder.number}`);
}

/** The ticket this person last took for this line today, whatever has become of it. */
export async function readHeld(
  db: Db,
  held: { date: CalendarDate; groupCode: string; digest: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('ticket_holders')
    .select('ticket_id')
    .where('date', '=', held.date)
    .where('group_code', '=', held.groupCode)
    .where('digest', '=', held.digest)
    .executeTakeFirst();
  return row?.ticket_id ?? null;
}

/** In the write that gives the number. Forgotten when its day is over (`electron/hall-day`). */
export async function keepHolder(
  w: Write,
  held: { date: CalendarDate; groupCode: string; digest: string; ticketId: string },
): Promise<void> {
  const row = { date: held.date, group_code: held.groupCode, digest: held.digest, ticket_id: held.ticketId };
  await w.db
    .insertInto('ticket_holders')
    .values(row)
    .onConflict((c) => c.columns(['date', 'group_code', 'digest']).doUpdateSet({ ticket_id: held.ticketId }))
    .execute();
}
