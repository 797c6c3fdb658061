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
import { classificationAxisSchema } from './classification-axis.ts';
import { figureSchema } from './figure.ts';
import { decimalSchema, degreeLevelSchema, type PackPart, packParts } from './pack-words.ts';
import { ruleHeadingShape } from './rule-heading.ts';

/** Two-digit province codes of GB/T 2260; 00 is the whole country. */
const PROVINCES = /^(00|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}$/;

/**
 * Days of documents, which may be older than the days of facts (`pack-words.ts`): no bound but the
 * calendar's.
 */
const dateSchema = z.iso.date();

/** An id names the pack in files, entries and decisions: it must do as a file name on every system. */
export const packIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,48}$/);

/**
 * A reading taken where the text is unclear (`docs/readings.md`). Rules name it by `id`; the program shows
 * `text` wherever such a rule decides (Q3).
 */
const noteSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]+\d+[a-z]?$/),
  text: z.string().min(1).max(400),
  /** It speaks of the share of one entry alone (A26): beside a verdict, whose total it never changes, it says nothing. */
  perEntry: z.literal(true).optional(),
});

/** A point on which the text gives no number (Q1). The program asks a person and never invents a value. */
const settingSchema = z.strictObject({
  /** Decisions are stored under it, for all versions of the pack: renamed, a point would be asked again. */
  id: z.string().regex(/^[a-z][a-z0-9.-]+$/),
  /** Where the text is silent, so that whoever decides can read it. */
  clause: z.string().min(1),
  /** The question as a form asks it. */
  title: z.string().min(1).max(80),
  /** What the number counts. Stored in thousandths of it; of `yes-no`, no is 0 and yes 1. */
  unit: z.enum(['credits', 'hours', 'credits/hour', 'hours/lesson', 'years', 'share', 'factor', 'yes-no']),
  /** Stands until somebody decides. Only where a reading supplies it (A10); otherwise the point is open. */
  default: decimalSchema.optional(),
  /** The readings that supply the default. */
  notes: z.array(z.string()).default([]),
});

/**
 * To which year an activity belongs (H14.1, Q11, Q12). Absent: calendar years, by the last day of the
 * activity.
 */
const registrationYearSchema = z.strictObject({
  ...ruleHeadingShape,
  /**
   * First day of the year, `MM-DD`. 02-01 under the earlier Shaanxi text, whose January belongs to the year
   * before (A19).
   */
  starts: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  /**
   * Which date counts where several are known: of the certificate (H14.1), the last day (Q11) or the first.
   */
  decidedBy: z.enum(['certificate', 'end', 'start']),
});

/**
 * What the text attaches to a failed period (H11, W1.4): shown beside the verdict, without effect on any
 * figure.
 */
const consequenceSchema = z.strictObject({
  ...ruleHeadingShape,
  /** The periods whose failing brings it. */
  when: z.array(z.enum(['year', 'cycle', 'probation'])).min(1),
});

/**
 * Hours that the text takes away from who did something (SR1: 笔记、心得体会检查不合格). An entry of its own with its reason, of
 * the year in which it was found; no training and no credits are touched.
 */
const deductionSchema = z.strictObject({
  ...ruleHeadingShape,
  /** What is found, as a form offers it. */
  title: z.string().min(1).max(40),
  hours: figureSchema,
  /** What is not given out for that year: 《继续教育合格证书》. */
  withholds: z.string().min(1).max(40).optional(),
});
/** A rule that takes hours away; see `deductionSchema`. */
export type DeductionRule = z.infer<typeof deductionSchema>;

