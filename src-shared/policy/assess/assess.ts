import { listTotals } from '../../ledger/totals.ts';
import { credits, hours } from '../../training/thousandths.ts';
import { type Decisions, type Step, stepOf } from '../award/award-outcome.ts';
import { everyYearText } from '../pack/every-year-text.ts';
import { figureText, thousandthsOf } from '../pack/pack-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { sinceWords } from '../policy-words.ts';
import type {
  AssessOutcome,
  AssessRequest,
  AssessSummary,
  PeriodOutcome,
  Shortfall,
  Trail,
} from './assess-outcome.ts';
import type { AssessmentRuleOf } from './assess-rules.ts';
import { wrongMakeUpText } from './make-up-text.ts';
import {
  type AssessmentProgram,
  forTeacher,
  makeUpRules,
  NOT_SHOWN,
  prepareAssessment,
  rulesOf,
} from './prepare-assessment.ts';
import { fillBook } from './verdicts/book.ts';
import { applyCap, type ClassSums, type Measure } from './verdicts/cap.ts';
import { enterpriseOf } from './verdicts/enterprise.ts';
import { exemptThrough, warnOfProof } from './verdicts/exemption.ts';
import { settleMakeUps, type WrongMakeUp } from './verdicts/make-up.ts';
import { judge, type PeriodRules } from './verdicts/minimum.ts';
import { warnOfTasks } from './verdicts/task.ts';

export type {
  AssessedTeacher,
  AssessOutcome,
  AssessRequest,
  AssessSummary,
  EnterpriseOutcome,
  PeriodOutcome,
  Shortfall,
  Verdict,
} from './assess-outcome.ts';

const NO_DECISIONS: Decisions = new Map();
const MEASURES = ['hours', 'credits'] as const;

/**
 * Does a teacher pass the year, the cycle, the probation: verdicts with every step, reason, note and consequence.
 * Reads totals only, so the order of entries cannot matter. The same rules as `compileAssessment`, with a trail.
 */
export function assess(
  pack: PolicyPack,
  request: AssessRequest,
  decisions: Decisions = NO_DECISIONS,
): AssessOutcome {
  const trail: Trail = { steps: [], reasons: [], warnings: [], settings: new Set() };
  const summary = run(prepareAssessment(pack, decisions), request, trail);
  return {
    ...summary,
    steps: withoutRepeats(trail.steps),
    reasons: withoutRepeats(trail.reasons),
    warnings: trail.warnings,
    notes: notesOf(pack, [...trail.steps, ...trail.reasons]),
    consequences: [...consequencesOf(pack, summary), ...withheldFor(pack, request)],
    undecidedSettings: [...trail.settings],
  };
}

/** The verdicts alone, for a county: the pack is prepared once, nothing but figures is built per teacher. */
export function compileAssessment(
  pack: PolicyPack,
  decisions: Decisions = NO_DECISIONS,
): (request: AssessRequest) => AssessSummary {
  const program = prepareAssessment(pack, decisions);
  return (request) => run(program, request, null);
}

/**
 * One teacher, in this order, because later rules read what earlier ones left in the book:
 * 1. entries into the book, make-ups in the year they repair, if it was not reached without them (A8, A30);
 * 2. the year, under yearly caps on a copy, because the cycle still needs the uncapped sums;
 * 3. the cycle, which caps the book itself year by year and then the sum;
 * 4. the probation, by its own sums, which no cap touches;
 * 5. enterprise practice. Not reentrant: the book is shared by all requests of a program.
 */
function run(whole: AssessmentProgram, request: AssessRequest, trail: Trail | null): AssessSummary {
  const program = forTeacher(whole, request.teacher);
  const exempt = exemptThrough(program.exemptions, request.teacher);
  const makeUps = settleMakeUps(request.totals, makeUpRules(program, exempt.year));
  fillBook(program.book, program.classes, request, makeUps?.counted ?? null);
  if (trail !== null) warn(program, request, makeUps?.wrong ?? [], trail);
  const year = request.year === undefined ? null : assessYear(program, request.year, exempt, trail);
  const cycle = request.cycle === undefined ? null : assessCycle(program, request.cycle, exempt, trail);
  const probation = request.teacher.probation === true ? assessProbation(program, trail) : null;
  const enterprise = enterpriseOf(program.enterprise, program.book, request, trail);
  return { year, cycle, probation, enterprise };
}

