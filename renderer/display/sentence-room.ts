// Owns how much of a sentence the foot of the display can hold at a time: what is longer is shown in parts, never cut.

/** Letters are about half as wide as a Chinese character. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += sign.charCodeAt(0) < 0x2e80 ? 0.5 : 1;
  return width;
}

/** The sentence in parts of at most `room` characters' width, broken behind a mark or at a space where there is one. */
export function partsOf(sentence: string, room: number): string[] {
  const parts: string[] = [];
  let rest = sentence.trim();
  while (widthOf(rest) > room) {
    const signs = [...rest];
    let fits = signs.length;
    while (widthOf(signs.slice(0, fits).join('')) > room) fits -= 1;
    const start = signs.slice(0, fits).join('');
    // A part that would be less than half full says too little.
    const breaks = [...start.matchAll(/[，。；、！？]|[,.;!?](?=\s)|\s/g)];
    const at = breaks.at(-1)?.index ?? -1;
    const end = at >= start.length / 2 ? at + 1 : start.length;
    parts.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...parts, rest];
}
