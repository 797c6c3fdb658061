import { describe, expect, it } from 'vitest';
import {
  asksPaper,
  hasPassed,
  type TraineeFields,
  traineeFieldsSchema,
  traineeProblems,
  traineeResults,
} from '../../../src-shared/training/trainee.ts';
import { forms } from '../../../src-shared/training/training-words.ts';

const TRAINEE: TraineeFields = {
  role: 'trainee',
  totalPeriods: 24,
  absentPeriods: 2,
  excusedPeriods: 1,
  result: 'passed',
  score: 90_000,
  lessons: null,
  proofHours: null,
  proofCredits: null,
  proofCertificateNumber: null,
  paper: null,
  makeUpFor: null,
};
const codes = (change: Partial<TraineeFields>) =>
  traineeProblems({ ...TRAINEE, ...change }).map(({ code, at }) => `${code} ${at?.field}`);

describe('what is recorded of a trainee', () => {
  it('is read as it is', () => {
    expect(traineeFieldsSchema.parse(TRAINEE)).toEqual(TRAINEE);
  });

  it('holds whole periods, whole thousandths and years that a register knows', () => {
    for (const wrong of [{ totalPeriods: 1.5 }, { score: 90.5 }, { makeUpFor: 25 }, { result: 'good' }])
      expect(traineeFieldsSchema.safeParse({ ...TRAINEE, ...wrong }).success).toBe(false);
  });

  it('is registered by a paper noted here only in own mentoring and degree study (A34)', () => {
    const asked = (kind: 'own' | 'outside') => forms.filter((form) => asksPaper({ kind, form }));
    expect(asked('own')).toEqual(['mentoring', 'degree']);
    expect(asked('outside')).toEqual([]);
  });

  it('earns something when it is passed or excellent', () => {
    expect(traineeResults.filter((result) => hasPassed({ result }))).toEqual(['passed', 'excellent']);
  });
});

describe('traineeProblems', () => {
  it('finds nothing wrong with figures that agree', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ totalPeriods: null, absentPeriods: null, excusedPeriods: null, score: null })).toEqual([]);
  });

  it('counts absence against the periods held', () => {
    expect(codes({ totalPeriods: null, excusedPeriods: null })).toEqual([
      'trainee.totalPeriodsMissing totalPeriods',
    ]);
    expect(codes({ absentPeriods: 25 })).toEqual(['trainee.absentMoreThanTotal absentPeriods']);
    expect(codes({ absentPeriods: 24 })).toEqual([]);
  });

  it('excuses no more than was missed', () => {
    expect(codes({ excusedPeriods: 3 })).toEqual(['trainee.excusedMoreThanAbsent excusedPeriods']);
    expect(codes({ absentPeriods: null, excusedPeriods: 1 })).toEqual([
      'trainee.excusedMoreThanAbsent excusedPeriods',
    ]);
  });

  it('bounds the score at a hundred points', () => {
    expect(codes({ score: 0 })).toEqual([]);
    expect(codes({ score: 100_000 })).toEqual([]);
    expect(codes({ score: 100_001 })).toEqual(['trainee.scoreOutOfRange score']);
    expect(codes({ score: -1 })).toEqual(['trainee.scoreOutOfRange score']);
  });

  it('bounds what a proof can say', () => {
    expect(codes({ proofHours: -1, proofCredits: 1_000_001 })).toEqual([
      'trainee.proofOutOfRange proofHours',
      'trainee.proofOutOfRange proofCredits',
    ]);
    expect(codes({ proofHours: 10_000_000, proofCredits: 0 })).toEqual([]);
  });
});
