// Owns the live level: bars that rise with the voice, so that whoever speaks sees they are heard. Decoration beside the words.
import type { ReactNode } from 'react';

const BARS = 15;
const middle = (BARS - 1) / 2;

/** @param level 0 to 1 */
export function Level(props: { level: number }): ReactNode {
  return (
    <div className="say-level" aria-hidden="true">
      {Array.from({ length: BARS }, (_, at) => {
        // Highest in the middle; a quiet room still shows that it is listened to.
        const share = 1 - Math.abs(at - middle) / (middle + 2);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars are always the same ones.
          <i key={at} style={{ blockSize: `${8 + 92 * props.level * share}%` }} />
        );
      })}
    </div>
  );
}
