import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { allMigrations } from '#electron/store/migrations/all-migrations.ts';
import type { Db, JournalEvent, Write } from '#electron/store/store.ts';
import { openStore } from '#electron/store/store.ts';
import { StoreClosed, StoreFull, StoreNewer } from '#electron/store/store-errors.ts';
import { kiosk, serve, smallHall, take } from './small-hall.ts';
import { handClock, mondayMorning, onEveryEngine, tempDirectory, tempStore } from './temp-store.ts';

onEveryEngine(() => {
  test('an appended event stands in the journal and in the tables', async () => {
    const store = await tempStore([smallHall]);
    expect(await take(store, 'a')).toBe(1);
    expect(await take(store, 'b')).toBe(2);
    const events = await store.db.selectFrom('journal').selectAll().orderBy('seq').execute();
    expect(events.map((e) => [e.seq, e.type, e.subject, e.at])).toEqual([
      [1, 'ticket.taken', 'a', mondayMorning],
      [2, 'ticket.taken', 'b', mondayMorning],
    ]);
    expect(events[0]?.prev_hash).toBe('0'.repeat(64));
    expect(events[1]?.prev_hash).toBe(events[0]?.hash);
    expect(JSON.parse(events[0]?.actor ?? '')).toEqual(kiosk);
    const tickets = await store.db.selectFrom('tickets').select(['id', 'no', 'calls']).orderBy('n').execute();
    expect(tickets).toEqual([
      { id: 'a', no: 'A001', calls: 0 },
      { id: 'b', no: 'A002', calls: 0 },
    ]);
  });

  test('a command that throws leaves nothing, and the chain goes on', async () => {
    const store = await tempStore([smallHall]);
    await take(store, 'a');
    const failing = store.write(kiosk, async (w) => {
      await w.append({
        type: 'ticket.taken',
        subject: 'b',
        data: { id: 'b', date: '2026-11-23', group: 'G-FY', n: 2 },
      });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await store.db.selectFrom('tickets').select('id').execute()).toEqual([{ id: 'a' }]);
    expect(await take(store, 'c')).toBe(2);
    const seqs = await store.db.selectFrom('journal').select('seq').orderBy('seq').execute();
    expect(seqs).toEqual([{ seq: 1 }, { seq: 2 }]);
  });

  test('of commands that come together each is kept or taken back for itself', async () => {
    const store = await tempStore([smallHall]);
    const heard: number[][] = [];
    store.onCommitted((events) => heard.push(events.map((event) => event.seq)));
    const [a, b, c] = await Promise.allSettled([
      take(store, 'a'),
      store.write(kiosk, async (w) => {
        await w.append({
          type: 'ticket.taken',
          subject: 'b',
          data: { id: 'b', date: '2026-11-23', group: 'G-FY', n: 2 },
        });
        throw new Error('changed my mind');
      }),
      take(store, 'c'),
    ]);
    expect(a).toMatchObject({ status: 'fulfilled', value: 1 });
    expect(b).toMatchObject({ status: 'rejected', reason: { message: 'changed my mind' } });
    expect(c).toMatchObject({ status: 'fulfilled', value: 2 });
    expect(heard).toEqual([[1], [2]]);
    const tickets = await store.db.selectFrom('tickets').select(['id', 'n']).orderBy('n').execute();
    expect(tickets).toEqual([
      { id: 'a', n: 1 },
      { id: 'c', n: 2 },
    ]);
  });

  test('nobody is answered before what they asked for is there for everybody', async () => {
    const store = await tempStore([smallHall]);
    const seen = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        await take(store, `t${i}`);
        return store.db.selectFrom('tickets').select('id').where('id', '=', `t${i}`).execute();
      }),
    );
    expect(seen.every((rows) => rows.length === 1)).toBe(true);
  });

  test('the database of a command is dead for the next one that shares its transaction', async () => {
    const store = await tempStore([smallHall]);
    let kept: Db | undefined;
    const first = store.write(kiosk, async (w) => {
      kept = w.db;
    });
    const second = store.write(kiosk, async () => {
      await kept?.insertInto('meta').values({ key: 'late', value: '1' }).execute();
    });
    await first;
    await expect(second).rejects.toThrow(StoreClosed);
    expect(await store.db.selectFrom('meta').select('key').where('key', '=', 'late').execute()).toEqual([]);
  });

  test('a failed append cannot be swallowed: the event without its tables is not kept', async () => {
    const store = await tempStore([smallHall]);
    await take(store, 'a');
    const swallowing = store.write(kiosk, async (w) => {
      // n = 1 is taken: the projector's insert fails after the journal's has gone in.
      await w
        .append({ type: 'ticket.taken', subject: 'b', data: { id: 'b', date: '2026-11-23', group: 'G-FY', n: 1 } })
        .catch(() => {});
      return 'fine';
    });
    await expect(swallowing).rejects.toThrow(/UNIQUE/);
    expect(await store.db.selectFrom('journal').select('seq').execute()).toHaveLength(1);
  });

  test('an append that was not waited for is not half-kept', async () => {
    const store = await tempStore([smallHall]);
    const hasty = store.write(kiosk, async (w) => {
      void w
        .append({ type: 'ticket.taken', subject: 'a', data: { id: 'a', date: '2026-11-23', group: 'G-FY', n: 1 } })
        .catch(() => {});
    });
    await expect(hasty).rejects.toThrow(/not waited for/);
    expect(await store.db.selectFrom('journal').select('seq').execute()).toEqual([]);
    expect(await take(store, 'b')).toBe(1);
  });

  test('two appends at once are refused: a replay would not repeat their order', async () => {
    const store = await tempStore([smallHall]);
    const both = store.write(kiosk, (w) =>
      Promise.all(
        [1, 2].map((n) =>
          w.append({ type: 'ticket.taken', subject: 's', data: { id: `t${n}`, date: '2026-11-23', group: 'G-FY', n } }),
        ),
      ),
    );
    await expect(both).rejects.toThrow(/one event after the other/);
    expect(await store.db.selectFrom('journal').select('seq').execute()).toEqual([]);
  });

  test('many commands at once get different numbers', async () => {
    const store = await tempStore([smallHall]);
    const numbers = await Promise.all(Array.from({ length: 200 }, (_, i) => take(store, `t${i}`)));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  });

  test('a write’s database throws once the write has ended, after success and after failure', async () => {
    const store = await tempStore([smallHall]);
    const kept: Write[] = [];
    await store.write(kiosk, async (w) => {
      kept.push(w);
    });
    await store
      .write(kiosk, async (w) => {
        kept.push(w);
        throw new Error('no');
      })
      .catch(() => {});
    expect(kept).toHaveLength(2);
    for (const w of kept) {
      await expect(w.db.selectFrom('tickets').selectAll().execute()).rejects.toThrow(StoreClosed);
      await expect(w.append({ type: 'ticket.served', subject: 'a', data: { id: 'a', window: 'w' } })).rejects.toThrow(
        StoreClosed,
      );
      // Not even while another write is under way on the same connection.
      await store.write(kiosk, async () => {
        await expect(w.db.selectFrom('tickets').selectAll().execute()).rejects.toThrow(StoreClosed);
      });
    }
  });

  test('a write inside a write is refused instead of waiting for itself for ever', async () => {
    const store = await tempStore([smallHall]);
    await expect(store.write(kiosk, () => take(store, 'a'))).rejects.toThrow(/may not start another write/);
    expect(await take(store, 'a')).toBe(1);
  });

  test('when the engine gives the transaction up by itself, nothing after that is written outside it', async () => {
    const store = await tempStore([smallHall]);
    const day = (date: string) => ({ date, group_code: 'g', taken: 1, series: 'A', digits: 3, start: 1 });
    const given = store.write(kiosk, async (w) => {
      await w.db.insertInto('queue_days').values(day('before')).execute();
      // As SQLite does on some disk errors.
      await sql`rollback`.execute(w.db);
      await w.db.insertInto('queue_days').values(day('after')).execute();
    });
    await expect(given).rejects.toThrow(StoreClosed);
    expect(await store.db.selectFrom('queue_days').selectAll().execute()).toEqual([]);
    expect(await take(store, 'a')).toBe(1);
  });

  test('a transaction inside a write is refused', async () => {
    const store = await tempStore([smallHall]);
    await expect(store.write(kiosk, (w) => w.db.transaction().execute(async () => 1))).rejects.toThrow(/Store\.write/);
  });

  test('reads see only what is committed, do not wait for a write, and cannot write', async () => {
    const store = await tempStore([smallHall]);
    const reads = (db: Db) => db.selectFrom('tickets').select('id').execute();
    await store.write(kiosk, async (w) => {
      await w.append({
        type: 'ticket.taken',
        subject: 'a',
        data: { id: 'a', date: '2026-11-23', group: 'G-FY', n: 1 },
      });
      expect(await reads(w.db)).toHaveLength(1);
      expect(await reads(store.db)).toHaveLength(0);
    });
    expect(await reads(store.db)).toHaveLength(1);
    await expect(store.db.deleteFrom('tickets').execute()).rejects.toThrow(/readonly/);
  });

  test('listeners hear of each commit in order, after it, and of no failure', async () => {
    const store = await tempStore([smallHall]);
    const heard: string[] = [];
    const stop = store.onCommitted((events) => heard.push(events.map((e) => `${e.seq}:${e.subject}`).join()));
    const answers = [take(store, 'a'), take(store, 'a').catch(() => 0), take(store, 'b')];
    await Promise.all(answers);
    await store.write(kiosk, async (w) => {
      for (const id of ['a', 'b']) await w.append({ type: 'ticket.served', subject: id, data: { id, window: id } });
    });
    stop();
    await take(store, 'c');
    expect(heard).toEqual(['1:a', '2:b', '3:a,4:b']);
  });

  test('a listener that throws neither fails the command nor keeps the others from hearing', async () => {
    const failures: unknown[] = [];
    const store = await tempStore([smallHall], { onListenerError: (error) => failures.push(error) });
    const heard: JournalEvent[] = [];
    store.onCommitted(() => {
      throw new Error('display gone');
    });
    store.onCommitted((events) => heard.push(...events));
    expect(await take(store, 'a')).toBe(1);
    expect(heard).toHaveLength(1);
    expect(failures).toHaveLength(1);
  });

  test('event data is parsed on the way in: an undeclared field and an unknown event are refused', async () => {
    const store = await tempStore([smallHall]);
    const append = (type: string, data: Record<string, string>) =>
      store.write(kiosk, (w) => w.append({ type, subject: 'a', data }));
    await expect(append('ticket.served', { id: 'a', window: 'W01', phone: '13800000000' })).rejects.toThrow(z.ZodError);
    await expect(append('ticket.eaten', { id: 'a' })).rejects.toThrow(/ticket\.eaten/);
    expect(await store.db.selectFrom('journal').select('seq').execute()).toEqual([]);
  });
});

