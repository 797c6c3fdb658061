import { describe, expect, test } from 'vitest';
import type { CreditsRule } from '../../../../../src-shared/policy/award/award-rules.ts';
import { creditsByScore } from '../../../../../src-shared/policy/award/rates/score.ts';
import { rateFactsOf } from './rate-facts-of.ts';

const rule: Extract<CreditsRule, { kind: 'score' }> = {
  kind: 'score',
  max: 100,
  betweenNote: 'A20',
  bands: [
    { from: 60, grade: 'pass', credits: 5 },
    { from: 75, grade: 'good', credits: 6 },
    { from: 90, grade: 'excellent', credits: 7.5 },
  ],
};
const of = (score: number | undefined) => creditsByScore(rule, rateFactsOf({ score }));

describe('credits by score (YL1)', () => {
  test.for([
    [60, 5000, 'pass'],
    [74.999, 5000, 'pass'],
    [75, 6000, 'good'],
    [89.999, 6000, 'good'],
    [90, 7500, 'excellent'],
    [100, 7500, 'excellent'],
  ] as const)('%d points', ([score, numerator, grade]) => {
    expect(of(score)).toMatchObject({ kind: 'amount', grade, amount: { numerator, denominator: 1 } });
  });

  test.for([0, 59.999])('%d points earn nothing and are graded as failed', (score) => {
    expect(of(score)).toMatchObject({
      kind: 'nothing',
      grade: 'fail',
      reason: { text: `${score} 分，不到 60 分` },
    });
  });

  test.for([
    [74, undefined],
    [74.001, 'A20'],
    [74.999, 'A20'],
    [75, undefined],
    [99.5, undefined],
  ] as const)('%d points between two bands rest on the reading (A20)', ([score, note]) => {
    const found = of(score);
    expect(found.kind === 'amount' && found.steps[0]?.note).toBe(note);
  });

  test('a score that is missing, or above the full mark, is unknown and not a failure', () => {
    expect(of(undefined)).toMatchObject({ kind: 'unknown', isSilent: false });
    expect(of(100.001)).toMatchObject({ kind: 'unknown', isSilent: false });
  });
});
