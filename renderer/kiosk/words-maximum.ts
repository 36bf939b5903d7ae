// Owns one figure the screens need without the contract's schemas in their bundle.

/** Characters as seen; equal to the contract's `wordsMaximum` (a test holds them together). */
export const wordsMaximum = 5000;
