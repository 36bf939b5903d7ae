import path from 'node:path';
import { call } from '@orpc/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '#electron/catalogue/catalogue.ts';
import type { CatalogueEditing } from '#electron/catalogue/catalogue-editing-service.ts';
import { catalogueProcedures, hallProcedures } from '#electron/catalogue/catalogue-procedures.ts';
import type { Catalogue, HallWindow, Hours, SpecialDay } from '#electron/catalogue/catalogue-types.ts';
import { createHallClock, type HallClock } from '#electron/catalogue/hall-clock.ts';
import { type Config, dataPaths } from '#electron/config.ts';
import type { Context } from '#electron/procedure-base.ts';
import { DEFAULT_SETTINGS } from '#electron/settings-schema.ts';
import { catalogueSchema } from '#shared/contract/catalogue.ts';
import { hallSchema } from '#shared/contract/hall.ts';
import { searchMatters } from '#shared/domain/search.ts';

const demoHall = path.resolve(import.meta.dirname, '../../resources/demo-hall');
let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue(demoHall);
});

const at = (time: string) => () => Date.parse(`${time}+08:00`);

function config(change: Partial<Config> = {}): Config {
  const dataDir = path.resolve('/nowhere');
  return {
    ...DEFAULT_SETTINGS,
    hall: { hours: 'windows', bilingual: [] },
    dataDir,
    paths: dataPaths(dataDir),
    ...change,
  };
}

describe('the hours of the hall', () => {
  const open = (time: string, change?: Partial<Config>, group?: string) =>
    createHallClock({ catalogue, config: config(change), clock: at(time) }).open(group);

  it('are always, for a demo', () => {
    const always = { hall: { hours: 'always', bilingual: [] } } as const;
    expect(open('2026-11-22T03:00', always)).toEqual({ open: true, opens: null, closesAt: null });
  });

  it.each([
    ['an ordinary morning', '2026-11-23T10:00', { open: true, closesAt: '12:00' }],
    ['the first minute', '2026-11-23T09:00', { open: true }],
    ['before the first', '2026-11-23T08:59', { open: false, opens: { date: '2026-11-23', time: '09:00' } }],
    ['lunch', '2026-11-23T12:00', { open: false, opens: { date: '2026-11-23', time: '13:30' } }],
    ['Friday evening', '2026-11-20T17:30', { open: false, opens: { date: '2026-11-23', time: '09:00' } }],
    ['National Day', '2026-10-01T10:00', { open: false, opens: { date: '2026-10-08', time: '09:00' } }],
    ['a Saturday worked in exchange', '2026-10-10T10:00', { open: true, closesAt: '12:00' }],
  ])('by the windows: %s', (_what, time, expected) => {
    expect(open(time)).toMatchObject(expected);
  });

  it('count in local days off', () => {
    const holidays = ['2026-11-18'];
    expect(open('2026-11-18T10:00', { holidays })).toMatchObject({ open: false, opens: { date: '2026-11-19' } });
  });

  it('are those of the group where one window keeps its own', () => {
    const saturday = { days: [6], sessions: [['10:00', '11:00']] } as const;
    const windows = catalogue.windows.map((w): HallWindow => (w.code === 'W06' ? { ...w, hours: saturday } : w));
    const own: Catalogue = {
      ...catalogue,
      windows,
      windowsOfGroup: (code) => windows.filter((w) => w.groups.includes(code)),
    };
    const clock = createHallClock({ catalogue: own, config: config(), clock: at('2026-11-21T10:30') });
    expect(clock.open('G-HY')).toMatchObject({ open: true, closesAt: '11:00' });
    expect(clock.open('G-HZ')).toMatchObject({ open: false, opens: { date: '2026-11-23', time: '09:00' } });
    expect(clock.open()).toMatchObject({ open: true });
    expect(clock.open('G-NONE')).toMatchObject({ open: false, opens: null });
  });

  it('and its dates do not depend on the machine’s zone', () => {
    const clock = createHallClock({ catalogue, config: config(), clock: () => Date.UTC(2026, 10, 22, 16, 30) });
    expect(clock.today()).toBe('2026-11-23');
    expect(clock.dateTimeOf(clock.now())).toBe('2026-11-23 00:30');
    expect(clock.promise(12)).toMatchObject({ date: '2026-12-09' });
  });
});

