// One window's day in the demo hall: numbers called and served, now and then missed, held or forwarded, rated by some, and one window paused.

import type { HallWindow } from '../catalogue/catalogue-types.ts';
import { DomainError } from '../domain-error.ts';
import type { HallNode } from '../hall-node.ts';
import type { Chance } from './chance.ts';
import type { Step } from './seed-hall.ts';
import type { DayFrame } from './ticket-plan.ts';

const minuteMs = 60_000;
const pausedMs = 25 * minuteMs;
/** Most are content; one in so many is not. */
const grades = [5, 5, 5, 5, 5, 5, 4, 4, 4, 3, 3, 2] as const;

type Desk = {
  node: HallNode;
  chance: Chance;
  window: HallWindow;
  actor: { kind: 'staff'; id: string; terminal: string };
};

/** `every`: ms from one call to the next. */
export function windowDay(
  { node, chance, clerkId, now }: DayFrame,
  window: HallWindow,
  share: { every: number; from: number; until: number },
): Step[] {
  const desk: Desk = {
    node,
    chance,
    window,
    actor: { kind: 'staff', id: clerkId, terminal: `${window.number}号窗口` },
  };
  const isPaused = window.code === windowAtMeeting(node)?.code;
  const until = isPaused ? now - pausedMs : share.until;
  const steps: Step[] = [];
  for (let at = share.from; at < until; at += share.every * (chance.whole(70, 130) / 100)) {
    const endsAt = at + Math.min(chance.whole(4, 11) * minuteMs, share.every * 0.65);
    steps.push({ at, run: () => callOne(desk) });
    if (endsAt < until + minuteMs) steps.push({ at: endsAt, run: () => endOne(desk) });
  }
  if (isPaused) {
    const reason = { windowCode: window.code, reason: 'meeting' } as const;
    steps.push(
      { at: until + minuteMs, run: () => endOne(desk) },
      { at: until + 2 * minuteMs, run: () => node.calling.pause(desk.actor, reason) },
    );
  }
  return steps;
}

/** Its clerk is at a meeting; somebody else there goes on serving each of its lines. */
function windowAtMeeting({ catalogue }: HallNode): HallWindow | undefined {
  return catalogue.windows.findLast((window) =>
    window.groups.every((code) => catalogue.group(code)?.needsTicket && catalogue.windowsOfGroup(code).length > 1),
  );
}

async function callOne({ node, chance, window, actor }: Desk): Promise<void> {
  const { parked } = await node.calling.window(window.code);
  const back = parked[0];
  const input = { windowCode: window.code, requestId: chance.uuid() };
  try {
    if (back && chance.whole(1, 2) === 1) await node.calling.callBack(actor, { ...input, ticketId: back.id });
    else await node.calling.callNext(actor, input);
  } catch (error) {
    // A quiet quarter of an hour.
    if (!(error instanceof DomainError) || error.code !== 'NOBODY_WAITING') throw error;
  }
}

async function endOne(desk: Desk): Promise<void> {
  const { node, chance, window, actor } = desk;
  const { current } = await node.calling.window(window.code);
  if (!current) return;
  const input = { windowCode: window.code, ticketId: current.ticket.id };
  const chanceOf = chance.whole(1, 60);
  if (chanceOf <= 3) {
    await node.calling.recall(actor, input);
    await node.calling.miss(actor, { ...input, reason: 'not-here' });
  } else if (chanceOf === 4) {
    await node.calling.park(actor, input);
  } else if (chanceOf === 5) {
    await forward(desk, current.ticket.id);
  } else {
    await node.calling.finish(actor, input);
    if (chance.whole(1, 10) <= 4) await rate(desk);
  }
}

/** What was asked for turned out to be another window's. */
async function forward({ node, chance, window, actor }: Desk, ticketId: string): Promise<void> {
  const elsewhere = node.catalogue.groups.filter((group) => group.needsTicket && !window.groups.includes(group.code));
  const matterCode = chance.pick(chance.pick(elsewhere).matters);
  await node.calling.forward(actor, {
    windowCode: window.code,
    ticketId,
    to: { kind: 'matter', matterCode },
    reason: 'wrong-line',
  });
}

async function rate({ node, chance, window }: Desk): Promise<void> {
  const { toRate } = await node.rating.atWindow(window.number);
  if (!toRate) return;
  const grade = chance.pick(grades);
  const reasons = grade <= 2 ? [chance.pick(['many-trips', 'extra-papers', 'not-said'] as const)] : [];
  const screen = { kind: 'citizen', id: 'window-screen', terminal: `${window.number}号窗口小屏` } as const;
  await node.rating.rateAtWindow(screen, { token: toRate.token, grade, reasons });
}
