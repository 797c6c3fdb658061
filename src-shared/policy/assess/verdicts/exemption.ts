import { stepOf } from '../../award/award-outcome.ts';
import type { AssessedTeacher, Trail } from '../assess-outcome.ts';
import type { AssessmentRuleOf } from '../assess-rules.ts';

type Exemption = AssessmentRuleOf<'exemption'>;

/** The day the rule looks at; null where it is not known, and then nobody is exempt by it. */
function dateOf(rule: Exemption, teacher: AssessedTeacher): string | null {
  return (rule.since === 'hired' ? teacher.hiredOn : teacher.broughtInOn) ?? null;
}

/**
 * The last calendar year that is not assessed: the one of hiring, or of arrival from another province (H10, A6);
 * -1 where there is none. `rule` is the one that reaches furthest.
 */
export function exemptThrough(
  rules: readonly Exemption[],
  teacher: AssessedTeacher,
): { readonly year: number; readonly rule: Exemption | null } {
  let year = -1;
  let found: Exemption | null = null;
  for (const rule of rules) {
    const date = dateOf(rule, teacher);
    const since = date === null ? -1 : Number(date.slice(0, 4));
    if (since > year) {
      year = since;
      found = rule;
    }
  }
  return { year, rule: found };
}

/** The proof is a duty; the exemption does not hang on it, so its absence is a warning (H10). */
export function warnOfProof(rules: readonly Exemption[], teacher: AssessedTeacher, trail: Trail): void {
  for (const rule of rules) {
    if (!rule.proof || dateOf(rule, teacher) === null) continue;
    const fault = teacher.priorProofFault ?? (teacher.proofOfPriorTraining === true ? null : 'missing');
    if (fault !== null) trail.warnings.push(stepOf(rule, proofTexts[fault]));
  }
}

/** What is missing of the proof, so that whoever reads it knows what to hand in (H10.2). */
const proofTexts = {
  missing: '缺少原单位近五年培训合格凭证（县级以上教育行政部门），请补交',
  level: '原单位近五年培训合格凭证由校级出具，要求县级以上教育行政部门，请补交',
  years: '原单位培训合格凭证不满引进前的五年，请补交',
} as const;
