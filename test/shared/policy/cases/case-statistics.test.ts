import { describe, expect, test } from 'vitest';
import { ask } from '../duties/ask.ts';

const statistics = (input: unknown) => ask('statistics', null, input);

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
