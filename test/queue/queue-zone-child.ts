// A hall's midnight on a machine of another zone (TZ is set by the parent): says what was given and called around it.
import { randomUUID } from 'node:crypto';
import { clerk, openQueueHall } from './queue-hall.ts';

const hall = await openQueueHall({ startAt: Date.parse('2026-12-07T23:59:00+08:00') });
const call = async () => {
  const called = await hall.calling.callNext(clerk, { windowCode: 'W01', requestId: randomUUID() }).catch(() => null);
  return called?.current ? `${called.current.ticket.date} ${called.current.ticket.no}` : 'nobody';
};
const take = async () => {
  const { ticket } = await hall.take('GA-01');
  return `${ticket.date} ${ticket.no}`;
};
const said = [String(new Date(hall.time.now).getHours()), await take(), await take(), await call()];
hall.time.now = Date.parse('2026-12-08T00:00:00+08:00');
said.push(await call(), await take(), await call());
// Noon in Shanghai is midnight in New York: nothing happens then.
hall.time.now = Date.parse('2026-12-08T13:00:00+08:00');
said.push(await take(), await call());
const { ok } = await hall.verify();
await hall.close();
process.stdout.write(JSON.stringify({ said, ok }));
