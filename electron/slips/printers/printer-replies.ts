// Tells a printer's bytes apart: what was asked, what was asked at the end of the data, what it says unasked, and what no printer says.

export type PrinterReplies = {
  /** Answers to DLE EOT, in order. */
  readonly status: number[];
  /** Answers to GS r 1, in order. */
  readonly inline: number[];
  /** The last whole automatic status back: four bytes. */
  readonly automatic: readonly number[] | null;
  /** True between XOFF and XON: it can take no more now. */
  readonly isHeldBack: boolean;
  /** True once something came that no printer says. */
  readonly hasRubbish: boolean;
  /** True once anything came but flow control. */
  readonly hasSpoken: boolean;
  /** Bytes as they come; a group may be cut anywhere. */
  feed(bytes: Uint8Array): void;
  /** Forgets what was said so far, not a group half heard and not XOFF. */
  clear(): void;
};

// Which bits are fixed in what a printer sends (ESC/POS, "status transmission").
const isStatus = (byte: number) => (byte & 0b1001_0011) === 0b0001_0010;
const isGroupHead = (byte: number) => (byte & 0b1001_0011) === 0b0001_0000;
const isGroupRest = (byte: number) => (byte & 0b1001_0000) === 0;
const isInline = (byte: number) => (byte & 0b1111_0000) === 0;

const xon = 0x11;
const xoff = 0x13;
const groupLength = 4;

export function createPrinterReplies(): PrinterReplies {
  const status: number[] = [];
  const inline: number[] = [];
  let group: number[] = [];
  let automatic: readonly number[] | null = null;
  let isHeldBack = false;
  let hasRubbish = false;
  let hasSpoken = false;

  function take(byte: number): void {
    if (byte === xon || byte === xoff) {
      isHeldBack = byte === xoff;
      return;
    }
    hasSpoken = true;
    if (group.length > 0 && isGroupRest(byte)) {
      group.push(byte);
      if (group.length < groupLength) return;
      automatic = group;
      group = [];
      return;
    }
    // A group that breaks off was none.
    group = [];
    if (isStatus(byte)) status.push(byte);
    else if (isGroupHead(byte)) group = [byte];
    else if (isInline(byte)) inline.push(byte);
    else hasRubbish = true;
  }

  return {
    status,
    inline,
    get automatic() {
      return automatic;
    },
    get isHeldBack() {
      return isHeldBack;
    },
    get hasRubbish() {
      return hasRubbish;
    },
    get hasSpoken() {
      return hasSpoken;
    },
    feed(bytes) {
      for (const byte of bytes) take(byte);
    },
    clear() {
      status.length = 0;
      inline.length = 0;
      automatic = null;
      hasRubbish = false;
      hasSpoken = false;
    },
  };
}
