// An administrator's day with the hall: what is saved holds at once, what does not hold together is refused, and nobody's change is lost.
import { describe, expect, it } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import type { EntryData } from '#shared/contract/hall-entries.ts';
import type { HallEvent } from '#shared/contract/live.ts';
import { searchMatters } from '#shared/domain/search.ts';
import { adminSecret } from '../support/hall.ts';
import {
  admin,
  entry,
  failure,
  group,
  hall,
  matter,
  monday,
  newGroup,
  passTime,
  standing,
  window,
  withHallToEdit,
} from './editing-hall.ts';

withHallToEdit();

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

  it('made beside another one is found by its reading like that one', async () => {
    await Promise.all([
      admin.catalogue.save(await matter('GA-01', { short: '琵琶考级' })),
      admin.catalogue.save(await matter('GA-02', { short: '葫芦鉴定' })),
    ]);
    const { matters } = await hall.client().catalogue.get();
    expect([searchMatters(matters, 'ppkj')[0]?.code, searchMatters(matters, 'hljd')[0]?.code]).toEqual([
      'GA-01',
      'GA-02',
    ]);
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
    passTime(60_000);
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

  it.each([
    '\u0000',
    '\uD800',
    '\u001B[31m',
    '\u0007',
  ])('with a sign that cannot be kept (%j) is asked for anew', async (sign) => {
    const input = await group('G-HZ', { name: `户政${sign}`, nameEn: `${sign}Household` });
    const zh = await failure(admin.catalogue.save(input));
    expect(zh).toMatchObject({
      code: 'INVALID_INPUT',
      data: {
        problems: [
          { path: 'data.name', message: '应是不带控制符号的文字' },
          { path: 'data.nameEn', message: '应是不带控制符号的文字' },
        ],
      },
    });
    const en = await failure(admin.catalogue.save({ ...input, language: 'en' }));
    expect(en.data).toMatchObject({ problems: [{ message: 'Should be text without control characters' }, {}] });
    expect((await entry('group', 'G-HZ')).version).toBe(1);
  });

  it('has names one can see, on one line, in their own order', async () => {
    for (const name of ['\u200B', ' \u2060\u200D ', '\u202E'])
      expect(await failure(admin.catalogue.save(await group('G-HZ', { name })))).toMatchObject({
        code: 'INVALID_INPUT',
        data: { problems: [{ path: 'data.name', message: '应是 1 到 120 个字' }] },
      });
    await admin.catalogue.save(await group('G-HZ', { name: ' \u202E户\n政\u2066 ' }));
    expect((await entry('group', 'G-HZ')).data).toMatchObject({ name: '户 政' });
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
