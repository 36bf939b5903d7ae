// What an edit does to the day under way: numbers already given, groups to come, what is retired, the order of things, special days.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { adminSecret } from '../support/hall.ts';
import {
  admin,
  failure,
  group,
  hall,
  matter,
  newGroup,
  passTime,
  standing,
  take,
  window,
  withHallToEdit,
} from './editing-hall.ts';

withHallToEdit();

describe('a new window group', () => {
  it('comes first, then its window, then its matters; until then the desk is told what is missing', async () => {
    const { notes } = await admin.catalogue.save({ kind: 'group', version: null, data: newGroup });
    expect(notes).toEqual([{ path: '', message: expect.stringContaining('还没有窗口叫这一组的号') }]);
    const early = await failure(admin.catalogue.save(await matter('WL-01', { group: 'G-LY' })));
    expect(JSON.stringify(early.data)).toContain('没有一个窗口叫这一组的号，取了号的人会白等');
    const served = await admin.catalogue.save(await window('W15', { groups: ['G-ZH', 'G-LY'] }));
    expect(served.notes).toEqual([{ path: 'groups.1', message: expect.stringContaining('还没有事项') }]);
    await admin.catalogue.save(await matter('WL-01', { group: 'G-LY' }));
    expect((await take('WL-01')).ticket.no).toBe('X001');
  });

  it('of none a day is allowed, and said; nobody gets a number then', async () => {
    const { notes } = await admin.catalogue.save(await group('G-HY', { dailyQuota: 0 }));
    expect(notes).toEqual([{ path: 'dailyQuota', message: expect.stringContaining('不发号') }]);
    expect((await failure(take('MZ-11'))).code).toBe('QUOTA_GONE');
  });
});

describe('numbers given today', () => {
  it('keep their letter until tomorrow, and so does the group', async () => {
    expect((await take('MZ-11')).ticket.no).toBe('E001');
    const { notes } = await admin.catalogue.save(await group('G-HY', { series: 'X', digits: 4, start: 500 }));
    expect(notes).toEqual([{ path: 'series', message: expect.stringContaining('从明天起') }]);
    expect((await take('MZ-12')).ticket.no).toBe('E002');
    passTime(24 * 3_600_000);
    expect((await take('MZ-11')).ticket.no).toBe('X0500');
  });

  it('do not vanish because the group is to give none: that waits until they are done', async () => {
    const { ticket } = await take('MZ-11');
    const off = await group('G-HY', { needsTicket: false });
    expect(await failure(admin.catalogue.save(off))).toMatchObject({
      code: 'REFERENCES_BROKEN',
      data: { problems: [{ message: expect.stringContaining('1 个号没办完') }] },
    });
    expect((await admin.hallDay.watch()).lines.map(({ groupCode }) => groupCode)).toContain(ticket.groupCode);
    await admin.hallDay.close({ date: ticket.date });
    expect((await admin.catalogue.save(off)).version).toBe(2);
  });

  it('lend their letter to nobody else today', async () => {
    await take('MZ-11');
    await admin.catalogue.save(await group('G-HY', { series: 'X' }));
    const input = { kind: 'group' as const, version: null, data: { ...newGroup, series: 'E' } };
    expect(await failure(admin.catalogue.save(input))).toMatchObject({
      code: 'SERIES_IN_USE',
      data: { series: 'E', groupCode: 'G-HY', groupName: { zh: '婚姻登记', en: 'Marriage registration' } },
    });
    passTime(24 * 3_600_000);
    await admin.staff.signIn(adminSecret);
    await admin.catalogue.save(input);
  });

  it('are not left without a window', async () => {
    await take('BD-02');
    const refused = await failure(
      admin.catalogue.save(
        await window('W10', { only: [{ group: 'G-BDC', matters: ['BD-01', 'BD-03'], hours: null }] }),
      ),
    );
    expect(refused.code).toBe('REFERENCES_BROKEN');
    expect(JSON.stringify(refused.data)).toMatch(/今天还有 1 个号没办完/);
  });
});

