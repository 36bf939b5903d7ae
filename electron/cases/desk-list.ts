// The desk's list: by promised day, the newest arrivals on top, with figures over it, and a search by number, matter or first words.

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Vault } from '#electron/store/vault.ts';
import type { CaseRow } from '#shared/contract/case-shapes.ts';
import { seesAll } from '#shared/domain/case-acts.ts';
import { parseCaseNumber } from '#shared/domain/case-number.ts';
import { toHalfWidth } from '#shared/domain/digits.ts';
import { lastDueDay } from '#shared/domain/working-days.ts';
import type { Clerk } from './case-actions.ts';
import { keyOrNull } from './case-content.ts';
import { countListed, countOpen, type ListFilter, type ListFrame, listCases, readFreshNumbers } from './case-store.ts';
import type { CaseViews } from './case-views.ts';
import { canonical } from './known-case.ts';

/** Rows a page. */
export const pageSize = 20;
/** An unaccepted case this young stands on top of what is open, so that nobody overlooks it; no more than `freshAtMost`. */
const freshMs = 30 * 60_000;
const freshAtMost = 3;
/** Beyond any hall's cases: a page number made up is an empty page, not a fault. */
const lastPage = 1_000_000;

/**
 * Titles are sealed, so searching words means opening one case after the other: at most this many, those promised first, and
 * the answer says how many were left out. A case number goes through the database, in all cases.
 */
const openedAtMost = 5_000;
/** Cases opened before others get their turn; about 3 ms. */
const openedAtOnce = 50;

export type DeskListInput = {
  readonly show: ListFilter['show'];
  readonly search?: string | undefined;
  readonly page: number;
};
export type DeskList = {
  rows: CaseRow[];
  total: number;
  /** Cases a search by words did not come to. */
  unsearched: number;
  pageSize: number;
  counts: { open: number; fresh: number; due: number; late: number; mine: number };
};

export function createDeskList(o: {
  store: Store;
  vault: Vault;
  catalogue: Catalogue;
  hall: HallClock;
  views: CaseViews;
  /** Default: 5,000. */
  mostOpened?: number;
}): (clerk: Clerk, input: DeskListInput) => Promise<DeskList> {
  const { store, vault, catalogue, hall, views, mostOpened = openedAtMost } = o;

  function frameFor(staffId: string): ListFrame {
    const today = hall.today();
    return { today, dueUntil: lastDueDay(today, hall.calendar), staffId };
  }

  async function searchTitles(
    text: string,
    filter: ListFilter,
    frame: ListFrame,
  ): Promise<{ hits: Row<'cases'>[]; unsearched: number }> {
    const wanted = plain(text);
    const matters = new Set(
      catalogue.matters
        .filter(({ name, short, aliases }) =>
          [name.zh, name.en, short.zh, short.en, ...aliases].some((known) => plain(known).includes(wanted)),
        )
        .map(({ code }) => code),
    );
    const candidates = await listCases(store.db, filter, frame, { limit: mostOpened, offset: 0 });
    const hits: Row<'cases'>[] = [];
    for (const [index, row] of candidates.entries()) {
      if (index % openedAtOnce === openedAtOnce - 1) await nextTurn();
      if (row.matter_code !== null && matters.has(row.matter_code)) {
        hits.push(row);
        continue;
      }
      const key = await keyOrNull(vault, store.db, row.case_no);
      if (plain(await views.title(store.db, row, key)).includes(wanted)) hits.push(row);
    }
    const isAll = candidates.length < mostOpened;
    const unsearched = isAll ? 0 : (await countListed(store.db, filter, frame)) - candidates.length;
    return { hits, unsearched: Math.max(0, unsearched) };
  }

  return async (clerk, { show, search, page }) => {
    const frame = frameFor(clerk.staffId);
    // The hall's own window was told them all.
    const isAll = seesAll(clerk) || clerk.unitCode === catalogue.tellWindow.unit;
    const offset = (Math.min(page, lastPage) - 1) * pageSize;
    const text = search?.trim() ?? '';
    const number = text === '' ? null : caseNoPart(text, catalogue.hall.code);
    const filter: ListFilter = {
      show,
      ...(number !== null && { caseNoPart: number }),
      ...(!isAll && { unitCode: clerk.unitCode }),
    };
    let found: Row<'cases'>[];
    let total: number;
    let unsearched = 0;
    if (text !== '' && number === null) {
      const searched = await searchTitles(text, filter, frame);
      found = searched.hits.slice(offset, offset + pageSize);
      total = searched.hits.length;
      unsearched = searched.unsearched;
    } else {
      const isWhole = show === 'open' && text === '' && isAll;
      const first = isWhole ? await readFreshNumbers(store.db, hall.now() - freshMs, freshAtMost) : [];
      found = await listCases(store.db, filter, frame, { limit: pageSize, offset, first });
      total = await countListed(store.db, filter, frame);
    }
    const rows: CaseRow[] = [];
    for (const row of found) rows.push(await views.row(store.db, row));
    return { rows, total, unsearched, pageSize, counts: await countOpen(store.db, filter, frame) };
  };
}

/** The part of a case number that was typed, as it is kept; null where it is something else, or another hall's number. */
function caseNoPart(text: string, hallCode: string): string | null {
  if (parseCaseNumber(text).ok) return canonical(text, hallCode);
  const part = toHalfWidth(text).replace(/[\s\u2010-\u2015\u2212]/gu, (sign) => (/\s/u.test(sign) ? '' : '-'));
  if (!/^(?=.*\d)[\d-]{1,13}$/.test(part)) return null;
  // Typed without the hyphen, a number that goes on behind the date has it there.
  return /^\d{7,12}$/.test(part) ? `${part.slice(0, 6)}-${part.slice(6)}` : part;
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}
