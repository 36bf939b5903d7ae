// Seals and opens what is personal in an appointment, and makes it findable by what people bring: code, telephone and name, or ID.

import { z } from 'zod';
import type { Db, Write } from '#electron/store/store.ts';
import { CaseKeyGone } from '#electron/store/store-errors.ts';
import type { Row } from '#electron/store/tables.ts';
import type { BlindField, CaseKey, Vault } from '#electron/store/vault.ts';
import { lookup } from '#shared/domain/lookup.ts';

const contentSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  /** Digits only; overseas with +. */
  phone: z.string(),
  idNumber: z.string().nullable(),
  wantsSlip: z.boolean(),
});
/** Who comes, the code they were given, and whether they were given paper. */
export type Content = z.infer<typeof contentSchema>;

const place = (id: string) => `${id}/appointment`;

export function sealContent(key: CaseKey, id: string, content: Content): string {
  return key.seal(content, place(id));
}

/** Null once it was forgotten. */
export async function openContent(
  vault: Vault,
  db: Db,
  row: Pick<Row<'appointments'>, 'id' | 'sealed'>,
): Promise<Content | null> {
  try {
    const key = await vault.key(db, row.id);
    return contentSchema.parse(key.open(row.sealed, place(row.id)));
  } catch (error) {
    if (error instanceof CaseKeyGone) return null;
    throw error;
  }
}

/** What somebody knows of an appointment: where to look, and for what. */
export type Known = readonly [BlindField, string];

/** Values as the index keeps them: two facts of one person are found together or not at all. */
export const known = {
  code: (code: string): Known => ['appointment-code', code],
  codeAndPhone: (code: string, last4: string): Known => ['appointment-code-phone', `${code} ${last4}`],
  nameAndPhone: (name: string, last4: string): Known => ['appointment-name-phone', `${last4} ${lookup.name(name)}`],
  id: (idNumber: string): Known => ['appointment-id', lookup.id(idNumber)],
};

/** `reading`: of the name, for those who can only type letters; null where it has none. */
export function makeFindable(
  vault: Vault,
  w: Write,
  id: string,
  content: Content,
  reading: string | null,
): Promise<void> {
  const last4 = content.phone.slice(-4);
  return vault.index(w, id, [
    known.code(content.code),
    known.codeAndPhone(content.code, last4),
    known.nameAndPhone(content.name, last4),
    ...(reading === null ? [] : [known.nameAndPhone(reading, last4)]),
    ...(content.idNumber === null ? [] : [known.id(content.idNumber)]),
  ]);
}
