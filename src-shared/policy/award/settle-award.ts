import { type Credits, credits, divideHalfUp, hours } from '../../training/thousandths.ts';
import type { Grade } from '../../training/training-words.ts';
import { figureText, thousandthsOf } from '../pack/pack-words.ts';
import type { AwardInput } from './award-input.ts';
import {
  type AwardOutcome,
  type AwardYear,
  figureStep,
  type Step,
  stepOf,
  withNote,
} from './award-outcome.ts';
import { divisionOf, type Part, partsAreAtOdds, sumOrNull } from './award-parts.ts';
import type { Activity } from './award-rules.ts';
import { type CappedAmount, capProject, capSteps } from './cap-project.ts';
import { countedOf } from './count-award.ts';
import type { Measured } from './measure-hours.ts';
import type { Earned } from './rates/earned.ts';
import { type AwardContext, emptyAward, failedScoreAward } from './stopped-award.ts';

/**
 * The outcome of an activity that no gate stopped: hours, credits under the project's cap, what a person decided.
 * Awarded only when everything is known; else `undecided` with every reason at once, and what is known beside it.
 */
export function settle(
  common: AwardContext,
  parts: readonly Part[],
  earned: readonly Earned[],
): AwardOutcome {
  const { activity, input, pack } = common;
  const failed = earned.find((part) => part.kind === 'nothing');
  if (failed !== undefined) return failedScoreAward(common, failed);
  const hoursOf = hoursWithDecision(activity, input, parts);
  const amounts = capProject(activity, earned);
  const settledCredits = creditsWithDecision(common, amounts);
  // Without credits they are never unknown: in a pack of hours alone (B1), and where somebody decided on hours only.
  const isHoursOnly = earned.length > 0 && earned.every((part) => part.kind === 'none');
  const isKnown = settledCredits.credits !== null || !pack.units.credits || isHoursOnly;
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
  // While a gate waits for a fact, only figures that a person decided are shown: the rate may not apply at all.
  const creditTotal = isStopped && input.decided?.credits === undefined ? null : settledCredits.credits;
  // A flat amount is there only once its condition is met (H14.6); hours that were held stand whatever is decided.
  const isOpenFlat = isStopped && activity.hours.kind === 'flat';
  if (isAwarded && hoursOf.total === 0 && (creditTotal ?? 0) === 0 && !isPractice(common))
    return emptyAward(common);
  return {
    outcome: isAwarded ? 'awarded' : 'undecided',
    hours: hoursOf.total === null || isOpenFlat ? null : hours(hoursOf.total),
    credits: creditTotal,
    year: common.year ?? parts.at(-1)?.year ?? null,
    level: common.level,
    years,
    grade: gradeOf(earned),
    certificate: certificateOf(common),
    notice: common.gates.notice,
    counted: countedOf(pack, input, common, { hours: hoursOf.total, credits: creditTotal }, years),
    rule: activity.id,
    trace: [...common.lead, ...hoursOf.steps, ...settledCredits.steps, ...common.tail],
    reasons: isAwarded ? [] : reasons,
    warnings: [...common.gates.warnings, ...ignoredDecision(activity, input, settledCredits.isDecided)],
    undecidedSettings:
      isAwarded && hoursOf.total !== null
        ? []
        : [...common.gates.settings, ...settingsOf(parts, earned, input)],
  };
}

/**
 * Some activities are registered by their result, not by hours (YL1); there unknown hours keep nothing back.
 */
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
export function withDecidedHours(measured: Measured, input: AwardInput): Measured {
  const { decided } = input;
  if (measured.hours !== null || decided?.hours === undefined || decided.credits !== undefined)
    return measured;
  return { ...measured, hours: thousandthsOf(decided.hours) };
}

/** Each part rounded once, half up, as the last step; or what a person decided where the text is silent. */
function creditsWithDecision(
  common: AwardContext,
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

/**
 * The last step of the credits: rounding where there is a remainder (A11), else the plain result. More
 * credits than a cap that binds other activities rest on the reading that it does not bind this one (A3).
 */
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

/** A decision fills a silence, but the text's cap on one project still holds for it (H14.3). */
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

/** Years of one project lack the same number: it is said once. */
function unknownReasons(earned: readonly Earned[]): readonly Step[] {
  const reasons = earned.flatMap((part) => (part.kind === 'unknown' ? [part.reason] : []));
  return reasons.filter((reason, index) => reasons.findIndex(({ text }) => text === reason.text) === index);
}

/** A decision never overrides a figure of the text: it is left aside, and that is said. */
function ignoredDecision(activity: Activity, input: AwardInput, isDecided: boolean): readonly Step[] {
  if (input.decided?.credits === undefined || isDecided) return [];
  return [figureStep(activity, '条文已有学分标准，人工裁定的学分未采用')];
}

/** Silent points that keep the award open. A point is not asked where a person decided this one case. */
function settingsOf(parts: readonly Part[], earned: readonly Earned[], input: AwardInput): readonly string[] {
  const ofHours = input.decided?.hours === undefined ? parts.map(({ measured }) => measured.setting) : [];
  const ofCredits =
    input.decided?.credits === undefined
      ? earned.map((part) => (part.kind === 'unknown' ? (part.setting ?? null) : null))
      : [];
  return [...new Set([...ofHours, ...ofCredits].filter((setting) => setting !== null))];
}

/** A score is given for the whole activity, so the first part has it. */
function gradeOf(earned: readonly Earned[]): Grade | null {
  const first = earned[0];
  return first?.kind === 'amount' ? (first.grade ?? null) : null;
}

/** A certificate is for who took part and passed; a speaker's proof is another thing. */
function certificateOf(common: AwardContext): boolean | null {
  if (common.input.role === 'lecturer') return null;
  if (common.input.passed === false) return false;
  return common.gates.stop === null ? true : null;
}

/** The years' figures; null where a decided figure, or a missing one, stands for the whole alone. */
function yearsOf(
  parts: readonly Part[],
  amounts: readonly CappedAmount[] | null,
  totalHours: number | null,
  settled: { readonly credits: Credits | null; readonly isDecided: boolean },
): readonly AwardYear[] | null {
  const [only] = parts;
  // One year takes the whole, decided figures too: there is nothing to divide.
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

/** Practice in an enterprise has no hours, and counts all the same (V2); no month and no week is nothing. */
function isPractice({ activity, input }: AwardContext): boolean {
  return activity.hours.kind === 'practice' && (input.months ?? 0) + (input.weeks ?? 0) > 0;
}
