// An administrator's day with the hall: what is saved holds at once, what does not hold together is refused, and nobody's change is lost.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projections } from '#electron/hall-node.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import type { Entries } from '#shared/contract/catalogue.ts';
import type { EntryData } from '#shared/contract/hall-entries.ts';
import type { HallEvent } from '#shared/contract/live.ts';
import { searchMatters } from '#shared/domain/search.ts';
import { adminSecret, type Client, startHall, type TestHall } from '../support/hall.ts';

/** Monday 7 December 2026, 10:00 in Shizhu. */
const monday = Date.parse('2026-12-07T10:00+08:00');
let time: number;
let hall: TestHall;
let admin: Client;
beforeEach(async () => {
  time = monday;
  hall = await startHall({ clock: () => time });
  admin = await hall.admin();
});
afterEach(() => hall.stop());

type Kind = Exclude<keyof Entries, 'hall'>;
type Failed = { code: string; message: string; data: unknown };

async function failure(doing: Promise<unknown>): Promise<Failed> {
  try {
    await doing;
  } catch (error) {
    if (error instanceof ORPCError) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

async function entry<K extends keyof Entries>(kind: K, code: string): Promise<Entries[K][number]> {
  const found = (await admin.catalogue.entries())[kind].find((each) => each.code === code);
  if (!found) throw new Error(`no ${kind} ${code}`);
  return found;
}

const matter = async (code: string, change: Partial<EntryData<'matter'>>) => {
  const { version, data } = await entry('matter', code);
  return { kind: 'matter' as const, version, data: { ...(data as EntryData<'matter'>), ...change } };
};
const group = async (code: string, change: Partial<EntryData<'group'>>) => {
  const { version, data } = await entry('group', code);
  return { kind: 'group' as const, version, data: { ...(data as EntryData<'group'>), ...change } };
};
const window = async (code: string, change: Partial<EntryData<'window'>>) => {
  const { version, data } = await entry('window', code);
  return { kind: 'window' as const, version, data: { ...(data as EntryData<'window'>), ...change } };
};
const newGroup: EntryData<'group'> = {
  code: 'G-LY',
  name: '旅游服务',
  nameEn: 'Tourism',
  series: 'X',
  digits: 3,
  start: 1,
  dailyQuota: null,
  needsTicket: true,
};
const standing = async (kind: Kind, code: string) => ({ kind, code, version: (await entry(kind, code)).version });

const take = (matterCode: string, client = hall.client()) =>
  client.queue.take({ requestId: crypto.randomUUID(), matterCode, language: 'zh-CN' });

describe('a change', () => {
  it('is there at once, for screens, search and a restart, and the journal gives it again', async () => {
    const before = hall.node.catalogue.matters;
    const saved = await admin.catalogue.save(await matter('GA-01', { short: '换新身份证', shortEn: 'New ID card' }));
    expect(saved).toEqual({ code: 'GA-01', version: 2, notes: [] });
    expect(hall.node.catalogue.matters).not.toBe(before);
    const seen = await hall.client().catalogue.get();
    expect(seen.matters[0]?.short).toEqual({ zh: '换新身份证', en: 'New ID card' });
    expect(searchMatters(seen.matters, 'hxsfz')[0]?.code).toBe('GA-01');
    expect(await entry('matter', 'GA-01')).toMatchObject({ version: 2, changedBy: '管理员', changedAt: monday });
    expect((await entry('matter', 'GA-02')).changedBy).toBeNull();
    await hall.restart();
    expect(hall.node.catalogue.matter('GA-01')?.short.zh).toBe('换新身份证');
    const report = await verifyDatabase({ path: hall.node.config.paths.database, projections });
    expect(report).toMatchObject({ ok: true });
    expect(report.tables.catalogue_entries).toBeGreaterThan(150);
  });

  it('is told to every screen', async () => {
    const stop = new AbortController();
    const live = await hall.client().live.hall(undefined, { signal: stop.signal });
    const changed = new Promise<HallEvent>((resolve) => {
      void (async () => {
        for await (const event of live) if (event.type === 'catalogue-changed') return resolve(event);
      })().catch(() => {});
    });
    await admin.catalogue.save(await matter('GA-01', { fee: '免费', feeEn: 'Free' }));
    expect(await changed).toEqual({ type: 'catalogue-changed', at: monday });
    stop.abort();
  });

  it('sent twice is one', async () => {
    const input = await matter('GA-01', { fee: '免费', feeEn: 'Free' });
    await admin.catalogue.save(input);
    expect(await admin.catalogue.save(input)).toMatchObject({ version: 2 });
    await admin.catalogue.save({ kind: 'group', version: null, data: newGroup });
    expect(await admin.catalogue.save({ kind: 'group', version: null, data: newGroup })).toMatchObject({ version: 1 });
  });

  it('is an administrator’s alone; a supervisor may look', async () => {
    await admin.staff.create({
      username: 'duban',
      displayName: '督办',
      password: 'oil-for-the-lamps',
      roles: ['supervisor'],
      unitCode: 'U-HALL',
      windowCode: null,
    });
    const supervisor = hall.client('督办');
    await supervisor.staff.signIn({ username: 'duban', password: 'oil-for-the-lamps' });
    await supervisor.staff.changePassword({ current: 'oil-for-the-lamps', next: 'oil-for-more-lamps' });
    await supervisor.staff.signIn({ username: 'duban', password: 'oil-for-more-lamps' });
    expect((await supervisor.catalogue.entries()).matter).toHaveLength(69);
    const input = await matter('GA-01', { fee: '免费' });
    expect((await failure(supervisor.catalogue.save(input))).code).toBe('NOT_ALLOWED');
    expect((await failure(supervisor.catalogue.retire(await standing('matter', 'GA-01')))).code).toBe('NOT_ALLOWED');
    expect((await failure(hall.client().catalogue.entries())).code).toBe('NOT_SIGNED_IN');
  });
});

describe('two administrators', () => {
  it('the second is told by whom and when, sees what stands now, and nothing is lost', async () => {
    const second = hall.client('另一台');
    await second.staff.signIn(adminSecret);
    const mine = await matter('GA-01', { fee: '10元', feeEn: '10 yuan' });
    const theirs = await matter('GA-01', { fee: '20元', feeEn: '20 yuan' });
    await admin.catalogue.save(mine);
    time += 60_000;
    const refused = await failure(second.catalogue.save(theirs));
    expect(refused).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      data: { by: '管理员', at: monday, version: 2, isRetired: false, data: { fee: '10元' } },
    });
    expect((await failure(second.catalogue.retire({ kind: 'matter', code: 'GA-01', version: 1 }))).code).toBe(
      'CHANGED_MEANWHILE',
    );
    expect(hall.node.catalogue.matter('GA-01')).toMatchObject({ fee: '10元', isRetired: false });
    expect(await second.catalogue.save({ ...theirs, version: 2 })).toMatchObject({ version: 3 });
  });

  it('at the very same moment: one wins', async () => {
    const [a, b] = [await matter('GA-01', { fee: '10元' }), await matter('GA-01', { fee: '20元' })];
    const done = await Promise.allSettled([admin.catalogue.save(a), admin.catalogue.save(b)]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await entry('matter', 'GA-01')).version).toBe(2);
  });
});

