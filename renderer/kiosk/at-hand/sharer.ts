// Owns telling the hall how a shared draft stands, and hearing what the clerk wrote: one question at a time, soon after a change, and every few seconds.
import { ORPCError } from '@orpc/client';
import type { AssistEnd, Shared } from '#shared/contract/assist.ts';
import { assistBeatMs } from '#shared/domain/draft-parts.ts';
import type { Api } from '../../api.ts';

type ShareInput = Parameters<Api['assist']['share']>[0];
/** How the draft stands now. */
export type Snapshot = Omit<ShareInput, 'key' | 'seen'>;

export type Sharer = {
  /** Something here is another: told in a moment, with what changes until then. */
  changed(): void;
  /** Something there is another: asked at once. */
  ask(): void;
  stop(): void;
};

/** Short enough to be looked at together, long enough for a word. */
const SOON_MS = 300;

export function createSharer(o: {
  key: string;
  share: (input: ShareInput) => Promise<Shared>;
  look: () => Snapshot;
  onHeard: (shared: Shared, told: Snapshot) => void;
  onOver: (why: AssistEnd | null) => void;
  /** The hall did not answer; it is asked again. */
  onLost: () => void;
}): Sharer {
  let seen = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSoon = false;
  let isAsking = false;
  let isAgain = false;
  let isStopped = false;

  const plan = (ms: number): void => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void ask(), ms);
  };
  const stop = (): void => {
    isStopped = true;
    clearTimeout(timer);
  };
  async function ask(): Promise<void> {
    if (isStopped) return;
    if (isAsking) {
      isAgain = true;
      return;
    }
    isAsking = true;
    isAgain = false;
    isSoon = false;
    const snapshot = o.look();
    try {
      const shared = await o.share({ ...snapshot, key: o.key, seen });
      if (isStopped) return;
      seen = shared.revision;
      o.onHeard(shared, snapshot);
    } catch (error) {
      if (isStopped) return;
      if (error instanceof ORPCError && error.code === 'ASSIST_OVER') {
        stop();
        o.onOver((error.data as { why: AssistEnd | null }).why);
      } else o.onLost();
    } finally {
      isAsking = false;
      plan(isAgain ? 0 : isSoon ? SOON_MS : assistBeatMs);
    }
  }
  return {
    changed() {
      if (isSoon) return;
      isSoon = true;
      if (!isAsking) plan(SOON_MS);
    },
    ask: () => void ask(),
    stop,
  };
}
