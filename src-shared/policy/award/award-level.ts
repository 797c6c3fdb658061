import { assertNever } from '../../lib/assert-never.ts';
import type { Level } from '../../training/training-words.ts';
import { levelWords } from '../../words.ts';
import type { AwardInput } from './award-input.ts';
import { figureStep, type Step } from './award-outcome.ts';
import type { Activity } from './award-rules.ts';

/** The level of registration, the step that explains it, and why it is not known where a fact is missing. */
export type AwardLevel = {
  /** Where `missing` is there, the declared one, and no rate may be read by it (A36). */
  readonly level: Level;
  readonly step: Step | null;
  readonly missing?: Step;
};

const NO_SENDER = '缺少派遣单位的级别：跟班按派遣单位的级别登记，不按举办地的级别';

/**
 * The level of registration: the declared one, the dispatching body's (H14.3), the examiner's (H14.4) or
 * always the school's. A level that differs from the declared one is explained by a step; the declared one
 * needs no words.
 */
export function levelOf(activity: Activity, input: AwardInput): AwardLevel {
  const named = (level: Level, why: string) => ({
    level,
    step: level === input.level ? null : figureStep(activity, `按${levelWords[level]}登记：${why}`),
  });
  switch (activity.registerAt) {
    case 'declared':
      return { level: input.level, step: null };
    case 'school':
      return named('school', `${activity.title}是学校组织的`);
    case 'dispatcher':
      return input.sendingLevel === undefined
        ? { level: input.level, step: null, missing: figureStep(activity, NO_SENDER) }
        : named(input.sendingLevel, '派遣单位的级别');
    case 'examiner': {
      const level = examinerLevel(input);
      return named(level, level === 'school' ? '不是教育行政部门或培训机构组织的考试' : '组织考试单位的级别');
    }
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
