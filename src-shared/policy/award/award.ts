import { assertNever } from '../../lib/assert-never.ts';
import { type Credits, credits, divideHalfUp, hours } from '../../training/thousandths.ts';
import type { Form, Level } from '../../training/training-words.ts';
import { levels } from '../../training/training-words.ts';
import { capsOf, countInOrder } from '../assess/cap-allocation.ts';
import { holds } from '../pack/match.ts';
import { figureText, formText, type Grade, levelText, thousandthsOf } from '../pack/pack-words.ts';
import { assertResolved, type PolicyPack } from '../pack/policy-pack.ts';
import { yearOfActivity } from '../pack/registration-year.ts';
import { silentClause } from '../pack/silent-clause.ts';
import type { AwardInput } from './award-input.ts';
import {
  type AwardOutcome,
  type AwardYear,
  type Decisions,
  figureStep,
  type Step,
  stepOf,
  withNote,
} from './award-outcome.ts';
import type { Activity, Gate } from './award-rules.ts';
import { askGate } from './gates/ask-gate.ts';
import { type Length, type Measured, measureHours } from './measure-hours.ts';
import { earn } from './rates/earn.ts';
import type { Earned } from './rates/earned.ts';

export type { AwardInput } from './award-input.ts';
export type { AwardOutcome, AwardYear, Decisions, Step } from './award-outcome.ts';

/**
 * What one teacher earns from one activity under the pack, with the steps that made it. `decisions` are the figures a
 * person set where the text is silent. Pure; the pack must be resolved.
 */
export function award(pack: PolicyPack, input: AwardInput, decisions: Decisions): AwardOutcome {
  return compileAward(pack, decisions)(input);
}

/** `award` with the pack prepared once, for many inputs. */
export function compileAward(pack: PolicyPack, decisions: Decisions): (input: AwardInput) => AwardOutcome {
  assertResolved(pack);
  const compiled: CompiledPack = {
    pack,
    settingOf: settingReader(pack, decisions),
    activities: new Map(),
    gates: new Map(),
  };
  return (input) => awardBy(compiled, input);
}

/** A setting's decided value, else its default, else null; thousandths. */
export function settingReader(pack: PolicyPack, decisions: Decisions): (id: string) => number | null {
  const defaults = new Map(
    pack.settings.flatMap(({ id, default: value }) =>
      value === undefined ? [] : [[id, thousandthsOf(value)] as const],
    ),
  );
  return (id) => decisions.get(id) ?? defaults.get(id) ?? null;
}

/** The pack laid out for one run of awards: rules by form, found once. */
type CompiledPack = {
  readonly pack: PolicyPack;
  readonly settingOf: (id: string) => number | null;
  readonly activities: Map<Form, readonly Activity[]>;
  readonly gates: Map<Form, readonly Gate[]>;
};

function ofForm<Rule extends { readonly when: { readonly forms?: readonly Form[] | undefined } }>(
  cache: Map<Form, readonly Rule[]>,
  rules: readonly Rule[],
  form: Form,
): readonly Rule[] {
  const known = cache.get(form);
  if (known !== undefined) return known;
  const found = rules.filter(({ when }) => when.forms === undefined || when.forms.includes(form));
  cache.set(form, found);
  return found;
}

function awardBy(compiled: CompiledPack, input: AwardInput): AwardOutcome {
  const { pack } = compiled;
  const activity = ofForm(compiled.activities, pack.activities, input.form).find(
    (rule) => rule.display === undefined && holds(rule.when, input),
  );
  if (activity === undefined) return unnamed(compiled, input);
  const level = levelOf(activity, input);
  const parts = partsOf(activity, input, compiled.settingOf);
  const heldHours = sumOrNull(parts.map(({ measured }) => measured.hours));
  const gates = passGates(ofForm(compiled.gates, pack.gates, input.form), activity, {
    input,
    level: level.level,
    hours: heldHours,
  });
  const year = yearOfActivity(pack.registrationYear, input);
  const common: Common = {
    pack,
    input,
    activity,
    level: level.level,
    year: year?.year ?? null,
    lead: level.step === null ? gates.trace : [level.step, ...gates.trace],
    tail: year === null || year.step === null ? [] : [year.step],
    gates,
  };
  if (gates.stop === 'nothing' || gates.stop === 'refused') return stopped(common, gates.stop, activity.id);
  const earned = parts.map(({ measured }) =>
    earn({
      activity,
      level: level.level,
      measured: parts.length === 1 ? withDecidedHours(measured, input) : measured,
      lessons: input.lessons,
      score: input.score,
      settingOf: compiled.settingOf,
    }),
  );
  return settle(common, parts, earned);
}

