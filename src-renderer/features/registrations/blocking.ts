import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';

/** Problems of one trainee: that person stays out of the registration, the others are registered. */
const ofOnePerson: ReadonlySet<string> = new Set([
  'registration.proofFiguresMissing',
  'registration.yearUnknown',
  'registration.hoursUnknown',
]);

/** Said of each person with a doubtful training (X4); the dialog asks about them apart from the list. */
const DOUBTFUL = 'registration.doublingUnexplained';

type Problem = Pick<WireProblem, 'code' | 'severity'>;

/** Problems by what they do: refuse the registration, deserve a look, or leave one person out. */
export function problemsByEffect<Found extends Problem>(problems: readonly Found[]) {
  const single = problems.filter(({ code }) => ofOnePerson.has(code));
  const others = problems.filter((problem) => !single.includes(problem) && problem.code !== DOUBTFUL);
  return {
    blocking: others.filter(({ severity }) => severity === 'error'),
    warnings: others.filter(({ severity }) => severity === 'warning'),
    single,
  };
}

/** Whether a preview can be registered: somebody is awarded something, and nothing refuses all of it. */
export function canRegister(preview: {
  readonly awardedCount: number;
  readonly problems: readonly Problem[];
}): boolean {
  return preview.awardedCount > 0 && problemsByEffect(preview.problems).blocking.length === 0;
}

/** How many people wait for a reason why their training counts (X4). */
export function doubtfulCount(problems: readonly Problem[]): number {
  return problems.filter(({ code }) => code === DOUBTFUL).length;
}
