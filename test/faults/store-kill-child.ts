// Takes numbers in a loop and says each one out loud once it is confirmed, until somebody kills it.

import { writeSync } from 'node:fs';
import { openStore } from '#electron/store/store.ts';
import { smallHall, take } from '../store/small-hall.ts';

const [path = '', name = ''] = process.argv.slice(2);
const store = await openStore({ path, clock: Date.now, projections: [smallHall] });
writeSync(1, 'open\n');
for (let i = 0; ; i++) {
  const id = `${name}-${i}`;
  const n = await take(store, id);
  // Straight to the pipe: what the parent has read was confirmed before the kill.
  writeSync(1, `${id} ${n}\n`);
}
