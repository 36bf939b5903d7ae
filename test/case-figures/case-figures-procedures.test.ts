// The figures through the API: who may ask, what each sees, what the notice board says, and what happens when nothing can be read.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaseFigures, ledgerRowsAtMost } from '#electron/case-figures/case-figures-service.ts';
import type { FiguresRead } from '#electron/case-figures/figures-read.ts';
import { type AskLongReads, openLongReads } from '#electron/long-reads.ts';
import type { Role } from '#shared/contract/procedure.ts';
import { type Client, startHall, type TestHall } from '../support/hall.ts';
import { readXlsx } from '../support/read-xlsx.ts';

let hall: TestHall;
let admin: Client;
const secret = 'a-long-demo-password';

beforeAll(async () => {
  hall = await startHall({ isAtWork: false });
  admin = await hall.admin();
  for (const name of ['罗例梅', '冉隆刚']) {
    await hall.client().cases.file({
      requestId: randomUUID(),
      kind: 'not-done',
      matterCode: 'GA-01',
      failedAtUnit: null,
      words: '身份证过期了，派出所照相的机子坏了。',
      trips: 2,
      person: { role: 'self', name },
      language: 'zh-CN',
    });
  }
});
afterAll(() => hall.stop());

async function signedIn(role: Role, unitCode: string): Promise<Client> {
  const username = `u${randomUUID().slice(0, 8)}`;
  const made = { username, displayName: '测试', roles: [role], unitCode, windowCode: null, password: secret };
  await admin.staff.create(made);
  const client = hall.client();
  await client.staff.signIn({ username, password: secret });
  await client.staff.changePassword({ current: secret, next: `${secret}-2` });
  return client;
}

const span = () => ({ from: hall.node.hall.today(), to: hall.node.hall.today() });

