// Owns a window in a test's hand: it writes down every act it was asked for, and answers as it was told.
import { userEvent } from 'vitest/browser';
import * as queue from '#renderer/preview/desk/queue-samples.ts';
import type { DeskWindow } from '#shared/contract/calling.ts';

/** Keys, as a person presses them. */
export const keys = (text: string): Promise<void> => userEvent.keyboard(text);

/** A hall that writes down what it was asked, and answers each act with `after`. */
export function listening(at: DeskWindow, after: DeskWindow = at, answers: Record<string, () => unknown> = {}) {
  const sent: [string, unknown][] = [];
  const acts = ['callNext', 'recall', 'finish', 'miss', 'park', 'callBack', 'forward', 'pause', 'open', 'sit', 'leave'];
  const hear = (name: string, answer: unknown) => async (input: unknown) => {
    sent.push([name, input]);
    return answers[name] ? answers[name]() : answer;
  };
  const calling = {
    window: async () => at,
    ...Object.fromEntries(acts.map((name) => [name, hear(name, after)])),
    ...Object.fromEntries(
      ['requeue', 'top', 'confirmGreen'].map((name) => [name, hear(name, queue.foundTicket.ticket)]),
    ),
  };
  return { sent, calling };
}
