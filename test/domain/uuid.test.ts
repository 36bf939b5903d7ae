import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuidFrom } from '#shared/domain/uuid.ts';

describe('a UUID', () => {
  it('is version 4, whatever the chance, and the same for the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const kept = Uint8Array.from(bytes);
        const made = uuidFrom({ bytes: () => bytes });
        expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(uuidFrom({ bytes: () => kept })).toBe(made);
        // The source's own bytes are not written to.
        expect(bytes).toEqual(kept);
      }),
    );
  });

  it('holds all the chance it was given but the six fixed bits', () => {
    expect(uuidFrom({ bytes: () => new Uint8Array(16) })).toBe('00000000-0000-4000-8000-000000000000');
    expect(uuidFrom({ bytes: () => new Uint8Array(16).fill(255) })).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  });
});
