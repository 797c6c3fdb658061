import { credits, type Hours, hours } from '../../../training/thousandths.ts';
import { type Step, stepOf } from '../../award/award-outcome.ts';
import { figureText, thousandthsOf } from '../../pack/pack-words.ts';
import { groupWords } from '../../policy-words.ts';
import type { GroupShortfall, PeriodOutcome, Trail, Verdict } from '../assess-outcome.ts';
import type { AssessmentRuleOf, Figure, GroupId } from '../assess-rules.ts';
import type { Classes } from './book.ts';
import { type GroupCredits, offsetCredits } from './offset.ts';

/** The minima of one period, prepared: thousandths; null where the text leaves the number to a setting not yet decided. */
export type PreparedMinimum = {
  readonly rule: AssessmentRuleOf<'minimum'>;
  readonly hours: number | null | undefined;
  readonly credits: number | null | undefined;
  readonly groups: readonly {
    readonly id: GroupId;
    readonly index: number;
    readonly hours: number | undefined;
    readonly credits: number | undefined;
  }[];
  readonly settings: readonly string[];
};

/**
 * `undefined`: the text asks nothing of the measure. `null`: it asks, and leaves the number to a setting that
 * nobody decided.
 */
export function prepareMinimum(
  rule: AssessmentRuleOf<'minimum'>,
  groupIds: readonly GroupId[],
  settingOf: (id: string) => number | null,
): PreparedMinimum {
  const figure = (value: Figure | undefined): number | null | undefined =>
    value === undefined
      ? undefined
      : typeof value === 'number'
        ? thousandthsOf(value)
        : settingOf(value.setting);
  return {
    rule,
    hours: figure(rule.hours),
    credits: figure(rule.credits),
    groups: groupIds.flatMap((id, index) => {
      const needed = rule.groups[id];
      return needed === undefined
        ? []
        : [{ id, index, hours: inThousandths(needed.hours), credits: inThousandths(needed.credits) }];
    }),
    settings: [rule.hours, rule.credits].flatMap((value) =>
      typeof value === 'object' && settingOf(value.setting) === null ? [value.setting] : [],
    ),
  };
}

/** Absent stays absent: no minimum is another thing than a minimum of zero. */
function inThousandths(decimal: number | undefined): number | undefined {
  return decimal === undefined ? undefined : thousandthsOf(decimal);
}

/** Sums of one period by class, after caps; `span` names it in the explanation. */
type PeriodSums = {
  readonly hours: Float64Array;
  readonly credits: Float64Array;
  readonly rawCredits: number;
  readonly span: string;
};

/** What judging one period rests on. */
export type PeriodRules = {
  readonly knowsCredits: boolean;
  readonly classes: Classes;
  readonly minimum: PreparedMinimum | null;
  readonly offsets: readonly AssessmentRuleOf<'offset'>[];
  readonly uncounted: AssessmentRuleOf<'uncounted'> | null;
  /** A condition beside the minimum that is not met (every single year of the cycle, A25). */
  readonly isOtherwiseFailed: boolean;
  /** Another rule sets a minimum, so that the period has a verdict even without one here. */
  readonly isOtherwiseJudged: boolean;
};

const NO_GROUPS: Readonly<Partial<Record<GroupId, GroupShortfall>>> = Object.freeze({});

/** Counts a period and judges it against its minima. Exemptions are the caller's. */
export function judge(rules: PeriodRules, sums: PeriodSums, trail: Trail | null): PeriodOutcome {
  const counted = count(rules, sums);
  const { minimum } = rules;
  const shortGroups = minimum === null ? NO_GROUPS : groupsShort(rules, minimum, counted, trail);
  const shortHours = Math.max(0, (minimum?.hours ?? 0) - counted.hours);
  const shortCredits = Math.max(0, (minimum?.credits ?? 0) - counted.credits);
  const status = statusOf(rules, counted, { hours: shortHours, credits: shortCredits, groups: shortGroups });
  if (trail !== null && minimum !== null) {
    explain(
      rules,
      minimum,
      sums,
      counted,
      { hours: shortHours, credits: shortCredits, groups: shortGroups },
      trail,
    );
  }
  if (trail !== null && status === 'undecided' && rules.uncounted !== null && counted.openHours > 0) {
    const text = `另有 ${figureText(counted.openHours)} 学时按规定不单独计入，如果算上就可能补足，由人裁定`;
    trail.reasons.push(stepOf(rules.uncounted, text));
  }
  return {
    status,
    madeUp: false,
    hours: hours(counted.hours),
    credits: rules.knowsCredits ? credits(counted.credits) : null,
    rawCredits: rules.knowsCredits ? credits(sums.rawCredits) : null,
    hoursRequired: requiredHours(minimum),
    creditsRequired: minimum?.credits == null ? null : credits(minimum.credits),
    shortfall: { hours: hours(shortHours), credits: credits(shortCredits), groups: shortGroups },
  };
}