/** Warnings change no verdict; the fast path leaves them out. */
function warn(
  program: AssessmentProgram,
  request: AssessRequest,
  wrong: readonly WrongMakeUp[],
  trail: Trail,
): void {
  warnOfProof(program.exemptions, request.teacher, trail);
  warnOfTasks(program.duties, request, trail);
  const { makeUp, book } = program;
  const isAsked = (year: number) => year >= book.firstYear && year <= book.lastYear;
  if (makeUp !== null)
    for (const one of wrong)
      if (isAsked(one.takenIn) || isAsked(one.makeUpFor))
        trail.warnings.push(stepOf(makeUp, wrongMakeUpText(one, makeUp)));
}

/** Which years are not assessed, and by which rule. */
type Exempt = ReturnType<typeof exemptThrough>;

/** The year with what repaired it; `madeUp` where it was that which carried it over. */
function assessYear(
  program: AssessmentProgram,
  year: number,
  exempt: Exempt,
  trail: Trail | null,
): PeriodOutcome {
  const { book, classes, yearSums } = program;
  const offset = (year - book.firstYear) * classes.count;
  const deducted = book.deducted[year - book.firstYear] ?? 0;
  const raw = withoutDeducted(rawOf(book, offset, classes.count), deducted);
  // The cycle still needs this year's uncapped sums: work on a copy.
  for (const sums of [yearSums, ...(program.uncapped === null ? [] : [program.uncapped])])
    for (const measure of MEASURES) sums[measure].set(book[measure].subarray(offset, offset + classes.count));
  for (const cap of program.yearCaps) applyCap(cap, yearSums, 0, trail, `${year} 年`);
  const rules = rulesOf(program, 'year');
  // Where the text asks nothing of a year, there is nothing to be exempt from.
  const isExempt = year <= exempt.year && program.minimum.year !== null;
  const sums = { ...yearSums, uncapped: program.uncapped, raw, deducted, span: `${year} 年` };
  const judged = judge(rules, sums, isExempt ? null : trail);
  if (isExempt) return exempted(judged, exempt, `${year} 年不考核`, trail);
  if (!book.hasMakeUp || judged.status !== 'passed') return judged;
  const without = withoutMakeUp(program, rules);
  if (without !== 'failed') return judged;
  if (trail !== null && program.makeUp !== null) {
    trail.steps.push(stepOf(program.makeUp, `${year} 年原未达到，由补修补足`));
  }
  return { ...judged, madeUp: true };
}

/**
 * The year as it would stand without its make-ups: only a year that fails so was made up. Cuts the own sums in place, which
 * nothing reads afterwards.
 */
function withoutMakeUp(program: AssessmentProgram, rules: PeriodRules): PeriodOutcome['status'] {
  const { ownHours, ownCredits } = program.book;
  const sums = { hours: ownHours, credits: ownCredits };
  for (const cap of program.yearCaps) applyCap(cap, sums, 0, null, '');
  return judge(rules, { ...sums, raw: NOT_SHOWN, span: '' }, null).status;
}

/** Not assessed: nothing is missing, the figures stay visible. */
function exempted(judged: PeriodOutcome, exempt: Exempt, text: string, trail: Trail | null): PeriodOutcome {
  if (trail !== null && exempt.rule !== null) {
    const step = stepOf(
      exempt.rule,
      `${text}：${exempt.year} 年${sinceWords[exempt.rule.since]}，从第二年起考核`,
    );
    trail.steps.push(step);
    trail.reasons.push(step);
  }
  return { ...judged, status: 'exempt', shortfall: NOTHING_SHORT };
}

/** Who is not assessed is not short of anything. */
const NOTHING_SHORT: Shortfall = Object.freeze({ hours: hours(0), credits: credits(0), groups: {} });

