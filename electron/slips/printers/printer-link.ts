// What a conversation with a printer goes over, whatever it is made of: a network line, a device file, a serial port.

/** Who hears what comes over a link. */
export type LinkEars = {
  /** The printer's bytes as they come, at least one. */
  onBytes(bytes: Uint8Array): void;
  /** The line broke or was closed; nothing comes after it. At most once. */
  onBroken(why: Error): void;
};

export type PrinterLink = {
  /** False where nothing can come back: a device that may only be written. */
  readonly canAnswer: boolean;
  /** True where an answer to an earlier conversation may still come in this one: the wire has no idea of conversations. */
  readonly remembers: boolean;
  /** Resolves when the system has taken the bytes, which may be never: whoever waits sets the limit. Rejects when the line broke. */
  send(bytes: Uint8Array): Promise<void>;
  /** For a printer that says nothing: resolves when all that was sent has left, as far as the link can tell. May never resolve. */
  finish(): Promise<void>;
  /** Lets go, and of what was not sent yet, too. Never rejects. */
  close(): Promise<void>;
};

/** Rejects with PrinterUnreachable where no conversation can begin. */
export type OpenLink = (ears: LinkEars, signal: AbortSignal) => Promise<PrinterLink>;
