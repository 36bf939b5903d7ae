// Accounts of the people at the desk: first start, signing in, and the administrator's few tools.
import { z } from 'zod';
import { bilingualSchema } from './hall.ts';
import { instantSchema, procedure, roleSchema } from './procedure.ts';

export const staffSchema = z.object({
  id: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  roles: z.array(roleSchema).min(1),
  unitCode: z.string(),
  unitName: bilingualSchema,
  /** The window this person usually sits at. */
  windowCode: z.string().nullable(),
  disabled: z.boolean(),
  createdAt: instantSchema,
});
export type Staff = z.infer<typeof staffSchema>;

export const usernameSchema = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/, '用户名用小写字母和数字，2 到 32 位');
/** Length, not composition, makes a password strong (NIST SP 800-63B). */
export const passwordSchema = z.string().min(10, '密码至少 10 位').max(200, '密码太长了');
const displayNameSchema = z.string().trim().min(1, '请写姓名').max(40, '姓名太长了');

/** Whoever is signed in here, and when that ends by itself. */
const meSchema = z.object({ staff: staffSchema, mustChangePassword: z.boolean(), endsAt: instantSchema });
export type Me = z.infer<typeof meSchema>;

const newStaff = z.strictObject({
  username: usernameSchema,
  displayName: displayNameSchema,
  password: passwordSchema,
  roles: z.array(roleSchema).min(1, '至少选一个岗位'),
  unitCode: z.string(),
  windowCode: z.string().nullable(),
});
export type NewStaff = z.infer<typeof newStaff>;

const staffNotFound = { STAFF_NOT_FOUND: { status: 404, message: '没有这个账号' } } as const;
const usernameTaken = { USERNAME_TAKEN: { status: 409, message: '这个用户名已经有人用了' } } as const;
const unitUnknown = { UNIT_UNKNOWN: { status: 404, message: '没有这个单位或窗口' } } as const;

export const staffContract = {
  /** True until the first administrator exists: the desk then shows the set-up page. */
  firstStart: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/staff/first-start', summary: 'Is there an administrator yet?' })
    .output(z.object({ needed: z.boolean() })),
  /** With the set-up code that the program printed at first start; works once. */
  createFirstAdmin: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/staff/first-start', summary: 'Make the first administrator', successStatus: 201 })
    .input(
      z.strictObject({
        setupCode: z.string().max(20),
        username: usernameSchema,
        displayName: displayNameSchema,
        password: passwordSchema,
      }),
    )
    .errors({
      ALREADY_SET_UP: { status: 409, message: '管理员已经建好了，请直接登录' },
      SETUP_CODE_WRONG: { status: 403, message: '设置码不对，请看启动时显示的那一行' },
    })
    .output(staffSchema),
  signIn: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/staff/session', summary: 'Sign in' })
    .input(z.strictObject({ username: z.string().max(40), password: z.string().max(200) }))
    .errors({ WRONG_PASSWORD: { status: 401, message: '用户名或密码不对' } })
    .output(meSchema),
  /** A whole period more, from now. NOT_SIGNED_IN where the session is over or was ended. */
  staySignedIn: procedure
    .meta({ who: 'signed-in' })
    .route({ method: 'PUT', path: '/staff/session', summary: 'Stay signed in' })
    .output(meSchema),
  signOut: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'DELETE', path: '/staff/session', summary: 'Sign out' })
    .output(z.object({ ok: z.literal(true) })),
  /** Null when nobody is signed in. */
  me: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/staff/me', summary: 'Who am I' })
    .output(meSchema.nullable()),
  changePassword: procedure
    .meta({ who: 'signed-in' })
    .route({ method: 'POST', path: '/staff/me/password', summary: 'Change my password' })
    .input(z.strictObject({ current: z.string().max(200), next: passwordSchema }))
    .errors({ WRONG_PASSWORD: { status: 401, message: '现在的密码不对' } })
    .output(z.object({ ok: z.literal(true) })),
  /** For choosing who handles a case: names, no usernames of others' concern. */
  list: procedure
    .meta({ who: 'signed-in' })
    .route({ method: 'GET', path: '/staff', summary: 'Everybody with an account' })
    .output(z.array(staffSchema)),
  create: procedure
    .meta({ who: ['admin'] })
    .route({ method: 'POST', path: '/staff', summary: 'Make an account', successStatus: 201 })
    .input(newStaff)
    .errors({ ...usernameTaken, ...unitUnknown })
    .output(staffSchema),
  update: procedure
    .meta({ who: ['admin'] })
    .route({ method: 'PATCH', path: '/staff/{id}', summary: 'Change an account; disabling ends its sessions' })
    .input(
      z.strictObject({
        id: z.uuid(),
        displayName: displayNameSchema.optional(),
        roles: z.array(roleSchema).min(1).optional(),
        unitCode: z.string().optional(),
        windowCode: z.string().nullable().optional(),
        disabled: z.boolean().optional(),
        /** Sets a new password the person must change at the next sign-in. */
        password: passwordSchema.optional(),
      }),
    )
    .errors({ ...staffNotFound, ...unitUnknown, LAST_ADMIN: { status: 409, message: '至少要留一个能用的管理员' } })
    .output(staffSchema),
};
