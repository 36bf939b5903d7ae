// 到窗口接着办: a draft kept for the counter, sealed by a key of its own, found by four digits, gone when filed, given up or old.
import { z } from 'zod';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import { DomainError, tooManyTries } from '#electron/domain-error.ts';
import { isHallItself } from '#electron/guesses.ts';
import type { Actor, Store, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import { createTries, type TryCounter } from '#electron/store/tries.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import { type DraftParts, draftPartsSchema } from '#shared/contract/assist.ts';
import { type RecordingInput, recordingInputSchema } from '#shared/contract/case-shapes.ts';
import { type Language, languageSchema } from '#shared/contract/procedure.ts';
import type { JsonValue, Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';

/** Codes 1000 to 9999: four digits that are said as four digits. */
const firstCode = 1000;
const codes = 9000;
/** Kept at once. Beyond, a guess would too often be right. */
const parkedMaximum = 200;
/** Of those, from one address other than the hall's own machine: no single one takes the places of all. Ours, not law. */
const fromOneMaximum = 40;
/** Wrong codes before a clerk has to wait, and before everybody at one address has to. Ours, not law. */
const guesses = { byClerk: 10, bySource: 30, windowMs: 15 * 60_000 } as const;

export type Parking = {
  requestId: string;
  language: Language;
  parts: DraftParts;
  recording?: RecordingInput | undefined;
};
export type TakenUp = {
  id: string;
  parts: DraftParts;
  language: Language;
  spokenSeconds: number | null;
  until: number;
};

export type ParkingService = {
  /** Throws InputProblems, REQUEST_REUSED (it was taken up and is gone), CANNOT_PARK. */
  park(actor: Actor, source: string, input: Parking): Promise<{ code: string; until: number }>;
  /** Throws CODE_UNKNOWN, TOO_MANY_TRIES. */
  takeUp(actor: Actor, source: string, code: string): Promise<TakenUp>;
  /** Of a draft that is still there and that nobody else has taken up since. Null: nothing was said. Throws PARKED_GONE. */
  recording(actor: Actor, id: string): Promise<RecordingInput | null>;
  drop(actor: Actor, id: string): Promise<void>;
};

const keptSchema = z.object({
  parts: draftPartsSchema,
  language: languageSchema,
  spokenSeconds: z.number().int().nullable(),
});

const keyName = (id: string): string => `parked/${id}`;
const places = { draft: (id: string) => `${keyName(id)}/draft`, sound: (id: string) => `${keyName(id)}/recording` };

export function createParkingService(o: {
  store: Store;
  vault: Vault;
  hall: Pick<HallClock, 'dateOf'>;
  random: Random;
  parkHours: number;
  /** Throws InputProblems for what could not be filed. */
  checkRecording: (recording: RecordingInput, language: Language) => Promise<unknown>;
}): ParkingService {
  const { store, vault, random } = o;
  const tries = createTries(vault, tooManyTries);

  async function freeCode(w: Write, day: string, parkedBy: string | null): Promise<string> {
    const rows = await w.db
      .selectFrom('parked_drafts')
      .select(['code', 'until', 'parked_by', 'sealed as kept'])
      .where(({ or, eb }) => or([eb('day', '=', day), eb('sealed', 'is not', null)]))
      .execute();
    const used = new Set(rows.map(({ code }) => code));
    const free = Array.from({ length: codes }, (_, n) => String(firstCode + n)).filter((code) => !used.has(code));
    const drawn = free[Buffer.from(random.bytes(6)).readUIntBE(0, 6) % free.length];
    const held = rows.filter(({ kept, until }) => kept !== null && until > w.at);
    const theirs = held.filter(({ parked_by }) => parkedBy !== null && parked_by === parkedBy);
    if (drawn === undefined || held.length >= parkedMaximum || theirs.length >= fromOneMaximum)
      throw new DomainError('CANNOT_PARK');
    return drawn;
  }

  function sealedOf(key: CaseKey, id: string, { parts, language, recording }: Parking) {
    const kept = { parts, language, spokenSeconds: recording?.seconds ?? null };
    return {
      // What is not there is absent, never undefined: what the contract lets in is JSON.
      sealed: key.seal(JSON.parse(JSON.stringify(kept)) as JsonValue, places.draft(id)),
      sealed_recording: recording ? key.sealBytes(Buffer.from(recording.data, 'base64'), places.sound(id)) : null,
    };
  }

  function countersFor(actor: Actor, source: string): [TryCounter, TryCounter] {
    const { byClerk, bySource, windowMs } = guesses;
    return [
      { scope: 'parked-clerk', key: actor.id, limit: byClerk, windowMs },
      { scope: 'parked-source', key: source, limit: bySource, windowMs },
    ];
  }

  async function open(w: Pick<Write, 'db'>, row: Row<'parked_drafts'>): Promise<TakenUp> {
    const key = await vault.key(w.db, keyName(row.id));
    const kept = keptSchema.parse(key.open(row.sealed ?? '', places.draft(row.id)));
    return { id: row.id, ...kept, until: row.until };
  }

  return {
    async park(actor, source, input) {
      if (input.recording) await o.checkRecording(input.recording, input.language);
      return store.write(actor, async (w) => {
        const before = await w.db
          .selectFrom('parked_drafts')
          .selectAll()
          .where('request_id', '=', input.requestId)
          .executeTakeFirst();
        if (before) {
          if (before.sealed === null || before.until <= w.at) throw new DomainError('REQUEST_REUSED');
          const key = await vault.key(w.db, keyName(before.id));
          const { id, code, until } = before;
          await w.db
            .updateTable('parked_drafts')
            .set(sealedOf(key, id, input))
            .where('id', '=', id)
            .execute();
          return { code, until };
        }
        const id = uuidFrom(random);
        const day = o.hall.dateOf(w.at);
        const parkedBy = isHallItself(source) ? null : vault.mac('parked by', source);
        const code = await freeCode(w, day, parkedBy);
        const until = w.at + o.parkHours * 3_600_000;
        const key = await vault.createKey(w, keyName(id));
        await w.db
          .insertInto('parked_drafts')
          .values({
            ...{
              id,
              request_id: input.requestId,
              day,
              code,
              at: w.at,
              until,
              taken_by: null,
              taken_at: null,
              parked_by: parkedBy,
            },
            ...sealedOf(key, id, input),
          })
          .execute();
        return { code, until };
      });
    },

    async takeUp(actor, source, typed) {
      const code = typed.normalize('NFKC').replace(/\s/g, '');
      const counters = countersFor(actor, source);
      const taken = await store.write(actor, async (w) => {
        await tries.check(w, counters);
        const row = await w.db
          .selectFrom('parked_drafts')
          .selectAll()
          .where('code', '=', code)
          .where('sealed', 'is not', null)
          .where('until', '>', w.at)
          .executeTakeFirst();
        if (!row) return { triesLeft: await tries.count(w, counters) };
        // Mistakes stay counted: a draft of one's own must not buy guesses at other people's.
        await w.db
          .updateTable('parked_drafts')
          .set({ taken_by: actor.id, taken_at: w.at })
          .where('id', '=', row.id)
          .execute();
        return open(w, row);
      });
      // After the commit: a refusal inside the write would take its own count back.
      if ('triesLeft' in taken) throw new DomainError('CODE_UNKNOWN', { triesLeft: taken.triesLeft });
      return taken;
    },

    async recording(actor, id) {
      const row = await store.db
        .selectFrom('parked_drafts')
        .selectAll()
        .where('id', '=', id)
        .where('taken_by', '=', actor.id)
        .executeTakeFirst();
      if (!row?.sealed) throw new DomainError('PARKED_GONE');
      if (!row.sealed_recording) return null;
      const { spokenSeconds } = await open(store, row);
      const key = await vault.key(store.db, keyName(id));
      const bytes = key.openBytes(row.sealed_recording, places.sound(id));
      return recordingInputSchema.parse({ data: Buffer.from(bytes).toString('base64'), seconds: spokenSeconds });
    },

    drop: (actor, id) =>
      store.write(actor, async (w) => {
        const row = await w.db
          .selectFrom('parked_drafts')
          .select('id')
          .where('id', '=', id)
          .where('taken_by', '=', actor.id)
          .executeTakeFirst();
        if (row) await forget(w, vault, id);
      }),
  };
}

/** The words and their key go; the code stays taken for its day. */
export async function forget(w: Write, vault: Pick<Vault, 'destroy'>, id: string): Promise<void> {
  await w.db.updateTable('parked_drafts').set({ sealed: null, sealed_recording: null }).where('id', '=', id).execute();
  await vault.destroy(w, keyName(id));
}
