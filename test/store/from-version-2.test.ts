// A real file of the second version, brought to today's schema: every case is whole, owned from its first second, and goes on.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import { memoryKeyKeeper } from '#electron/store/key-keeper.ts';
import { openStore } from '#electron/store/store.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { openCaseHall } from '../cases/case-hall.ts';
import { tempDirectory } from './temp-store.ts';

const fixture = new URL('../fixtures/hall-version-2.db.gz', import.meta.url);
/** The afternoon of the day of the file. */
const afternoon = Date.parse('2026-11-23T06:00:00Z');
const [intake, ga, yb] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`);

function oldHall(): { directory: string; file: string } {
  const directory = tempDirectory();
  const file = path.join(directory, 'bancheng.db');
  mkdirSync(directory, { recursive: true });
  writeFileSync(file, gunzipSync(readFileSync(fixture)));
  return { directory, file };
}

/** The file as the program of today works with it. */
const open = () =>
  openCaseHall({
    directory: oldHall().directory,
    keeper: memoryKeyKeeper(new Uint8Array(32).fill(7)),
    startAt: afternoon,
  });

it('replays to the very rows that the migration made', async () => {
  const { file } = oldHall();
  const store = await openStore({ path: file, clock: () => afternoon, projections });
  const cases = await store.db
    .selectFrom('cases')
    .select([
      'case_no',
      'stage',
      'first_unit',
      'custodian_unit',
      'promise_from',
      'told_at',
      'closed_at',
      'concluded_by',
    ])
    .orderBy('case_no')
    .execute();
  const units = await store.db.selectFrom('case_units').selectAll().orderBy('case_no').orderBy('unit_code').execute();
  await store.close();
  expect(await verifyDatabase({ path: file, projections })).toMatchObject({
    ok: true,
    differences: [],
    tables: { cases: 5, case_units: 8, case_entries: 15 },
  });
  const today = { first_unit: 'U-HALL', promise_from: '2026-11-23' };
  const isOpen = { closed_at: null, concluded_by: null };
  expect(cases).toEqual([
    // Nobody has said a word yet: told when it was told.
    { case_no: '261123-0018', stage: 1, custodian_unit: 'U-HALL', ...today, told_at: at('09:07'), ...isOpen },
    { case_no: '261123-0026', stage: 2, custodian_unit: 'U-HALL', ...today, told_at: at('09:19'), ...isOpen },
    // A note of one's own and the citizen's own words tell the citizen nothing.
    { case_no: '261123-0039', stage: 4, custodian_unit: 'D-GA', ...today, told_at: at('09:41'), ...isOpen },
    {
      case_no: '261123-0047',
      stage: 6,
      custodian_unit: 'D-YB',
      ...today,
      told_at: at('12:08'),
      closed_at: at('12:08'),
      concluded_by: yb,
    },
    {
      case_no: '261123-0052',
      stage: 6,
      custodian_unit: 'U-HALL',
      ...today,
      told_at: at('12:20'),
      closed_at: at('12:20'),
      concluded_by: intake,
    },
  ]);
  // Each unit it was ever given to, the first among them.
  expect(units.map((row) => `${row.case_no} ${row.unit_code}`)).toEqual([
    '261123-0018 U-HALL',
    '261123-0026 U-HALL',
    '261123-0039 D-GA',
    '261123-0039 U-HALL',
    '261123-0047 D-GA',
    '261123-0047 D-YB',
    '261123-0047 U-HALL',
    '261123-0052 U-HALL',
  ]);
});

it('lets every case go on from where it was', async () => {
  const hall = await open();
  const { leader } = await hall.team();
  const as = (staffId: string | undefined, unitCode: string) => {
    const id = staffId ?? '';
    return {
      staffId: id,
      unitCode,
      roles: ['handler' as const],
      actor: { kind: 'staff' as const, id, terminal: '工作台' },
    };
  };
  const handler = as(ga, 'D-GA');
  const spoken = await hall.cases.get(handler, '261123-0039');
  expect(spoken.entries.map(({ text }) => text)).toEqual([
    '在自助机上反映',
    '受理了这件事',
    `交给 ${hall.catalogue.unit('D-GA')?.name.zh} 办理。请今天回电话`,
    '明天给您回话',
    '等回函',
    '我家没有座机',
  ]);
  const contacted = await hall.cases.contact(handler, {
    ...(await hall.on('261123-0039')),
    way: 'phone',
    reached: true,
    words: '说好了时间',
  });
  // Given to another unit before there were transfers: nothing is done on the spot any more.
  expect(contacted.handlings).toEqual(['transfer', 'explained']);
  expect(
    await hall.cases.rule(leader, { ...(await hall.on('261123-0026')), unitCode: 'D-YB', words: '归医保' }),
  ).toMatchObject({ stage: 4, ruled: true, owner: { unitCode: 'D-YB' } });
  expect((await hall.verify()).differences).toEqual([]);
});

it('asks the citizen of what was concluded before anybody was asked, and takes it up again', async () => {
  const hall = await open();
  const slip = { caseNo: '261123-0047', queryCode: '311336' };
  expect((await hall.status(slip)).asked).toEqual({ until: '2026-12-08' });
  const asker = { actor: { kind: 'citizen' as const, id: 'phone', terminal: '手机' }, source: '10.0.0.9' };
  const again = await hall.cases.answer(asker, { ...slip, requestId: crypto.randomUUID(), done: 'no' });
  expect(again).toMatchObject({ stage: 4, reopened: 1, asked: null, promise: { date: '2026-11-26' } });
  expect((await hall.verify()).differences).toEqual([]);
});

it('keeps forgotten what was forgotten', async () => {
  const hall = await open();
  const detail = await hall.cases.get((await hall.team()).intake, '261123-0052');
  expect(detail).toMatchObject({ words: '个人信息已按期销毁', actions: [], maskedName: null });
  await expect(hall.status({ caseNo: '261123-0052', queryCode: '888690' })).rejects.toMatchObject({
    code: 'NOT_MATCHING',
  });
});
