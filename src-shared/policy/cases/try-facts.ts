import { assess } from '../assess/assess.ts';
import { assessInputSchema } from '../assess/assess-input.ts';
import type { PeriodOutcome } from '../assess/assess-outcome.ts';
import { award } from '../award/award.ts';
import { awardInputSchema } from '../award/award-input.ts';
import type { Decisions, Step } from '../award/award-outcome.ts';
import { notesOf } from '../pack/notes-of.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { policyProblem } from '../pack/policy-problem.ts';
import { readProblems } from '../pack/read-problem.ts';
import { totalsOf } from './case-assess.ts';

/**
 * What an activity would earn under the pack, thousandths. Nothing is written. Facts that cannot be read give
 * every problem at once, by pointer, and no answer.
 */
export function tryAward(pack: PolicyPack, decisions: Decisions, facts: unknown) {
  const read = awardInputSchema.safeParse(facts);
  if (!read.success) return { problems: readProblems(read.error).map(policyProblem), answer: null };
  const outcome = award(pack, read.data, decisions);
  return {
    problems: [],
    answer: {
      outcome: outcome.outcome,
      hours: outcome.hours,
      credits: outcome.credits,
      year: outcome.year,
      level: outcome.level,
      years: outcome.years === null ? null : outcome.years.map((year) => ({ ...year })),
      grade: outcome.grade,
      certificate: outcome.certificate,
      notice: outcome.notice,
      counted: outcome.counted,
      rule: outcome.rule,
      steps: outcome.trace.map((step) => ({ ...step })),
      reasons: outcome.reasons.map(toReason),
      warnings: outcome.warnings.map(toReason),
      notes: notesOf(pack, [...outcome.trace, ...outcome.reasons]),
      undecidedSettings: [...outcome.undecidedSettings],
    },
  };
}

/**
 * Whether somebody with these entries would pass, thousandths. Facts that cannot be read answer as in
 * `tryAward`.
 */
export function tryAssess(pack: PolicyPack, decisions: Decisions, facts: unknown) {
  const read = assessInputSchema.safeParse(facts);
  if (!read.success) return { problems: readProblems(read.error).map(policyProblem), answer: null };
  const { year, cycle, teacher, entries } = read.data;
  const outcome = assess(pack, { year, cycle, teacher: teacher ?? {}, totals: totalsOf(entries) }, decisions);
  return {
    problems: [],
    answer: {
      year: toPeriod(outcome.year),
      cycle: toPeriod(outcome.cycle),
      probation: toPeriod(outcome.probation),
      enterprise: outcome.enterprise,
      steps: outcome.steps.map((step) => ({ ...step })),
      reasons: outcome.reasons.map(toReason),
      warnings: outcome.warnings.map(toReason),
      notes: outcome.notes.map((note) => ({ ...note })),
      consequences: outcome.consequences.map(toReason),
      undecidedSettings: [...outcome.undecidedSettings],
    },
  };
}

/** The contract's names for a verdict's figures. */
function toPeriod(period: PeriodOutcome | null) {
  if (period === null) return null;
  return {
    status: period.status,
    isMadeUp: period.madeUp,
    hours: period.hours,
    credits: period.credits,
    rawHours: period.rawHours,
    rawCredits: period.rawCredits,
    hoursRequired: period.hoursRequired,
    creditsRequired: period.creditsRequired,
    hoursShort: period.shortfall.hours,
    creditsShort: period.shortfall.credits,
    groupsShort: period.shortfall.groups,
  };
}

/** A reason for people: clause, words and reading, without rule and figures. */
function toReason(step: Step) {
  return { clause: step.clause, text: step.text, ...(step.note === undefined ? {} : { note: step.note }) };
}
