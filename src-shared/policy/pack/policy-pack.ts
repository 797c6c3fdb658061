import { z } from 'zod';
import { assessmentRuleSchema, groupSchema, taskSchema } from '../assess/assess-rules.ts';
import { activitySchema, gateSchema } from '../award/award-rules.ts';
import { numberingSchema } from '../duties/certificate-number.ts';
import { deadlineRuleSchema } from '../duties/deadline.ts';
import { leaveRouteSchema } from '../duties/leave-route.ts';
import { limitSchema } from '../duties/limit.ts';
import { outgoingRouteSchema } from '../duties/outgoing-route.ts';
import { registrationPermissionSchema } from '../duties/registration-permission.ts';
import { selectionSchema } from '../duties/select.ts';
import { decimalSchema } from './pack-words.ts';
import { ruleHeadingShape } from './rule-heading.ts';

/** Two-digit province codes of GB/T 2260; 00 is the whole country. */
const PROVINCES = /^(00|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}$/;

const dateSchema = z.iso.date();

/** An id names the pack in files, entries and decisions: it must do as a file name on every system. */
export const packIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,48}$/);

const noteSchema = z.strictObject({ id: z.string().regex(/^[A-Z]+\d+$/), text: z.string().min(1).max(400) });

/** A point on which the text gives no number. `default` only where a reading (ambiguities) supplies one. */
const settingSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9.-]+$/),
  clause: z.string().min(1),
  title: z.string().min(1).max(80),
  unit: z.enum(['credits', 'hours', 'credits/hour', 'hours/lesson', 'years', 'share']),
  default: decimalSchema.optional(),
  notes: z.array(z.string()).default([]),
});

/** The day the registration year starts (`MM-DD`) and the fact that decides the year of an activity. */
const registrationYearSchema = z.strictObject({
  ...ruleHeadingShape,
  starts: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  decidedBy: z.enum(['certificate', 'end', 'start']),
});

const consequenceSchema = z.strictObject({
  ...ruleHeadingShape,
  when: z.array(z.enum(['year', 'cycle', 'probation'])).min(1),
});

const headShape = {
  /** Version of this file format. */
  format: z.literal(1),
  id: packIdSchema,
  version: z.int().min(1),
  /** The pack this one adds to; its rules are inherited, replaced by id or dropped by `without` (an id, or `section/id`). */
  extends: z.strictObject({ id: packIdSchema, version: z.int().min(1) }).nullable(),
  without: z.array(z.string()).default([]),
  title: z.string().min(1).max(120),
  shortTitle: z.string().min(1).max(40),
  documentNumber: z.string().max(60).nullable(),
  issuer: z.string().max(60),
  issuedOn: dateSchema.nullable(),
  /** GB/T 2260; `000000` the whole country, null: chosen by hand, never by region. */
  regionCode: z.string().regex(PROVINCES, 'unknown region').nullable(),
  effective: z.strictObject({ from: dateSchema.nullable(), to: dateSchema.nullable() }),
  /** The pack follows the full text, a summary of it, or is somebody's own. */
  basis: z.enum(['text', 'summary', 'own']),
  units: z.strictObject({ hours: z.literal(true), credits: z.boolean() }),
  summary: z.string().min(1).max(200),
} as const;

const sectionShape = {
  registrationYear: registrationYearSchema.optional(),
  /** Length of the assessment cycle; absent or null where the text knows none. */
  cycle: z
    .strictObject({ ...ruleHeadingShape, years: z.int().min(1).max(20) })
    .nullable()
    .optional(),
  requiresApprovalForm: z.boolean().optional(),
  /** What the archive of a project must hold. */
  archive: z
    .strictObject({
      ...ruleHeadingShape,
      items: z.array(z.strictObject({ id: z.string(), title: z.string() })).min(1),
    })
    .nullable()
    .optional(),
  /** What the text attaches to a verdict of `failed`. */
  consequences: z.array(consequenceSchema).default([]),
  /** Duties and facts a person keeps an eye on; no verdict hangs on them. `task`: an assessment warns where it is not carried. */
  duties: z.array(z.strictObject({ ...ruleHeadingShape, task: taskSchema.optional() })).default([]),
  notes: z.array(noteSchema).default([]),
  settings: z.array(settingSchema).default([]),
  activities: z.array(activitySchema).default([]),
  gates: z.array(gateSchema).default([]),
  groups: z.array(groupSchema).default([]),
  assessment: z.array(assessmentRuleSchema).default([]),
  deadlines: z.array(deadlineRuleSchema).optional(),
  registration: registrationPermissionSchema.optional(),
  leave: leaveRouteSchema.optional(),
  outgoing: outgoingRouteSchema.optional(),
  selection: selectionSchema.optional(),
  numbering: numberingSchema.optional(),
  limits: z.array(limitSchema).optional(),
} as const;

/**
 * A policy pack: one regulation as data. Strict throughout, so that an unknown rule kind, unit, region or key never
 * loads. A pack that extends another must go through `resolvePack` before it answers anything.
 */
export const policyPackSchema = z.strictObject({ ...headShape, ...sectionShape });

export type PolicyPack = z.infer<typeof policyPackSchema>;
