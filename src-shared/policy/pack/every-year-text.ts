import type { AssessmentRuleOf } from '../assess/assess-rules.ts';

/** What every year of the cycle has to reach: 24 学时, 10 学分, or both. */
export function everyYearText({ hours, credits }: AssessmentRuleOf<'every-year'>): string {
  return [
    ...(credits === undefined ? [] : [`${credits} 学分`]),
    ...(hours === undefined ? [] : [`${hours} 学时`]),
  ].join('、');
}
