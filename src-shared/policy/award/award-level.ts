import { assertNever } from '../../lib/assert-never.ts';
import type { Level } from '../../training/training-words.ts';
import { levelWords } from '../../words.ts';
import type { AwardInput } from './award-input.ts';
import { figureStep, type Step } from './award-outcome.ts';
import type { Activity } from './award-rules.ts';

/** The level of registration: declared, the dispatching body's (H14.3), the examiner's (H14.4) or always the school's. */
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

function examinerLevel(input: AwardInput): Level {
  const { organiser } = input;
  if (organiser?.kind === undefined) return input.level;
  const isEducational = organiser.kind === 'administration' || organiser.kind === 'training-institution';
  return isEducational ? (organiser.level ?? input.level) : 'school';
}
