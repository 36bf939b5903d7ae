// Whom a change to the hall leaves before a closed door: whoever saves it is told how many, and of which days.
import { expect, it } from 'vitest';
import type { EntryData } from '#shared/contract/hall-entries.ts';
import { admin, group, hall, matter, passTime, standing, take, window, withHallToEdit } from './editing-hall.ts';

withHallToEdit({ hall: { hours: 'windows' } });

const training: EntryData<'special-day'> = {
  code: 'S02',
  date: '2026-12-08',
  name: '政务培训',
  nameEn: 'Training',
  groups: null,
  closed: true,
  sessions: null,
};
const book = (date: string, time: string, phone: string) =>
  hall.client().appointments.book({
    requestId: crypto.randomUUID(),
    matterCode: 'GA-21',
    date,
    time,
    name: '冉隆刚',
    phone,
    language: 'zh-CN',
    wantsSlip: false,
  });
const saveDay = (change: Partial<EntryData<'special-day'>> = {}, version: number | null = null, language?: 'en') =>
  admin.catalogue.save({
    kind: 'special-day',
    version,
    data: { ...training, ...change },
    ...(language && { language }),
  });

async function threeBookings(): Promise<void> {
  await admin.catalogue.save(await matter('GA-21', { appointment: { perSlot: 3 } }));
  await book('2026-12-08', '09:00', '13812345678');
  await book('2026-12-08', '09:00', '13812345679');
  await book('2026-12-09', '15:00', '13812345678');
}

it('a special day that closes says how many had booked, once', async () => {
  await threeBookings();
  const { version, notes } = await saveDay();
  expect(notes).toEqual([{ path: '', message: expect.stringContaining('2 个预约') }]);
  expect(notes[0]?.message).toContain('2026-12-08 × 2');
  expect(notes[0]?.message).not.toContain('2026-12-09');
  // They were told of; another word on that day is no news.
  expect((await saveDay({ name: '全天培训' }, version)).notes).toEqual([]);
});

it('other hours count those outside them alone, and nobody who has cancelled', async () => {
  await threeBookings();
  const { code } = await book('2026-12-08', '10:00', '13812345670');
  await hall.client().appointments.cancel({ code, phoneLast4: '5670' });
  const late = await saveDay({ closed: false, sessions: [['10:00', '12:00']] }, null, 'en');
  expect(late.notes).toMatchObject([{ message: expect.stringMatching(/any more: 2 \(2026-12-08 × 2\)/) }]);
  const early = await saveDay({ closed: false, sessions: [['09:00', '12:00']] }, late.version);
  expect(early.notes).toEqual([]);
});

it('so do a window’s own hours, and a matter that is retired', async () => {
  await threeBookings();
  for (const { code } of hall.node.catalogue.windowsOfGroup('G-CRJ').slice(1))
    await admin.catalogue.retire(await standing('window', code));
  const [last] = hall.node.catalogue.windowsOfGroup('G-CRJ');
  const hours = { days: [1, 2, 3, 4, 5], sessions: [['09:00', '12:00'] as [string, string]] };
  const { notes } = await admin.catalogue.save(await window(last?.code ?? '', { hours }));
  expect(notes).toMatchObject([{ message: expect.stringContaining('2026-12-09 × 1') }]);
  const retired = await admin.catalogue.retire(await standing('matter', 'GA-21'));
  expect(retired.notes).toMatchObject([{ message: expect.stringContaining('2026-12-08 × 2') }]);
});

it('so does a group that is to give no numbers: a booking could not become one', async () => {
  await threeBookings();
  const { notes } = await admin.catalogue.save(await group('G-CRJ', { needsTicket: false }));
  expect(notes).toMatchObject([{ message: expect.stringContaining('3 个预约') }]);
});

it('numbers of today that nobody would call any more are told of, an evening’s close is not', async () => {
  await take('GA-01');
  const { version, notes } = await saveDay({ date: '2026-12-07' });
  expect(notes).toEqual([{ path: '', message: expect.stringContaining('今天还有 1 个号') }]);
  await admin.catalogue.retire({ kind: 'special-day', code: 'S02', version });
  passTime(11 * 3_600_000);
  expect((await saveDay({ code: 'S03', date: '2026-12-07' })).notes).toEqual([]);
});
