// How much of its roll each printer has used, and how many slips still fit: a warning before the paper ends.

import type { Db, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Printer } from '#shared/contract/slips.ts';

/** 203 dots an inch: what receipt printers have. */
const dotsPerMetre = (203 / 25.4) * 1000;
/** Metres of so many dots, with one decimal. */
export const metresOf = (dots: number): number => Math.round((dots / dotsPerMetre) * 10) / 10;
/** Fed before the knife, on top of what is printed: about 15 mm. */
const cutterDots = 120;
/** The average of fewer says nothing. */
const slipsToTell = 10;

type Roll = Row<'printer_rolls'>;

/** Another slip came out; `dots` of paper, the knife's margin left out. */
export async function countOnRoll(w: Write, printer: string, dots: number): Promise<void> {
  const used = dots + cutterDots;
  await w.db
    .insertInto('printer_rolls')
    .values({ printer, slips: 1, dots: used, changed_at: null, printed_at: w.at })
    .onConflict((oc) =>
      oc.column('printer').doUpdateSet((eb) => ({
        slips: eb('printer_rolls.slips', '+', 1),
        dots: eb('printer_rolls.dots', '+', used),
        printed_at: w.at,
      })),
    )
    .execute();
}

/** A new roll is in. */
export async function changeRoll(w: Write, printer: string): Promise<void> {
  const fresh = { slips: 0, dots: 0, changed_at: w.at };
  await w.db
    .insertInto('printer_rolls')
    .values({ printer, ...fresh, printed_at: null })
    .onConflict((oc) => oc.column('printer').doUpdateSet(fresh))
    .execute();
}

export function rollOf(db: Db, printer: string): Promise<Roll | undefined> {
  return db.selectFrom('printer_rolls').selectAll().where('printer', '=', printer).executeTakeFirst();
}

/** What is told of a roll. An estimate is made only of a roll whose beginning is known. */
export function rollSaid(
  roll: Pick<Roll, 'slips' | 'dots' | 'changed_at'> | undefined,
  o: { metres: number; warnSlips: number },
): NonNullable<Printer['roll']> {
  const { slips = 0, dots = 0, changed_at: changedAt = null } = roll ?? {};
  const canTell = changedAt !== null && slips >= slipsToTell;
  const left = Math.max(0, o.metres * dotsPerMetre - dots);
  const slipsLeft = canTell ? Math.floor(left / (dots / slips)) : null;
  return {
    metres: o.metres,
    usedMetres: metresOf(dots),
    slips,
    slipsLeft,
    isEnding: slipsLeft !== null && slipsLeft < o.warnSlips,
    changedAt,
  };
}