/** What every ending of one award shares. */
type Common = {
  readonly pack: PolicyPack;
  readonly input: AwardInput;
  readonly activity: Activity;
  readonly level: Level;
  readonly year: number | null;
  readonly lead: readonly Step[];
  readonly tail: readonly Step[];
  readonly gates: Gates;
};

/**
 * No rule of the text names this activity: silence, so a person decides. What the text asks of every training, whatever
 * its form, is asked first: a decision fills a silence, it does not pass the assessment for anybody.
 */
function unnamed({ pack }: CompiledPack, input: AwardInput): AwardOutcome {
  const { level } = input;
  const year = yearOfActivity(pack.registrationYear, input);
  const held = input.hours === undefined ? null : thousandthsOf(input.hours);
  const gates = passGates(pack.gates.filter(asksOfEveryForm), null, { input, level, hours: held });
  if (gates.stop === 'nothing' || gates.stop === 'refused') {
    const ending = { pack, input, level, year: year?.year ?? null, lead: gates.trace, gates };
    return stopped(ending, gates.stop, null);
  }
  const decided = input.decided ?? {};
  const knownHours = decided.hours ?? input.hours;
  // In a pack of hours alone the stated hours are no decision: whether they count at all is the open question.
  const isDecided = pack.units.credits
    ? knownHours !== undefined && decided.credits !== undefined
    : decided.hours !== undefined;
  const isSettled = isDecided && gates.stop === null;
  const text = `办法没有写${levelText[level]}${formText[input.form]}（这一身份）如何计算，由人裁定`;
  const clause = silentClause(pack, input.form);
  const reason: Step = { clause, text };
  const decidedCredits =
    decided.credits === undefined || !pack.units.credits ? null : credits(thousandthsOf(decided.credits));
  return {
    outcome: isSettled ? 'awarded' : 'undecided',
    hours: knownHours === undefined ? null : hours(thousandthsOf(knownHours)),
    credits: decidedCredits,
    year: year?.year ?? null,
    level,
    years: null,
    grade: null,
    certificate: input.passed === false ? false : null,
    notice: gates.notice,
    counted: countedOf(pack, input, { year: year?.year ?? null, level }, decidedCredits),
    rule: null,
    trace: [...gates.trace, ...(isSettled ? [{ clause, text: '按人工裁定登记' }] : [])],
    reasons: isSettled ? [] : [...gates.reasons, ...(isDecided ? [] : [reason])],
    warnings: gates.warnings,
    undecidedSettings: [],
  };
}

function asksOfEveryForm({ activities, when }: Gate): boolean {
  return activities === undefined && when.forms === undefined;
}

/** The level of registration: declared, the dispatching body's (H14.3), the examiner's (H14.4) or always the school's. */
function levelOf(
  activity: Activity,
  input: AwardInput,
): { readonly level: Level; readonly step: Step | null } {
  const named = (level: Level, why: string) => ({
    level,
    step: level === input.level ? null : figureStep(activity, `按${levelText[level]}登记：${why}`),
  });
  switch (activity.registerAt) {
    case 'declared':
      return { level: input.level, step: null };
    case 'school':
      return named('school', '学校组织的一律是校级');
    case 'dispatcher':
      return named(input.sendingLevel ?? input.level, '随派遣单位的级别');
    case 'examiner':
      return named(examinerLevel(input), '随组织考试的单位；其他单位组织的按校级');
    default:
      return assertNever(activity.registerAt);
  }
}

function examinerLevel(input: AwardInput): Level {
  const { organiser } = input;
  if (organiser?.kind === undefined) return input.level;
  const isEducational = organiser.kind === 'administration' || organiser.kind === 'training-institution';
  return isEducational ? (organiser.level ?? input.level) : 'school';
}

/**
 * Is the activity split by year (H14.1)? Only what is measured in days or hours can be: a flat amount, a score or
 * lessons belong to the activity as a whole. `missing`: its document splits it, but the parts were not given.
 */
function divisionOf(activity: Activity, input: AwardInput): 'whole' | 'by-year' | 'missing' {
  if (input.splitByYear !== true || !isDivisible(activity)) return 'whole';
  return input.byYear === undefined || input.byYear.length === 0 ? 'missing' : 'by-year';
}

