// Takes numbers and has them printed until it is killed, from outside or by itself at the worst moment; what it says is durable.
import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { SlipPrinter } from '#electron/slips/printers/slip-printer.ts';
import { ticket } from '../slips/slip-samples.ts';
import { type Life, terminals, thousandSlipsHall } from './thousand-slips-hall.ts';

const life = JSON.parse(process.argv[2] ?? '') as Life;
const say = (words: string) => void writeSync(1, `${words}\n`);
/** So many may wait: more, and the last of them would be late for that alone. */
const lineMost = 10;
/** Citizens who touch in one moment. */
const atOnce = 5;

let prints = 0;
/** Dies before the n-th slip is handed to the printer, or between its word that it is out and that being written down. */
function mortal(printer: SlipPrinter): SlipPrinter {
  const die = (no: string) => {
    say(`dies ${no}`);
    process.kill(process.pid, 'SIGKILL');
    return new Promise<never>(() => {});
  };
  return {
    ...printer,
    async print(slip, signal) {
      prints += 1;
      const no = slip.name.replace('ticket-', '');
      const isLast = life.dies !== null && prints >= life.dies.atPrint;
      if (isLast && life.dies?.when === 'claimed') return die(no);
      const outcome = await printer.print(slip, signal);
      return isLast && outcome.confirmed ? die(no) : outcome;
    },
  };
}

const { store, slips } = await thousandSlipsHall(life, {
  around: mortal,
  patience: { answerMs: 250, stallMs: 300, watchMs: 80, settleMs: 40 },
});
await slips.start();
const count = async (...states: ('waiting' | 'printing')[]) => {
  const all = store.db.selectFrom('slip_jobs').select(({ fn }) => fn.countAll<number>().as('n'));
  const { n } = await (states.length > 0 ? all.where('state', 'in', states) : all).executeTakeFirstOrThrow();
  return Number(n);
};

async function take(n: number): Promise<void> {
  const no = `B${String(n).padStart(4, '0')}`;
  const actor = { kind: 'citizen', id: 'kiosk', terminal: terminals[n % 2] ?? '' } as const;
  await store.write(actor, (w) => slips.enqueueTicket(w, `t-${no}`, 'zh-CN', { ...ticket, no }));
  say(`took ${no}`);
}
for (let next = (await count()) + 1; next <= life.slips; ) {
  while ((await count('waiting')) > lineMost - atOnce) await wait(5);
  const all = Array.from({ length: Math.min(atOnce, life.slips + 1 - next) }, (_, at) => next + at);
  await Promise.all(all.map(take));
  next += all.length;
}
say('all');
while ((await count('waiting', 'printing')) > 0) await wait(20);
say('empty');
