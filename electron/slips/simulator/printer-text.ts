// The characters a printer with a Chinese ROM finds for the bytes it gets: one byte or two, never four.

import iconv from 'iconv-lite';

/** What stands where the ROM has nothing. */
const missingChar = '□';

/** Keeps half a character until its other half comes. */
export function createTextDecoder() {
  let isChinese = true;
  let lead: number | null = null;

  function pair(first: number, second: number): string {
    // A second byte below 40 begins one of GB18030's four-byte characters, which are in no ROM.
    if (second < 0x40) return missingChar;
    const char = iconv.decode(Buffer.of(first, second), 'gb18030');
    return char.includes('\ufffd') ? missingChar : char;
  }

  return {
    /** FS & and FS .: two bytes a character from now on, or one. */
    setChinese(to: boolean): void {
      isChinese = to;
      lead = null;
    },
    reset(): void {
      isChinese = true;
      lead = null;
    },
    decode(bytes: Uint8Array): string {
      let text = '';
      for (const byte of bytes) {
        if (lead !== null) {
          text += pair(lead, byte);
          lead = null;
        } else if (byte < 0x80) text += String.fromCharCode(byte);
        else if (isChinese) lead = byte;
        else text += iconv.decode(Buffer.of(byte), 'cp437');
      }
      return text;
    },
  };
}
