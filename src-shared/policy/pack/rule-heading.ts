import { z } from 'zod';

/**
 * What every rule of a pack carries. A rule without clause and wording could not be explained, so none loads.
 */
export const ruleHeadingShape = {
  /** Unique in its section. Extensions replace and drop by it, and entries keep it in their trace. */
  id: z.string().min(1).max(60),
  /** The clause it comes from, an id of `docs/requirements.md`. */
  clause: z.string().min(1).max(60),
  /** What the clause says, in our own words and in Chinese: shown beside every decision. */
  text: z.string().min(1).max(200),
  /** Readings (`notes` of the pack) it rests on. The first is shown where the rule decides. */
  notes: z.array(z.string().regex(/^[A-Z]+\d+[a-z]?$/)).default([]),
} as const;

/** A rule that is nothing but its heading: what it means follows from the place where it stands. */
export const ruleHeadingSchema = z.strictObject(ruleHeadingShape);
/** A heading as it was read; see `ruleHeadingShape`. */
export type RuleHeading = z.infer<typeof ruleHeadingSchema>;

/**
 * Why a result is what it is: the rule that decided, its clause and wording, and the readings it rests on. `about` names
 * the one thing meant where a rule speaks of several (a paper that is missing).
 */
export type Reason = {
  readonly clause: string;
  readonly text: string;
  readonly rule: string;
  readonly notes: readonly string[];
  readonly about?: string;
  /** Id of the pack it comes from, where several texts hold at once. */
  readonly policy?: string;
};

/** The reason a rule gives; `detail` is appended to the rule's wording. */
export function reasonOf(
  rule: RuleHeading & { readonly policy?: string },
  detail?: { readonly about: string; readonly text: string },
): Reason {
  const { policy } = rule;
  const reason = {
    ...{ clause: rule.clause, text: rule.text, rule: rule.id, notes: rule.notes },
    ...(policy === undefined ? {} : { policy }),
  };
  return detail === undefined
    ? reason
    : { ...reason, text: `${rule.text}：${detail.text}`, about: detail.about };
}