describe('the figures of cases', () => {
  it('are read in the thread, for those who answer for cases: all of them, or the unit’s own', async () => {
    const found = await admin.caseFigures.read(span());
    expect(found.totals).toMatchObject({ filed: 2, open: 2, accepted: 0 });
    expect(found.byUnit).toHaveLength(1);
    expect(found.byMatter[0]).toMatchObject({ key: 'GA-01', totals: { filed: 2 } });
    const own = await signedIn('unit-head', hall.node.catalogue.tellWindow.unit);
    expect((await own.caseFigures.read(span())).totals.filed).toBe(2);
    const other = await signedIn('unit-head', 'D-GA');
    expect((await other.caseFigures.read(span())).totals.filed).toBe(0);
    const leader = await signedIn('leader', 'D-GA');
    expect((await leader.caseFigures.read(span())).totals.filed).toBe(2);
  });

  it('are not for whoever handles cases, nor for the public', async () => {
    const handler = await signedIn('handler', 'D-GA');
    await expect(handler.caseFigures.read(span())).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(handler.caseFigures.ledger({ ...span(), language: 'zh-CN' })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await expect(hall.client().caseFigures.read(span())).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('refuse a span that ends before it begins, or is longer than five years', async () => {
    const { to } = span();
    await expect(admin.caseFigures.read({ from: '2030-01-01', to })).rejects.toMatchObject({ code: 'SPAN_WRONG' });
    await expect(admin.caseFigures.read({ from: '2015-01-01', to })).rejects.toMatchObject({ code: 'SPAN_WRONG' });
    await expect(admin.caseFigures.read({ from: '2026-02-30', to })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('come as a ledger with masked names, which are opened where the keys are', async () => {
    const { name, base64 } = await admin.caseFigures.ledger({ ...span(), language: 'zh-CN' });
    expect(name).toMatch(/^反映台账-.*\.xlsx$/);
    const { sheets } = readXlsx(Buffer.from(base64, 'base64'));
    const [head = [], ...rows] = sheets[0] ?? [];
    const person = head.indexOf('反映人');
    expect(rows.map((row) => row[person])).toEqual(['罗*', '冉*']);
    expect(JSON.stringify(sheets)).not.toMatch(/例梅|隆刚|照相/);
    const other = await signedIn('unit-head', 'D-GA');
    const theirs = await other.caseFigures.ledger({ ...span(), language: 'en' });
    expect(readXlsx(Buffer.from(theirs.base64, 'base64')).sheets[0]).toHaveLength(1);
  });

  it('say of a forgotten case that it is', async () => {
    const { vault, store } = hall.node;
    const row = await store.db.selectFrom('cases').select('case_no').orderBy('n').executeTakeFirstOrThrow();
    await store.write({ kind: 'system', id: 'test', terminal: 'test' }, (w) => vault.destroy(w, row.case_no));
    const { base64 } = await admin.caseFigures.ledger({ ...span(), language: 'zh-CN' });
    expect(JSON.stringify(readXlsx(Buffer.from(base64, 'base64')).sheets[0])).toContain('个人信息已按期销毁');
  });

  it('are on the notice board for anybody, and give two cases away to nobody', async () => {
    const board = await hall.client().caseFigures.board();
    expect(board.smallCount).toBe(5);
    expect(board.months).toHaveLength(1);
    expect(board.months[0]).toMatchObject({ filed: null, concluded: null, done: null, unconfirmed: null });
    expect([board.onTime, board.matters]).toEqual([null, []]);
  });
});

/** A service over made-up reads. */
function service(read: (name: string) => unknown, time = { now: 0 }) {
  const { catalogue, config, store } = hall.node;
  return createCaseFigures({
    store,
    catalogue,
    config,
    reads: { read: async (name: string) => read(name), close: async () => {} } as unknown as AskLongReads,
    hall: {
      today: () => '2026-11-23',
      now: () => time.now,
      timeZone: 'Asia/Shanghai',
      calendar: hall.node.hall.calendar,
    },
    staffNames: async () => null,
    maskedName: async () => null,
  });
}

describe('the service', () => {
  const supervisor = { roles: ['supervisor' as const], unitCode: 'D-GA' };

  it('refuses a ledger that no file would hold before it opens anything', async () => {
    const asked: string[] = [];
    const { ledger } = service((name) => {
      asked.push(name);
      return { rows: ledgerRowsAtMost + 1, unitCodes: [], matterCodes: [], staffIds: [] };
    });
    const span = { from: '2026-01-01', to: '2026-11-23', language: 'zh-CN' as const };
    await expect(ledger(supervisor, span)).rejects.toMatchObject({
      code: 'LEDGER_TOO_LONG',
      data: { rows: 50_001, most: 50_000 },
    });
    expect(asked).toEqual(['case-ledger-size']);
  });

  it('counts the notice board once for all who look, and again only after some minutes or when it failed', async () => {
    const time = { now: 1_000_000 };
    let counted = 0;
    let isDown = true;
    const { board } = service(() => {
      counted += 1;
      if (isDown) throw new Error('down');
      return nothingRead;
    }, time);
    await expect(board()).rejects.toThrow('down');
    isDown = false;
    const [first] = await Promise.all([board(), board(), board()]);
    expect(counted).toBe(2);
    time.now += 299_000;
    expect(await board()).toBe(first);
    time.now += 2000;
    await board();
    expect(counted).toBe(3);
  });

  it('says in the contract’s words that nothing can be read', async () => {
    const failures: string[] = [];
    const reads = openLongReads('/no/such/place/bancheng.db', (error) => failures.push(error.code));
    try {
      await expect(reads.read('case-figures', {} as never)).rejects.toMatchObject({ code: 'CANNOT_READ' });
      expect(failures).toEqual(['store-failed']);
    } finally {
      await reads.close();
    }
  });
});

const nothing = { part: 0, whole: 0 };
const nothingRead: FiguresRead = {
  totals: {
    filed: 0,
    accepted: 0,
    notAccepted: 0,
    concluded: 0,
    done: 0,
    notDone: 0,
    unconfirmed: 0,
    open: 0,
    late: 0,
    reopened: 0,
    onTime: nothing,
    response: nothing,
    solved: nothing,
    satisfied: nothing,
  },
  byUnit: [],
  byFailedAt: [],
  byMatter: [],
  byMonth: [],
  byCause: [],
  byHandling: [],
  byCategory: [],
  grades: [0, 0, 0, 0, 0],
};
