// A slip whose data can never be read again, told apart from a store that cannot be read just now.

/** The case's key is gone, or the row is damaged: trying again is no use, and nobody behind it should wait. */
export class SlipUnreadable extends Error {
  override readonly name = 'SlipUnreadable';

  constructor(jobId: string, cause: unknown) {
    super(`The slip ${jobId} can no longer be read.`, { cause });
  }
}
