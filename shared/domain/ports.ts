// The two things a pure rule may not fetch for itself: the time and chance. They come in as arguments.

/** Milliseconds since the Unix epoch, UTC. */
export type Clock = () => number;

/** Cryptographically strong bytes in production, a seeded stream in tests. */
export type Random = { bytes(length: number): Uint8Array };

/** What may stand in a journal event or under a seal. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
