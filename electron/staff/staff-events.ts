// What happened to accounts, as the journal keeps it, and the table it becomes. No password, hash or token is ever in here.
import { z } from 'zod';
import { onEvent, type Projection } from '#electron/store/projection.ts';
import { roleSchema } from '#shared/contract/procedure.ts';

const created = z.strictObject({
  username: z.string(),
  displayName: z.string(),
  roles: z.array(roleSchema),
  unitCode: z.string(),
  windowCode: z.string().nullable(),
  /** Made with the set-up code, by nobody who was signed in. */
  first: z.boolean(),
});

/** Only what changed is named. */
const changed = z.strictObject({
  displayName: z.string().optional(),
  roles: z.array(roleSchema).optional(),
  unitCode: z.string().optional(),
  windowCode: z.string().nullable().optional(),
  disabled: z.boolean().optional(),
});

/** Accounts and who signed in: `subject` is the staff id. */
export const staffProjection: Projection = {
  tables: ['staff'],
  events: {
    'staff.created': onEvent(created, async (db, { subject, at, data }) => {
      await db
        .insertInto('staff')
        .values({
          id: subject,
          username: data.username,
          display_name: data.displayName,
          roles: JSON.stringify(data.roles),
          unit_code: data.unitCode,
          window_code: data.windowCode,
          disabled: 0,
          created_at: at,
        })
        .execute();
    }),
    'staff.changed': onEvent(changed, async (db, { subject, data }) => {
      const set = {
        ...(data.displayName !== undefined && { display_name: data.displayName }),
        ...(data.roles !== undefined && { roles: JSON.stringify(data.roles) }),
        ...(data.unitCode !== undefined && { unit_code: data.unitCode }),
        ...(data.windowCode !== undefined && { window_code: data.windowCode }),
        ...(data.disabled !== undefined && { disabled: data.disabled ? (1 as const) : (0 as const) }),
      };
      if (Object.keys(set).length === 0) return;
      await db.updateTable('staff').set(set).where('id', '=', subject).execute();
    }),
    // For the audit only: credentials and sessions live outside the journal.
    'staff.password-set': onEvent(z.strictObject({ by: z.enum(['self', 'admin']) }), async () => {}),
    'staff.signed-in': onEvent(z.strictObject({}), async () => {}),
    'staff.stayed-signed-in': onEvent(z.strictObject({}), async () => {}),
    'staff.signed-out': onEvent(z.strictObject({}), async () => {}),
  },
};
