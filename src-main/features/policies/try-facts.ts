import { assess } from '../../../src-shared/policy/assess/assess.ts';
import { assessInputSchema } from '../../../src-shared/policy/assess/assess-input.ts';
import type { PeriodOutcome } from '../../../src-shared/policy/assess/assess-outcome.ts';
import { award } from '../../../src-shared/policy/award/award.ts';
import { awardInputSchema } from '../../../src-shared/policy/award/award-input.ts';
import type { Decisions, Step } from '../../../src-shared/policy/award/award-outcome.ts';
import { totalsOf } from '../../../src-shared/policy/cases/case-assess.ts';
import type { EditProblem } from '../../../src-shared/policy/document/edit-pack.ts';
import type { PackProblem, PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import { type ReadProblem, readProblems } from '../../../src-shared/policy/pack/read-problem.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { notesOf } from '../../app/stored-trail.ts';

type AwardTrial = Outputs['policies']['tryAward'];
type AssessTrial = Outputs['policies']['tryAssess'];

/** What an activity would earn under the pack; facts that cannot be read give every problem at once, by pointer. */
export function tryAward(pack: PolicyPack, decisions: Decisions, facts: unknown): AwardTrial {
  const read = awardInputSchema.safeParse(facts);
  if (!read.success) return { problems: readProblems(read.error).map(toProblem), answer: null };
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

/** Whether somebody with these entries would pass. */
export function tryAssess(pack: PolicyPack, decisions: Decisions, facts: unknown): AssessTrial {
  const read = assessInputSchema.safeParse(facts);
  if (!read.success) return { problems: readProblems(read.error).map(toProblem), answer: null };
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

function toPeriod(period: PeriodOutcome | null) {
  if (period === null) return null;
  return {
    status: period.status,
    isMadeUp: period.madeUp,
    hours: period.hours,
    credits: period.credits,
    rawCredits: period.rawCredits,
    hoursRequired: period.hoursRequired,
    creditsRequired: period.creditsRequired,
    hoursShort: period.shortfall.hours,
    creditsShort: period.shortfall.credits,
    groupsShort: period.shortfall.groups,
  };
}

function toReason(step: Step) {
  return { clause: step.clause, text: step.text, ...(step.note === undefined ? {} : { note: step.note }) };
}

/** A value that cannot be read as a problem at its field, or at its pointer where it belongs to no rule. */
export function toProblem(
  problem: Pick<ReadProblem, 'values'> & {
    readonly path: string;
    readonly code: PackProblem['code'] | EditProblem['code'];
    readonly field?: string;
  },
): Problem {
  return {
    code: `policy.${problem.code}`,
    severity: 'error',
    at: { field: problem.field ?? problem.path },
    values: { path: problem.path, ...problem.values },
  };
}
