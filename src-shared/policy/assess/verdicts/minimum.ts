import { credits, type Hours, hours } from '../../../training/thousandths.ts';
import { type Step, stepOf } from '../../award/award-outcome.ts';
import { type Figure, figureIn, settingsOfFigure } from '../../pack/figure.ts';
import { figureText, thousandthsOf } from '../../pack/pack-words.ts';
import type { PolicyPack } from '../../pack/policy-pack.ts';
import { measureWords } from '../../policy-words.ts';
import type { GroupShortfall, PeriodOutcome, Trail, Verdict } from '../assess-outcome.ts';
import type { AssessmentRuleOf } from '../assess-rules.ts';
import type { Classes } from './book.ts';
import { type GroupAmount, offsetAmount } from './offset.ts';

/** The minima of one period, prepared: thousandths; null where the text leaves the number to a setting not yet decided. */
export type PreparedMinimum = {
  /** Cited where nothing else is: for the total, and for settings. */
  readonly rule: AssessmentRuleOf<'minimum'>;
  readonly hours: number | null | undefined;
  readonly credits: number | null | undefined;
  readonly groups: readonly GroupMinimum[];
  /** Groups of it that this school is not asked, by the rule that lets it. */
  readonly waived: readonly Waived[];
  readonly settings: readonly string[];
};

/** A group whose minimum is not asked here, and why. */
export type Waived = {
  readonly rule: AssessmentRuleOf<'waiver'>;
  readonly id: string;
  readonly title: string;
};

/** What a group must reach, and the rule that says so. */
type GroupMinimum = PreparedGroup & {
  readonly rule: AssessmentRuleOf<'minimum'>;
  readonly hours: number | undefined;
  readonly credits: number | undefined;
};

/** A group of the pack and the classes of entries that it holds. */
export type PreparedGroup = {
  readonly id: string;
  readonly title: string;
  readonly classes: readonly number[];
};

/**
 * `undefined`: the text asks nothing of the measure. `null`: it asks, and leaves the number to a setting that
 * nobody decided.
 */
export function prepareMinimum(
  rule: AssessmentRuleOf<'minimum'>,
  groups: readonly PreparedGroup[],
  settingOf: (id: string) => number | null,
  waived: readonly Waived[] = [],
): PreparedMinimum {
  const figure = (value: Figure | undefined): number | null | undefined =>
    value === undefined ? undefined : figureIn(value, settingOf);
  return {
    rule,
    hours: figure(rule.hours),
    credits: figure(rule.credits),
    groups: groups.flatMap((group) => {
      const needed = rule.groups[group.id];
      return needed === undefined || waived.some(({ id }) => id === group.id)
        ? []
        : [{ ...group, rule, hours: inThousandths(needed.hours), credits: inThousandths(needed.credits) }];
    }),
    waived: waived.filter(({ id }) => rule.groups[id] !== undefined),
    settings: [rule.hours, rule.credits]
      .flatMap(settingsOfFigure)
      .filter((setting) => settingOf(setting) === null),
  };
}

/**
 * What several minima ask together of a person of whom each is asked: of every figure the highest, of every group too. An open
 * number keeps it open. The total is cited by the first that asks one.
 */
