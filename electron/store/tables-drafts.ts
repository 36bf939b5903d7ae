// The row of the drafts' table.

/** Operational, not journaled: words not sent yet are nobody's but their writer's, and go without a trace. */
export type DraftsTable = {
  staff_id: string;
  place: string;
  /** JSON text, sealed by the writer's own key in the vault. */
  sealed: string;
  /** When it was last written, UTC ms. */
  at: number;
};
