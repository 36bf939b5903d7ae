// The service catalogue as screens need it: what can be done here, where, and with which papers.
import { z } from 'zod';
import { bilingualSchema } from './hall.ts';
import { procedure } from './procedure.ts';

export const matterSchema = z.object({
  code: z.string(),
  /** Official name; `|` marks where a long name may break. */
  name: bilingualSchema,
  /** As spoken: 换身份证. */
  short: bilingualSchema,
  aliases: z.array(z.string()),
  departmentCode: z.string(),
  groupCode: z.string(),
  materials: z.array(bilingualSchema),
  fee: bilingualSchema.nullable(),
  /** Working days the unit promises; 0 = same visit; null = not stated. */
  promisedWorkingDays: z.number().int().nullable(),
  /** Everyday reasons this gets stuck: offered as ready phrases when telling the window. */
  stuckReasons: z.array(bilingualSchema),
  /** Pinyin initials and full pinyin of name, short name and aliases, lower case. */
  initials: z.array(z.string()),
  pinyin: z.array(z.string()),
});
export type Matter = z.infer<typeof matterSchema>;

export const departmentSchema = z.object({
  code: z.string(),
  name: bilingualSchema,
  short: bilingualSchema,
  matterCount: z.number().int(),
});
export type Department = z.infer<typeof departmentSchema>;

/** A unit a citizen can name as the place where it failed: department, township, body. */
export const unitSchema = z.object({
  code: z.string(),
  name: bilingualSchema,
  short: bilingualSchema,
  kind: z.enum(['hall', 'department', 'township', 'other']),
  initials: z.array(z.string()),
  pinyin: z.array(z.string()),
});
export type Unit = z.infer<typeof unitSchema>;

export const windowSchema = z.object({
  code: z.string(),
  number: z.string(),
  name: bilingualSchema,
  groupCodes: z.array(z.string()),
  floor: z.number().int(),
  zone: bilingualSchema,
});
export type HallWindow = z.infer<typeof windowSchema>;

export const catalogueSchema = z.object({
  matters: z.array(matterSchema),
  /** Codes of the matters people come for most, best first. */
  popular: z.array(z.string()),
  /** Departments with at least one matter, in the hall's order. */
  departments: z.array(departmentSchema),
  units: z.array(unitSchema),
  windows: z.array(windowSchema),
});
export type CatalogueView = z.infer<typeof catalogueSchema>;

export const catalogueContract = {
  get: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/catalogue', summary: 'Matters, departments, units and windows' })
    .output(catalogueSchema),
};
