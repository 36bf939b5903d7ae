// Today's numbers up to now: taken in their lanes at a believable pace, one window group with none left and people turned away.

import { hallDate, instantOf } from '#shared/domain/calendar-date.ts';
import type { Random } from '#shared/domain/ports.ts';
import type { WindowGroup } from '../catalogue/catalogue-types.ts';
import { DomainError } from '../domain-error.ts';
import type { HallNode } from '../hall-node.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { Step } from './seed-hall.ts';
import type { DemoStaff } from './seed-staff.ts';
import { windowDay } from './window-plan.ts';

const minuteMs = 60_000;
const longestDayMs = 7 * 60 * minuteMs;
/** 不动产登记: its numbers for the day are gone, the story the product exists for. */
const usedUpGroup = 'G-BDC';
/** How much of the day its numbers lasted. */
const usedUpAfter = 0.55;
const turnedAwayAbout = 9;
const greenReasons = ['elderly', 'elderly', 'pregnant', 'disabled', 'military'] as const;

/** What planning a day's numbers goes by: from when, until now, and who sits at the windows. */
export type DayFrame = { node: HallNode; began: number; now: number; chance: Chance; clerkId: string };

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

function groupDay(frame: DayFrame, group: WindowGroup): Step[] {
  const { node, began, now, chance } = frame;
  const windows = node.catalogue.windowsOfGroup(group.code);
  const quota = group.dailyQuota ?? 60;
  const isUsedUp = group.code === usedUpGroup;
  const taken = isUsedUp ? quota : chance.whole(Math.ceil(quota * 0.25), Math.floor(quota * 0.7));
  const spanMs = Math.max(0, now - began - 2 * minuteMs);
  const takingMs = Math.floor(isUsedUp ? spanMs * usedUpAfter : spanMs);
  const steps: Step[] = [];
  for (let i = 0; i < taken; i += 1) {
    steps.push({ at: began + chance.whole(0, takingMs), run: () => takeNumber(frame, group) });
  }
  if (isUsedUp) {
    for (let i = 0; i < turnedAwayAbout; i += 1) {
      steps.push({
        at: began + chance.whole(takingMs, spanMs),
        run: () => turnAway(frame, chance.pick(group.matters)),
      });
    }
  }
  const waiting = chance.whole(1, 7);
  const pace = Math.max(minuteMs, spanMs / Math.max(1, taken - waiting));
  for (const [index, window] of windows.entries()) {
    const share = { every: pace * windows.length, from: began + 3 * minuteMs + index * pace, until: now - minuteMs };
    steps.push(...windowDay(frame, window, share));
  }
  return steps;
}

const atKiosk = (chance: Chance) => ({ kind: 'citizen', id: 'kiosk', terminal: `${chance.whole(1, 3)}号机` }) as const;

async function takeNumber(frame: DayFrame, group: WindowGroup): Promise<void> {
  const { node, chance, clerkId } = frame;
  const actor = atKiosk(chance);
  const matterCode = chance.pick(group.matters);
  const green = chance.whole(1, 14) === 1 ? { green: chance.pick(greenReasons) } : {};
  const input = { requestId: chance.uuid(), matterCode, language: 'zh-CN', ...green } as const;
  const taken = await node.queue.take(actor, input).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== 'QUOTA_GONE') throw error;
    return null;
  });
  // Somebody with an appointment had the last one.
  if (!taken) return turnAway(frame, matterCode);
  const ticketId = taken.ticket.id;
  // The guide at the door looks at most of the cards.
  if (taken.ticket.lane === 'green' && chance.whole(1, 3) > 1) {
    const guide = { kind: 'staff', id: clerkId, terminal: '导办台' } as const;
    await node.calling.confirmGreen(guide, { ticketId, holds: true });
  }
  const another = chance.pick(group.matters);
  if (chance.whole(1, 15) === 1 && node.catalogue.matter(another)?.quotas === null) {
    await node.queue.addMatter(actor, { ticketId, matterCode: another, language: 'zh-CN' });
  }
}

async function turnAway({ node, chance }: DayFrame, matterCode: string): Promise<void> {
  await node.queue.turnedAway(atKiosk(chance), { requestId: chance.uuid(), matterCode });
}
