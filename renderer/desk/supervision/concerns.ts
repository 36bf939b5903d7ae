// Owns the concerns in the order in which a supervisor goes through them: first what waits for a word of theirs.
import type { Concern } from '#shared/contract/supervision.ts';

export const concerns = [
  'decide',
  'overdue',
  'due',
  'hops',
  'transfers',
  'silent',
  'unhappy',
  'negative',
  'repeat',
] as const satisfies readonly Concern[];
