// Owns how a slip stands for whoever waits for it: one word for what a screen says, out of all the spool knows.
import type { SlipNews, SlipTrouble } from '#shared/contract/slips.ts';

/**
 * coming: it is in line or being printed · out: the printer says it is there · sent: a printer took it that cannot tell ·
 * on-screen: this hall prints none · asked: nobody knows whether it came out · held: it comes once the printer was seen
 * to · none: nothing comes by itself any more.
 */
export type Standing = 'coming' | 'out' | 'sent' | 'on-screen' | 'asked' | 'held' | 'none';

export function standingOf(slip: SlipNews): Standing {
  switch (slip.state) {
    case 'printed':
      return slip.onScreenOnly ? 'on-screen' : slip.confirmed ? 'out' : 'sent';
    case 'uncertain':
      return 'asked';
    case 'failed':
    case 'cancelled':
      return 'none';
    case 'waiting':
    case 'printing':
      return slip.trouble === null ? 'coming' : slip.trouble === 'no-printer' ? 'none' : 'held';
  }
}

/** True while nothing hinders the slip. */
export function isFine(standing: Standing): boolean {
  return standing === 'coming' || standing === 'out' || standing === 'sent' || standing === 'on-screen';
}

/** True where there is paper to be taken out of this machine's own slot, or soon will be. */
export function isForHand(standing: Standing, slip: SlipNews): boolean {
  return isFine(standing) && standing !== 'on-screen' && !slip.onScreenOnly && !slip.isElsewhere;
}

/** It cools down, or is over, by itself: nobody has to come. */
const needsNobody: readonly SlipTrouble[] = ['overheated', 'no-printer', 'late'];

/** Whether somebody has to see to the printer before this slip comes. */
export function needsGuide(standing: Standing, trouble: SlipTrouble | null): boolean {
  return standing === 'held' && trouble !== null && !needsNobody.includes(trouble);
}