describe('special days and windows that do only some things', () => {
  const monday = '2026-12-07';
  const special = (change: Partial<SpecialDay>): SpecialDay => ({
    code: 'S02',
    date: monday,
    name: { zh: '培训', parts: ['培训'], en: 'Training' },
    groups: null,
    closed: false,
    sessions: null,
    ...change,
  });
  const mornings: Hours = { days: [1, 2, 3, 4, 5], sessions: [['09:00', '11:00']] };
  const withParts = (parts: { days?: SpecialDay[]; only?: HallWindow['only'] }): Catalogue => {
    const windows = catalogue.windows.map(
      (w): HallWindow => (w.code === 'W01' || w.code === 'W02' ? { ...w, only: parts.only ?? [] } : w),
    );
    return { ...catalogue, windows, specialDays: parts.days ?? [] };
  };
  const clockAt = (
    time: string,
    parts: { days?: SpecialDay[]; only?: HallWindow['only'] },
    hours: 'windows' | 'always' = 'windows',
  ) =>
    createHallClock({
      catalogue: withParts(parts),
      config: config({ hall: { hours, bilingual: [] } }),
      clock: at(time),
    });

  it('closed: nobody is there, and it opens the day after', () => {
    const clock = clockAt(`${monday}T10:00`, { days: [special({ closed: true })] });
    expect(clock.open()).toMatchObject({ open: false, opens: { date: '2026-12-08', time: '09:00' } });
    expect(clock.windowOpen('W01')).toBe(false);
    expect(clock.servedNow('W01')).toEqual([]);
    expect(clock.openSessions(monday, { groupCode: 'G-HZ' })).toEqual([]);
    expect(clock.specialDay(monday)?.name.en).toBe('Training');
    expect(clock.specialDay('2026-12-08')).toBeNull();
  });

  it('other sessions: those, instead of the window’s own', () => {
    const clock = clockAt(`${monday}T12:30`, { days: [special({ sessions: [['10:00', '13:00']] })] });
    expect(clock.open()).toEqual({ open: true, opens: null, closesAt: '13:00' });
    expect(clock.openSessions(monday, { matterCode: 'GA-01' })).toEqual([['10:00', '13:00']]);
  });

  it('a Sunday or a holiday that is worked after all, at the usual times', () => {
    for (const date of ['2026-12-06', '2026-10-01']) {
      const clock = clockAt(`${date}T10:00`, { days: [special({ date })] });
      expect(clock.open()).toMatchObject({ open: true, closesAt: '12:00' });
    }
  });

  it('a group’s own goes before the whole hall’s', () => {
    const days = [
      special({ closed: true }),
      special({ code: 'S03', groups: ['G-HY'], sessions: [['09:00', '10:30']] }),
    ];
    const clock = clockAt(`${monday}T10:00`, { days });
    expect(clock.open('G-HZ')).toMatchObject({ open: false });
    expect(clock.open('G-HY')).toMatchObject({ open: true, closesAt: '10:30' });
    expect(clock.open()).toMatchObject({ open: true, closesAt: '10:30' });
    // Two groups at one window: each by its own day.
    expect(
      clockAt(`${monday}T10:00`, { days: [special({ groups: ['G-SW'], closed: true })] }).servedNow('W11'),
    ).toEqual([{ groupCode: 'G-BDC', matters: ['BD-01', 'BD-03'] }]);
  });

  it('one matter in the mornings only, another all day', () => {
    const only = [
      { group: 'G-HZ', matters: ['GA-01'], hours: mornings },
      { group: 'G-HZ', matters: ['GA-02', 'GA-03'], hours: null },
    ];
    const early = clockAt(`${monday}T10:00`, { only });
    expect(early.servedNow('W01')).toEqual([{ groupCode: 'G-HZ', matters: ['GA-01', 'GA-02', 'GA-03'] }]);
    const late = clockAt(`${monday}T11:30`, { only });
    expect(late.servedNow('W01')).toEqual([{ groupCode: 'G-HZ', matters: ['GA-02', 'GA-03'] }]);
    expect(late.openForMatter('GA-01')).toMatchObject({ open: false, opens: { date: '2026-12-08', time: '09:00' } });
    expect(late.openForMatter('GA-02')).toMatchObject({ open: true, closesAt: '12:00' });
    expect(late.openForMatter('GA-99')).toMatchObject({ open: false, opens: null });
    expect(late.openSessions(monday, { matterCode: 'GA-01' })).toEqual([['09:00', '11:00']]);
    // Served by its entry, whatever the hour, where the hall is always open.
    const always = clockAt(`${monday}T23:00`, { only }, 'always');
    expect(always.servedNow('W01')).toEqual([{ groupCode: 'G-HZ', matters: ['GA-01', 'GA-02', 'GA-03'] }]);
    expect(always.openSessions('2026-12-06', { matterCode: 'GA-01' })).toEqual([['09:00', '11:00']]);
  });

  it('a special day’s sessions do not widen what is for mornings only', () => {
    const only = [{ group: 'G-HZ', matters: null, hours: mornings }];
    const clock = clockAt(`${monday}T10:00`, { only, days: [special({ sessions: [['10:00', '16:00']] })] });
    expect(clock.openSessions(monday, { groupCode: 'G-HZ' })).toEqual([['10:00', '11:00']]);
  });

  it('answer the same however often and in whatever order they are asked', () => {
    const time = { now: Date.parse(`${monday}T08:00+08:00`) };
    const clock = createHallClock({ catalogue: withParts({}), config: config(), clock: () => time.now });
    const asked = ['12:00', '09:00', '08:59', '13:30', '11:59', '17:30', '09:00'].map((hour) => {
      time.now = Date.parse(`${monday}T${hour}+08:00`);
      return `${hour} ${clock.open('G-HZ').open}`;
    });
    expect(asked).toEqual([
      '12:00 false',
      '09:00 true',
      '08:59 false',
      '13:30 true',
      '11:59 true',
      '17:30 false',
      '09:00 true',
    ]);
  });
});