/** An open number is shown as open, not as zero. */
function requiredHours(minimum: PreparedMinimum | null): Hours | null {
  return minimum?.hours == null ? null : hours(minimum.hours);
}

/** What counts of a period, thousandths. */
type Counted = {
  readonly hours: number;
  readonly credits: number;
  /** Hours that count nowhere by themselves (A13). */
  readonly openHours: number;
  readonly groupHours: Float64Array;
  readonly groupCredits: Float64Array;
};

/** Shared by all requests, like the book: what `count` returns holds until its next call. */
const groupHoursBuffer = new Float64Array(8);
const groupCreditsBuffer = new Float64Array(8);

/** Adds the classes up. Credits of uncounted hours count all the same: the reading is about hours (A13). */
function count({ classes }: PeriodRules, sums: PeriodSums): Counted {
  groupHoursBuffer.fill(0);
  groupCreditsBuffer.fill(0);
  let hoursSum = 0;
  let creditsSum = 0;
  let openHours = 0;
  for (let index = 0; index < classes.count; index++) {
    const classHours = sums.hours[index] ?? 0;
    const classCredits = sums.credits[index] ?? 0;
    creditsSum += classCredits;
    const group = classes.group[index] ?? -1;
    if (classes.uncounted[index] === 1) openHours += classHours;
    else {
      hoursSum += classHours;
      if (group >= 0) groupHoursBuffer[group] = (groupHoursBuffer[group] ?? 0) + classHours;
    }
    if (group >= 0) groupCreditsBuffer[group] = (groupCreditsBuffer[group] ?? 0) + classCredits;
  }
  return {
    hours: hoursSum,
    credits: creditsSum,
    openHours,
    groupHours: groupHoursBuffer,
    groupCredits: groupCreditsBuffer,
  };
}

/** Each group by itself: a surplus here fills nothing there, unless an offset says so (W3.2, SX6). */
function groupsShort(
  rules: PeriodRules,
  minimum: PreparedMinimum,
  counted: Counted,
  trail: Trail | null,
): Readonly<Partial<Record<GroupId, GroupShortfall>>> {
  if (minimum.groups.length === 0) return NO_GROUPS;
  const moved = movedByOffsets(rules, minimum, counted, trail);
  const short: Partial<Record<GroupId, GroupShortfall>> = {};
  let isAny = false;
  for (const group of minimum.groups) {
    const shortHours = (group.hours ?? 0) - (counted.groupHours[group.index] ?? 0);
    const shortCredits =
      (group.credits ?? 0) - (counted.groupCredits[group.index] ?? 0) - (moved?.get(group.id) ?? 0);
    if (shortHours <= 0 && shortCredits <= 0) continue;
    isAny = true;
    short[group.id] = {
      ...(shortHours > 0 ? { hours: hours(shortHours) } : {}),
      ...(shortCredits > 0 ? { credits: credits(shortCredits) } : {}),
    };
  }
  return isAny ? short : NO_GROUPS;
}

/**
 * Credits that offsets move, by group; lent ones are negative. Null without offsets, so that the fast path
 * makes no map.
 */
