import { describe, expect, test } from 'vitest';
import {
  caseDateSchema,
  caseDaysSchema,
  caseReason,
  caseThousandthsSchema,
  malformed,
  notInPolicy,
} from '../../../../src-shared/policy/cases/case-words.ts';

const isRead = (schema: { safeParse: (value: unknown) => { success: boolean } }) => (value: unknown) =>
  schema.safeParse(value).success;

test('a day is a real one of the years that cases are about', () => {
  const days = [
    '1900-01-01',
    '2200-12-31',
    '2024-02-29',
    '1899-12-31',
    '2201-01-01',
    '2023-02-29',
    '2023-1-1',
  ];
  expect(days.map(isRead(caseDateSchema))).toEqual([true, true, true, false, false, false, false]);
});

test('a figure becomes thousandths, and a finer one is refused', () => {
  expect(caseThousandthsSchema.parse(0.001)).toBe(1);
  expect(caseThousandthsSchema.parse(4.35)).toBe(4350);
  expect([0.0001, -1, '1', Number.NaN].map(isRead(caseThousandthsSchema))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('a length is longer than nothing; parts of a day are allowed', () => {
  expect([0.01, 0.5, 4000, 0, -1, 4000.5].map(isRead(caseDaysSchema))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

describe('a reason', () => {
  const reason = { clause: 'H7', text: '先审批', rule: 'form', notes: [] };

  test('is shown by clause and words; readings and the thing meant only where there are some', () => {
    expect(caseReason(reason)).toEqual({ clause: 'H7', text: '先审批' });
    expect(caseReason({ ...reason, about: 'notice', notes: ['A27'] })).toEqual({
      clause: 'H7',
      text: '先审批',
      about: 'notice',
      notes: ['A27'],
    });
  });
});

test('an error has its code, its words and its place', () => {
  expect(notInPolicy('/policy', 'no rule')).toEqual({
    error: { code: 'notInPolicy', message: 'no rule', path: '/policy' },
  });
  expect(malformed('/input/days', 'missing')).toMatchObject({ error: { code: 'malformed' } });
});