test('the journal itself refuses changes', async () => {
  const store = await tempStore([smallHall]);
  await take(store, 'a');
  const change = (query: ReturnType<typeof sql>) => store.write(kiosk, (w) => query.execute(w.db));
  await expect(change(sql`update journal set data = '{}'`)).rejects.toThrow(/append-only/);
  await expect(change(sql`delete from journal`)).rejects.toThrow(/append-only/);
});

test('tables are strict and foreign keys are checked', async () => {
  const store = await tempStore([smallHall]);
  const insert = (query: ReturnType<typeof sql>) => store.write(kiosk, (w) => query.execute(w.db));
  await expect(insert(sql`insert into queue_days values ('2026-11-23', 'g', 'many', 'A', 3, 1)`)).rejects.toThrow(
    /cannot store TEXT/,
  );
  await expect(insert(sql`insert into case_stages values ('nobody', 1, 0)`)).rejects.toThrow(/FOREIGN KEY/);
});

test('what was written is there after closing and opening again', async () => {
  const path = join(tempDirectory(), 'bancheng.db');
  const first = await openStore({ path, clock: handClock(), projections: [smallHall] });
  await take(first, 'a');
  await serve(first, 'a');
  await first.close();
  await first.close();
  await expect(take(first, 'b')).rejects.toThrow(StoreClosed);
  await expect(first.db.selectFrom('tickets').select('id').execute()).rejects.toThrow(StoreClosed);
  const second = await tempStore([smallHall], { path });
  expect(await second.db.selectFrom('tickets').select(['id', 'state']).execute()).toEqual([
    { id: 'a', state: 'served' },
  ]);
  expect(await take(second, 'b')).toBe(2);
});

