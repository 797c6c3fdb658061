import { describe, expect, test } from 'vitest';
import { registrationYearOf, yearOfActivity } from '../../../../src-shared/policy/pack/registration-year.ts';
import { smallPack } from './small-pack.ts';

const ruleOf = (starts: string, decidedBy: string) =>
  smallPack({ registrationYear: { id: 'year', clause: 'X1', text: '登记年度', starts, decidedBy } })
    .registrationYear;
const facts = { form: 'centralized', level: 'county', role: 'trainee' } as const;

test.for([
  ['2015-01-20', '02-01', 2014],
  ['2015-01-31', '02-01', 2014],
  ['2015-02-01', '02-01', 2015],
  ['2015-12-31', '02-01', 2015],
  ['2015-01-01', '01-01', 2015],
  ['2015-08-31', '09-01', 2014],
] as const)('%s under a year from %s is registered in %i (Q12, A19)', ([date, starts, year]) => {
  expect(registrationYearOf(date, starts)).toBe(year);
});

describe('a training across New Year (H14.1, Q11)', () => {
  const input = { ...facts, start: '2022-12-20', end: '2023-01-05', certificateDate: '2024-02-01' } as const;

  test('belongs to the year that the pack names', () => {
    expect(yearOfActivity(ruleOf('01-01', 'end'), input)?.year).toBe(2023);
    expect(yearOfActivity(ruleOf('01-01', 'certificate'), input)?.year).toBe(2024);
    expect(yearOfActivity(ruleOf('01-01', 'start'), input)?.year).toBe(2022);
  });

  test('takes the nearest known date where that one is missing, and no year where none is known', () => {
    const { certificateDate: _, ...uncertified } = input;
    expect(yearOfActivity(ruleOf('01-01', 'certificate'), uncertified)?.year).toBe(2023);
    expect(yearOfActivity(ruleOf('01-01', 'certificate'), facts)).toBeNull();
    expect(yearOfActivity(undefined, input)?.year).toBe(2023);
  });
});
