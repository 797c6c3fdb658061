import { describe, expect, test } from 'vitest';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { evaluateCase } from '../../../../src-shared/policy/cases/evaluate-case.ts';
import { fromParts } from '../../../../src-shared/training/calendar-date.ts';
import { ask, shipped } from './ask.ts';

const identity = (type: string, value: string) => ask('identity', null, { type, value });
const statistics = (input: unknown) => ask('statistics', null, input);

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

describe('statistics (JJ4068)', () => {
  test.for([
    [{ minutes: 90 }, 2, '02'],
    [{ minutes: 89 }, 1, '02'],
    [{ minutes: 45 }, 1, '02'],
    [{ minutes: 44 }, 0, null],
    [{ minutes: 0 }, 0, null],
    [{ minutes: 600 }, 8, '02'],
    [{ dayHours: [9, 6] }, 14, '02'],
    [{ dayHours: [8, 8, 8, 8, 8] }, 40, '03'],
    [{ dayHours: [2.5, 3.9] }, 5, '02'],
    [{ dayHours: [] }, 0, null],
    [{ hours: 0 }, 0, null],
    [{ hours: 1 }, 1, '02'],
    [{ hours: 36 }, 36, '02'],
    [{ hours: 36.9 }, 36, '02'],
    [{ hours: 37 }, 37, '03'],
    [{ hours: 72 }, 72, '03'],
    [{ hours: 73 }, 73, '04'],
    [{ hours: 108 }, 108, '04'],
    [{ hours: 109 }, 109, '05'],
    [{ hours: 500 }, 500, '05'],
  ] as const)('%j', ([input, hours, row]) => {
    expect(statistics(input)).toEqual({ hours, row });
  });

  test.for([[{}], [{ minutes: 45, hours: 1 }], [{ hours: -1 }], [{ days: 1 }]] as const)(
    '%j is malformed',
    ([input]) => {
      expect(statistics(input)).toMatchObject({ error: { code: 'malformed' } });
    },
  );
});
