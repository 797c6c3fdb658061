import { z } from 'zod';

/**
 * What every rule of a pack carries: its own id, the clause it comes from (REQUIREMENTS or summaries id), a short
 * Chinese text in our own words, and the ids of the readings it rests on (`notes` of the pack), shown where it decides.
 */
export const ruleHeadingShape = {
  id: z.string().min(1).max(60),
  clause: z.string().min(1).max(60),
  text: z.string().min(1).max(200),
  notes: z.array(z.string().regex(/^[A-Z]+\d+$/)).default([]),
} as const;

export const ruleHeadingSchema = z.strictObject(ruleHeadingShape);
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
};

/** The reason a rule gives; `detail` is appended to the rule's wording. */
export function reasonOf(
  rule: RuleHeading,
  detail?: { readonly about: string; readonly text: string },
): Reason {
  const reason = { clause: rule.clause, text: rule.text, rule: rule.id, notes: rule.notes };
  return detail === undefined
    ? reason
    : { ...reason, text: `${rule.text}：${detail.text}`, about: detail.about };
}
