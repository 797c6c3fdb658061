import { describe, expect, test } from 'vitest';
import { problemCodes } from '../../../../src-shared/problems.ts';
import {
  base,
  dateSchema,
  problemSchema,
  progressSchema,
  thousandthsSchema,
  uidSchema,
  yearSchema,
} from '../../../../src-shared/rpc/contract/shared.ts';

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, values: readonly unknown[]) =>
  values.map((value) => schema.safeParse(value).success);

describe('values of the wire', () => {
  test('hours and credits are whole thousandths, and may be negative', () => {
    expect(takes(thousandthsSchema, [1500, 0, -8000, 1.5, '1500', Number.NaN])).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
  test('a day is one of the calendar', () => {
    expect(
      takes(dateSchema, ['2024-02-29', '2025-02-29', '2025-2-1', '2025年2月1日', '2025-02-01T00:00:00Z']),
    ).toEqual([true, false, false, false, false]);
  });
  test('a registration year is within two centuries, an id is short', () => {
    expect(takes(yearSchema, [1980, 2200, 1979, 2201, 2025.5])).toEqual([true, true, false, false, false]);
    expect(takes(uidSchema, ['01J', '', 'x'.repeat(41)])).toEqual([true, false, false]);
  });
});

describe('a problem', () => {
  const [code] = problemCodes;
  test('is one of the closed list, with its place and the values of its sentence', () => {
    expect(
      problemSchema.safeParse({
        code,
        severity: 'error',
        at: { sheet: '表', row: 3, column: 'B', address: 'B3', field: 'name' },
        clause: 'H7',
        values: { rows: 3, text: '甲', none: null },
      }).success,
    ).toBe(true);
  });
  test('of another code, severity or kind of value is none', () => {
    expect(
      takes(problemSchema, [
        { code: 'somethingElse', severity: 'error', values: {} },
        { code, severity: 'fatal', values: {} },
        { code, severity: 'error', values: { nested: {} } },
        { code, severity: 'error', at: { row: 1.5 }, values: {} },
        { code, severity: 'error' },
      ]),
    ).toEqual([false, false, false, false, false]);
  });
});

test('progress names its job and a known stage', () => {
  expect(progressSchema.safeParse({ job: 'j', done: 1, total: 2, stage: 'nowhere' }).success).toBe(false);
});

test('every call may answer with the same six errors', () => {
  expect(Object.keys(base['~orpc'].errorMap).toSorted()).toEqual([
    'CANCELLED',
    'FAILURE',
    'LEDGER_NOT_OPEN',
    'NOT_FOUND',
    'REFUSED',
    'STALE',
  ]);
});
