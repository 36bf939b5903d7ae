// Cuts a stream of bytes into ESC/POS commands as a printer's reader does: nothing of layout, nothing of paper.

/** `name` as in the makers' manuals: 'ESC J', 'GS v', 'LF', or 'text' and 'row', which are what stands between commands. */
export type EscposCommand = { name: string; args: Uint8Array };

export type CommandReader = {
  /** Bytes as they come; a command may be cut anywhere. */
  push(bytes: Uint8Array): void;
  /** The next whole command, or null until more has come. */
  next(): EscposCommand | null;
  /** Bytes not read yet. */
  readonly waiting: number;
  /** Forgets them. */
  clear(): void;
};

const leads: Readonly<Record<number, string>> = { 27: 'ESC', 28: 'FS', 29: 'GS', 16: 'DLE' };
const signs: Readonly<Record<number, string>> = { 4: 'EOT', 5: 'ENQ', 9: 'HT', 10: 'LF', 13: 'CR' };

// How many bytes follow the name. What is not here no receipt needs, and a test that meets it has found an injection.
const fixed: Readonly<Record<string, number>> = {
  'DLE EOT': 1,
  'DLE ENQ': 1,
  'ESC @': 0,
  'ESC 2': 0,
  'ESC 3': 1,
  'ESC !': 1,
  'ESC a': 1,
  'ESC E': 1,
  'ESC G': 1,
  'ESC -': 1,
  'ESC t': 1,
  'ESC M': 1,
  'ESC  ': 1,
  'ESC {': 1,
  'ESC J': 1,
  'ESC d': 1,
  'ESC R': 1,
  'ESC $': 2,
  'ESC \\': 2,
  'FS .': 0,
  'FS &': 0,
  'FS C': 1,
  'FS -': 1,
  'FS !': 1,
  'FS W': 1,
  'FS S': 2,
  'GS !': 1,
  'GS B': 1,
  'GS H': 1,
  'GS I': 1,
  'GS L': 2,
  'GS W': 2,
  'GS a': 1,
  'GS b': 1,
  'GS f': 1,
  'GS h': 1,
  'GS r': 1,
  'GS w': 1,
};

/** How many bytes of `args` (all that there is so far) a command of many lengths takes; null: too few to tell. */
function variableLength(name: string, args: Buffer): number | null {
  const first = args[0];
  if (first === undefined) return null;
  switch (name) {
    // GS v 0 m xL xH yL yH: its rows are read one by one, as they are printed.
    case 'GS v':
      return 6;
    case 'GS (':
      return args.length < 3 ? null : 3 + args.readUInt16LE(1);
    case 'GS 8':
      return args.length < 5 ? null : 5 + args.readUInt32LE(1);
    case 'GS V':
      return first >= 65 ? 2 : 1;
    case 'GS k': {
      if (first > 6) return args[1] === undefined ? null : 2 + args[1];
      const end = args.indexOf(0, 1);
      return end < 0 ? null : end + 1;
    }
    default:
      return 0;
  }
}
const isVariable = (name: string) => ['GS v', 'GS (', 'GS 8', 'GS V', 'GS k'].includes(name);

/** Unknown commands come as 'unknown' with their first bytes. */
export function createCommandReader(): CommandReader {
  let rest: Buffer = Buffer.alloc(0);
  let rowsLeft = 0;
  let rowBytes = 0;

  function take(name: string, from: number, length: number): EscposCommand | null {
    if (rest.length < from + length) return null;
    const args = Uint8Array.from(rest.subarray(from, from + length));
    rest = rest.subarray(from + length);
    return { name, args };
  }

  function afterLead(lead: string): EscposCommand | null {
    const code = rest[1];
    if (code === undefined) return null;
    const name = `${lead} ${signs[code] ?? String.fromCharCode(code)}`;
    if (!isVariable(name)) {
      const length = fixed[name];
      return length === undefined ? take('unknown', 0, 2) : take(name, 2, length);
    }
    const length = variableLength(name, rest.subarray(2));
    const command = length === null ? null : take(name, 2, length);
    if (command?.name === 'GS v') {
      const header = Buffer.from(command.args);
      rowBytes = header.readUInt16LE(2);
      rowsLeft = rowBytes === 0 ? 0 : header.readUInt16LE(4);
    }
    return command;
  }

  return {
    get waiting() {
      return rest.length;
    },
    clear() {
      rest = Buffer.alloc(0);
      rowsLeft = 0;
    },
    push(bytes) {
      rest = rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes]);
    },
    next() {
      if (rowsLeft > 0) {
        const row = take('row', 0, rowBytes);
        if (row) rowsLeft -= 1;
        return row;
      }
      const byte = rest[0];
      if (byte === undefined) return null;
      const lead = leads[byte];
      if (lead) return afterLead(lead);
      if (byte < 0x20) return take(signs[byte] ?? 'unknown', signs[byte] ? 1 : 0, signs[byte] ? 0 : 1);
      const end = rest.findIndex((each) => each < 0x20);
      return take('text', 0, end < 0 ? rest.length : end);
    },
  };
}
