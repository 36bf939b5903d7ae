// Turns words from people into text a slip can carry: nothing in them may act as a command, and no line breaks inside a word.

/** Columns a character takes: one for ASCII, two for everything else, as printers with a Chinese ROM count. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += char < '\u0080' ? 1 : 2;
  return columns;
}

/** Control characters, invisible ones, those that turn the writing direction, and variation selectors no printer knows. */
export const unprintable = /\p{Cc}|\p{Cf}|\p{Variation_Selector}|\p{Noncharacter_Code_Point}/gu;

/** One line of plain words, composed (NFC): control and invisible characters gone, white space single. */
export function plainWords(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(unprintable, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The same words as receiptline text: every ASCII sign becomes a hexadecimal escape, so none is markup. */
export function escapeSlipText(text: string): string {
  return plainWords(text).replace(
    /[!-/:-@[-`{-~]/g,
    (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

// May not begin a line: closing marks. May not end one: opening marks.
const closing = /^[，。、；：！？）》」』】〕”’…·,.;:!?)\]}%]$/u;
const opening = /^[（《「『【〔“‘([{]$/u;

/** Pieces that stay together: a Latin word, or one Chinese character with the marks that cling to it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let glue = false;
  let previousAscii = false;
  for (const char of text) {
    const isAscii = char > ' ' && char < '\u0080';
    const last = pieces.length - 1;
    if (last >= 0 && (glue || closing.test(char) || (isAscii && previousAscii))) pieces[last] += char;
    else pieces.push(char);
    glue = opening.test(char);
    previousAscii = isAscii;
  }
  return pieces;
}

/** Cuts a piece that is wider than a whole line; only then is a word broken. */
function chop(piece: string, columns: number): string[] {
  const out: string[] = [];
  let line = '';
  for (const char of piece) {
    if (line !== '' && columnsOf(line) + columnsOf(char) > columns) {
      out.push(line);
      line = '';
    }
    line += char;
  }
  out.push(line);
  return out;
}

/** Lines of at most `columns` columns; nothing is left out, however long the text is. */
export function wrapWords(text: string, columns: number): string[] {
  const limit = Math.max(2, Math.floor(columns));
  const lines: string[] = [];
  let line = '';
  for (const whole of piecesOf(plainWords(text))) {
    for (const piece of columnsOf(whole) > limit ? chop(whole, limit) : [whole]) {
      if (line === '' && piece === ' ') continue;
      if (columnsOf(line) + columnsOf(piece) > limit) {
        lines.push(line.trimEnd());
        line = piece === ' ' ? '' : piece;
      } else line += piece;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.length > 0 ? lines : [''];
}
