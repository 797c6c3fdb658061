import type { AssessmentMark } from '../../../src-shared/rpc/contract/assessments.ts';
import type { ListedEntry } from '../../../src-shared/rpc/contract/entries.ts';
import type { WireStep } from '../../../src-shared/rpc/contract/shared.ts';
import { forms, levels } from '../../../src-shared/training/training-words.ts';
import { explanationText as text } from '../../text/explanation.ts';
import { formatHours } from '../../text/format.ts';
import { activityWord } from '../../text/words.ts';

type Span = { readonly from: number; readonly to: number };

/**
 * What was earned, one step per level and form: the input of the caps that follow. Null when the entries do not add up
 * to `total` (thousandths of credits, or of hours where the mark is told in hours): then nothing is better than a guess.
 */
export function earnedSteps(
  entries: readonly ListedEntry[],
  years: Span,
  unit: 'credits' | 'hours',
  total: number,
): readonly WireStep[] | null {
  const counted = entries.filter((entry) => {
    const year = entry.makeUpFor ?? entry.year;
    return entry.state === 'valid' && year >= years.from && year <= years.to;
  });
  const figure = (entry: ListedEntry) => (unit === 'credits' ? (entry.credits ?? 0) : entry.hours);
  if (sum(counted.map(figure)) !== total) return null;
  const groups = Map.groupBy(counted, (entry) => `${entry.level} ${entry.form}`);
  return levels
    .flatMap((level) => forms.map((form) => groups.get(`${level} ${form}`)))
    .flatMap((group, _, all) =>
      group === undefined ? [] : [toStep(group, sum(group.map(figure)), unit, all)],
    );
}

function toStep(
  group: readonly ListedEntry[],
  earned: number,
  unit: 'credits' | 'hours',
  all: readonly (readonly ListedEntry[] | undefined)[],
): WireStep {
  const first = group[0];
  const days = group
    .map((entry) => entry.endedOn)
    .filter((day) => day !== null)
    .sort();
  const isOnly = all.filter((other) => other !== undefined).length === 1;
  return {
    clause: '',
    text: first === undefined ? '' : text.sourceCount(activityWord(first.level, first.form), group.length),
    note: text.sourceDates(
      formatHours(sum(group.map((entry) => entry.hours))),
      days[0] ?? null,
      days.at(-1) ?? null,
    ),
    before: isOnly ? null : 0,
    after: earned,
    unit,
  };
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}

/** Whether a step only sets what was reached against what is required; the head of the explanation says that already. */
export function isRequirementStep(step: WireStep, mark: AssessmentMark): boolean {
  const [reached, required] =
    step.unit === 'hours' ? [mark.hours, mark.hoursRequired] : [mark.credits, mark.creditsRequired];
  return required !== null && step.after === required && step.before === reached;
}
