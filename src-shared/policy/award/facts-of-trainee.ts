import { sortedClassification } from '../../training/classification.ts';
import { practiceOf } from '../../training/practice.ts';
import type { ProjectFields } from '../../training/project.ts';
import { toDecimal } from '../../training/thousandths.ts';
import { asksPaper, hasPassed, type TraineeFields } from '../../training/trainee.ts';
import type { AwardInput } from './award-input.ts';

/** One trainee with what the award asks of the person. */
export type AwardedTrainee = Omit<TraineeFields, 'proofCertificateNumber' | 'makeUpFor'> & {
  /** 学段 as the ledger words it (小学, 高中 …). */
  readonly stage: string | null;
  /** By the teacher's record when the facts are taken. */
  readonly isOnProbation: boolean;
};

/** The ledger tells junior from senior secondary; the texts that ask a stage do not (B4). */
const STAGES: Readonly<Record<string, 'kindergarten' | 'primary' | 'secondary' | 'vocational'>> = {
  学前: 'kindergarten',
  小学: 'primary',
  初中: 'secondary',
  高中: 'secondary',
  中职: 'vocational',
};

/**
 * The facts an award is computed from and an entry freezes: what is known of the project and of this trainee, as decimals.
 * What is not known is left out, so that a rule asks for it instead of reading a zero.
 */
export function factsOfTrainee(project: ProjectFields, trainee: AwardedTrainee): AwardInput {
  const stage = trainee.stage === null ? undefined : STAGES[trainee.stage];
  const byYear = project.byYear ?? [];
  return {
    form: project.form,
    level: project.level,
    role: trainee.role,
    ...known('days', decimal(project.days)),
    ...known('hours', decimal(project.hours)),
    ...known('lessons', decimal(trainee.lessons ?? project.lessons)),
    ...known('minutes', project.minutes),
    ...(project.dayHours === null || project.dayHours.length === 0
      ? {}
      : { dayHours: project.dayHours.map(toDecimal) }),
    ...practiceFacts(project),
    ...known('inPlan', project.isPlanned),
    ...known('start', project.startOn),
    ...known('end', project.endOn),
    ...known('certificateDate', project.certificateOn),
    ...known('dayPattern', project.dayPattern),
    ...known('trainingKind', project.trainingKind),
    ...known('classification', sortedClassification(project.classification)),
    ...(trainee.result === 'absent' ? { attended: false } : {}),
    passed: hasPassed(trainee),
    ...(asksPaper(project) ? { certificate: trainee.paper !== null } : {}),
    ...known('score', decimal(trainee.score)),
    ...known('totalPeriods', trainee.totalPeriods),
    ...known('absentPeriods', trainee.absentPeriods),
    ...known('excusedPeriods', trainee.excusedPeriods),
    organiser: {
      kind: project.organiserKind,
      level: project.organiserLevel,
      approved: project.isOrganiserApproved,
      registered: project.isOrganiserRegistered,
      delegated: project.isDelegated,
    },
    inDistrict: project.isInDistrict,
    ...(byYear.length === 0
      ? {}
      : {
          splitByYear: true,
          byYear: byYear.map((part) => ({
            year: part.year,
            ...known('days', decimal(part.days)),
            ...known('hours', decimal(part.hours)),
          })),
        }),
    ...known('sendingLevel', project.sendingLevel),
    ...known('degreeLevel', project.degreeLevel),
    teacher: { ...known('stage', stage), probation: trainee.isOnProbation },
  };
}

/** Only practice in an enterprise is counted in months and weeks (V2). */
function practiceFacts(project: ProjectFields): Pick<AwardInput, 'months' | 'weeks'> {
  const practice = project.form === 'enterprise' ? practiceOf(project) : null;
  return practice === null ? {} : { months: toDecimal(practice.months), weeks: toDecimal(practice.weeks) };
}

function decimal(thousandths: number | null): number | null {
  return thousandths === null ? null : toDecimal(thousandths);
}

/**
 * Leaves a fact that is not known out altogether: `exactOptionalPropertyTypes` keeps `undefined` out of what
 * an entry freezes.
 */
function known<Key extends string, Value>(
  key: Key,
  value: Value | null | undefined,
): { readonly [K in Key]?: Value } {
  return value === null || value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]: Value });
}
