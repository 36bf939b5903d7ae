// Fills a demo hall with a believable day around now: the sample cases in citizens' own words, and numbers taken and called.

import path from 'node:path';
import type { Random } from '#shared/domain/ports.ts';
import type { SampleCase } from '../catalogue/catalogue-schema.ts';
import { loadSampleCases } from '../catalogue/hall-files.ts';
import { createHallNode } from '../hall-node.ts';
import { productRoot } from '../product.ts';
import { planAppointments } from './appointment-plan.ts';
import { planCases } from './case-plan.ts';
import { seedStaff } from './seed-staff.ts';
import { planTickets } from './ticket-plan.ts';

/** One thing that happens, at its time. */
export type Step = { readonly at: number; run(): Promise<unknown> };

/** Exit code. Only a demo hall without cases is filled: sample people must never stand among real ones. */
export async function seedHall(options: {
  dataDir: string;
  now: number;
  random: Random;
  say(line: string): void;
}): Promise<number> {
  // Everything is done through the services, at the times it is meant to have happened.
  let time = options.now - 60 * 86_400_000;
  const node = await createHallNode({
    dataDir: options.dataDir,
    env: process.env,
    clock: () => time,
    random: options.random,
    hasLog: false,
    isAtWork: false,
    mayGoBack: true,
  });
  try {
    if (!node.catalogue.hall.demo) {
      options.say('这不是演示大厅，不放演示数据 · This is not a demo hall; nothing was put in');
      return 1;
    }
    const anyCase = await node.store.db.selectFrom('cases').select('case_no').limit(1).executeTakeFirst();
    if (anyCase) {
      options.say('这里已经有反映件了，不再放演示数据 · There are cases here already; nothing was put in');
      return 1;
    }
    const staff = await seedStaff(node, options.random);
    const samples: readonly SampleCase[] = await loadSampleCases(path.join(productRoot, 'resources', 'demo-hall'));
    const steps = [
      ...planCases({ node, samples, staff, now: options.now, random: options.random }),
      ...planTickets({ node, staff, now: options.now, random: options.random }),
      ...planAppointments({ node, now: options.now, random: options.random }),
    ].sort((a, b) => a.at - b.at);
    for (const step of steps) {
      time = Math.max(time, Math.round(step.at));
      await step.run();
    }
    time = options.now;
    // Their paper was given out long ago.
    await node.store.write({ kind: 'system', id: 'seed', terminal: 'seed' }, async (w) => {
      await w.db.updateTable('slip_jobs').set({ state: 'printed', updated_at: w.at }).execute();
    });
    const count = (table: 'tickets' | 'cases') =>
      node.store.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
    const [cases, tickets] = [await count('cases'), await count('tickets')];
    options.say(`放好了：${cases.n} 件反映，${tickets.n} 个号 · Put in: ${cases.n} cases, ${tickets.n} numbers`);
    if (staff.password === null) {
      options.say('账号没有动，请用原来的管理员登录 · Accounts were left as they are');
    } else {
      options.say(`演示账号 · Demo accounts：${staff.usernames.join(' ')}，密码 · password：${staff.password}`);
    }
    return 0;
  } finally {
    await node.close();
  }
}
