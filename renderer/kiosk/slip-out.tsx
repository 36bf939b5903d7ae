// Owns the drawing that says where paper comes out: a slot, the slip coming down from it, an arrow that points the way.
import type { ReactNode } from 'react';

/** Moves unless motion is not wanted; then it shows the slip already out. */
export function SlipOut(): ReactNode {
  return (
    <svg className="slip-out" viewBox="0 0 120 112" aria-hidden="true">
      <path
        className="slip-out-machine"
        d="M6 4h108a6 6 0 0 1 6 6v22a6 6 0 0 1-6 6H6a6 6 0 0 1-6-6V10a6 6 0 0 1 6-6z"
      />
      <path className="slip-out-mouth" d="M22 22h76v8H22z" />
      {/* A picture in the picture: what is above the mouth is still inside the machine. */}
      <svg x="0" y="26" width="120" height="86" aria-hidden="true">
        <g className="slip-out-paper">
          <path
            className="slip-out-sheet"
            d="M30 -4h60v76l-7.500-5-7.500 5-7.500-5-7.500 5-7.500-5-7.500 5-7.500-5-7.500 5z"
          />
          <path className="slip-out-lines" d="M40 16h40M40 31h40M40 46h26" />
        </g>
      </svg>
      <path className="slip-out-arrow" d="M106 50v44m-11-12 11 13 11-13" />
    </svg>
  );
}
