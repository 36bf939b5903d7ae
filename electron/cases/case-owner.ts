// Says who answers for a case: a unit always, a person as soon as there is one, and the window to walk to.

import type { Catalogue, Name } from '#electron/catalogue/catalogue-types.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Owner } from '#shared/contract/case-shapes.ts';
import type { Bilingual } from '#shared/contract/hall.ts';
import { nameOrCode } from '#shared/domain/naming.ts';

/** The display name of an account; null when there is none. */
export type StaffNames = (staffId: string) => Promise<string | null>;

/** Before anybody has taken a case on, whoever is on duty at the hall's window answers for it. */
export async function ownerOf(
  catalogue: Catalogue,
  staffNames: StaffNames,
  custody: Pick<Row<'cases'>, 'custodian_unit' | 'custodian_staff'>,
): Promise<Owner> {
  const { tellWindow } = catalogue;
  const unitCode = custody.custodian_unit;
  const isTellWindow = unitCode === tellWindow.unit;
  const named = custody.custodian_staff === null ? null : await staffNames(custody.custodian_staff);
  const onDuty = isTellWindow ? tellWindow.person || null : null;
  const place = isTellWindow
    ? { number: tellWindow.number, where: { zh: tellWindow.where, en: tellWindow.whereEn } }
    : placeOfUnit(catalogue, unitCode);
  return {
    unitCode,
    unitName: nameOrCode(catalogue.unit(unitCode), unitCode),
    person: named ?? onDuty,
    windowNumber: place.number,
    where: place.where,
  };
}

function placeOfUnit(catalogue: Catalogue, unitCode: string): { number: string | null; where: Bilingual | null } {
  const window = catalogue.windows.find(({ unit }) => unit === unitCode);
  if (window) return { number: window.number, where: floorAndZone(window.floor, window.zone) };
  const unit = catalogue.unit(unitCode);
  if (!unit || unit.floor === null) return { number: null, where: null };
  return { number: null, where: floorAndZone(unit.floor, unit.zone) };
}

function floorAndZone(floor: number, zone: Name | null): Bilingual {
  if (zone === null) return { zh: `${floor}楼`, en: `Floor ${floor}` };
  return { zh: `${floor}楼 ${zone.zh}`, en: `Floor ${floor}, ${zone.en}` };
}
