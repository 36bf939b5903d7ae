// The row of the parked drafts' table.

/** Operational, not journaled: words nobody has handed in yet leave no trace when they are taken up or forgotten. */
export type ParkedDraftsTable = {
  id: string;
  request_id: string;
  /** The hall's day it was parked on. */
  day: string;
  code: string;
  at: number;
  /** Until then it may be taken up, and is kept where nobody did, UTC ms. */
  until: number;
  /** JSON text, sealed by the draft's own key; null once it is gone: the row stays for the day, so that the code is not given again. */
  sealed: string | null;
  sealed_recording: Uint8Array | null;
  /** The clerk who took it up last. */
  taken_by: string | null;
  taken_at: number | null;
  /** Keyed hash of the address it came from; null: the hall's own machine. */
  parked_by: string | null;
};