export function joinMinima(minima: readonly PreparedMinimum[]): PreparedMinimum | null {
  const [first, ...others] = minima;
  if (first === undefined || others.length === 0) return first ?? null;
  const highest = (measure: 'hours' | 'credits') => {
    const asked = minima.map((minimum) => minimum[measure]).filter((figure) => figure !== undefined);
    if (asked.length === 0) return undefined;
    return asked.includes(null) ? null : Math.max(...asked.map((figure) => figure ?? 0));
  };
  const groups = Map.groupBy(
    minima.flatMap((minimum) => minimum.groups),
    ({ id }) => id,
  );
  const most = (list: readonly (number | undefined)[]) => {
    const asked = list.filter((figure) => figure !== undefined);
    return asked.length === 0 ? undefined : Math.max(...asked);
  };
  return {
    rule: first.rule,
    hours: highest('hours'),
    credits: highest('credits'),
    groups: [...groups.values()].flatMap((same) => {
      const [group] = same.toSorted((a, b) => (b.hours ?? b.credits ?? 0) - (a.hours ?? a.credits ?? 0));
      return group === undefined
        ? []
        : [
            {
              ...group,
              hours: most(same.map(({ hours: needed }) => needed)),
              credits: most(same.map(({ credits: needed }) => needed)),
            },
          ];
    }),
    waived: minima.flatMap(({ waived }) => waived),
    settings: minima.flatMap(({ settings }) => settings),
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
  /** Before caps; by class where a minimum asks it. */
  readonly raw: { readonly hours: number; readonly credits: number };
  readonly uncapped?: { readonly hours: Float64Array; readonly credits: Float64Array } | null;
  /** Hours that rules took away, thousandths: of the total, whatever it is made of (SR1). */
  readonly deducted?: number;
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
  /** The rule by which hours are taken away; null where the text has none. */
  readonly deduction: PolicyPack['deductions'][number] | null;
  /** Another rule sets a minimum, so that the period has a verdict even without one here. */
  readonly isOtherwiseJudged: boolean;
};

const NO_GROUPS: Readonly<Record<string, GroupShortfall>> = Object.freeze({});

/** Counts a period and judges it against its minima. Exemptions are the caller's. */
export function judge(rules: PeriodRules, sums: PeriodSums, trail: Trail | null): PeriodOutcome {
  const counted = count(rules, sums);
  const { minimum } = rules;
  const shortGroups = minimum === null ? NO_GROUPS : groupsShort(rules, minimum, sums, trail);
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
    rawHours: hours(sums.raw.hours),
    rawCredits: rules.knowsCredits ? credits(sums.raw.credits) : null,
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
};

/** Adds the classes up. Credits of uncounted hours count all the same: the reading is about hours (A13). */
function count({ classes }: PeriodRules, sums: PeriodSums): Counted {
  let hoursSum = 0;
  let creditsSum = 0;
  let openHours = 0;
  for (let index = 0; index < classes.count; index++) {
    const classHours = sums.hours[index] ?? 0;
    const classCredits = sums.credits[index] ?? 0;
    creditsSum += classCredits;
    if (classes.uncounted[index] === 1) openHours += classHours;
    else hoursSum += classHours;
  }
  // Nobody has fewer than no hours.
  return { hours: Math.max(0, hoursSum - (sums.deducted ?? 0)), credits: creditsSum, openHours };
}

/** Hours of a group, thousandths; those that count nowhere by themselves count in no group either (A13). */
function groupHours({ classes }: PeriodRules, sums: PeriodSums, group: GroupMinimum): number {
  let sum = 0;
  const { hours: amounts } = askedSums(sums, group);
  for (const index of group.classes) if (classes.uncounted[index] !== 1) sum += amounts[index] ?? 0;
  return sum;
}

/** Credits of a group, thousandths. */
function groupCredits(sums: PeriodSums, group: GroupMinimum): number {
  let sum = 0;
  const { credits: amounts } = askedSums(sums, group);
  for (const index of group.classes) sum += amounts[index] ?? 0;
  return sum;
}

/** What a group's minimum is asked of: what counts, or what was earned. */
function askedSums(sums: PeriodSums, { rule }: GroupMinimum): Pick<PeriodSums, 'hours' | 'credits'> {
  return rule.beforeCaps === true ? (sums.uncapped ?? sums) : sums;
}

/** Each group by itself: a surplus here fills nothing there, unless an offset says so (W3.2, SX6). */
function groupsShort(
  rules: PeriodRules,
  minimum: PreparedMinimum,
  sums: PeriodSums,
  trail: Trail | null,
): Readonly<Record<string, GroupShortfall>> {
  if (minimum.groups.length === 0) return NO_GROUPS;
  const moved = movedByOffsets(rules, minimum, sums, trail);
  const short: Record<string, GroupShortfall> = {};
  let isAny = false;
  for (const group of minimum.groups) {
    const shortHours =
      (group.hours ?? 0) - groupHours(rules, sums, group) - (moved?.hours.get(group.id) ?? 0);
    const shortCredits =
      (group.credits ?? 0) - groupCredits(sums, group) - (moved?.credits.get(group.id) ?? 0);
    if (shortHours <= 0 && shortCredits <= 0) continue;
    isAny = true;
    short[group.id] = {
      title: group.title,
      ...(shortHours > 0 ? { hours: hours(shortHours) } : {}),
      ...(shortCredits > 0 ? { credits: credits(shortCredits) } : {}),
    };
  }
  return isAny ? short : NO_GROUPS;
}

/** What offsets move, by group and measure, thousandths; what is lent is negative. */
type Moved = Readonly<Record<'hours' | 'credits', Map<string, number>>>;

/** Null without offsets, so that the fast path makes no map. */
function movedByOffsets(
  rules: PeriodRules,
  minimum: PreparedMinimum,
  sums: PeriodSums,
  trail: Trail | null,
): Moved | null {
  if (rules.offsets.length === 0) return null;
  const moved: Moved = { hours: new Map(), credits: new Map() };
  for (const rule of rules.offsets)
    for (const unit of ['hours', 'credits'] as const) {
      const stateOf = (id: string): GroupAmount => {
        const group = minimum.groups.find((candidate) => candidate.id === id);
        if (group === undefined) return { needed: 0, counted: 0 };
        const counted = unit === 'hours' ? groupHours(rules, sums, group) : groupCredits(sums, group);
        return { needed: group[unit] ?? 0, counted: counted + (moved[unit].get(id) ?? 0) };
      };
      const amount = offsetAmount(rule, { unit, from: stateOf(rule.from), to: stateOf(rule.to) }, trail);
      // What was lent is no longer there for a second offset of the same group.
      moved[unit].set(rule.from, (moved[unit].get(rule.from) ?? 0) - amount);
      moved[unit].set(rule.to, (moved[unit].get(rule.to) ?? 0) + amount);
    }
  return moved;
}

/** What is missing; `groups` is `NO_GROUPS` itself when no group is short, which `statusOf` compares. */
type Short = {
  readonly hours: number;
  readonly credits: number;
  readonly groups: Readonly<Record<string, GroupShortfall>>;
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
    { rule, name }: { readonly rule: PreparedMinimum['rule']; readonly name: string },
    unit: 'hours' | 'credits',
    has: number,
    needs: number | null | undefined,
  ) => {
    if (needs === null || needs === undefined) return;
    const gap = needs - has;
    const text = `${sums.span}${name} ${figureText(has)} ${measureWords[unit]}，要求 ${figureText(needs)}`;
    steps.push(stepOf(rule, text, { before: has, after: needs, unit }));
    if (gap > 0) {
      trail.reasons.push(
        stepOf(rule, `${text}，还差 ${figureText(gap)}`, { before: has, after: needs, unit }),
      );
    }
  };
  if (sums.deducted !== undefined && sums.deducted > 0) {
    const figures = { after: -sums.deducted, unit: 'hours' } as const;
    const text = `${sums.span}扣学时 ${figureText(sums.deducted)}`;
    steps.push(stepOf(rules.deduction ?? minimum.rule, text, figures));
  }
  const total = { rule: minimum.rule, name: '共计入' };
  if (rules.knowsCredits) compare(total, 'credits', counted.credits, minimum.credits);
  compare(total, 'hours', counted.hours, minimum.hours);
  for (const group of minimum.groups) {
    const name = { rule: group.rule, name: `（${group.title}）` };
    const lack = short.groups[group.id];
    // Where another group stood in, the line shows what the minimum was met with.
    if (group.hours !== undefined) {
      const stoodIn = group.hours - (lack?.hours ?? 0);
      compare(name, 'hours', Math.max(stoodIn, groupHours(rules, sums, group)), group.hours);
    }
    if (group.credits !== undefined) {
      const stoodIn = group.credits - (lack?.credits ?? 0);
      compare(name, 'credits', Math.max(stoodIn, groupCredits(sums, group)), group.credits);
    }
  }
  for (const { rule, title } of minimum.waived)
    steps.push(stepOf(rule, `${sums.span}（${title}）的要求，已定为本单位不计`));
  trail.steps.push(...steps);
  for (const setting of minimum.settings) {
    trail.settings.add(setting);
    trail.reasons.push(stepOf(minimum.rule, '原文没有写这个数，需要先填写'));
  }
}
