import { settingReader } from '../award/award.ts';
import type { Decisions } from '../award/award-outcome.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { assertResolved } from '../pack/resolve-pack.ts';
import type { AssessmentRuleOf } from './assess-rules.ts';
import { capsOf } from './cap-allocation.ts';
import { type Book, type Classes, classify, newBook } from './verdicts/book.ts';
import { applyCap, type ClassSums, type PreparedCap, prepareCap } from './verdicts/cap.ts';
import type { MakeUpRules } from './verdicts/make-up.ts';
import { judge, type PeriodRules, type PreparedMinimum, prepareMinimum } from './verdicts/minimum.ts';

/** The pack's assessment rules laid out by what they do, and the one book they work in. */
export type AssessmentProgram = {
  readonly classes: Classes;
  readonly book: Book;
  /** Sums to cut: of the asked year, and of the cycle. */
  readonly yearSums: ClassSums;
  readonly cycleSums: ClassSums;
  readonly knowsCredits: boolean;
  readonly yearCaps: readonly PreparedCap[];
  readonly cycleCaps: readonly PreparedCap[];
  readonly uncounted: AssessmentRuleOf<'uncounted'> | null;
  readonly offsets: readonly AssessmentRuleOf<'offset'>[];
  readonly minimum: Readonly<Record<'year' | 'cycle' | 'probation', PreparedMinimum | null>>;
  readonly everyYear: AssessmentRuleOf<'every-year'> | null;
  readonly exemptions: readonly AssessmentRuleOf<'exemption'>[];
  readonly enterprise: AssessmentRuleOf<'enterprise'> | null;
  readonly makeUp: AssessmentRuleOf<'make-up'> | null;
  readonly duties: PolicyPack['duties'];
};

/**
 * Lays the rules out by kind, once per pack: a county assesses tens of thousands of teachers with one
 * program. Kinds of which an assessment asks one are unique, which loading checked (`checkPack`).
 */
export function prepareAssessment(pack: PolicyPack, decisions: Decisions): AssessmentProgram {
  assertResolved(pack);
  const classes = classify(pack);
  const rules = pack.assessment;
  const caps = capsOf(pack, 'always').flatMap((rule) => prepareCap(pack, rule, classes));
  const groups = pack.groups.map(({ id, title, match }) => ({
    ...{ id, title },
    classes: classes.ofMatch.get(match) ?? [],
  }));
  const settingOf = settingReader(pack, decisions);
  const newSums = () => ({
    hours: new Float64Array(classes.count),
    credits: new Float64Array(classes.count),
  });
  const minimumOf = (period: 'year' | 'cycle' | 'probation') => {
    const rule = rules.find((candidate) => candidate.kind === 'minimum' && candidate.period === period);
    return rule?.kind === 'minimum' ? prepareMinimum(rule, groups, settingOf) : null;
  };
  return {
    classes,
    book: newBook(classes),
    yearSums: newSums(),
    cycleSums: newSums(),
    knowsCredits: pack.units.credits,
    yearCaps: caps.filter(({ rule }) => rule.period === 'year'),
    cycleCaps: caps.filter(({ rule }) => rule.period === 'cycle'),
    uncounted: rules.find((rule) => rule.kind === 'uncounted') ?? null,
    offsets: rules.filter((rule) => rule.kind === 'offset'),
    minimum: { year: minimumOf('year'), cycle: minimumOf('cycle'), probation: minimumOf('probation') },
    everyYear: rules.find((rule) => rule.kind === 'every-year') ?? null,
    exemptions: rules.filter((rule) => rule.kind === 'exemption'),
    enterprise: rules.find((rule) => rule.kind === 'enterprise') ?? null,
    makeUp: rules.find((rule) => rule.kind === 'make-up') ?? null,
    duties: pack.duties,
  };
}

/** Offsets are stated for years or cycles (SX6); a probation has none. */
export function rulesOf(program: AssessmentProgram, period: 'year' | 'cycle' | 'probation'): PeriodRules {
  return {
    knowsCredits: program.knowsCredits,
    classes: program.classes,
    minimum: program.minimum[period],
    offsets: period === 'probation' ? [] : program.offsets.filter((rule) => rule.period === period),
    uncounted: program.uncounted,
    isOtherwiseFailed: false,
    isOtherwiseJudged: period === 'cycle' && program.everyYear !== null,
  };
}

/** Raw sums of a verdict that nobody reads. */
export const NOT_SHOWN = Object.freeze({ hours: 0, credits: 0 });

/**
 * What settling make-ups asks of the program (A30): a year is reached when it passes under its caps and minima. Where the
 * text asks nothing of a year there is nothing to reach, and a make-up stands as it was meant.
 */
export function makeUpRules(program: AssessmentProgram, exemptThrough: number): MakeUpRules {
  const { classes, yearCaps, minimum } = program;
  return {
    classes,
    exemptThrough: minimum.year === null ? -1 : exemptThrough,
    isReached: (sums) => {
      if (minimum.year === null) return false;
      for (const cap of yearCaps) applyCap(cap, sums, 0, null, '');
      const judged = judge(rulesOf(program, 'year'), { ...sums, raw: NOT_SHOWN, span: '' }, null);
      return judged.status === 'passed';
    },
  };
}
