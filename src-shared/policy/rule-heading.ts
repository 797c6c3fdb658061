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

/** Why a result is what it is: the rule that decided, its clause and wording, and the readings it rests on. */
export type Reason = {
  readonly clause: string;
  readonly text: string;
  readonly rule: string;
  readonly notes: readonly string[];
};

/** The reason a rule gives; `detail` is added to its wording (for example the paper that is missing). */
export function reasonOf(rule: RuleHeading, detail?: string): Reason {
  return {
    clause: rule.clause,
    text: detail === undefined ? rule.text : `${rule.text}：${detail}`,
    rule: rule.id,
    notes: rule.notes,
  };
}
