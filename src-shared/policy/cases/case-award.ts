import { toDecimal } from '../../training/thousandths.ts';
import { award } from '../award/award.ts';
import type { AwardInput } from '../award/award-input.ts';
import type { AwardOutcome, Step } from '../award/award-outcome.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { type CaseOutput, type CaseResult, notInPolicy } from './case-words.ts';

/**
 * Answers a case of kind `award`, figures as decimals. Nothing was decided beforehand but what the case
 * states, so a silent point is `undecided`. A pack of process rules alone (国培) awards nothing and says so.
 */
export function awardCase(pack: PolicyPack, input: AwardInput): CaseResult {
  if (pack.activities.length === 0) return notInPolicy('/policy', `${pack.id} awards nothing`);
  return { output: awardOutput(award(pack, input, new Map()), input) };
}

/** An outcome as cases write it: decimals, fields that the policy or the question leaves open left out. */
function awardOutput(outcome: AwardOutcome, input: AwardInput): CaseOutput {
  return {
    outcome: outcome.outcome,
    ...(outcome.policy === undefined ? {} : { pack: outcome.policy }),
    hours: decimalOrNull(outcome.hours),
    credits: decimalOrNull(outcome.credits),
    year: outcome.year,
    level: outcome.level,
    ...(outcome.years === null
      ? {}
      : {
          years: outcome.years.map(({ year, hours, credits }) => ({
            year,
            hours: toDecimal(hours),
            credits: decimalOrNull(credits),
          })),
        }),
    ...(outcome.grade === null ? {} : { grade: outcome.grade }),
    ...(outcome.certificate === null ? {} : { certificate: outcome.certificate }),
    ...(outcome.notice === null ? {} : { notice: outcome.notice }),
    ...(input.prior === undefined ? {} : { counted: decimalOrNull(outcome.counted) }),
    trace: outcome.trace.map(lineOf),
    reasons: outcome.reasons.map(lineOf),
    ...(outcome.warnings.length === 0 ? {} : { warnings: outcome.warnings.map(lineOf) }),
  };
}

/** Thousandths → the decimal of a case; null stays null. */
export function decimalOrNull(thousandths: number | null): number | null {
  return thousandths === null ? null : toDecimal(thousandths);
}

/** A step as cases list it: clause, the pack where several texts hold, words, and the reading it rests on. */
export function lineOf({ clause, text, note, policy }: Step): CaseOutput {
  return {
    clause,
    ...(policy === undefined ? {} : { pack: policy }),
    text,
    ...(note === undefined ? {} : { note }),
  };
}