describe('what is typed wrongly', () => {
  it('is told field by field, in the language asked for', async () => {
    const { data, ...input } = await matter('GA-01', { name: '长'.repeat(200), group: 'hz', promisedDays: -1 });
    const zh = await failure(admin.catalogue.save({ ...input, data }));
    expect(zh).toMatchObject({
      code: 'INVALID_INPUT',
      data: {
        problems: [
          { path: 'data.name', message: '应是 1 到 120 个字' },
          { path: 'data.promisedDays', message: '应是 0 到 120 的整数' },
          { path: 'data.group', message: '应是像 G-HZ 这样的代码' },
        ],
      },
    });
    const en = await failure(admin.catalogue.save({ ...input, data, language: 'en' }));
    expect(en.data).toMatchObject({
      problems: [{ path: 'data.name', message: 'Should be 1 to 120 characters' }, {}, {}],
    });
    expect((await entry('matter', 'GA-01')).version).toBe(1);
  });

  it('takes a name of 120 characters', async () => {
    await admin.catalogue.save(await matter('GA-01', { name: '长'.repeat(120) }));
    expect(hall.node.catalogue.matter('GA-01')?.name.zh).toHaveLength(120);
  });

  it.each([
    ['a matter in a group nobody listed', () => matter('GA-01', { group: 'G-XX' }), 'group', '没有这个窗口组'],
    ['a window of a group nobody listed', () => window('W01', { groups: ['G-XX'] }), 'groups.0', '没有这个窗口组'],
    ['one letter for two groups', () => group('G-HZ', { series: 'B' }), 'series', '字母 B 已经是“公安出入境”的了'],
    ['one number for two windows', () => window('W01', { number: '2' }), 'number', '2 号已经是“公安户政二”'],
    ['fewer English papers', () => matter('GA-01', { materialsEn: ['One'] }), 'materialsEn', '应与中文一样是 4 项'],
    [
      'a window serving nothing of its group',
      () => window('W01', { only: [{ group: 'G-HZ', matters: ['GA-21'], hours: null }] }),
      'only.0.matters.0',
      '不在这一组里',
    ],
  ])('%s is refused at its field', async (_what, input, at, words) => {
    const refused = await failure(admin.catalogue.save(await input()));
    expect(refused.code).toBe('REFERENCES_BROKEN');
    const { problems } = refused.data as { problems: { path: string; message: string }[] };
    expect(problems.find(({ path: where }) => where === at)?.message).toContain(words);
  });

  it('a group that would lose its last window, named from the window and in English', async () => {
    const refused = await failure(
      admin.catalogue.save({ ...(await window('W06', { groups: ['G-ZH'] })), language: 'en' }),
    );
    expect(refused.data).toEqual({
      problems: [
        {
          path: 'group:G-HY',
          message: expect.stringMatching(/^Window group G-HY \(Marriage registration\): no window calls this group/),
        },
      ],
    });
  });

  it('a matter that no window of its group would do', async () => {
    await admin.catalogue.save(
      await window('W01', { only: [{ group: 'G-HZ', matters: ['GA-01', 'GA-02'], hours: null }] }),
    );
    const refused = await failure(
      admin.catalogue.save(await window('W02', { only: [{ group: 'G-HZ', matters: ['GA-01'], hours: null }] })),
    );
    expect(JSON.stringify(refused.data)).toContain('matter:GA-05');
  });

  it('the code and the time zone of a running hall', async () => {
    const { version, data } = await entry('hall', 'hall');
    const changed = { ...(data as EntryData<'hall'>), code: 'X2', timeZone: 'Asia/Tokyo' };
    const refused = await failure(admin.catalogue.save({ kind: 'hall', version, data: changed }));
    expect(refused.data).toMatchObject({ problems: [{ path: 'code' }, { path: 'timeZone' }] });
  });

  it('a code that is there already, a thing that is not', async () => {
    const { data } = await group('G-HZ', { name: '别的' });
    expect((await failure(admin.catalogue.save({ kind: 'group', version: null, data }))).code).toBe('CODE_TAKEN');
    expect((await failure(admin.catalogue.save({ kind: 'group', version: 1, data: newGroup }))).code).toBe(
      'ENTRY_NOT_FOUND',
    );
    expect((await failure(admin.catalogue.retire({ kind: 'group', code: 'G-XX', version: 1 }))).code).toBe(
      'ENTRY_NOT_FOUND',
    );
  });
});

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
    time += 24 * 3_600_000;
    expect((await take('MZ-11')).ticket.no).toBe('X0500');
  });

  it('lend their letter to nobody else today', async () => {
    await take('MZ-11');
    await admin.catalogue.save(await group('G-HY', { series: 'X' }));
    const input = { kind: 'group' as const, version: null, data: { ...newGroup, series: 'E' } };
    expect(await failure(admin.catalogue.save(input))).toMatchObject({
      code: 'SERIES_IN_USE',
      data: { series: 'E', groupCode: 'G-HY', groupName: { zh: '婚姻登记', en: 'Marriage registration' } },
    });
    time += 24 * 3_600_000;
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
    expect(await admin.catalogue.retire(first)).toEqual({ version });
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