function isDivisible({ hours: hoursRule, credits: creditsRule }: Activity): boolean {
  if (hoursRule.kind === 'flat' || hoursRule.kind === 'lessons') return false;
  if (creditsRule.kind === 'setting') return creditsRule.per === 'hour';
  return creditsRule.kind !== 'flat' && creditsRule.kind !== 'score' && creditsRule.kind !== 'per-lesson';
}

/** The whole activity, or its years where the project document splits it (H14.1), in the order of time. */
type Part = { readonly year: number | null; readonly measured: Measured };

function partsOf(
  activity: Activity,
  input: AwardInput,
  settingOf: (id: string) => number | null,
): readonly Part[] {
  if (divisionOf(activity, input) === 'by-year' && input.byYear !== undefined) {
    return [...input.byYear]
      .sort((one, other) => one.year - other.year)
      .map(({ year, days, hours: partHours }) => ({
        year,
        measured: measureHours(activity, { days, hours: partHours }, settingOf),
      }));
  }
  return [{ year: null, measured: measureHours(activity, lengthOf(input), settingOf) }];
}

/** The length of the whole; the years' parts stand in where only they are known. */
function lengthOf(input: AwardInput): Length {
  const { days, hours: held, dayHours, minutes, lessons, byYear } = input;
  const whole = { days, hours: held, dayHours, minutes, lessons };
  if (days !== undefined || held !== undefined || dayHours !== undefined || byYear === undefined)
    return whole;
  return {
    ...whole,
    days: sumOf(byYear.map((part) => part.days)),
    hours: sumOf(byYear.map((part) => part.hours)),
  };
}

/** Do the years' days or hours come to another total than the one stated beside them? Then a year or a part is missing. */
function partsAreAtOdds({ byYear = [], days, hours: held }: AwardInput): boolean {
  const isOther = (whole: number | undefined, parts: number | undefined) =>
    whole !== undefined && parts !== undefined && thousandthsOf(whole) !== thousandthsOf(parts);
  return (
    isOther(days, sumOf(byYear.map((part) => part.days))) ||
    isOther(held, sumOf(byYear.map((part) => part.hours)))
  );
}

/** Sum of decimals, exact to thousandths; undefined where one is missing. */
function sumOf(values: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const value of values) {
    if (value === undefined) return undefined;
    sum += thousandthsOf(value);
  }
  return values.length === 0 ? undefined : sum / 1000;
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

type Gates = {
  readonly stop: 'nothing' | 'refused' | 'undecided' | null;
  readonly trace: readonly Step[];
  readonly reasons: readonly Step[];
  readonly warnings: readonly Step[];
  readonly notice: boolean | null;
};

/** Asks every gate that applies, in the order of the pack; `null`: no rule names the activity. */
function passGates(
  gates: readonly Gate[],
  activity: Activity | null,
  facts: { readonly input: AwardInput; readonly level: Level; readonly hours: number | null },
): Gates {
  const trace: Step[] = [];
  const reasons: Step[] = [];
  const warnings: Step[] = [];
  let stop: Gates['stop'] = null;
  let notice: boolean | null = null;
  for (const gate of gates) {
    if (gate.activities?.includes(activity?.id ?? '') === false) continue;
    if (!holds(gate.when, facts.input)) continue;
    const answer = askGate(gate, facts);
    if (gate.kind === 'absence' && gate.notice) notice = answer.kind === 'nothing';
    if (answer.kind === 'passed') {
      if (answer.text !== undefined) trace.push(stepOf(gate, answer.text));
      continue;
    }
    if (answer.kind === 'warning') {
      warnings.push(stepOf(gate, answer.text));
      continue;
    }
    stop = firmer(stop, answer.kind);
    // How little absence is harmless is the reading (A12); too much of it is the text.
    const reason = stepOf(gate, answer.text);
    reasons.push(gate.kind === 'absence' ? withNote(reason, undefined) : reason);
  }
  return { stop, trace, reasons, warnings, notice };
}

/** The first gate that stops decides; a gate that only lacks a fact gives way to one that stops. */
function firmer(stop: Gates['stop'], next: 'nothing' | 'refused' | 'undecided'): Gates['stop'] {
  return stop === null || stop === 'undecided' ? next : stop;
}

/** What an award needs to end at a gate. */
type Ending = Pick<Common, 'pack' | 'input' | 'level' | 'year' | 'lead' | 'gates'>;

