import { listTotals, type Totals, type TotalsRow } from '../../ledger/totals.ts';
import { type Credits, credits, type Hours, hours } from '../../training/thousandths.ts';
import type { Form, Level } from '../../training/training-words.ts';
import { matches } from '../pack/match.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import type { AssessedTeacher } from './assess-outcome.ts';
import type { AssessmentRuleOf } from './assess-rules.ts';
import { forTeacher, makeUpRules, prepareAssessment } from './prepare-assessment.ts';
import { mostOf } from './verdicts/cap.ts';
import { exemptThrough } from './verdicts/exemption.ts';
import { settleMakeUps } from './verdicts/make-up.ts';

/**
 * What a teacher did in one form at one level that counts in a year, thousandths. `hours` and `counted` after the yearly caps,
 * `earned` credits before them. `madeUpIn`: the later year it was taken in, where it makes the year up (A8).
 */
export type YearShare = {
  readonly form: Form;
  readonly level: Level | null;
  readonly hours: Hours;
  readonly earned: Credits;
  readonly counted: Credits;
  readonly madeUpIn: number | null;
  /** Hours that a rule took away: negative, and of no training (SR1). */
  readonly isDeducted: boolean;
};

/**
 * Prepares a pack for telling where the figures of a year come from. The shares of a year add up to what the assessment
 * counts before offsets between groups; a cap cuts what comes last in the order of totals (form, level).
 */
export function compileYearShares(
  pack: PolicyPack,
): (totals: Totals, year: number, teacher?: AssessedTeacher) => readonly YearShare[] {
  const whole = prepareAssessment(pack, new Map());
  const caps = whole.yearCaps;
  return (totals, year, teacher = {}) => {
    const program = forTeacher(whole, teacher);
    const exempt = exemptThrough(program.exemptions, teacher).year;
    const settled = settleMakeUps(totals, makeUpRules(program, exempt))?.counted;
    const rows = listTotals(totals).filter((row, index) => (settled?.[index] ?? row.year) === year);
    const counted = { hours: rows.map((row) => row.hours), credits: rows.map((row) => row.credits) };
    for (const { rule, measure } of caps) {
      // What stands first uses up the cap first; rows are in the order of totals, so the answer is the same
      // for the same sums.
      const sum = rows.reduce(
        (total, row, index) => total + (isBound(rule, row) ? (counted[measure][index] ?? 0) : 0),
        0,
      );
      let left = mostOf(rule, measure, sum) ?? sum;
      counted[measure] = rows.map((row, index) => {
        const present = counted[measure][index] ?? 0;
        if (!isBound(rule, row)) return present;
        const kept = Math.min(present, left);
        left -= kept;
        return kept;
      });
    }
    return rows.map((row, index) => ({
      form: row.form,
      level: row.level,
      hours: hours(counted.hours[index] ?? 0),
      earned: credits(row.credits),
      counted: credits(counted.credits[index] ?? 0),
      isDeducted: row.phase === 'deducted',
      madeUpIn: row.makeUpFor === year && row.year !== year ? row.year : null,
    }));
  };
}

/** Whether a cap is on a row: hours that were taken away are under none. */
function isBound({ match }: AssessmentRuleOf<'cap'>, row: TotalsRow): boolean {
  return row.phase !== 'deducted' && matches(match, row);
}
