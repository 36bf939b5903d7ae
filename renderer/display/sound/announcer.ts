// Owns the order in which calls are heard: one after another, none twice, none too late, none for somebody who has gone.
import type { Language } from '#shared/contract/procedure.ts';
import type { Call } from '#shared/contract/queue.ts';
import { spokenCall } from '#shared/domain/spoken-number.ts';
import type { Spoken } from '../../ui/speech.ts';

/** Whoever has not come by then looks at the screen; saying it now would only hold up the others. */
const STALE_CALL_MS = 60_000;

export type AnnouncerParts = {
  /** How long ago the hall made the call, ms; null: not known. */
  ageMs(call: Call): number | null;
  /** Whether its number is at its window now. */
  isStillCalled(call: Call): boolean;
  ring(): Promise<void>;
  say(text: string, language: Language): Promise<Spoken>;
  /** Each call is said in all of these, the first of them `times` times. */
  readonly languages: readonly Language[];
  readonly times: number;
};

export type Announcer = { announce(call: Call): void; stop(): void };

export function createAnnouncer(parts: AnnouncerParts): Announcer {
  let waiting: Call[] = [];
  let isSpeaking = false;
  let isStopped = false;

  const isToBeSaid = (call: Call): boolean =>
    !isStopped && (parts.ageMs(call) ?? 0) <= STALE_CALL_MS && parts.isStillCalled(call);

  /** Said once only while others wait: better all of them once than the last of them too late. */
  const sentencesOf = (call: Call): { text: string; language: Language }[] =>
    parts.languages.flatMap((language, at) => {
      const times = at === 0 && waiting.length === 0 ? parts.times : 1;
      return Array.from({ length: times }, () => ({ text: spokenCall(call, language), language }));
    });

  const announceOne = async (call: Call): Promise<void> => {
    if (!isToBeSaid(call)) return;
    await parts.ring();
    for (const { text, language } of sentencesOf(call)) {
      if (isStopped || !parts.isStillCalled(call)) return;
      // What did not work now will not work a second later either, and others may wait.
      if ((await parts.say(text, language)) !== 'said') return;
    }
  };

  const run = async (): Promise<void> => {
    if (isSpeaking) return;
    isSpeaking = true;
    try {
      for (let call = waiting.shift(); call; call = waiting.shift()) await announceOne(call);
    } finally {
      isSpeaking = false;
    }
  };

  return {
    announce(call) {
      // The number has one place in the queue; a later call of it is the true one.
      const at = waiting.findIndex(({ ticketNo }) => ticketNo === call.ticketNo);
      if (at === -1) waiting.push(call);
      else waiting[at] = call;
      void run();
    },
    stop() {
      isStopped = true;
      waiting = [];
    },
  };
}
