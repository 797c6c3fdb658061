import { z } from 'zod';

/** Sections of a pack that are lists of rules, each with an id. */
export const listSections = [
  'activities',
  'gates',
  'groups',
  'classifications',
  'assessment',
  'deadlines',
  'limits',
  'settings',
  'notes',
  'consequences',
  'duties',
  'deductions',
] as const;
/** A section whose rules are edited one by one. */
export type ListSection = (typeof listSections)[number];

/**
 * Sections that a rule can be put into: the lists, the papers of the archive one by one (`{id, title, clause, text}`), and
 * the scheme of certificate numbers as a whole.
 */
export const putSections = [...listSections, 'archive', 'numbering'] as const;
/** One of them. */
export type PutSection = (typeof putSections)[number];

/** What a field of a form can hold; null is "not there". */
const valueSchema = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]);

/**
 * One value of an own pack that may be changed. `field` is its place: section, rule id, and the way down
 * (`assessment/year-minimum/credits`, `activities/centralized/credits/rates/city`, `cycle/years`).
 */
export const editableFieldSchema = z.object({
  field: z.string(),
  /** The rule it belongs to, as the document's lines name it. */
  line: z.string(),
  label: z.string(),
  kind: z.enum(['number', 'text', 'choice', 'boolean']),
  /** The words a `choice` may take. */
  choices: z.array(z.string()).readonly(),
  value: valueSchema,
  /** What the pack it extends says; null where the rule is this pack's own. */
  inherited: valueSchema,
  isChanged: z.boolean(),
});
/** A value of the form; see `editableFieldSchema`. */
export type EditableField = z.infer<typeof editableFieldSchema>;

/**
 * One change to an own pack.
 * `set`: a value, null takes an optional one away · `put`: a whole rule, added under an id of its own · `remove`: an inherited rule is
 * dropped, an own one deleted · `restore`: back to what the parent says.
 */
export const packEditSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('set'), field: z.string().min(1).max(300), value: valueSchema }),
  z.object({ op: z.literal('put'), section: z.enum(putSections), rule: z.unknown() }),
  z.object({
    op: z.literal('remove'),
    section: z.enum([...listSections, 'archive']),
    rule: z.string().min(1).max(60),
  }),
  z.object({ op: z.literal('restore'), field: z.string().min(1).max(300) }),
]);
/** A change that was read; see `packEditSchema`. */
export type PackEdit = z.infer<typeof packEditSchema>;
