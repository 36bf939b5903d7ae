// What every driver of an ID reader is to the hall: it says what lies on the reader, and when it is gone.

/** What is taken off a card. `name` is null where the reader does not say one. */
export type CardRead = { readonly name: string | null; readonly idNumber: string };

/**
 * card: one was laid down and read · unreadable: something lies there that says nothing · lifted: nothing lies there ·
 * gone: the reader does not answer.
 */
export type ReaderSays =
  | { readonly what: 'card'; readonly card: CardRead }
  | { readonly what: 'unreadable' }
  | { readonly what: 'lifted' }
  | { readonly what: 'gone' };

export type IdReader = {
  /** Says how it is now and then each change, never the same twice in a row. Returns the way to stop. */
  start(hear: (said: ReaderSays) => void): () => Promise<void>;
};

/** Hands on changes only: readers say the same card again and again while it lies there. */
export function changesOnly(hear: (said: ReaderSays) => void): (said: ReaderSays) => void {
  let before = '';
  return (said) => {
    const now = said.what === 'card' ? `card ${said.card.idNumber} ${said.card.name ?? ''}` : said.what;
    if (now === before) return;
    before = now;
    hear(said);
  };
}