function stopped(common: Ending, outcome: 'nothing' | 'refused', rule: string | null): AwardOutcome {
  const isNothing = outcome === 'nothing';
  return {
    outcome,
    hours: isNothing ? hours(0) : null,
    credits: isNothing && common.pack.units.credits ? credits(0) : null,
    year: common.year,
    level: common.level,
    years: null,
    grade: null,
    certificate: isNothing ? false : null,
    notice: common.gates.notice,
    counted: isNothing && common.input.prior !== undefined && common.pack.units.credits ? credits(0) : null,
    rule,
    trace: [...common.lead, ...common.gates.reasons],
    reasons: common.gates.reasons,
    warnings: common.gates.warnings,
    undecidedSettings: [],
  };
}

/** Hours, credits under the project's cap, what a person decided, and the verdict. */
function settle(common: Common, parts: readonly Part[], earned: readonly Earned[]): AwardOutcome {
  const { activity, input, pack } = common;
  const failed = earned.find((part) => part.kind === 'nothing');
  if (failed !== undefined) return failedScore(common, failed);
  const hoursOf = hoursWithDecision(activity, input, parts);
  const amounts = capProject(activity, earned);
  const settledCredits = creditsWithDecision(common, amounts);
  const isKnown = settledCredits.credits !== null || !pack.units.credits;
  const isHoursKnown = hoursOf.total !== null || hoursAreOptional(activity);
  const isStopped = common.gates.stop === 'undecided';
  const division = divisionOf(activity, input);
  const years = division === 'by-year' ? yearsOf(parts, amounts, hoursOf.total, settledCredits) : null;
  // A figure that a person decided for the whole cannot be divided among the years by anybody else.
  const lacksParts =
    division === 'missing' || (division === 'by-year' && years === null && isKnown && isHoursKnown);
  const isAtOdds = division === 'by-year' && partsAreAtOdds(input);
  const isAwarded = isKnown && isHoursKnown && !isStopped && !lacksParts && !isAtOdds;
  const reasons = [
    ...common.gates.reasons,
    ...(isHoursKnown ? [] : [figureStep(activity, '学时无法确定：条文没有写，或者缺少天数、学时')]),
    ...(settledCredits.credits === null ? unknownReasons(earned) : []),
    ...(lacksParts ? [figureStep(activity, '项目文件分年度登记，但缺少各年度的天数、学时或学分')] : []),
    ...(isAtOdds ? [figureStep(activity, '各年度的天数或学时加起来与总数不符')] : []),
  ];
  const creditTotal = isStopped && input.decided?.credits === undefined ? null : settledCredits.credits;
  if (isAwarded && hoursOf.total === 0 && (creditTotal ?? 0) === 0) return emptyActivity(common);
  return {
    outcome: isAwarded ? 'awarded' : 'undecided',
    hours: hoursOf.total === null ? null : hours(hoursOf.total),
    credits: creditTotal,
    year: common.year ?? parts.at(-1)?.year ?? null,
    level: common.level,
    years,
    grade: gradeOf(earned),
    certificate: certificateOf(common),
    notice: common.gates.notice,
    counted: countedOf(pack, input, common, creditTotal, years),
    rule: activity.id,
    trace: [...common.lead, ...hoursOf.steps, ...settledCredits.steps, ...common.tail],
    reasons: isAwarded ? [] : reasons,
    warnings: [...common.gates.warnings, ...ignoredDecision(activity, input, settledCredits.isDecided)],
    undecidedSettings: isAwarded ? [] : settingsOf(parts, earned, input),
  };
}

/** Stated facts that come to nothing at all (no day, no hour): there is no training to certify. */
function emptyActivity(common: Common): AwardOutcome {
  const ended = stopped(common, 'nothing', common.activity.id);
  const reason = figureStep(common.activity, '学时为零，没有可以登记的培训', { after: 0, unit: 'hours' });
  return { ...ended, trace: [...ended.trace, reason], reasons: [...ended.reasons, reason] };
}

function failedScore(common: Common, failed: Extract<Earned, { kind: 'nothing' }>): AwardOutcome {
  const ended = stopped(common, 'nothing', common.activity.id);
  return {
    ...ended,
    grade: failed.grade,
    trace: [...ended.trace, failed.reason],
    reasons: [...ended.reasons, failed.reason],
  };
}

function hoursAreOptional(activity: Activity): boolean {
  return (activity.hours.kind === 'held' || activity.hours.kind === 'stated') && activity.hours.optional;
}

