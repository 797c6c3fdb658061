import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask } from './ask.ts';

const linwei = (input: Record<string, unknown>) => ask('limit', 'linwei-2022', input);
const guopei = (input: Record<string, unknown>) => ask('limit', 'shaanxi-guopei-2023', input);

describe('shares', () => {
  test.for([
    [45, 4],
    [50, 5],
    [9, 0],
    [10, 1],
    [0, 0],
    [199, 19],
  ] as const)('of %s trainees at most %s are excellent (L21, A16)', ([of, max]) => {
    expect(linwei({ quantity: 'excellent-trainees', of })).toMatchObject({
      max,
      reasons: [{ clause: 'L21', notes: ['A16'] }],
    });
    expect(linwei({ quantity: 'excellent-trainees', of, value: max })['status']).toBe('ok');
    expect(linwei({ quantity: 'excellent-trainees', of, value: max + 1 })['status']).toBe('above');
  });

  test('of a sum that does not divide are rounded into the range: a minimum up, a maximum down (L33)', () => {
    expect(linwei({ quantity: 'fund-resources', of: 200_000.05 })).toMatchObject({
      min: 6000.002,
      max: 10_000.002,
    });
  });

  test.for([
    [5999.99, 'below'],
    [6000, 'ok'],
    [10_000, 'ok'],
    [10_000.01, 'above'],
  ] as const)('resources of %s yuan of 200,000 are %s (L33)', ([value, status]) => {
    expect(linwei({ quantity: 'fund-resources', of: 200_000, value })).toMatchObject({
      min: 6000,
      max: 10_000,
      status,
    });
  });

  test.for([
    [10_000, 'ok'],
    [10_000.01, 'above'],
    [0, 'ok'],
  ] as const)('management of %s yuan of 200,000 is %s (L33)', ([value, status]) => {
    const answer = linwei({ quantity: 'fund-management', of: 200_000, value });
    expect(answer).toMatchObject({ max: 10_000, status });
    expect(answer).not.toHaveProperty('min');
  });

  test.for([
    ['linwei-2022', 'L34'],
    ['weinan-2019', 'N5.2'],
  ] as const)('a school in %s plans 5 %% of its budget', ([policy, clause]) => {
    const budget = (value: number) =>
      ask('limit', policy, { quantity: 'training-budget', of: 420_000, value });
    expect(budget(20_999.99)).toMatchObject({ min: 21_000, status: 'below', reasons: [{ clause }] });
    expect(budget(21_000)).toMatchObject({ status: 'ok' });
    expect(budget(50_000)).toMatchObject({ status: 'ok' });
    expect(budget(0)).not.toHaveProperty('max');
  });

  test.for([
    [80, 39.999, 40, 'below'],
    [80, 40, 40, 'ok'],
    [45, 22.5, 22.5, 'ok'],
    [45, 22, 22.5, 'below'],
    [80, 80, 40, 'ok'],
  ] as const)('of %s hours %s are practice (G2)', ([of, value, min, status]) => {
    expect(guopei({ quantity: 'practice-hours', of, value })).toMatchObject({ min, status });
  });

  test('a bound in money is exact to the thousandth and never lets the wrong side pass', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.integer({ min: 0, max: 10 ** 12 }),
        (of, value) => {
          const { status } = linwei({ quantity: 'fund-management', of: of / 1000, value: value / 1000 });
          expect(status).toBe(BigInt(value) * 100n > BigInt(of) * 5n ? 'above' : 'ok');
        },
      ),
      { seed: 33 },
    );
  });
});

describe('briefings', () => {
  test.for([
    [1, undefined, 2],
    [10, undefined, 2],
    [10.5, 5, 3],
    [11, 5, 3],
    [60, 5, 3],
  ] as const)('a 国培 project of %s days (G3.4)', ([days, max, min]) => {
    const answer = guopei({ quantity: 'briefings', days });
    expect(answer).toMatchObject({ min });
    expect(answer['max']).toBe(max);
  });

  test.for([
    [10, 1, 'below'],
    [10, 2, 'ok'],
    [10, 9, 'ok'],
    [11, 2, 'below'],
    [11, 3, 'ok'],
    [11, 5, 'ok'],
    [11, 6, 'above'],
  ] as const)('%s days and %s issues are %s', ([days, value, status]) => {
    expect(guopei({ quantity: 'briefings', days, value })['status']).toBe(status);
  });

  test.for([
    [1, 'below'],
    [2, 'ok'],
    [3, 'ok'],
    [4, 'above'],
  ] as const)('Linwei asks for 2 or 3: %s are %s (L20)', ([value, status]) => {
    expect(linwei({ quantity: 'briefings', value })).toMatchObject({ min: 2, max: 3, status });
    expect(linwei({ quantity: 'briefings', days: 5, value })).toMatchObject({ status });
  });
});

test('what a bound is measured against must be there', () => {
  expect(linwei({ quantity: 'fund-resources' })).toMatchObject({
    error: { code: 'malformed', path: '/input/of' },
  });
  expect(guopei({ quantity: 'briefings', value: 2 })).toMatchObject({
    error: { code: 'malformed', path: '/input/days' },
  });
  expect(linwei({ quantity: 'fund-resources', of: -1 })).toMatchObject({ error: { path: '/input/of' } });
});

test('no value, no status', () => {
  expect(linwei({ quantity: 'excellent-trainees', of: 45 })).not.toHaveProperty('status');
});

test('a bound that the policy does not set is said to be so', () => {
  const error = { code: 'notInPolicy', path: '/input/quantity' };
  expect(guopei({ quantity: 'excellent-trainees', of: 45 })).toMatchObject({ error });
  expect(ask('limit', 'hainan-2017', { quantity: 'briefings', days: 3 })).toMatchObject({ error });
});