describe('what the screens are given', () => {
  const noEditing = {} as CatalogueEditing;
  const context: Context = { terminal: 't', source: 's', signedIn: null, sessionToken: null, setSession: null };

  it('is the catalogue, complete in both languages and ready to be searched', async () => {
    const view = await call(catalogueProcedures(catalogue, noEditing).get, undefined, { context });
    expect(catalogueSchema.parse(view)).toEqual(view);
    expect([view.matters.length, view.units.length, view.windows.length, view.departments.length]).toEqual([
      69, 62, 16, 22,
    ]);
    expect(view.popular[0]).toBe('GA-01');
    expect(view.matters.find((m) => m.code === 'RS-05')?.name.zh).toBe('企业职工|基本养老保险关系|转移接续');
    for (const query of ['hsfz', '换身份证', 'renew id', 'id card worn']) {
      expect(searchMatters(view.matters, query)[0]?.code, query).toBe('GA-01');
    }
    expect(searchMatters(view.units, 'xgaj')[0]?.code).toBe('D-GA');
  });

  const seenBy = (hall: HallClock, { isDayClosed }: { isDayClosed: boolean }) =>
    call(
      hallProcedures({
        catalogue,
        config: config(),
        hall,
        version: '1.0.0',
        isStaffed: () => false,
        isDayClosed: async () => isDayClosed,
      }).get,
      undefined,
      { context },
    );

  it('is the hall with the window to tell, closed or open', async () => {
    for (const time of ['2026-11-23T10:00', '2026-11-22T10:00']) {
      const clock = createHallClock({ catalogue, config: config(), clock: at(time) });
      const view = await seenBy(clock, { isDayClosed: false });
      expect(hallSchema.parse(view)).toEqual(view);
      expect(view.tellWindow).toMatchObject({ number: '16', person: '向例静' });
      expect(view.open).toBe(time.startsWith('2026-11-23'));
      expect(view.demo).toBe(true);
    }
  });

  it('is closed until its next day once the day was ended early, whatever the hours say', async () => {
    const clock = createHallClock({ catalogue, config: config(), clock: at('2026-11-27T10:00') });
    expect(await seenBy(clock, { isDayClosed: true })).toMatchObject({
      open: false,
      opens: { date: '2026-11-30', time: '09:00' },
      closesAt: null,
    });
    expect(await seenBy(clock, { isDayClosed: false })).toMatchObject({ open: true, closesAt: '12:00' });
  });
});
