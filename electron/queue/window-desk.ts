// A window's own acts: pausing, opening, and who sits there.
import type { Actor, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { DeskWindow, PauseReason } from '#shared/contract/calling.ts';
import { type CallingParts, knownWindow } from './calling-parts.ts';
import { deskWindow } from './desk-window.ts';
import { isPausedOn } from './paused-windows.ts';
import { readWindowState } from './queue-store.ts';

type AtWindow = { windowCode: string };

/** All throw WINDOW_UNKNOWN; doing again what is so already changes nothing. */
export type WindowDesk = {
  pause(actor: Actor, input: AtWindow & { reason: PauseReason }): Promise<DeskWindow>;
  open(actor: Actor, input: AtWindow): Promise<DeskWindow>;
  /** Whoever sat there gives up the seat; whoever sits down leaves the one they had. */
  sit(actor: Actor, input: AtWindow): Promise<DeskWindow>;
  /** Gives up one's own seat: somebody else's stays theirs. */
  leave(actor: Actor, input: AtWindow): Promise<DeskWindow>;
};

type State = Row<'window_states'> | undefined;

export function createWindowDesk(o: CallingParts): WindowDesk {
  async function change(
    actor: Actor,
    windowCode: string,
    command: (w: Write, state: State) => Promise<void>,
  ): Promise<DeskWindow> {
    const window = knownWindow(o.catalogue, windowCode);
    await o.store.write(actor, async (w) => command(w, await readWindowState(w.db, windowCode)));
    return deskWindow(o, window);
  }

  return {
    pause: (actor, { windowCode, reason }) =>
      change(actor, windowCode, async (w, state) => {
        if (isPausedOn(state, o.hall.dateOf(w.at), o.hall.dateOf) && state.paused_reason === reason) return;
        await w.append({ type: 'window.paused', subject: windowCode, data: { reason } });
      }),

    open: (actor, { windowCode }) =>
      change(actor, windowCode, async (w, state) => {
        if (state?.paused_at == null) return;
        await w.append({ type: 'window.opened', subject: windowCode, data: {} });
      }),

    sit: (actor, { windowCode }) =>
      change(actor, windowCode, async (w, state) => {
        if (state?.seat_staff === actor.id) return;
        const had = await w.db
          .selectFrom('window_states')
          .select('window_code')
          .where('seat_staff', '=', actor.id)
          .execute();
        for (const seat of had) await w.append({ type: 'window.left', subject: seat.window_code, data: {} });
        await w.append({ type: 'window.seated', subject: windowCode, data: {} });
      }),

    leave: (actor, { windowCode }) =>
      change(actor, windowCode, async (w, state) => {
        if (state?.seat_staff !== actor.id) return;
        await w.append({ type: 'window.left', subject: windowCode, data: {} });
      }),
  };
}