function movedByOffsets(
  rules: PeriodRules,
  minimum: PreparedMinimum,
  counted: Counted,
  trail: Trail | null,
): ReadonlyMap<GroupId, number> | null {
  if (rules.offsets.length === 0) return null;
  const moved = new Map<GroupId, number>();
  const stateOf = (id: GroupId): GroupCredits => {
    const group = minimum.groups.find((candidate) => candidate.id === id);
    return {
      needed: group?.credits ?? 0,
      counted: (group === undefined ? 0 : (counted.groupCredits[group.index] ?? 0)) + (moved.get(id) ?? 0),
    };
  };
  for (const rule of rules.offsets) {
    const credits = offsetCredits(rule, stateOf, trail);
    // What was lent is no longer there for a second offset of the same group.
    moved.set(rule.from, (moved.get(rule.from) ?? 0) - credits);
    moved.set(rule.to, (moved.get(rule.to) ?? 0) + credits);
  }
  return moved;
}

/** What is missing; `groups` is `NO_GROUPS` itself when no group is short, which `statusOf` compares. */
type Short = {
  readonly hours: number;
  readonly credits: number;
  readonly groups: Readonly<Partial<Record<GroupId, GroupShortfall>>>;
};

/**
 * The verdict of one period; the first that holds decides:
 * 1. neither a minimum nor another rule: null, nothing is asked;
 * 2. another rule fails it (a year under its own minimum, A25);
 * 3. something is missing: failed, or undecided where uncounted hours could close it (A13);
 * 4. a number is still open: undecided, because what is missing cannot be said (V3);
 * 5. passed.
 */
function statusOf(rules: PeriodRules, counted: Counted, short: Short): Verdict | null {
  const { minimum } = rules;
  if (minimum === null && !rules.isOtherwiseJudged) return null;
  if (rules.isOtherwiseFailed) return 'failed';
  const isShort = short.hours > 0 || short.credits > 0 || short.groups !== NO_GROUPS;
  if (isShort) return couldClose(rules, counted, short) ? 'undecided' : 'failed';
  return minimum !== null && minimum.settings.length > 0 ? 'undecided' : 'passed';
}

/** Could the hours that count nowhere by themselves close all that is missing (A13)? Credits they cannot. */
function couldClose(rules: PeriodRules, counted: Counted, short: Short): boolean {
  if (rules.uncounted?.isOpen !== true || counted.openHours === 0 || short.credits > 0) return false;
  let missing = 0;
  for (const group of Object.values(short.groups)) {
    if (group.credits !== undefined) return false;
    missing += group.hours ?? 0;
  }
  return counted.openHours >= Math.max(missing, short.hours);
}

/**
 * A line for each measure the text asks, met or not, so that a reader sees the figures of a pass too (Q2).
 */
function explain(
  rules: PeriodRules,
  minimum: PreparedMinimum,
  sums: PeriodSums,
  counted: Counted,
  short: Short,
  trail: Trail,
): void {
  const steps: Step[] = [];
  const compare = (
    name: string,
    unit: 'hours' | 'credits',
    has: number,
    needs: number | null | undefined,
  ) => {
    if (needs === null || needs === undefined) return;
    const unitText = unit === 'hours' ? '学时' : '学分';
    const gap = needs - has;
    const text = `${sums.span}${name} ${figureText(has)} ${unitText}，要求 ${figureText(needs)}`;
    steps.push(stepOf(minimum.rule, text, { before: has, after: needs, unit }));
    if (gap > 0) {
      trail.reasons.push(
        stepOf(minimum.rule, `${text}，还差 ${figureText(gap)}`, { before: has, after: needs, unit }),
      );
    }
  };
  if (rules.knowsCredits) compare('共计入', 'credits', counted.credits, minimum.credits);
  compare('共计入', 'hours', counted.hours, minimum.hours);
  for (const group of minimum.groups) {
    const name = `（${groupWords[group.id]}）`;
    const lack = short.groups[group.id];
    const stoodIn = (group.credits ?? 0) - (lack?.credits ?? 0);
    compare(name, 'hours', counted.groupHours[group.index] ?? 0, group.hours);
    if (group.credits !== undefined) {
      compare(name, 'credits', Math.max(stoodIn, counted.groupCredits[group.index] ?? 0), group.credits);
    }
  }
  trail.steps.push(...steps);
  for (const setting of minimum.settings) {
    trail.settings.add(setting);
    trail.reasons.push(stepOf(minimum.rule, '原文没有写这个数，需要先填写'));
  }
}
