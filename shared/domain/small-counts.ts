// What may be shown of counts to everybody without pointing at anybody: in steps, so that a small group is neither said nor left over.

/**
 * A count as it may be shown: down to a whole step of `small`; null: less than that. Each is shown by itself alone, so
 * whoever takes one from another knows what is left only to within a step: never exactly how many a small group is.
 */
export function shownCount(count: number, small: number): number | null {
  return count < small ? null : count - (count % small);
}

/** `isAtLeast`: it is that or more. */
export type ShownPercent = { readonly percent: number; readonly isAtLeast: boolean };

/**
 * A share as it may be shown, whole percent; null: too few on the one side. Where less than `small` (but somebody) are on
 * the other, it is shown as if there were as many as that allows: 100 % is said only where there is nobody.
 */
export function shownPercent({ part, whole }: { part: number; whole: number }, small: number): ShownPercent | null {
  const rest = whole - part;
  if (part < small) return null;
  if (rest === 0) return { percent: 100, isAtLeast: false };
  if (rest >= small) return { percent: Math.round((part * 100) / whole), isAtLeast: false };
  return { percent: Math.floor(((whole - small + 1) * 100) / whole), isAtLeast: true };
}