test('a database from a newer program is refused and left as it was', async () => {
  const path = join(tempDirectory(), 'bancheng.db');
  const store = await openStore({ path, clock: handClock(), projections: [smallHall] });
  await store.write(kiosk, (w) => w.db.updateTable('meta').set({ value: '99' }).where('key', '=', 'schema').execute());
  await store.close();
  copyFileSync(path, `${path}.before`);
  const opening = openStore({ path, clock: handClock(), projections: [smallHall] });
  await expect(opening).rejects.toThrow(StoreNewer);
  await expect(opening).rejects.toThrow(`schema 99; this one knows ${allMigrations.length}`);
  const rows = (file: string) => new Database(file, { readonly: true }).prepare('select * from meta').all();
  expect(rows(path)).toEqual(rows(`${path}.before`));
});

test('a full disk: a typed error, nothing half-written, and writes work again once there is room', async () => {
  const store = await tempStore([smallHall]);
  await take(store, 'a');
  const pages = await store.write(kiosk, async (w) => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(w.db);
    const count = rows[0]?.page_count ?? 0;
    await sql`pragma max_page_count = ${sql.raw(String(count))}`.execute(w.db);
    return count;
  });
  expect(pages).toBeGreaterThan(10);
  let failure: unknown;
  let confirmed = 1;
  for (let i = 0; i < 500 && failure === undefined; i++) {
    await take(store, `t${i}`).then(
      () => confirmed++,
      (error) => {
        failure = error;
      },
    );
  }
  expect(failure).toBeInstanceOf(StoreFull);
  expect(String(failure)).toMatch(/disk is full/);
  // A command that swallows the failure must not be able to go on outside its transaction.
  const stubborn = store.write(kiosk, async (w) => {
    for (let i = 0; i < 200; i++) {
      await w
        .append({ type: 'ticket.taken', subject: 's', data: { id: `s${i}`, date: '2026-11-24', group: 'G', n: i } })
        .catch(() => {});
    }
  });
  await expect(stubborn).rejects.toThrow(StoreFull);
  const counts = async () => [
    (await store.db.selectFrom('journal').select('seq').execute()).length,
    (await store.db.selectFrom('tickets').select('id').execute()).length,
  ];
  expect(await counts()).toEqual([confirmed, confirmed]);
  await store.write(kiosk, (w) => sql`pragma max_page_count = 1000000`.execute(w.db));
  expect(await take(store, 'after')).toBe(confirmed + 1);
  expect(await counts()).toEqual([confirmed + 1, confirmed + 1]);
});

test('streaming is refused where it would block every other reader', async () => {
  const store = await tempStore([smallHall]);
  const read = async (db: Db) => {
    for await (const row of db.selectFrom('tickets').selectAll().stream()) expect(row).toBeUndefined();
  };
  await expect(read(store.db)).rejects.toThrow(/openSnapshot/);
  await expect(store.write(kiosk, (w) => read(w.db))).rejects.toThrow(/openSnapshot/);
});
