// What every view of a case is drawn with: the hall's names, its clock, and the row all larger views begin with.

import type { Recordings } from '#electron/case-files/recordings.ts';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Vault } from '#electron/store/vault.ts';
import type { CaseRow, PromiseView } from '#shared/contract/case-shapes.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import type { Told } from './case-content.ts';
import type { StaffNames } from './case-owner.ts';
import type { Recorded } from './recorded.ts';

export type ViewParts = {
  readonly catalogue: Catalogue;
  readonly hall: HallClock;
  readonly config: Pick<Config, 'limits' | 'cases' | 'privacy'>;
  readonly vault: Vault;
  readonly staffNames: StaffNames;
  readonly recordings: Pick<Recordings, 'of'>;
};

/** What the larger views are drawn with. */
export type DrawParts = ViewParts & {
  promise(row: Row<'cases'>): PromiseView;
  drawRow(db: Db, row: Row<'cases'>, told: Told | null, recorded: readonly Recorded[]): Promise<CaseRow>;
};

/** A row's name of something, null where it names none. */
export function matterName(catalogue: Catalogue, row: Pick<Row<'cases'>, 'matter_code'>) {
  return row.matter_code === null ? null : nameOrCode(catalogue.matter(row.matter_code), row.matter_code);
}
