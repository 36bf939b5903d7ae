// What every driver of an ID reader is to the hall: it says what lies on the reader, and when it is gone.

/** What is taken off a card. `name` is null where the reader does not say one. */
export type CardRead = { readonly name: string | null; readonly idNumber: string };

/**
 * card: one lies there and was read · unreadable: something lies there that says nothing · lifted: nothing lies there ·
 * back: the reader is there, and has not said yet what lies on it · gone: it does not answer, or not as a reader does.
 */
export type ReaderSays =
  | { readonly what: 'card'; readonly card: CardRead }
  | { readonly what: 'unreadable' }
  | { readonly what: 'lifted' }
  | { readonly what: 'back' }
  | { readonly what: 'gone' };

export type IdReader = {
  /**
   * Says what lies there, as often as the reader does: that a card is the same as before is for the listener to see.
   * Returns the way to stop; nothing is said after it.
   */
  start(hear: (said: ReaderSays) => void): () => Promise<void>;
};
