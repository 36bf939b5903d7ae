// Cases with a course of their own, written into a real store as the journal's events, for tests of what is counted from them.
import { createHash, randomUUID } from 'node:crypto';
import { casesProjection } from '#electron/cases/case-events.ts';
import type { CaseChange } from '#electron/cases/case-state-row.ts';
import type { Store } from '#electron/store/store.ts';
import { addDays, type CalendarDate, instantOf } from '#shared/domain/calendar-date.ts';
import type { JsonValue } from '#shared/domain/ports.ts';
import { handClock, tempStore } from '../store/temp-store.ts';

const system = { kind: 'system', id: 'test', terminal: 'test' } as const;

export type Told = {
  readonly day: CalendarDate;
  readonly unit?: string;
  readonly matter?: string | null;
  readonly failedAt?: string | null;
  readonly promised?: CalendarDate;
  readonly category?: 'consultation' | 'general';
  /** What each act changed, and what the citizen answered with it. */
  readonly acts?: readonly { readonly change: CaseChange; readonly answer?: Answer }[];
};
type Answer = { readonly done: 'yes' | 'partly' | 'no'; readonly grade: number | null };

export type ToldStore = Store & { readonly path: string; tell(told: Told): Promise<string> };

export async function toldStore(): Promise<ToldStore> {
  const store = await tempStore([casesProjection], { clock: handClock() });
  let n = 0;
  return Object.assign(store, {
    async tell(told: Told) {
      n += 1;
      const caseNo = `${told.day.slice(2).replaceAll('-', '')}-${String(n).padStart(4, '0')}`;
      await store.write(system, async (w) => {
        await w.append({
          type: 'case.filed',
          subject: caseNo,
          data: {
            day: told.day,
            n,
            requestId: randomUUID(),
            channel: 'kiosk',
            kind: 'not-done',
            category: told.category ?? 'general',
            matterCode: told.matter ?? null,
            failedAtUnit: told.failedAt ?? null,
            trips: null,
            role: 'anonymous',
            language: 'zh-CN',
            filedBy: null,
            limitWd: 12,
            promisedDate: told.promised ?? addDays(told.day, 16),
            provisional: false,
            custodianUnit: told.unit ?? 'D-FY',
            sealed: 'sealed',
            queryCodeSealed: 'sealed',
          },
        });
        for (const [at, { change, answer }] of (told.acts ?? []).entries()) {
          await w.append({
            type: 'case.acted',
            subject: caseNo,
            data: {
              entryId: randomUUID(),
              version: at + 1,
              what: 'note',
              change: change as unknown as JsonValue,
              entered: [],
              sealed: null,
              facts: {},
              ...(answer && { answer: { ...answer, reasons: [], staffId: null } }),
            },
          });
        }
      });
      return caseNo;
    },
  });
}

/** Noon in the hall on that day. */
export const noon = (day: CalendarDate, timeZone = 'Asia/Shanghai'): number => instantOf(day, '12:00', timeZone);

/** Even chances that come out the same each time. */
export function chances(seed: string): { upTo(n: number): number; one<T>(list: readonly [T, ...T[]]): T } {
  let count = 0;
  const upTo = (n: number): number => {
    count += 1;
    return createHash('sha256').update(`${seed} ${count}`).digest().readUInt32BE(0) % (n + 1);
  };
  return { upTo, one: (list) => list[upTo(list.length - 1)] ?? list[0] };
}
