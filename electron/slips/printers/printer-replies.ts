// Tells a printer's answers apart: what was asked, what was asked at the end of the data, and what it says unasked.

export type PrinterReplies = {
  /** Answers to DLE EOT, in order. */
  readonly status: number[];
  /** Answers to GS r. */
  readonly inline: number[];
  /** True once something came that no printer says. */
  hasRubbish: boolean;
  /** Bytes as they come; a group may be cut anywhere. */
  feed(bytes: Uint8Array): void;
  /** Forgets the answers so far, not a group half heard. */
  clear(): void;
};

// Which bits are fixed in what a printer sends (ESC/POS, "status transmission").
const isStatus = (byte: number) => (byte & 0b1001_0011) === 0b0001_0010;
const isAutomatic = (byte: number) => (byte & 0b1001_0011) === 0b0001_0000;
const isInline = (byte: number) => (byte & 0b1001_0000) === 0;
// Flow control, of the printers that keep to it on a network too.
const isXonXoff = (byte: number) => byte === 0x11 || byte === 0x13;

/** An automatic status back is four bytes, and only the first can be told from an answer. */
const automaticFollow = 3;

export function createPrinterReplies(): PrinterReplies {
  let toSkip = 0;
  const replies: PrinterReplies = {
    status: [],
    inline: [],
    hasRubbish: false,
    feed(bytes) {
      for (const byte of bytes) {
        if (toSkip > 0) toSkip -= 1;
        else if (isStatus(byte)) replies.status.push(byte);
        else if (isAutomatic(byte)) toSkip = automaticFollow;
        else if (isInline(byte)) replies.inline.push(byte);
        else if (!isXonXoff(byte)) replies.hasRubbish = true;
      }
    },
    clear() {
      replies.status.length = 0;
      replies.inline.length = 0;
      replies.hasRubbish = false;
    },
  };
  return replies;
}

/** What GS r 1 answers: the bits of the sensor that finds no paper at all. */
export const saysPaperEnded = (inline: number): boolean => (inline & 0b0000_1100) !== 0;