/** Each year under its yearly caps, their sum under the cycle's. */
function assessCycle(
  program: AssessmentProgram,
  cycle: { readonly from: number; readonly to: number },
  exempt: Exempt,
  trail: Trail | null,
): PeriodOutcome {
  const { book, classes, cycleSums } = program;
  const { uncapped } = program;
  for (const measure of MEASURES) {
    cycleSums[measure].fill(0);
    uncapped?.[measure].fill(0);
  }
  const span = `${cycle.from}–${cycle.to} 周期`;
  const yearsBelow: number[] = [];
  const raw = { hours: 0, credits: 0 };
  for (let year = cycle.from; year <= cycle.to; year++) {
    const offset = (year - book.firstYear) * classes.count;
    for (const measure of MEASURES) {
      raw[measure] += sumOf(book[measure], offset, classes.count);
      if (uncapped !== null) addClasses(uncapped[measure], book[measure], offset);
    }
    for (const cap of program.yearCaps) applyCap(cap, book, offset, trail, `${year} 年`);
    for (const measure of MEASURES) addClasses(cycleSums[measure], book[measure], offset);
    if (program.everyYear === null) continue;
    const counted = withoutDeducted(rawOf(book, offset, classes.count), book.deducted[year - book.firstYear]);
    if (isBelowYearMinimum(program, counted)) yearsBelow.push(year);
  }
  for (const cap of program.cycleCaps) applyCap(cap, cycleSums, 0, trail, span);
  const rules = { ...rulesOf(program, 'cycle'), isOtherwiseFailed: yearsBelow.length > 0 };
  const isWhollyExempt = exempt.rule !== null && exempt.year > cycle.to && program.minimum.cycle !== null;
  // What is not assessed is not short of anything: no shortfall is explained beside an exemption.
  const explained = isWhollyExempt ? null : trail;
  const deducted = sumOf(book.deducted, cycle.from - book.firstYear, cycle.to - cycle.from + 1);
  const sums = { ...cycleSums, uncapped, raw: withoutDeducted(raw, deducted), deducted, span };
  const judged = judge(rules, sums, explained);
  if (explained !== null) explainYearsBelow(program, yearsBelow, explained);
  return exemptCycle(judged, cycle, exempt, trail);
}

/** Nobody has fewer than no hours, whatever rules took away (SR1). */
function withoutDeducted(
  sums: Readonly<Record<Measure, number>>,
  deducted = 0,
): Readonly<Record<Measure, number>> {
  return deducted === 0 ? sums : { ...sums, hours: Math.max(0, sums.hours - deducted) };
}

/** Adds the sums of one year to those of the cycle, class by class. In place. */
function addClasses(sums: Float64Array, book: Float64Array, offset: number): void {
  for (let index = 0; index < sums.length; index++)
    sums[index] = (sums[index] ?? 0) + (book[offset + index] ?? 0);
}

/** Counted figures, so that what a yearly cap cut does not help a year over its minimum (S6). */
function isBelowYearMinimum(
  { everyYear, knowsCredits }: AssessmentProgram,
  counted: Readonly<Record<Measure, number>>,
): boolean {
  if (everyYear === null) return false;
  return MEASURES.some(
    (measure) =>
      (measure === 'hours' || knowsCredits) && counted[measure] < thousandthsOf(everyYear[measure] ?? 0),
  );
}

/**
 * Names the years that fail the cycle by themselves, for a reader who sees a total that is high enough (A25).
 */
function explainYearsBelow(program: AssessmentProgram, years: readonly number[], trail: Trail): void {
  const { everyYear } = program;
  if (everyYear === null || years.length === 0) return;
  trail.reasons.push(stepOf(everyYear, `${years.join('、')} 年不足 ${everyYearText(everyYear)}`));
}