/** Decided hours stand where the text gives none, or leaves them to a setting (A10). */
function hoursWithDecision(
  activity: Activity,
  input: AwardInput,
  parts: readonly Part[],
): { readonly total: number | null; readonly steps: readonly Step[] } {
  const measured = sumOrNull(parts.map((part) => part.measured.hours));
  const decided = input.decided?.hours;
  if (decided !== undefined && (measured === null || activity.hours.kind === 'lessons')) {
    const total = thousandthsOf(decided);
    return { total, steps: [stepOf(activity, `人工裁定 ${decided} 学时`, { after: total, unit: 'hours' })] };
  }
  return { total: measured, steps: parts.flatMap((part) => part.measured.steps) };
}

/** Hours that a person decided where the text gives none still earn the text's own rate, unless the credits were decided too. */
function withDecidedHours(measured: Measured, input: AwardInput): Measured {
  const { decided } = input;
  if (measured.hours !== null || decided?.hours === undefined || decided.credits !== undefined)
    return measured;
  return { ...measured, hours: thousandthsOf(decided.hours) };
}

/** A part's credits before rounding, after the project's cap. */
type CappedAmount = {
  readonly numerator: number;
  readonly denominator: number;
  readonly steps: readonly Step[];
};

/** One cap for the whole project, used up by its years in the order of time (H14.3, A22). Null where a part is unknown. */
function capProject(activity: Activity, earned: readonly Earned[]): readonly CappedAmount[] | null {
  const most = activity.projectCap === undefined ? null : thousandthsOf(activity.projectCap.credits);
  const capped: CappedAmount[] = [];
  let used = 0;
  for (const part of earned) {
    if (part.kind !== 'amount') return null;
    const { numerator, denominator } = part.amount;
    const room = most === null ? numerator : Math.max(0, most * denominator - used);
    const kept = Math.min(numerator, room);
    // All parts come from one rule, so they share the denominator.
    used += kept;
    capped.push({
      numerator: kept,
      denominator,
      steps: [...part.steps, ...capSteps(activity, part.amount, kept, earned.length > 1)],
    });
  }
  return capped;
}

function capSteps(
  activity: Activity,
  amount: { readonly numerator: number; readonly denominator: number },
  kept: number,
  isSplit: boolean,
): readonly Step[] {
  if (activity.projectCap === undefined || kept === amount.numerator) return [];
  const before = divideHalfUp(amount.numerator, amount.denominator);
  const after = divideHalfUp(kept, amount.denominator);
  const most = activity.projectCap.credits;
  const text = `单个项目最多 ${most} 学分：${figureText(before)} → ${figureText(after)}`;
  const step = stepOf(activity.projectCap, text, { before, after, unit: 'credits' });
  // One cap for all years of a split project is a reading (A22); the cap itself is the text.
  return [isSplit ? step : withNote(step, undefined)];
}

/** Each part rounded once, half up, as the last step; or what a person decided where the text is silent. */
function creditsWithDecision(
  common: Common,
  amounts: readonly CappedAmount[] | null,
): { readonly credits: Credits | null; readonly steps: readonly Step[]; readonly isDecided: boolean } {
  const { activity, input, pack } = common;
  if (!pack.units.credits) return { credits: null, steps: [], isDecided: false };
  if (amounts === null) return decidedCredits(activity, input);
  const rounded = amounts.map((amount) => divideHalfUp(amount.numerator, amount.denominator));
  const total = rounded.reduce((sum, part) => sum + part, 0);
  return {
    credits: credits(total),
    steps: amounts.flatMap((amount, index) => [
      ...amount.steps,
      ...roundingStep(activity, amount, rounded[index] ?? 0),
    ]),
    isDecided: false,
  };
}

function roundingStep(activity: Activity, amount: CappedAmount, rounded: number): readonly Step[] {
  const { numerator, denominator } = amount;
  if (numerator % denominator === 0) {
    const step = figureStep(activity, `得 ${figureText(rounded)} 学分`, { after: rounded, unit: 'credits' });
    const { uncapped } = activity;
    return [
      uncapped !== undefined && rounded > thousandthsOf(uncapped.above)
        ? withNote(step, uncapped.note)
        : step,
    ];
  }
  const text = `四舍五入到千分位：${figureText(rounded)} 学分`;
  return [figureStep(activity, text, { after: rounded, unit: 'credits' })];
}

