import { describe, expect, test } from 'vitest';
import { ask } from '../duties/ask.ts';

const limit = (policy: string, input: Readonly<Record<string, unknown>>) => ask('limit', policy, input);

describe('the answer to a limit', () => {
  test('has its bounds in persons, issues or yuan, and leaves out the side that the text leaves open (L21)', () => {
    const answer = limit('linwei-2022', { quantity: 'excellent-trainees', of: 45 });
    expect(answer).toMatchObject({ max: 4, reasons: [{ clause: 'L21' }] });
    expect(answer).not.toHaveProperty('min');
    expect(answer).not.toHaveProperty('status');
  });

  test('judges a value where one is given: the bound itself is kept (A16)', () => {
    const of = (value: number) => limit('linwei-2022', { quantity: 'excellent-trainees', of: 45, value });
    expect([of(4), of(5)].map(({ status }) => status)).toEqual(['ok', 'above']);
  });

  test('is malformed without the measure it depends on, at its place', () => {
    expect(limit('linwei-2022', { quantity: 'excellent-trainees' })).toEqual({
      error: { code: 'malformed', message: 'of is missing', path: '/input/of' },
    });
    expect(limit('shaanxi-guopei-2023', { quantity: 'briefings' })).toMatchObject({
      error: { code: 'malformed', path: '/input/days' },
    });
  });

  test('is no answer where the pack bounds nothing of the kind', () => {
    expect(limit('hainan-2017', { quantity: 'briefings' })).toMatchObject({
      error: { code: 'notInPolicy', path: '/input/quantity' },
    });
    expect(limit('linwei-2022', { quantity: 'cakes' })).toMatchObject({
      error: { code: 'malformed', path: '/input/quantity' },
    });
  });
});
