// A write that found somebody else had been first is decided anew from what is there now.
import { QueueRaced } from './queue-events.ts';

/** More than this is not a race but a bug. */
const attempts = 5;

/** Runs the write again while it ends in QueueRaced. */
export async function decidingAnew<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof QueueRaced) || attempt === attempts) throw error;
    }
  }
}