function decidedCredits(
  activity: Activity,
  input: AwardInput,
): { readonly credits: Credits | null; readonly steps: readonly Step[]; readonly isDecided: boolean } {
  const decided = input.decided?.credits;
  if (decided === undefined) return { credits: null, steps: [], isDecided: false };
  const value = thousandthsOf(decided);
  const most = activity.projectCap === undefined ? value : thousandthsOf(activity.projectCap.credits);
  const kept = Math.min(value, most);
  const amount = { numerator: value, denominator: 1 };
  return {
    credits: credits(kept),
    steps: [
      figureStep(activity, `人工裁定 ${decided} 学分`, { after: value, unit: 'credits' }),
      ...capSteps(activity, amount, kept, false),
    ],
    isDecided: true,
  };
}

function unknownReasons(earned: readonly Earned[]): readonly Step[] {
  const reasons = earned.flatMap((part) => (part.kind === 'unknown' ? [part.reason] : []));
  return reasons.filter((reason, index) => reasons.findIndex(({ text }) => text === reason.text) === index);
}

/** A decision never overrides a figure of the text: it is left aside, and that is said. */
function ignoredDecision(activity: Activity, input: AwardInput, isDecided: boolean): readonly Step[] {
  if (input.decided?.credits === undefined || isDecided) return [];
  return [figureStep(activity, '条文已有学分标准，人工裁定的学分未采用')];
}

function settingsOf(parts: readonly Part[], earned: readonly Earned[], input: AwardInput): readonly string[] {
  const ofHours = input.decided?.hours === undefined ? parts.map(({ measured }) => measured.setting) : [];
  const ofCredits =
    input.decided?.credits === undefined
      ? earned.map((part) => (part.kind === 'unknown' ? (part.setting ?? null) : null))
      : [];
  return [...new Set([...ofHours, ...ofCredits].filter((setting) => setting !== null))];
}

function gradeOf(earned: readonly Earned[]): Grade | null {
  const first = earned[0];
  return first?.kind === 'amount' ? (first.grade ?? null) : null;
}

/** A certificate is for who took part and passed; a speaker's proof is another thing. */
function certificateOf(common: Common): boolean | null {
  if (common.gates.stop !== null || common.input.role === 'lecturer') return null;
  return common.input.passed !== false;
}

/** The years' figures; null where a decided figure, or a missing one, stands for the whole alone. */
function yearsOf(
  parts: readonly Part[],
  amounts: readonly CappedAmount[] | null,
  totalHours: number | null,
  settled: { readonly credits: Credits | null; readonly isDecided: boolean },
): readonly AwardYear[] | null {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && only.year !== null && totalHours !== null) {
    return [{ year: only.year, hours: hours(totalHours), credits: settled.credits }];
  }
  if (settled.isDecided) return null;
  const found: AwardYear[] = [];
  for (const [index, { year, measured }] of parts.entries()) {
    if (year === null || measured.hours === null) return null;
    const amount = amounts?.[index];
    const partCredits =
      amount === undefined ? null : credits(divideHalfUp(amount.numerator, amount.denominator));
    found.push({ year, hours: hours(measured.hours), credits: partCredits });
  }
  return found;
}

/** What still fits under the yearly and cycle caps beside the entries so far (W3.5, H14.4, GX3). */
function countedOf(
  pack: PolicyPack,
  input: AwardInput,
  registered: { readonly year: number | null; readonly level: Level },
  total: Credits | null,
  years: readonly AwardYear[] | null = null,
): Credits | null {
  if (input.prior === undefined || total === null) return null;
  const year =
    registered.year ??
    onlyYear(
      input.prior.map((entry) => entry.year),
      input.cycle?.to ?? 0,
    );
  if (year === null) return null;
  const own =
    years === null || years.length === 0
      ? [{ year, form: input.form, level: registered.level, credits: total }]
      : years.map((part) => ({
          year: part.year,
          form: input.form,
          level: registered.level,
          credits: part.credits ?? 0,
        }));
  const before = input.prior.map((entry) => ({
    year: entry.year,
    form: entry.form,
    level: entry.level ?? (entry.form === 'school-based' ? levels[4] : null),
    credits: thousandthsOf(entry.credits ?? 0),
  }));
  const shares = countInOrder(capsOf(pack, 'registration'), [...before, ...own], input.cycle ?? null);
  return credits(shares.slice(before.length).reduce((sum, share) => sum + share.counted, 0));
}

/** Without a date of its own the activity is taken for the year all earlier entries share; null where they differ; `otherwise` where there are none. */
function onlyYear(years: readonly number[], otherwise: number): number | null {
  const [first] = years;
  if (first === undefined) return otherwise;
  return years.every((year) => year === first) ? first : null;
}
