import { assertNever } from '../../lib/assert-never.ts';
import type { Level } from '../../training/training-words.ts';
import { levelWords } from '../../words.ts';
import type { AwardInput } from './award-input.ts';
import { figureStep, type Step } from './award-outcome.ts';
import type { Activity } from './award-rules.ts';

/**
 * The level of registration: the declared one, the dispatching body's (H14.3), the examiner's (H14.4) or
 * always the school's. A level that differs from the declared one is explained by a step; the declared one
 * needs no words.
 */
export function levelOf(
  activity: Activity,
  input: AwardInput,
): { readonly level: Level; readonly step: Step | null } {
  const named = (level: Level, why: string) => ({
    level,
    step: level === input.level ? null : figureStep(activity, `按${levelWords[level]}登记：${why}`),
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

/**
 * Only education administrations and training institutions register an examination at their own level; what
 * others hold counts as the school's (H14.4). An unknown organiser leaves the declared level, because nothing
 * speaks against it.
 */
function examinerLevel(input: AwardInput): Level {
  const { organiser } = input;
  if (organiser?.kind === undefined) return input.level;
  const isEducational = organiser.kind === 'administration' || organiser.kind === 'training-institution';
  return isEducational ? (organiser.level ?? input.level) : 'school';
}
