import { expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../src-main/session/shipped-policies.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { leftOutCounts } from '../../../src-shared/registration/left-out.ts';
import { hasReallyPassed } from '../../../src-shared/registration/planned-award.ts';
import type { TraineeFields } from '../../../src-shared/training/trainee.ts';
import { NO_PROJECT } from '../../helpers/test-session.ts';

const linwei = assertPresent(loadShippedPolicies().get('linwei-2022'), 'a shipped pack');

function waiting(absentPeriods: number, count: number, project = NO_PROJECT) {
  const trainee: TraineeFields & { stage: null; isOnProbation: false } = {
    role: 'trainee',
    totalPeriods: 8,
    absentPeriods,
    excusedPeriods: null,
    result: 'excellent',
    score: null,
    lessons: null,
    proofHours: null,
    proofCredits: null,
    proofCertificateNumber: null,
    makeUpFor: null,
    paper: null,
    stage: null,
    isOnProbation: false,
  };
  return { project: { ...project, id: 7 }, trainee, count };
}

const countsOf = (...people: readonly ReturnType<typeof waiting>[]) =>
  leftOutCounts(
    people,
    () => linwei,
    () => new Map(),
  );

it('counts by project whom a gate stops although the result is good (L21)', () => {
  expect([...countsOf(waiting(0, 5), waiting(1, 3), waiting(2, 1))]).toEqual([[7, 4]]);
  expect([...countsOf(waiting(0, 5))]).toEqual([]);
  const failed = waiting(1, 3);
  expect([...countsOf({ ...failed, trainee: { ...failed.trainee, result: 'failed' } })]).toEqual([]);
});

it('somebody passed whose result is good and whom no gate stops; an outside training was passed where it was held', () => {
  const good = { result: 'passed' } as const;
  const own = { kind: 'own' } as const;
  const passed = (outcome: 'awarded' | 'undecided' | 'registered' | 'nothing' | 'refused') =>
    hasReallyPassed(own, good, { outcome });
  expect(
    ['awarded', 'undecided', 'registered', 'nothing', 'refused'].map((one) => passed(one as 'awarded')),
  ).toEqual([true, true, true, false, false]);
  expect(hasReallyPassed({ kind: 'outside' }, good, { outcome: 'nothing' })).toBe(true);
  expect(hasReallyPassed(own, { result: 'failed' }, { outcome: 'registered' })).toBe(false);
});
