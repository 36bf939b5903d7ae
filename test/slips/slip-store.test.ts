import { expect, test } from 'vitest';
import { claimJob, jobById, settleJob } from '#electron/slips/slip-store.ts';
import { atAddress, kiosk, slipHall, withPrinters } from './slip-hall.ts';

test('what one printer says of a slip changes nothing where another has taken it meanwhile', async () => {
  const { store, take } = await slipHall({ settings: withPrinters([atAddress('甲', 1), atAddress('乙', 2)]) });
  const { jobId } = await take('B001');
  const drawn = await jobById(store.db, jobId);
  if (!drawn) throw new Error('There is no such slip');
  expect(await store.write(kiosk, (w) => claimJob(w, drawn, '乙'))).toBe(true);
  expect(await store.write(kiosk, (w) => claimJob(w, drawn, '甲'))).toBe(false);
  // Said failed now, it would be printed again without a mark.
  await store.write(kiosk, (w) => settleJob(w, jobId, 'waiting', { state: 'failed', error: 'late' }));
  expect(await jobById(store.db, jobId)).toMatchObject({ state: 'printing', printer: '乙', error: null });
  await store.write(kiosk, (w) => settleJob(w, jobId, 'printing', { state: 'printed', confirmed: 1, error: null }));
  expect(await jobById(store.db, jobId)).toMatchObject({ state: 'printed', printer: '乙' });
});
