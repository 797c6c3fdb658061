import { expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../src-main/session/shipped-policies.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import {
  excellentStanding,
  needsExcellentReason,
} from '../../../src-shared/registration/excellent-trainees.ts';

const packs = loadShippedPolicies();
const packOf = (id: string) => assertPresent(packs.get(id), 'a shipped pack');

const people = (excellent: number, others: number) => [
  ...Array.from({ length: excellent }, () => ({ role: 'trainee', result: 'excellent' }) as const),
  ...Array.from({ length: others }, () => ({ role: 'trainee', result: 'passed' }) as const),
];

it('rounds 10 % of a class down (L21, A16)', () => {
  const linwei = packOf('linwei-2022');
  expect(excellentStanding(linwei, people(1, 11))).toMatchObject({ count: 1, max: 1, isAbove: false });
  expect(excellentStanding(linwei, people(6, 6))).toMatchObject({ count: 6, max: 1, isAbove: true });
  expect(excellentStanding(linwei, people(1, 8))).toMatchObject({ count: 1, max: 0, isAbove: true });
  expect(excellentStanding(linwei, people(1, 11))?.clause).toMatch(/^L21/);
});

it('counts who was trained, not who taught', () => {
  const lecturers = [{ role: 'lecturer', result: 'excellent' } as const];
  expect(excellentStanding(packOf('linwei-2022'), [...people(1, 9), ...lecturers])).toMatchObject({
    count: 1,
    max: 1,
  });
});

it('knows no limit where the text sets none', () => {
  expect(excellentStanding(packOf('hainan-2017'), people(5, 0))).toBeNull();
  expect(needsExcellentReason(null, null, null)).toBe(false);
});

it('asks for a reason only where a change makes more of them excellent, beyond the limit', () => {
  const standing = (excellent: number, others: number) =>
    excellentStanding(packOf('linwei-2022'), people(excellent, others));
  expect(needsExcellentReason(standing(1, 11), standing(2, 10), null)).toBe(true);
  expect(needsExcellentReason(standing(1, 11), standing(2, 10), '获奖')).toBe(false);
  expect(needsExcellentReason(standing(3, 9), standing(3, 9), null)).toBe(false);
  expect(needsExcellentReason(standing(3, 9), standing(2, 10), null)).toBe(false);
});
