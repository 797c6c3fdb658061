import type { Totals } from '../../ledger/totals.ts';
import { assess, compileAssessment } from '../assess/assess.ts';
import type { AssessOutcome, AssessRequest, AssessSummary } from '../assess/assess-outcome.ts';
import type { Decisions } from '../award/award-outcome.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { decisionsOf, judgingPacks } from './set-members.ts';
import { worstLine } from './worst-line.ts';

/** What is asked of somebody, whatever text judges. */
export type AskedPeriods = Omit<AssessRequest, 'totals'>;

/**
 * The sums that a text judges: where texts of two kinds of credits meet, not every credit fills its minima (`creditKindOf`).
 * Null: one text judges alone, and everything counts.
 */
export type TotalsOf = (text: PolicyPack | null) => Totals;

/** The verdicts of a year and a cycle, of each text the worst for itself. */
export type SetVerdicts = Pick<AssessSummary, 'year' | 'cycle'>;

/** Verdicts by every text that judges, prepared once: a list shows the worst of the year and the worst of the cycle. */
export function compileVerdicts(
  pack: PolicyPack,
  decisions: Decisions,
): (asked: AskedPeriods, totalsOf: TotalsOf) => SetVerdicts {
  const judges = judgingPacks(pack).map((text) => ({
    of: pack.members === undefined ? null : text,
    judge: compileAssessment(text, decisionsOf(pack, text, decisions)),
  }));
  return (asked, totalsOf) => {
    const lines = judges.map(({ of, judge }) => judge({ ...asked, totals: totalsOf(of) }));
    return {
      year: worstLine(lines, ({ year }) => year?.status ?? null).year,
      cycle: worstLine(lines, ({ cycle }) => cycle?.status ?? null).cycle,
    };
  };
}

/** What one text says of somebody, with everything that explains it. */
export type TextAssessment = { readonly text: PolicyPack; readonly assessment: AssessOutcome };

/** The line of every text that judges, in the order of the set. */
export function assessByTexts(
  pack: PolicyPack,
  decisions: Decisions,
  asked: AskedPeriods,
  totalsOf: TotalsOf,
): readonly TextAssessment[] {
  return judgingPacks(pack).map((text) => {
    const totals = totalsOf(pack.members === undefined ? null : text);
    return { text, assessment: assess(text, { ...asked, totals }, decisionsOf(pack, text, decisions)) };
  });
}
