// Tries keeping what people began to write: each their own, sealed on the disk, gone when sent or old.
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { draftKeepDays, forgetDrafts } from '#electron/drafts/draft-forgetting.ts';
import { createDraftsService, type DraftsService, draftKeyName } from '#electron/drafts/drafts-service.ts';
import { helpProjection } from '#electron/help/help-events.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import { createVault, type Vault } from '#electron/store/vault.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { draftsMaximum } from '#shared/contract/drafts.ts';
import { handClock, mondayMorning, onEveryEngine, tempStore } from '../store/temp-store.ts';
import { allOnDisk } from '../support/on-disk.ts';

const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
const staff = (id: string): Actor => ({ kind: 'staff', id, terminal: '工作台' });
const dayMs = 86_400_000;

onEveryEngine(() => {
  let clock: ReturnType<typeof handClock>;
  let store: Store & { path: string };
  let vault: Vault;
  let drafts: DraftsService;
  beforeEach(async () => {
    clock = handClock();
    store = await tempStore([helpProjection], { clock });
    vault = createVault(randomBytes(32), random);
    drafts = createDraftsService({ store, vault });
  });

  const write = (id: string, place: string, data: string) => drafts.save(staff(id), { place, data });

  it('gives back what was written last, and to nobody else', async () => {
    expect(await drafts.mine('xiang')).toEqual([]);
    await write('xiang', '261123-0074/tell', '{"words":"明天"}');
    clock.now += 1000;
    await write('xiang', '261123-0074/tell', '{"words":"明天上午来"}');
    await write('tian', '261123-0074/tell', '{"words":"别人的"}');
    expect(await drafts.mine('xiang')).toEqual([
      { place: '261123-0074/tell', data: '{"words":"明天上午来"}', at: mondayMorning + 1000 },
    ]);
    expect((await drafts.mine('tian')).map(({ data }) => data)).toEqual(['{"words":"别人的"}']);
  });

  it('drops one’s own and no other', async () => {
    await write('xiang', 'a/tell', '1');
    await write('tian', 'a/tell', '2');
    await drafts.drop(staff('xiang'), 'a/tell');
    await drafts.drop(staff('xiang'), 'never/there');
    expect(await drafts.mine('xiang')).toEqual([]);
    expect(await drafts.mine('tian')).toHaveLength(1);
  });

  it('leaves nothing readable on the disk, nothing in the journal, and a database that verifies', async () => {
    await write('xiang', 'a/tell', '罗演名的电话是13800005678');
    expect(await store.db.selectFrom('journal').selectAll().execute()).toEqual([]);
    const disk = allOnDisk(path.dirname(store.path));
    expect(disk).not.toContain('13800005678');
    expect(disk).not.toContain(Buffer.from('罗演名').toString('latin1'));
    await store.close();
    expect((await verifyDatabase({ path: store.path, projections: [helpProjection] })).ok).toBe(true);
  });

  it('is opened at its own place only', async () => {
    await write('xiang', 'a/tell', '1');
    await store.write(staff('xiang'), async (w) => {
      await w.db.updateTable('drafts').set({ place: 'b/tell' }).execute();
    });
    await expect(drafts.mine('xiang')).rejects.toThrow();
  });

  it('makes room: the oldest go first', async () => {
    for (let n = 0; n <= draftsMaximum; n += 1) {
      clock.now += 1;
      await write('xiang', `case-${n}/tell`, String(n));
    }
    const kept = (await drafts.mine('xiang')).map(({ data }) => data);
    expect(kept).toHaveLength(draftsMaximum);
    expect(kept).not.toContain('0');
    expect(kept).toContain(String(draftsMaximum));
  });

  it('forgets after its days, and the key with the last one; by a clock that leapt ahead it forgets nothing', async () => {
    const parts = { store, vault, hall: { now: clock } };
    const keys = async () =>
      (await store.db.selectFrom('vault_keys').select('case_no').orderBy('case_no').execute()).map(
        (row) => row.case_no,
      );
    await write('xiang', 'old/tell', '1');
    await write('tian', 'old/tell', '1');
    clock.now += draftKeepDays * dayMs + 1;
    await write('xiang', 'new/tell', '2');
    expect(await forgetDrafts(parts)).toBe(0);

    const { subject, data } = { subject: randomUUID(), data: { requestId: randomUUID(), screen: 'home' } };
    await store.write(staff('xiang'), (w) => w.append({ type: 'help.called', subject, data }));
    clock.now += 35 * dayMs;
    await write('xiang', 'new/tell', '3');
    expect(await forgetDrafts(parts)).toBe(2);
    expect(await drafts.mine('xiang')).toMatchObject([{ place: 'new/tell', data: '3' }]);
    expect(await drafts.mine('tian')).toEqual([]);
    expect(await keys()).toEqual([draftKeyName('xiang')]);
  });

  it('knows no key once it was forgotten', async () => {
    await write('xiang', 'a/tell', '1');
    await store.write(staff('xiang'), (w) => vault.destroy(w, draftKeyName('xiang')));
    expect(await drafts.mine('xiang')).toEqual([]);
  });
});
