// The one calendar everybody counts by: files below, the journal above, another object from the commit on, told to whoever asked.
import { expect, it } from 'vitest';
import { calendarProjection } from '#electron/calendar/calendar-events.ts';
import { createLiveCalendar } from '#electron/calendar/live-calendar.ts';
import type { Actor } from '#electron/store/store.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import { isWorkingDay, makePromise } from '#shared/domain/working-days.ts';
import { tempStore } from '../store/temp-store.ts';

const admin: Actor = { kind: 'staff', id: 'admin', terminal: '工作台' };
const notice = { year: 2027, source: '试验', off: ['2027-01-01', '2027-01-04'], worked: ['2027-01-02'] };

async function opened() {
  const store = await tempStore([calendarProjection]);
  const live = await createLiveCalendar({ store, base: [holidays2026], localOff: ['2027-01-05'] });
  const set = (version: number, change: Partial<typeof notice> = {}) =>
    store.write(admin, (w) =>
      w.append({ type: 'calendar.notice-set', subject: '2027', data: { ...notice, ...change, version } }),
    );
  return { store, live, set };
}

it('is another one from the commit on, and whoever listens counts by it already', async () => {
  const { live, set } = await opened();
  const before = live.calendar;
  const heard: string[] = [];
  const stop = live.onChanged(() => heard.push(makePromise('2026-12-31', 2, live.calendar).date));
  expect(makePromise('2026-12-31', 2, live.calendar)).toMatchObject({ date: '2027-01-06', provisional: true });
  await set(1);
  expect(heard).toEqual(['2027-01-06']);
  expect(live.calendar).not.toBe(before);
  expect(isWorkingDay('2027-01-02', live.calendar)).toEqual({ working: true, provisional: false });
  expect(isWorkingDay('2027-01-05', live.calendar)).toEqual({ working: false, provisional: false });
  await set(2, { worked: [] });
  expect(heard).toEqual(['2027-01-06', '2027-01-07']);
  stop();
  await set(3);
  expect(heard).toHaveLength(2);
});

it('stays the same while other things are committed, and when nothing was kept', async () => {
  const { store, live } = await opened();
  const before = live.calendar;
  await store.write(admin, async (w) => {
    await w.db.insertInto('meta').values({ key: 'other', value: '1' }).execute();
  });
  const lost = store.write(admin, async (w) => {
    await w.append({ type: 'calendar.notice-set', subject: '2027', data: { ...notice, version: 1 } });
    throw new Error('thought better of it');
  });
  await expect(lost).rejects.toThrow('thought better');
  expect(live.calendar).toBe(before);
});

it('a version that does not follow the one before is not kept', async () => {
  const { store, set } = await opened();
  await set(1);
  for (const version of [1, 3]) await expect(set(version, { source: '跳过' })).rejects.toThrow();
  const rows = await store.db.selectFrom('holiday_notices').select(['source', 'version']).execute();
  expect(rows).toEqual([{ source: '试验', version: 1 }]);
});

it('stands over a file of its year after a start too', async () => {
  const { store, live, set } = await opened();
  await set(1);
  live.close();
  const file = { ...notice, off: ['2027-01-01'], worked: [] };
  const again = await createLiveCalendar({ store, base: [holidays2026, file], localOff: [] });
  expect(isWorkingDay('2027-01-04', again.calendar).working).toBe(false);
  expect(again.base.get(2027)).toBe(file);
});