/** A cycle that holds a year that is not assessed: reached is passed, not reached is for a person (A7). */
function exemptCycle(
  judged: PeriodOutcome,
  cycle: { readonly from: number; readonly to: number },
  exempt: Exempt,
  trail: Trail | null,
): PeriodOutcome {
  if (judged.status === null || exempt.rule === null || exempt.year < cycle.from) return judged;
  if (exempt.year > cycle.to) return exempted(judged, exempt, '整个周期不考核', trail);
  if (judged.status !== 'failed') return judged;
  if (trail !== null) {
    const { hours: has, hoursRequired, credits: hasCredits, creditsRequired } = judged;
    const figures = [
      ...(creditsRequired === null
        ? []
        : [`${figureText(hasCredits ?? 0)}/${figureText(creditsRequired)} 学分`]),
      ...(hoursRequired === null ? [] : [`${figureText(has)}/${figureText(hoursRequired)} 学时`]),
    ].join('、');
    const text = `周期内 ${exempt.year} 年及以前不考核，条文没有写按比例折减；现有 ${figures}，由人裁定`;
    trail.reasons.push(withLastNote(exempt.rule, text));
  }
  return { ...judged, status: 'undecided' };
}

/** An exemption rests on two readings: the year (A6), and the cycle, named last (A7). */
function withLastNote(rule: AssessmentRuleOf<'exemption'>, text: string): Step {
  const note = rule.notes.at(-1);
  return { ...stepOf(rule, text), ...(note === undefined ? {} : { note }) };
}

function assessProbation(program: AssessmentProgram, trail: Trail | null): PeriodOutcome {
  const { book, classes } = program;
  const sums = {
    hours: book.probationHours,
    credits: book.probationCredits,
    raw: {
      hours: sumOf(book.probationHours, 0, classes.count),
      credits: sumOf(book.probationCredits, 0, classes.count),
    },
    span: '试用期',
  };
  return judge(rulesOf(program, 'probation'), sums, trail);
}

function rawOf(sums: ClassSums, offset: number, count: number): Readonly<Record<Measure, number>> {
  return { hours: sumOf(sums.hours, offset, count), credits: sumOf(sums.credits, offset, count) };
}

function sumOf(values: Float64Array, offset: number, count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) sum += values[offset + index] ?? 0;
  return sum;
}

/** A year inside the asked cycle is capped for both: its step is said once. */
function withoutRepeats(steps: readonly Step[]): readonly Step[] {
  const seen = new Set<string>();
  return steps.filter(({ rule, text }) => {
    const key = `${rule ?? ''} ${text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * Readings of every rule that took part, not only of the step that shows one: a verdict may rest on a rule's
 * second reading.
 */
function notesOf(
  pack: PolicyPack,
  steps: readonly Step[],
): readonly { readonly id: string; readonly text: string }[] {
  const rules = new Set(steps.flatMap(({ rule }) => (rule === undefined ? [] : [rule])));
  const used = new Set(pack.assessment.filter(({ id }) => rules.has(id)).flatMap(({ notes }) => notes));
  return pack.notes
    .filter(({ id, perEntry }) => used.has(id) && perEntry !== true)
    .map(({ id, text }) => ({ id, text }));
}

/** What is not given out because hours were taken away in the asked years, whatever the verdict (SR1). */
function withheldFor(pack: PolicyPack, { year, cycle, totals }: AssessRequest): readonly Step[] {
  const rules = pack.deductions.filter(({ withholds }) => withholds !== undefined);
  if (rules.length === 0) return [];
  const span = cycle ?? { from: year ?? 0, to: year ?? -1 };
  const years = listTotals(totals)
    .filter((row) => row.phase === 'deducted' && row.year >= span.from && row.year <= span.to)
    .map((row) => row.year);
  return [...new Set(years)].flatMap((of) =>
    rules.map((rule) => stepOf(rule, `${of} 年扣过学时，不办理${rule.withholds}`)),
  );
}

/** Only a failed period has consequences; of an undecided one nobody knows yet whether it will (H11, W1.4). */
function consequencesOf(pack: PolicyPack, summary: AssessSummary): readonly Step[] {
  const failed = (['year', 'cycle', 'probation'] as const).filter(
    (period) => summary[period]?.status === 'failed',
  );
  return pack.consequences
    .filter(({ when }) => when.some((period) => failed.includes(period)))
    .map((consequence) => stepOf(consequence, consequence.text));
}
