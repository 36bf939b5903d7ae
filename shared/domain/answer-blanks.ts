// Owns where a ready answer is still to be filled in, and whether a text that goes out still holds such a place.

/** A place to be filled in: its sign for sign （…）, and where it begins. */
export type Blank = { readonly words: string; readonly at: number };

const pattern = /（[^（）]*）/g;

/** Every （…）, in order. */
export function blanksOf(words: string): readonly Blank[] {
  return [...words.matchAll(pattern)].map((found) => ({ words: found[0], at: found.index }));
}

/** What `text` still holds, word for word, of the places to be filled in of these ready answers. Other brackets are the writer's own. */
export function unfilledBlanks(text: string, answers: readonly string[]): readonly Blank[] {
  const open = new Set(answers.flatMap((words) => blanksOf(words).map((blank) => blank.words)));
  return open.size === 0 ? [] : blanksOf(text).filter(({ words }) => open.has(words));
}