const headShape = {
  /** Version of this file format. */
  format: z.literal(1),
  id: packIdSchema,
  /**
   * Entries name a pack by id and version. A shipped version never changes; a correction is the next version.
   */
  version: z.int().min(1),
  /** The pack this one adds to; its rules are inherited, replaced by id or dropped by `without` (an id, or `section/id`). */
  extends: z.strictObject({ id: packIdSchema, version: z.int().min(1) }).nullable(),
  /** Inherited rules that do not hold here. `section/id` where two sections use one id. */
  without: z.array(z.string()).default([]),
  /** The name of the regulation as its authority wrote it. */
  title: z.string().min(1).max(120),
  shortTitle: z.string().min(1).max(40),
  /** 文号; null for a text without one and for copies. */
  documentNumber: z.string().max(60).nullable(),
  /** The authority; empty where a summary does not say. */
  issuer: z.string().max(60),
  issuedOn: dateSchema.nullable(),
  /** GB/T 2260; `000000` the whole country, null: chosen by hand, never by region. */
  regionCode: z.string().regex(PROVINCES, 'unknown region').nullable(),
  /**
   * First and last day of validity, both included; null: not stated. Chooses packs (`choosePolicy`), never
   * entries.
   */
  effective: z.strictObject({ from: dateSchema.nullable(), to: dateSchema.nullable() }),
  /**
   * The pack follows the full text, a summary of it, pages that quote its figures and that nobody held against the text
   * (待核对; `source` names them), or is somebody's own.
   */
  basis: z.enum(['text', 'summary', 'unverified', 'own']),
  /** Who is quoted, in words: a site, a page. */
  source: z.string().min(1).max(120).optional(),
  /** Hours are known to every text. Without `credits` (Hubei, B1) every credit figure is null, never 0. */
  units: z.strictObject({ hours: z.literal(true), credits: z.boolean() }),
  /** What the text gives to a set of texts. Absent: read off its sections (`partsOf`). */
  parts: z.array(z.enum(packParts)).min(1).optional(),
  /** Credits of one kind fill each other's minima. Absent: those of one province do (`creditKindOf`). */
  creditKind: z.string().min(1).max(40).optional(),
  /** One sentence for the list of packs. */
  summary: z.string().min(1).max(200),
  /**
   * The articles behind the clause ids that its rules cite, as people cite them: 第九条. A user's own pack writes the article
   * into the rule itself.
   */
  clauses: z
    .array(z.strictObject({ id: z.string().min(1).max(60), article: z.string().min(1).max(40) }))
    .default([]),
} as const;

const sectionShape = {
  /** The registration year; see `registrationYearSchema`. */
  registrationYear: registrationYearSchema.optional(),
  /** Length of the assessment cycle; absent or null where the text knows none. */
  cycle: z
    .strictObject({ ...ruleHeadingShape, years: z.int().min(1).max(20) })
    .nullable()
    .optional(),
  /**
   * The approval form has to be approved before anything is registered (H7). Absent: the text knows no such
   * form.
   */
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
  /** Hours that are taken away by rule (SR1). */
  deductions: z.array(deductionSchema).default([]),
  /** Duties and facts a person keeps an eye on; no verdict hangs on them. `task`: an assessment warns where it is not carried; `degree`: a flag. */
  duties: z
    .array(
      z.strictObject({
        ...ruleHeadingShape,
        task: taskSchema.optional(),
        /** Every teacher has this degree or has it still to reach (V4.2). */
        degree: degreeLevelSchema.optional(),
      }),
    )
    .default([]),
  /** Readings, in the order in which they are shown. */
  notes: z.array(noteSchema).default([]),
  /** Silent points, in the order in which they are asked. */
  settings: z.array(settingSchema).default([]),
  /** The axes along which the text divides trainings beside form and level, in the order in which forms ask them. */
  classifications: z.array(classificationAxisSchema).default([]),
  /**
   * The conversion table (H14, W3.1, SX2 …). The first row whose `when` holds governs, so special rows stand
   * before general ones.
   */
  activities: z.array(activitySchema).default([]),
  /** What is asked before anything is earned, in this order. */
  gates: z.array(gateSchema).default([]),
  /** Classes of entries that minima and offsets name (W3.2, SX1). */
  groups: z.array(groupSchema).default([]),
  /** Rules of assessment. Applied by kind, not in this order; caps of one period are applied in it. */
  assessment: z.array(assessmentRuleSchema).default([]),
  /** Last days of duties (H7, W2.1a, L20, L37, G3.3). */
  deadlines: z.array(deadlineRuleSchema).optional(),
  /** Who registers what (H4–H7, W2.3, B1). Absent: the text does not say, and nothing is refused for it. */
  registration: registrationPermissionSchema.optional(),
  /** Who approves leave from a training (L22). */
  leave: leaveRouteSchema.optional(),
  /** Who approves training outside the district (L24–L28). */
  outgoing: outgoingRouteSchema.optional(),
  /** Who may be sent to a project (G3.2, G4.1). */
  selection: selectionSchema.optional(),
  /** How certificate numbers are made up (L23). */
  numbering: numberingSchema.optional(),
  /** Bounds of quantities (L20, L21, L33, L34, G2, G3.4). */
  limits: z.array(limitSchema).optional(),
} as const;

/**
 * A policy pack: one regulation as data. Strict throughout, so that an unknown rule kind, unit, region or key never
 * loads. A pack that extends another must go through `resolvePack` before it answers anything.
 */
export const policyPackSchema = z.strictObject({ ...headShape, ...sectionShape });

/**
 * A pack as it was read (see `policyPackSchema`), or several combined into one (`combineSet`): `members` are then the texts in
 * their order, each with what it gives. No file has members.
 */
export type PolicyPack = z.infer<typeof policyPackSchema> & { readonly members?: readonly SetMember[] };

/** A text of a set, and which of its parts hold there. */
export type SetMember = { readonly pack: PolicyPack; readonly parts: readonly PackPart[] };
