// What the parts of this area are made of, and what they need of others.

import type { Recordings } from '#electron/case-files/recordings.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { Acting, ActingParts, InHand } from './acting.ts';
import type { StaffNames } from './case-owner.ts';
import type { CaseSlips, DrawSlip } from './case-slip.ts';

export type CaseParts = ActingParts & {
  readonly acting: Acting;
  readonly slips: CaseSlips;
  readonly draw: DrawSlip;
  readonly staffNames: StaffNames;
  readonly recordings: Recordings;
  /** 不予受理告知书, in the write that approves it. */
  readonly printRefusal: (on: InHand, language: Language) => Promise<void>;
  /** What a local number typed without its area code gets in front. */
  readonly areaCode: () => string | null;
};
