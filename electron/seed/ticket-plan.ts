// Today's numbers up to now: taken, called and served at a believable pace, one window group with none left, some people waiting.

import { hallDate, instantOf } from '#shared/domain/calendar-date.ts';
import type { Random } from '#shared/domain/ports.ts';
import type { HallWindow, WindowGroup } from '../catalogue/catalogue-types.ts';
import type { HallNode } from '../hall-node.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { Step } from './seed-hall.ts';
import type { DemoStaff } from './seed-staff.ts';

const minuteMs = 60_000;
const longestDayMs = 7 * 60 * minuteMs;
/** 不动产登记: its numbers for the day are gone, the story the product exists for. */
const usedUpGroup = 'G-BDC';

export function planTickets({
  node,
  staff,
  now,
  random,
}: {
  node: HallNode;
  staff: DemoStaff;
  now: number;
  random: Random;
}): Step[] {
  const chance = chanceFrom(random);
  const { timeZone } = node.hall;
  const midnight = instantOf(hallDate(now, timeZone), '00:00', timeZone);
  const began = Math.max(midnight + minuteMs, now - longestDayMs);
  const frame = { node, began, now, chance, clerkId: staff.intake.id };
  return node.catalogue.groups.filter((group) => group.needsTicket).flatMap((group) => groupDay(frame, group));
}

type Frame = { node: HallNode; began: number; now: number; chance: Chance; clerkId: string };

function groupDay(frame: Frame, group: WindowGroup): Step[] {
  const { node, began, now, chance } = frame;
  const windows = node.catalogue.windowsOfGroup(group.code);
  const quota = group.dailyQuota ?? 60;
  const taken = group.code === usedUpGroup ? quota : chance.whole(Math.ceil(quota * 0.25), Math.floor(quota * 0.7));
  const steps: Step[] = [];
  const spanMs = now - began - 2 * minuteMs;
  const takenAt = Array.from({ length: taken }, () => began + chance.whole(0, Math.max(0, spanMs))).sort(
    (a, b) => a - b,
  );
  for (const at of takenAt) {
    steps.push({
      at,
      run: () =>
        node.queue.take(
          { kind: 'citizen', id: 'kiosk', terminal: `${chance.whole(1, 3)}号机` },
          { requestId: chance.uuid(), matterCode: chance.pick(group.matters), language: 'zh-CN' },
        ),
    });
  }
  const waiting = chance.whole(1, 7);
  const pace = Math.max(minuteMs, spanMs / Math.max(1, taken - waiting));
  for (const [index, window] of windows.entries()) {
    const share = { every: pace * windows.length, from: began + 3 * minuteMs + index * pace, until: now - minuteMs };
    steps.push(...windowDay(frame, window, share));
  }
  return steps;
}

function windowDay(
  { node, chance, clerkId }: Frame,
  window: HallWindow,
  share: { every: number; from: number; until: number },
): Step[] {
  const steps: Step[] = [];
  const actor = { kind: 'staff', id: clerkId, terminal: `${window.number}号窗口` } as const;
  for (let at = share.from; at < share.until; at += share.every * (chance.whole(70, 130) / 100)) {
    steps.push(
      {
        at,
        run: async () => {
          const { waitingCount } = await node.queue.window(window.code);
          if (waitingCount > 0) await node.queue.callNext(actor, { windowCode: window.code, requestId: chance.uuid() });
        },
      },
      {
        at: at + Math.min(chance.whole(4, 11) * minuteMs, share.every * 0.65),
        run: async () => {
          const { current } = await node.queue.window(window.code);
          // Now and then somebody does not come.
          const outcome = chance.whole(1, 20) === 1 ? 'no-show' : 'served';
          const ticketId = current?.ticket.id;
          if (ticketId) await node.queue.finish(actor, { windowCode: window.code, ticketId, outcome });
        },
      },
    );
  }
  return steps.filter((step) => step.at < share.until + minuteMs);
}
