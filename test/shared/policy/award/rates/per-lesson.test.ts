import { expect, test } from 'vitest';
import { creditsPerLesson } from '../../../../../src-shared/policy/award/rates/per-lesson.ts';
import { rateFactsOf } from './rate-facts-of.ts';

const rule = { kind: 'per-lesson', rates: { county: 0.5 } } as const;

test('each lesson earns the rate of the level, a part of one its part (H14.5, GX3)', () => {
  expect(creditsPerLesson(rule, rateFactsOf({ lessons: 2.001 }))).toMatchObject({
    amount: { numerator: 1_000_500, denominator: 1000 },
  });
  expect(creditsPerLesson(rule, rateFactsOf({ lessons: 0 }))).toMatchObject({ amount: { numerator: 0 } });
});

test('hours do not stand in for lessons that nobody stated', () => {
  expect(creditsPerLesson(rule, rateFactsOf({ hours: 8000 }))).toMatchObject({
    kind: 'unknown',
    isSilent: false,
  });
});

test('a level without a rate is a gap of the text', () => {
  expect(creditsPerLesson(rule, rateFactsOf({ level: 'city', lessons: 2 }))).toMatchObject({
    kind: 'unknown',
    isSilent: true,
  });
});