describe('what is retired', () => {
  it('is offered no more, keeps its name, and comes back as it was', async () => {
    const { ticket } = await take('MZ-13');
    const { version } = await admin.catalogue.retire(await standing('matter', 'MZ-13'));
    const seen = await hall.client().catalogue.get();
    expect(seen.matters.map(({ code }) => code)).not.toContain('MZ-13');
    expect(hall.node.catalogue.group('G-HY')?.matters).toEqual(['MZ-11', 'MZ-12']);
    expect(hall.node.catalogue.matter('MZ-13')).toMatchObject({ isRetired: true, short: { zh: '补结婚证' } });
    expect(await failure(take('MZ-13'))).toMatchObject({ code: expect.stringMatching(/MATTER/) });
    expect(ticket.matterName.zh).toBe('补领婚姻登记证');
    await admin.catalogue.restore({ kind: 'matter', code: 'MZ-13', version });
    expect((await hall.client().catalogue.get()).matters.map(({ code }) => code)).toContain('MZ-13');
  });

  it('is dropped from the popular matters, not refused for it', async () => {
    await admin.catalogue.retire(await standing('matter', 'GA-01'));
    expect((await hall.client().catalogue.get()).popular).not.toContain('GA-01');
  });

  it('twice is once, and what is in use stays', async () => {
    const first = await standing('matter', 'MZ-13');
    const { version } = await admin.catalogue.retire(first);
    expect(await admin.catalogue.retire(first)).toEqual({ version, notes: [] });
    for (const [kind, code, words] of [
      ['group', 'G-HY', '这个窗口组停用了'],
      ['window', 'W16', 'tellWindow.window'],
      ['unit', 'D-MZ', '这个单位停用了'],
    ] as const) {
      const refused = await failure(admin.catalogue.retire(await standing(kind, code)));
      expect(refused.code).toBe('REFERENCES_BROKEN');
      expect(JSON.stringify(refused.data), code).toContain(words);
    }
  });

  it('comes back only where it still fits', async () => {
    await admin.catalogue.retire(await standing('matter', 'MZ-13'));
    const seen = await standing('matter', 'MZ-13');
    for (const code of ['MZ-11', 'MZ-12']) await admin.catalogue.save(await matter(code, { group: 'G-MZ' }));
    await admin.catalogue.save(await window('W06', { groups: ['G-MZ'] }));
    await admin.catalogue.retire(await standing('group', 'G-HY'));
    const refused = await failure(admin.catalogue.restore(seen));
    expect(refused.data).toMatchObject({ problems: [{ path: 'group', message: expect.stringContaining('停用了') }] });
  });
});

describe('the order of things', () => {
  it('is the administrator’s', async () => {
    const codes = async () => (await hall.client().catalogue.get()).matters.slice(0, 3).map(({ code }) => code);
    await admin.catalogue.move({ kind: 'matter', code: 'GA-03', before: 'GA-01' });
    expect(await codes()).toEqual(['GA-03', 'GA-01', 'GA-02']);
    await admin.catalogue.move({ kind: 'matter', code: 'GA-03', before: null });
    expect(await codes()).toEqual(['GA-01', 'GA-02', 'GA-05']);
    const unknown = admin.catalogue.move({ kind: 'matter', code: 'GA-01', before: 'XX-99' });
    expect((await failure(unknown)).code).toBe('ENTRY_NOT_FOUND');
    await hall.restart();
    expect(hall.node.catalogue.matters.at(-1)?.code).toBe('GA-03');
  });
});

describe('a special day', () => {
  it('made at the desk holds at once', async () => {
    const data = {
      code: 'S02',
      date: '2026-12-08',
      name: '政务培训',
      nameEn: 'Training',
      groups: null,
      closed: true,
      sessions: null,
    };
    await admin.catalogue.save({ kind: 'special-day', version: null, data });
    expect(hall.node.hall.specialDay('2026-12-08')?.name.zh).toBe('政务培训');
    const wrong = { ...data, code: 'S03', sessions: [['09:00', '12:00'] as [string, string]] };
    expect(await failure(admin.catalogue.save({ kind: 'special-day', version: null, data: wrong }))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { problems: [{ path: 'data.sessions' }] },
    });
    const again = { ...data, code: 'S03' };
    expect((await failure(admin.catalogue.save({ kind: 'special-day', version: null, data: again }))).code).toBe(
      'REFERENCES_BROKEN',
    );
    await admin.catalogue.retire(await standing('special-day', 'S02'));
    expect(hall.node.hall.specialDay('2026-12-08')).toBeNull();
  });
});

it('the demo hall’s ticker has the sentences the file had', async () => {
  const { ticker } = JSON.parse(await readFile(path.resolve('resources/demo-hall/hall.json'), 'utf8'));
  expect((await hall.client().catalogue.get()).ticker).toEqual(ticker);
});
