import { settingReader } from '../award/award.ts';
import type { Decisions } from '../award/award-outcome.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { assertResolved } from '../pack/resolve-pack.ts';
import type { AssessedTeacher } from './assess-outcome.ts';
import type { AssessmentRuleOf } from './assess-rules.ts';
import { capsOf } from './cap-allocation.ts';
import { type Book, type Classes, classify, newBook } from './verdicts/book.ts';
import { applyCap, type ClassSums, type PreparedCap, prepareCap } from './verdicts/cap.ts';
import type { MakeUpRules } from './verdicts/make-up.ts';
import {
  joinMinima,
  judge,
  type PeriodRules,
  type PreparedMinimum,
  prepareMinimum,
} from './verdicts/minimum.ts';

type MinimumPeriod = AssessmentRuleOf<'minimum'>['period'];

/** The pack's assessment rules laid out by what they do, and the one book they work in. */
export type AssessmentProgram = {
  readonly classes: Classes;
  readonly book: Book;
  /** Sums to cut: of the asked year, and of the cycle. */
  readonly yearSums: ClassSums;
  readonly cycleSums: ClassSums;
  /** The same before caps, where a minimum asks what was earned; else null, and nothing is copied. */
  readonly uncapped: ClassSums | null;
  readonly knowsCredits: boolean;
  readonly yearCaps: readonly PreparedCap[];
  readonly cycleCaps: readonly PreparedCap[];
  readonly uncounted: AssessmentRuleOf<'uncounted'> | null;
  readonly offsets: readonly AssessmentRuleOf<'offset'>[];
  /** What is asked of everybody; `forTeacher` adds what is asked of some. */
  readonly minimum: Readonly<Record<MinimumPeriod, PreparedMinimum | null>>;
  readonly forRoles: readonly PreparedMinimum[];
  /** Programs of people with certain roles, prepared when the first of them is met. */
  readonly byRoles: Map<string, AssessmentProgram>;
  readonly everyYear: AssessmentRuleOf<'every-year'> | null;
  readonly exemptions: readonly AssessmentRuleOf<'exemption'>[];
  readonly enterprise: AssessmentRuleOf<'enterprise'> | null;
  readonly makeUp: AssessmentRuleOf<'make-up'> | null;
  readonly duties: PolicyPack['duties'];
  readonly deduction: PolicyPack['deductions'][number] | null;
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
  const waived = rules.flatMap((rule) =>
    rule.kind === 'waiver' && settingOf(rule.setting) === 0
      ? groups.filter(({ id }) => rule.groups.includes(id)).map(({ id, title }) => ({ rule, id, title }))
      : [],
  );
  const minima = rules.flatMap((rule) =>
    rule.kind === 'minimum' ? [prepareMinimum(rule, groups, settingOf, waived)] : [],
  );
  const minimumOf = (period: MinimumPeriod) =>
    minima.find(({ rule }) => rule.period === period && rule.roles === undefined) ?? null;
  return {
    classes,
    book: newBook(classes),
    yearSums: newSums(),
    cycleSums: newSums(),
    uncapped: minima.some(({ rule }) => rule.beforeCaps === true) ? newSums() : null,
    knowsCredits: pack.units.credits,
    yearCaps: caps.filter(({ rule }) => rule.period === 'year'),
    cycleCaps: caps.filter(({ rule }) => rule.period === 'cycle'),
    uncounted: rules.find((rule) => rule.kind === 'uncounted') ?? null,
    offsets: rules.filter((rule) => rule.kind === 'offset'),
    minimum: { year: minimumOf('year'), cycle: minimumOf('cycle'), probation: minimumOf('probation') },
    forRoles: minima.filter(({ rule }) => rule.roles !== undefined),
    byRoles: new Map(),
    everyYear: rules.find((rule) => rule.kind === 'every-year') ?? null,
    exemptions: rules.filter((rule) => rule.kind === 'exemption'),
    enterprise: rules.find((rule) => rule.kind === 'enterprise') ?? null,
    makeUp: rules.find((rule) => rule.kind === 'make-up') ?? null,
    duties: pack.duties,
    deduction: pack.deductions[0] ?? null,
  };
}

/** The program with the minima that are asked of a person of these roles; the same program where none are. */
export function forTeacher(program: AssessmentProgram, teacher: AssessedTeacher): AssessmentProgram {
  if (program.forRoles.length === 0) return program;
  const asked = program.forRoles.filter(({ rule }) =>
    rule.roles?.some((role) => teacher.roles?.includes(role)),
  );
  if (asked.length === 0) return program;
  const key = asked.map(({ rule }) => rule.id).join(' ');
  const known = program.byRoles.get(key);
  if (known !== undefined) return known;
  const joined = (period: MinimumPeriod) =>
    joinMinima([
      ...(program.minimum[period] === null ? [] : [program.minimum[period]]),
      ...asked.filter(({ rule }) => rule.period === period),
    ]);
  const prepared = {
    ...program,
    minimum: { year: joined('year'), cycle: joined('cycle'), probation: joined('probation') },
  };
  program.byRoles.set(key, prepared);
  return prepared;
}

/** Offsets are stated for years or cycles (SX6); a probation has none. */
export function rulesOf(program: AssessmentProgram, period: MinimumPeriod): PeriodRules {
  return {
    knowsCredits: program.knowsCredits,
    classes: program.classes,
    minimum: program.minimum[period],
    offsets: period === 'probation' ? [] : program.offsets.filter((rule) => rule.period === period),
    uncounted: program.uncounted,
    deduction: program.deduction,
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
