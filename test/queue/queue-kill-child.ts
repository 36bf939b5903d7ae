// Takes numbers in a loop and says each one out loud once it is confirmed, until somebody kills it.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openQueueHall } from './queue-hall.ts';

const hall = await openQueueHall({ quota: null, ...(process.argv[2] !== undefined && { directory: process.argv[2] }) });
writeSync(1, 'open\n');
for (;;) {
  const requestId = randomUUID();
  // Said before it is asked: what the parent sends again may or may not have been written.
  writeSync(1, `ask ${requestId}\n`);
  const { ticket, slip } = await hall.take('GA-01', requestId);
  writeSync(1, `got ${requestId} ${ticket.no} ${slip.jobId}\n`);
}
