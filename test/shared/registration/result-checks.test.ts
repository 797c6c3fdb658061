import { describe, expect, it } from 'vitest';
import {
  type ResultFacts,
  resultChecks,
  resultProblems,
} from '../../../src-shared/registration/result-checks.ts';
import { aTrainee } from './registration-facts.ts';

const FACTS: ResultFacts = {
  name: '王芳',
  before: aTrainee(),
  change: { result: 'failed' },
  isRegistered: false,
  rolesTaken: ['trainee'],
};
const problems = (facts: Partial<ResultFacts>) => resultProblems({ ...FACTS, ...facts });
const codes = (facts: Partial<ResultFacts>) => problems(facts).map(({ code }) => code);

describe('changing a result', () => {
  it('is free while no entry stands', () => {
    expect(codes({})).toEqual([]);
  });

  it('is locked once an entry stands, and says whose', () => {
    expect(problems({ isRegistered: true })).toEqual([
      { code: 'trainee.registeredIsLocked', severity: 'error', values: { name: '王芳' } },
    ]);
  });

  it('that changes nothing is never locked', () => {
    expect(codes({ isRegistered: true, change: {} })).toEqual([]);
  });

  it('gives nobody the same role twice', () => {
    expect(codes({ change: { role: 'lecturer' } })).toEqual([]);
    expect(codes({ change: { role: 'lecturer' }, rolesTaken: ['trainee', 'lecturer'] })).toEqual([
      'trainee.roleTaken',
    ]);
    expect(codes({ change: { role: 'trainee' } })).toEqual([]);
  });

  it('is judged with what was recorded before', () => {
    expect(problems({ change: { absentPeriods: 25 } })).toMatchObject([
      {
        code: 'trainee.absentMoreThanTotal',
        at: { field: 'absentPeriods' },
        values: { absent: 25, total: 24, name: '王芳' },
      },
    ]);
    expect(codes({ change: { absentPeriods: 25, totalPeriods: 30 } })).toEqual([]);
  });

  it('is asked in this order', () => {
    const wrong: ResultFacts = {
      ...FACTS,
      change: { role: 'lecturer', score: -1 },
      isRegistered: true,
      rolesTaken: ['trainee', 'lecturer'],
    };
    expect(resultChecks.map((check) => check(wrong).map(({ code }) => code))).toEqual([
      ['trainee.registeredIsLocked'],
      ['trainee.roleTaken'],
      ['trainee.scoreOutOfRange'],
    ]);
  });
});
