import type { Classification } from '../../training/classification.ts';
import { figureIn, settingsOfFigure } from '../pack/figure.ts';
import { figureText } from '../pack/pack-words.ts';
import { figureStep, type Step, stepOf } from './award-outcome.ts';
import type { Activity } from './award-rules.ts';
import type { Measured } from './measure-hours.ts';
import type { Earned } from './rates/earned.ts';

/** What the multipliers of a row are asked with. */
type MultipliedFacts = {
  readonly activity: Activity;
  readonly classification: Classification | undefined;
  /** A decided or default setting in thousandths. */
  readonly settingOf: (id: string) => number | null;
};

/** The factors that apply, as one exact fraction with its words; the setting that somebody has still to decide; or none. */
type Factors =
  | {
      readonly kind: 'factor';
      readonly numerator: number;
      readonly denominator: number;
      readonly words: string;
      readonly step: (text: string, figures?: Parameters<typeof stepOf>[2]) => Step;
    }
  | { readonly kind: 'open'; readonly setting: string; readonly step: Step }
  | null;

/**
 * The multipliers of the row that the training's classification meets (难度, 效果). A factor that the text leaves open keeps
 * the figure open: none is taken for one.
 */
function factorsOf(
  of: 'hours' | 'credits',
  { activity, classification, settingOf }: MultipliedFacts,
): Factors {
  const applied = (activity.multipliers ?? []).flatMap((multiplier) => {
    const figure = multiplier.factors[classification?.[multiplier.axis] ?? ''];
    return figure === undefined || multiplier.of !== of ? [] : [{ multiplier, figure }];
  });
  const [first] = applied;
  if (first === undefined) return null;
  let product = { numerator: 1, denominator: 1 };
  const words: string[] = [];
  for (const { multiplier, figure } of applied) {
    const factor = figureIn(figure, settingOf);
    if (factor === null) {
      const step = stepOf(multiplier, `${multiplier.title}没有定下来，需由本单位确定`);
      return { kind: 'open', setting: settingsOfFigure(figure)[0] ?? '', step };
    }
    // Reduced at once, so that products with hours and rates stay exact.
    product = reduced(product.numerator * factor, product.denominator * 1000);
    words.push(`${multiplier.title} ${figureText(factor)}`);
  }
  return {
    kind: 'factor',
    ...product,
    words: words.join(' × '),
    step: (text, figures) =>
      applied.length === 1 ? stepOf(first.multiplier, text, figures) : figureStep(activity, text, figures),
  };
}

function reduced(numerator: number, denominator: number) {
  let [a, b] = [numerator, denominator];
  while (b !== 0) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

/** Hours times the factors, rounded once, half up, to thousandths. How they fall on days is not multiplied. */
export function multiplyHours(facts: MultipliedFacts, measured: Measured): Measured {
  const factors = measured.hours === null ? null : factorsOf('hours', facts);
  if (factors === null || measured.hours === null) return measured;
  if (factors.kind === 'open') return { ...measured, hours: null, setting: factors.setting };
  const { numerator, denominator, words, step } = factors;
  const hours = Math.floor((2 * measured.hours * numerator + denominator) / (2 * denominator));
  const text = `${figureText(measured.hours)} 学时 × ${words} = ${figureText(hours)} 学时`;
  const figures = { before: measured.hours, after: hours, unit: 'hours' as const };
  return { ...measured, hours, steps: [...measured.steps, step(text, figures)] };
}

/** Credits times the factors; they stay an exact fraction, because rounding is the last step (A11). */
export function multiplyCredits(facts: MultipliedFacts, earned: Earned): Earned {
  const factors = earned.kind === 'amount' ? factorsOf('credits', facts) : null;
  if (factors === null || earned.kind !== 'amount') return earned;
  if (factors.kind === 'open')
    return { kind: 'unknown', reason: factors.step, setting: factors.setting, isSilent: true };
  const amount = reduced(
    earned.amount.numerator * factors.numerator,
    earned.amount.denominator * factors.denominator,
  );
  const before = figureText(Math.round(earned.amount.numerator / earned.amount.denominator));
  const after = figureText(Math.round(amount.numerator / amount.denominator));
  const text = `${before} 学分 × ${factors.words} = ${after} 学分`;
  return { ...earned, amount, steps: [...earned.steps, factors.step(text)] };
}
