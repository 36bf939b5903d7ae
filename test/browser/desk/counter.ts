// Owns what tests of filing at the counter share: a hall that keeps what it was sent, and the keys that send it.
import { userEvent } from 'vitest/browser';
import { sampleReceipt, slipStates } from '#renderer/preview/kiosk/kiosk-samples.ts';
import type { FileCase } from '#shared/contract/case-shapes.ts';

/** `sent` grows with each try; `answer` is what the hall says to it, or throws. */
export function counter(answer: () => ReturnType<typeof sampleReceipt> = () => sampleReceipt(slipStates.onScreen)) {
  const sent: FileCase[] = [];
  const fileAtCounter = async (input: FileCase) => {
    sent.push(input);
    return answer();
  };
  return { sent, cases: { fileAtCounter } };
}

export const send = (): Promise<void> => userEvent.keyboard('{Control>}{Enter}{/Control}');
