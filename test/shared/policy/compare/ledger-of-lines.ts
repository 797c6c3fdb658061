import type { StandingLine } from '../../../../src-shared/policy/compare/standing-line.ts';

/** A line of eight hours and one credit in a centralized training of 2025, with whatever the test changes. */
export function line(changes: Partial<StandingLine> = {}): StandingLine {
  return {
    id: 1,
    teacherId: 1,
    participationId: 1,
    factsId: 1,
    batchId: 1,
    policyVersionId: 1,
    origin: 'own',
    key: {
      year: 2025,
      form: 'centralized',
      level: 'county',
      makeUpFor: null,
      phase: null,
      classificationId: null,
    },
    hours: 8000,
    credits: 1000,
    months: 0,
    weeks: 0,
    ...changes,
  };
}
