import { addToTotals, emptyTotals, type Totals } from '../../ledger/totals.ts';
import { type Classification, classificationText } from '../../training/classification.ts';
import { toDecimal } from '../../training/thousandths.ts';
import { assess } from '../assess/assess.ts';
import type { AssessEntry, AssessInput } from '../assess/assess-input.ts';
import type { AssessOutcome, PeriodOutcome, Shortfall } from '../assess/assess-outcome.ts';
import { thousandthsOf } from '../pack/pack-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { creditKindOf, judgingPacks } from '../set/set-members.ts';
import { worstLine } from '../set/worst-line.ts';
import { decimalOrNull, lineOf } from './case-award.ts';
import type { CaseEnvironment, CaseOutput, CaseResult } from './case-words.ts';

/**
 * Answers a case of kind `assess`, figures as decimals. A pack without minima answers with `status` null. Of a set each
 * text that judges has its line in `lines`, and the worst of them stands in front. `packs` tell of which kind an entry's
 * credits are; an entry that names no pack counts everywhere.
 */
export function assessCase(
  pack: PolicyPack,
  input: AssessInput,
  packs: CaseEnvironment['packs'] = new Map(),
): CaseResult {
  const { year, cycle, teacher = {} } = input;
  const kindOf = (id: string | undefined) => {
    const earned = id === undefined ? undefined : packs.get(id);
    return earned === undefined ? null : creditKindOf([earned]);
  };
  const judged = judgingPacks(pack).map((text) => {
    const entries = input.entries.map((entry) => {
      const kind = kindOf(entry.policy);
      return kind === null || kind === creditKindOf([text]) ? entry : { ...entry, credits: 0 };
    });
    return { text, outcome: assess(text, { year, cycle, teacher, totals: totalsOf(entries) }) };
  });
  const worst = worstLine(judged, ({ outcome }) => (outcome.year ?? outcome.cycle)?.status ?? null);
  const output = assessOutput(worst.outcome);
  if (pack.members === undefined) return { output };
  const lines = judged.map(({ text, outcome }) => ({ pack: text.id, ...assessOutput(outcome) }));
  return { output: { pack: worst.text.id, ...output, lines } };
}

/**
 * Entries as cases write them, summed; what an entry leaves out adds nothing. School-based is the school's,
 * as in the ledger, so that caps on school credits bind it (A5).
 */
export function totalsOf(entries: readonly AssessEntry[]): Totals {
  const classifications: (Classification | null)[] = [null];
  const numbers = new Map<string, number>();
  const numberOf = (classification: Classification | undefined) => {
    const text = classificationText(classification ?? null);
    if (text === null || classification === undefined) return null;
    const known = numbers.get(text) ?? classifications.push(classification) - 1;
    numbers.set(text, known);
    return known;
  };
  // Before the totals: what a number means is found once for the whole list.
  const keys = entries.map(({ classification }) => numberOf(classification));
  const totals = emptyTotals(classifications);
  for (const [index, entry] of entries.entries()) {
    addToTotals(
      totals,
      {
        year: entry.year,
        form: entry.form,
        level: entry.level ?? (entry.form === 'school-based' ? 'school' : null),
        makeUpFor: entry.makeUpFor ?? null,
        phase: entry.phase ?? null,
        classificationId: keys[index] ?? null,
      },
      {
        // A case says how many hours were taken away; the ledger takes them off.
        hours: (entry.phase === 'deducted' ? -1 : 1) * thousandthsOf(entry.hours ?? 0),
        credits: thousandthsOf(entry.credits ?? 0),
        count: 1,
        months: thousandthsOf(entry.months ?? 0),
        weeks: thousandthsOf(entry.weeks ?? 0),
      },
    );
  }
  return totals;
}

/** Periods that were not asked are left out, never answered with zeros. */
function assessOutput(outcome: AssessOutcome): CaseOutput {
  // What the text attaches to a failed verdict is shown without effect on it, which the format calls a warning.
  const warnings = [...outcome.warnings, ...outcome.consequences];
  return {
    ...(outcome.year === null
      ? {}
      : { year: { madeUp: outcome.year.madeUp, ...periodOutput(outcome.year) } }),
    ...(outcome.cycle === null ? {} : { cycle: periodOutput(outcome.cycle) }),
    ...(outcome.probation === null ? {} : { probation: periodOutput(outcome.probation) }),
    ...(outcome.enterprise === null ? {} : { enterprise: outcome.enterprise }),
    trace: outcome.steps.map(lineOf),
    reasons: outcome.reasons.map(lineOf),
    ...(outcome.notes.length === 0 ? {} : { notes: outcome.notes }),
    ...(warnings.length === 0 ? {} : { warnings: warnings.map(lineOf) }),
  };
}

function periodOutput(period: PeriodOutcome): CaseOutput {
  return {
    status: period.status,
    hours: toDecimal(period.hours),
    credits: decimalOrNull(period.credits),
    rawCredits: decimalOrNull(period.rawCredits),
    // Said where a cap in hours cut something; few texts have one.
    ...(period.rawHours === period.hours ? {} : { rawHours: toDecimal(period.rawHours) }),
    shortfall: shortfallOutput(period.shortfall),
  };
}

function shortfallOutput({ hours, credits, groups }: Shortfall): CaseOutput {
  const short = Object.entries(groups).map(([id, group]) => [
    id,
    {
      ...(group.hours === undefined ? {} : { hours: toDecimal(group.hours) }),
      ...(group.credits === undefined ? {} : { credits: toDecimal(group.credits) }),
    },
  ]);
  return { hours: toDecimal(hours), credits: toDecimal(credits), groups: Object.fromEntries(short) };
}
