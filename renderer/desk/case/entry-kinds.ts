// Owns what kind of thing an entry of a case is: its sign, whether the citizen sees it, and whether it is theirs.
import type { CaseEntry } from '#shared/contract/case-detail.ts';
import type { IconName } from '../../ui/icons.tsx';

type Kind = CaseEntry['kind'];

/** What stands out: the words between the window and the citizen. */
export const lampKinds: readonly Kind[] = ['said', 'supplement', 'concluded', 'answered', 'objected', 'reopened'];

/** Done by the citizen where no name of staff stands with it. */
export const fromCitizen: readonly Kind[] = ['filed', 'supplement', 'answered', 'rated', 'objected', 'file-added'];

/** The turns the citizen is told of at the kiosk and on the phone; everything else stays inside. */
const seenByCitizen: readonly Kind[] = [
  'filed',
  'accepted',
  'contacted',
  'assigned',
  'transfer-offered',
  'transfer-accepted',
  'paused',
  'resumed',
  'extension-granted',
  'promise-moved',
  'refusal-given',
  'objected',
  'objection-taken',
  'objection-upheld',
  'ruled',
  'merged',
  'answered',
  'rated',
  'reopened',
  'archived',
  'said',
  'supplement',
  'concluded',
];
export const isSeenByCitizen = (kind: Kind): boolean => seenByCitizen.includes(kind);

export const entryIcons: Readonly<Record<Kind, IconName>> = {
  filed: 'say',
  accepted: 'check',
  contacted: 'phone',
  assigned: 'person',
  'transfer-offered': 'reconnect',
  'transfer-accepted': 'reconnect',
  'transfer-returned': 'back',
  'transfer-withdrawn': 'back',
  'task-asked': 'people',
  'task-done': 'people',
  'task-cancelled': 'people',
  paused: 'pause',
  resumed: 'clock',
  'extension-asked': 'calendar',
  'extension-granted': 'calendar',
  'extension-refused': 'calendar',
  'promise-moved': 'calendar',
  'refusal-proposed': 'warning',
  'refusal-given': 'warning',
  'refusal-declined': 'warning',
  objected: 'say',
  'objection-taken': 'check',
  'objection-upheld': 'warning',
  urged: 'bell',
  escalated: 'help',
  ruled: 'medal',
  linked: 'plus',
  merged: 'enter',
  absorbed: 'enter',
  answered: 'say',
  rated: 'medal',
  reopened: 'reconnect',
  archived: 'paper',
  said: 'voice',
  note: 'pen',
  supplement: 'say',
  reclassified: 'list',
  concluded: 'check',
  revealed: 'mask',
  reprinted: 'printer',
  'printed-out': 'printer',
  'file-added': 'paper',
  'file-removed': 'erase',
  'file-opened': 'find',
  'written-down': 'pen',
};
