import { z } from 'zod';
import type { Earning } from '../ledger/entry.ts';
import { stepOf } from '../policy/award/award-outcome.ts';
import { figureIn } from '../policy/pack/figure.ts';
import { figureText } from '../policy/pack/pack-words.ts';
import type { DeductionRule, PolicyPack } from '../policy/pack/policy-pack.ts';
import type { Problem } from '../problems.ts';

/** What a person says of hours that are taken away: by which rule, why, who found it, and when. */
export const deductionFieldsSchema = z.object({
  /** The text that has the rule, and the rule. */
  policyId: z.string().min(1).max(60),
  ruleId: z.string().min(1).max(60),
  /** The authority or person that inspected. */
  inspectedBy: z.string().trim().min(1).max(100),
  /** `YYYY-MM-DD`; the registration year of this day loses the hours. */
  inspectedOn: z.iso.date(),
  /** The paper that says so, where there is one. */
  paper: z.string().trim().max(200).nullable(),
  reason: z.string().trim().min(1).max(500),
});
/** Read; see `deductionFieldsSchema`. */
export type DeductionFields = z.infer<typeof deductionFieldsSchema>;

/** A rule that takes hours away as a form offers it; hours in thousandths, null while nobody decided how many. */
export type OfferedDeduction = {
  readonly policyId: string;
  readonly rule: DeductionRule;
  readonly hours: number | null;
};

/** The rules of the texts in force that take hours away (SR1), in their order. */
export function offeredDeductions(
  texts: readonly PolicyPack[],
  settingOf: (pack: PolicyPack, id: string) => number | null,
): readonly OfferedDeduction[] {
  return texts.flatMap((pack) =>
    pack.deductions.map((rule) => ({
      ...{ policyId: pack.id, rule },
      hours: figureIn(rule.hours, (id) => settingOf(pack, id)),
    })),
  );
}

/** What an entry that takes hours away keeps of it, beside its figures. */
type Deduction = Omit<DeductionFields, 'policyId' | 'ruleId'> & {
  readonly policy: string;
  readonly rule: string;
  readonly title: string;
  readonly withholds: string | null;
};
/**
 * Why hours cannot be taken away from people; all at once.
 * 1. `deduction.unknownRule`: no text in force has the rule.
 * 2. `deduction.hoursOpen`: the text leaves the number open, and nobody decided it.
 * 3. `deduction.inTheFuture`: it was found today or earlier.
 * 4. `deduction.alreadyTaken`: the same rule took hours from this person for the same day, and that stands.
 */
export function deductionProblems(asked: {
  readonly offered: OfferedDeduction | undefined;
  readonly fields: DeductionFields;
  readonly today: string;
  /** Names of people of whom an entry of this rule and day stands. */
  readonly alreadyTaken: readonly string[];
}): readonly Problem[] {
  const { offered, fields, today, alreadyTaken } = asked;
  const { inspectedOn } = fields;
  if (offered === undefined) return [{ code: 'deduction.unknownRule', severity: 'error', values: {} }];
  const problems: Problem[] = [];
  if (offered.hours === null)
    problems.push({
      code: 'deduction.hoursOpen',
      severity: 'error',
      clause: offered.rule.clause,
      values: { title: offered.rule.title },
    });
  if (inspectedOn > today)
    problems.push({
      code: 'deduction.inTheFuture',
      severity: 'error',
      at: { field: 'inspectedOn' },
      values: { date: inspectedOn },
    });
  for (const name of alreadyTaken)
    problems.push({
      code: 'deduction.alreadyTaken',
      severity: 'error',
      values: { name, date: inspectedOn },
    });
  return problems;
}

/** What the deduction rests on beside what was said: its rule with the hours, the year, the stored text. */
type DeductionGround = Pick<Earning, 'year' | 'policyVersion'> & {
  readonly rule: DeductionRule;
  /** Thousandths, above zero. */
  readonly hours: number;
  readonly hasCredits: boolean;
};

/**
 * The line of the ledger: so many hours less, of no training and no credits. Everybody of one inspection shares it, which
 * `postBatch` writes once.
 */
export function deductionEarning(fields: DeductionFields, ground: DeductionGround): Earning {
  const { rule, hours, hasCredits, year, policyVersion } = ground;
  const { policyId: policy, inspectedBy, inspectedOn, paper, reason } = fields;
  const deduction: Deduction = {
    ...{ policy, rule: rule.id, title: rule.title, inspectedBy, inspectedOn, paper, reason },
    withholds: rule.withholds ?? null,
  };
  const text = `${rule.title}：扣 ${figureText(hours)} 学时（${inspectedBy} ${inspectedOn} 检查）`;
  return {
    ...{ origin: 'own', form: 'other', level: 'school', role: 'trainee', phase: 'deducted' },
    ...{ year, policyVersion, makeUpFor: null, months: null, weeks: null, classificationId: null },
    hours: -hours,
    credits: hasCredits ? 0 : null,
    endedOn: inspectedOn,
    facts: JSON.stringify({ deduction }),
    trail: JSON.stringify({ steps: [stepOf(rule, text, { after: -hours, unit: 'hours' })], warnings: [] }),
  };
}
