// Owns what every kiosk screen may reach: the session, how to move it, the hall, and how the screen stands.
import { createContext, type Dispatch, use } from 'react';
import type { CatalogueView } from '#shared/contract/catalogue.ts';
import type { Hall } from '#shared/contract/hall.ts';
import type { QueueOverview } from '#shared/contract/queue.ts';
import type { Action } from './action.ts';
import type { Screen } from './screen-state.ts';
import type { Session } from './session.ts';

export type Orientation = 'portrait' | 'landscape';

/** stray: it would have disturbed what is being written · unread: no slip of ours, or one read badly. */
export type ScanTrouble = 'stray' | 'unread';

export type Kiosk = {
  session: Session;
  dispatch: Dispatch<Action>;
  /** Which session and screen a question to the hall is asked from: taken down when it is asked, for its answer. */
  asking: () => Asking;
  hall: Hall;
  catalogue: CatalogueView;
  /** Null until first heard: nothing is said about waiting then. */
  overview: QueueOverview | null;
  orientation: Orientation;
  /** The hall's clock, ms. */
  now: number;
  /** False: the line to the hall is lost for now. */
  isOnline: boolean;
  /** A v4 UUID for one submit. */
  newRequestId: () => string;
  /** What became of a scan a moment ago that led nowhere. */
  scanTrouble: ScanTrouble | null;
  callHelp: () => void;
  /** Calls a person without a word on the screen, once in a session: the printer needs one. */
  callGuide: () => void;
  /** The printer needs nobody any more: takes that call back, unless the person here has called, too. */
  leaveGuide: () => void;
  /** unheard: written down, but nobody sits at a desk now. */
  help: 'none' | 'calling' | 'called' | 'unheard' | 'coming' | 'failed';
  helper: string | null;
};

/** @see Action 'answer' */
export type Asking = { session: number; at: Screen };

export const KioskContext = createContext<Kiosk | null>(null);

export function useKiosk(): Kiosk {
  const found = use(KioskContext);
  if (!found) throw new Error('KioskContext is missing above this screen');
  return found;
}
