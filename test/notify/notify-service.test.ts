// The outbox itself: a message exists when and only when its act does, is shown on the case's page, and goes with the case.
import { expect, it } from 'vitest';
import { createFullDisk } from '#electron/dev/full-disk.ts';
import { createNotifyService } from '#electron/notify/notify-service.ts';
import { dropOldMessages, droppedAtOnce } from '#electron/notify/outbox-keeping.ts';
import { StoreFull } from '#electron/store/store-errors.ts';
import { messageSchema } from '#shared/contract/notify.ts';
import { eventually } from '../support/eventually.ts';
import { act, clerk, random } from './post-acts.ts';
import { minute, oneDay, openPostOffice } from './post-office.ts';

const [one, two] = ['261123-0011', '261123-0028'];

it.each([
  ['13812345678', true],
  ['+86 138 1234 5678', true],
  ['１３８１２３４５６７８', true],
  ['023-7337 0002', false],
  ['+852 9123 4567', false],
  ['1381234567', false],
  ['', false],
  [null, false],
  [undefined, false],
])('the number %s gets a message: %s', async (given, isSent) => {
  const office = await openPostOffice();
  office.start();
  await office.act({ phone: given });
  expect(await office.rows()).toHaveLength(isSent ? 1 : 0);
  if (isSent) await eventually(() => expect(office.gateway.received[0]?.body.phone).toBe('13812345678'));
});

it('nothing is written where the hall has no gateway', async () => {
  const office = await openPostOffice();
  await act(office.store, createNotifyService({ gatewayUrl: '', random }), office.vault);
  expect(await office.rows()).toEqual([]);
});

it('an act that the full disk takes back takes its message with it', async () => {
  const office = await openPostOffice();
  const disk = createFullDisk();
  const store = disk.around(office.store);
  office.start();
  disk.isFull = true;
  await expect(act(store, office.notify, office.vault)).rejects.toThrow(StoreFull);
  await office.hasLooked();
  expect(await office.rows()).toEqual([]);
  disk.isFull = false;
  await act(store, office.notify, office.vault);
  await eventually(() => expect(office.gateway.received).toHaveLength(1));
});

it('says of a case what was sent when, and what was not', async () => {
  const office = await openPostOffice();
  office.gateway.reply = ({ body }) => ({ accepted: 200, assigned: 410, told: 500 })[body.turn] ?? 200;
  const began = office.clock.now;
  for (const turn of ['accepted', 'assigned', 'told', 'concluded'] as const) await office.act({ turn });
  await office.act({ caseNo: two, turn: 'filed' });
  office.clock.now += minute;
  office.start();
  await eventually(async () =>
    expect(await office.notify.ofCase(office.store.db, one)).toEqual([
      { turn: 'accepted', state: 'sent', at: began + minute, fault: null },
      { turn: 'assigned', state: 'given-up', at: began, fault: 'refused' },
      { turn: 'told', state: 'failed', at: began, fault: 'gateway-fault' },
      { turn: 'concluded', state: 'waiting', at: began, fault: null },
    ]),
  );
  const other = await office.notify.ofCase(office.store.db, two);
  expect(other.map((message) => messageSchema.parse(message).turn)).toEqual(['filed']);
});

it('forgets a case’s messages with it, and no other’s', async () => {
  const office = await openPostOffice();
  await office.act();
  await office.act({ turn: 'concluded' });
  await office.act({ caseNo: two });
  await office.store.write(clerk, (w) => office.notify.forget(w, one));
  expect((await office.rows()).map(({ case_no }) => case_no)).toEqual([two]);
});

it('keeps messages for thirty days, by a clock that is believed, in small steps', async () => {
  const office = await openPostOffice();
  const many = droppedAtOnce + 2;
  await office.act();
  const [row] = await office.rows();
  if (!row) throw new Error('nothing was written');
  await office.store.write(clerk, async (w) => {
    for (let k = 1; k < many; k += 1) {
      const { n: _, ...copy } = row;
      await w.db
        .insertInto('outbox')
        .values({ ...copy, id: `${k}` })
        .execute();
    }
  });
  // A week later one more, which stays; and something a month before the end, by which the clock is believed.
  office.clock.now += 7 * oneDay;
  await office.act({ caseNo: two });
  const drop = () => dropOldMessages({ store: office.store, clock: office.clock });
  office.clock.now = row.created_at + 30 * oneDay - 1;
  expect(await drop()).toBe(0);
  office.clock.now += 1;
  expect(await drop()).toBe(0);
  office.clock.now = row.created_at + 31 * oneDay;
  let writes = 0;
  const { store } = office;
  const counting = {
    db: store.db,
    write: ((actor, command) => {
      writes += 1;
      return store.write(actor, command);
    }) as typeof store.write,
  };
  expect(await dropOldMessages({ store: counting, clock: office.clock })).toBe(many);
  expect(writes).toBe(2);
  expect((await office.rows()).map(({ case_no }) => case_no)).toEqual([two]);
});
