import { divideHalfUp } from '../../../training/thousandths.ts';
import { formWords, levelWords } from '../../../words.ts';
import { stepOf } from '../../award/award-outcome.ts';
import { classifiedTitles } from '../../pack/classification-axis.ts';
import { figureText, thousandthsOf } from '../../pack/pack-words.ts';
import type { PolicyPack } from '../../pack/policy-pack.ts';
import { measureWords } from '../../policy-words.ts';
import type { Trail } from '../assess-outcome.ts';
import type { AssessmentRuleOf } from '../assess-rules.ts';
import type { Classes } from './book.ts';

/** What a cap is stated in. */
export type Measure = 'hours' | 'credits';

/** A cap prepared for sums of one measure: the classes it binds and its most, thousandths. */
export type PreparedCap = {
  readonly rule: AssessmentRuleOf<'cap'>;
  readonly measure: Measure;
  readonly classes: readonly number[];
  /** Null where the cap is a share of what there is. */
  readonly most: number | null;
  /** Which entries it is on, in words. */
  readonly what: string;
};

/** Sums by class, thousandths. */
export type ClassSums = Readonly<Record<Measure, Float64Array>>;

/** Resolves the cap's match to classes once, instead of once per teacher; one for each measure that it states. */
export function prepareCap(
  { classifications }: Pick<PolicyPack, 'classifications'>,
  rule: AssessmentRuleOf<'cap'>,
  classes: Classes,
): readonly PreparedCap[] {
  const what = matchWords(classifications, rule.match);
  return (['hours', 'credits'] as const).flatMap((measure) => {
    const most = rule[measure];
    if (most === undefined && rule.share === undefined) return [];
    const held = classes.ofMatch.get(rule.match) ?? [];
    return [{ rule, measure, classes: held, most: most === undefined ? null : thousandthsOf(most), what }];
  });
}

/** The most that a cap leaves of a sum: its figure, or its share of the sum, rounded half up. Thousandths. */
export function mostOf(rule: AssessmentRuleOf<'cap'>, measure: Measure, sum: number): number | null {
  if (rule.share !== undefined) return divideHalfUp(sum * thousandthsOf(rule.share), 1000);
  const most = rule[measure];
  return most === undefined ? null : thousandthsOf(most);
}

/** What a cap did, in words: 最多计 6, or of a share 按 50% 计. */
function cutText({ rule: { share } }: PreparedCap, most: number, excess: number): string {
  if (share === undefined) return `最多计 ${figureText(most)}，超出 ${figureText(excess)} 不计`;
  return share === 0 ? '不计入' : `按 ${share * 100}% 计 ${figureText(most)}`;
}

/** Which entries a cap is on: 校级, 学历提升, 公开课; of a longer list of forms, only the rest says it. */
function matchWords(
  axes: PolicyPack['classifications'],
  { levels, forms, classification }: AssessmentRuleOf<'cap'>['match'],
): string {
  const named = forms === undefined || forms.length > 2 ? [] : forms.map((form) => formWords[form]);
  const classified = classification === undefined ? [] : classifiedTitles(axes, classification);
  return [...(levels ?? []).map((level) => levelWords[level]), ...named, ...classified].join('、');
}

/**
 * Cuts what the cap's classes have of its measure down to its most, in place, the last class first; the other measure stays
 * (A4). The total does not depend on the order of entries. `span` names the period in the trail.
 */
export function applyCap(
  cap: PreparedCap,
  sums: ClassSums,
  offset: number,
  trail: Trail | null,
  span: string,
): void {
  const amounts = sums[cap.measure];
  let sum = 0;
  for (const index of cap.classes) sum += amounts[offset + index] ?? 0;
  const most = cap.most ?? mostOf(cap.rule, cap.measure, sum) ?? sum;
  let excess = sum - most;
  if (excess <= 0) return;
  if (trail !== null) {
    const got = `${span}${cap.what}获得 ${figureText(sum)} ${measureWords[cap.measure]}`;
    const text = `${got}，${cutText(cap, most, excess)}`;
    trail.steps.push(stepOf(cap.rule, text, { before: sum, after: most, unit: cap.measure }));
  }
  // Which class bears the cut shows only in minima of groups; in every shipped pack a cap lies inside one group.
  for (let position = cap.classes.length - 1; position >= 0 && excess > 0; position--) {
    const at = offset + (cap.classes[position] ?? 0);
    const cut = Math.min(excess, amounts[at] ?? 0);
    amounts[at] = (amounts[at] ?? 0) - cut;
    excess -= cut;
  }
}
