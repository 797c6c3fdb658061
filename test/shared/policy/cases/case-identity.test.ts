import { describe, expect, test } from 'vitest';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { evaluateCase } from '../../../../src-shared/policy/cases/evaluate-case.ts';
import { fromParts } from '../../../../src-shared/training/calendar-date.ts';
import { ask, shipped } from '../duties/ask.ts';

const identity = (type: string, value: string) => ask('identity', null, { type, value });

describe('identity', () => {
  test('a valid number has sex and birth, an invalid one has its problem only', () => {
    expect(identity('id-card', '11010519491231002x')).toEqual({
      valid: true,
      normalised: '11010519491231002X',
      changed: true,
      problem: null,
      sex: 'female',
      birth: '1949-12-31',
    });
    expect(identity('id-card', '610502198506150000')).toEqual({
      valid: false,
      normalised: '610502198506150000',
      changed: false,
      problem: 'excel-precision',
    });
  });

  test('warnings leave a value valid', () => {
    expect(identity('school-code', '9561000123')).toMatchObject({
      valid: true,
      problem: 'unknown-type',
      warnings: [{}],
    });
    expect(identity('school-code', '2199000123')).toMatchObject({
      valid: true,
      problem: null,
      warnings: [{}],
    });
    expect(identity('name', '王\uE000')).toMatchObject({ valid: true, problem: null, warnings: [{}] });
    expect(identity('name', '王芳')).not.toHaveProperty('warnings');
  });

  test.for([
    ['name', '王\uFFFD', 'characters'],
    ['name', '', 'length'],
    ['credit-code', '91350100M000100Y44', 'check-digit'],
    ['school-code', '216100012', 'length'],
  ] as const)('%s %j: %s', ([type, value, problem]) => {
    expect(identity(type, value)).toMatchObject({ valid: false, problem });
  });

  test('a birth after today is refused where today is known', () => {
    const asked = {
      id: 'x',
      kind: 'identity',
      policy: null,
      input: { type: 'id-card', value: '610502198506150023' },
    };
    const today = assertPresent(fromParts(1985, 6, 14), 'a day of the test');
    expect(evaluateCase(asked, { ...shipped, today })).toMatchObject({ output: { problem: 'birth-date' } });
  });
});
