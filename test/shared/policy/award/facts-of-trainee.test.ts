import { describe, expect, test } from 'vitest';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { type AwardedTrainee, factsOfTrainee } from '../../../../src-shared/policy/award/facts-of-trainee.ts';
import { aProject } from '../../training/a-project.ts';

const trainee: AwardedTrainee = {
  role: 'trainee',
  totalPeriods: null,
  absentPeriods: null,
  excusedPeriods: null,
  result: 'passed',
  score: null,
  lessons: null,
  proofHours: null,
  proofCredits: null,
  paper: null,
  stage: null,
  isOnProbation: false,
};
const factsOf = (project: Parameters<typeof aProject>[0] = {}, more: Partial<AwardedTrainee> = {}) =>
  factsOfTrainee(aProject(project), { ...trainee, ...more });

describe('the facts of an award', () => {
  test('are facts as the format has them', () => {
    expect(awardInputSchema.safeParse(factsOf()).error).toBeUndefined();
  });

  test('leave out what is not known, so that nothing is read as zero', () => {
    const facts = factsOf({ days: null, hours: null, dayHours: [], byYear: [] });
    for (const key of ['days', 'hours', 'dayHours', 'lessons', 'minutes', 'score', 'splitByYear', 'byYear']) {
      expect(facts).not.toHaveProperty(key);
    }
    for (const key of ['totalPeriods', 'absentPeriods', 'excusedPeriods'])
      expect(facts).not.toHaveProperty(key);
  });

  test('keep a zero that was written', () => {
    const facts = factsOf({ hours: 0 }, { absentPeriods: 0, score: 0 });
    expect(facts).toMatchObject({ hours: 0, absentPeriods: 0, score: 0 });
  });

  test('are decimals of the thousandths of the ledger', () => {
    const facts = factsOf({ days: 2500, hours: 125, dayHours: [8000, 4500] }, { score: 89_999 });
    expect(facts).toMatchObject({ days: 2.5, hours: 0.125, dayHours: [8, 4.5], score: 89.999 });
  });

  test('take a lecturer’s own lessons before the project’s', () => {
    expect(factsOf({ lessons: 4000 }).lessons).toBe(4);
    expect(factsOf({ lessons: 4000 }, { lessons: 1500 }).lessons).toBe(1.5);
  });

  test.for([
    ['passed', true],
    ['excellent', true],
    ['failed', false],
    ['absent', false],
    ['pending', false],
  ] as const)('know whether the result passes: %s', ([result, passed]) => {
    expect(factsOf({}, { result }).passed).toBe(passed);
  });

  test.for([
    ['小学', 'primary'],
    ['初中', 'secondary'],
    ['高中', 'secondary'],
    ['中职', 'vocational'],
    ['学前', 'kindergarten'],
    ['别的', undefined],
    [null, undefined],
  ] as const)('tell stages apart as texts do: %s (B4)', ([stage, known]) => {
    expect(factsOf({}, { stage }).teacher?.stage).toBe(known);
  });

  test('split a project by year only where its years were written (H14.1)', () => {
    const byYear = [
      { year: 2024, days: 2000, hours: null },
      { year: 2025, days: null, hours: 500 },
    ];
    expect(factsOf({ byYear })).toMatchObject({
      splitByYear: true,
      byYear: [
        { year: 2024, days: 2 },
        { year: 2025, hours: 0.5 },
      ],
    });
  });

  test.for(['mentoring', 'degree'] as const)(
    'say whether the paper of own %s is there (H14.6, A34)',
    (form) => {
      expect(factsOf({ kind: 'own', form }).certificate).toBe(false);
      expect(factsOf({ kind: 'own', form }, { paper: '有' }).certificate).toBe(true);
      expect(factsOf({ kind: 'outside', form })).not.toHaveProperty('certificate');
    },
  );

  test('ask no paper of a training whose certificate is issued here', () => {
    expect(factsOf({ kind: 'own', form: 'centralized' })).not.toHaveProperty('certificate');
  });

  test('count practice in an enterprise in months and weeks, and nothing else so (V2)', () => {
    const days = { startOn: '2025-07-01', endOn: '2025-08-07' } as const;
    expect(factsOf({ form: 'enterprise', ...days })).toMatchObject({ months: 1, weeks: 1 });
    expect(factsOf({ form: 'enterprise', ...days, practiceWeeks: 2000 })).toMatchObject({
      months: 0,
      weeks: 2,
    });
    expect(factsOf({ form: 'shadowing', ...days, practiceWeeks: 2000 })).not.toHaveProperty('weeks');
  });

  test('say whether the year’s plan held it only where somebody said (B5.2)', () => {
    expect(factsOf({ isPlanned: false }).inPlan).toBe(false);
    expect(factsOf({ isPlanned: null })).not.toHaveProperty('inPlan');
  });
});
