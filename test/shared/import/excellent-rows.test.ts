import { expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../src-main/session/shipped-policies.ts';
import { withExcellentLimit } from '../../../src-shared/import/excellent-rows.ts';
import type { PlannedTrainee } from '../../../src-shared/import/trainee-list.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { TraineeResult } from '../../../src-shared/training/trainee.ts';

const pack = assertPresent(loadShippedPolicies().get('linwei-2022'), 'a shipped pack');

const newRow = (row: number, result: TraineeResult): PlannedTrainee => ({
  row,
  kind: 'new',
  name: `教师${row}`,
  cells: {},
  changes: [],
  problems: [],
  teacher: null,
  existing: null,
  change: { result },
});

const list = [
  newRow(2, 'excellent'),
  newRow(3, 'excellent'),
  ...[4, 5, 6, 7].map((row) => newRow(row, 'passed')),
];
const facts = { pack, excellentReason: null, trainees: [] };

it('keeps back the rows that make more excellent than the text allows until a reason is given (L21, A16)', () => {
  const planned = withExcellentLimit(list, facts);
  expect(planned.map(({ kind }) => kind)).toEqual(['problem', 'problem', 'new', 'new', 'new', 'new']);
  expect(planned[0]?.problems).toEqual([
    {
      code: 'trainee.excellentOverLimit',
      severity: 'error',
      at: { row: 2 },
      clause: expect.stringMatching(/^L21/),
      values: { count: 2, max: 0 },
    },
  ]);
});

it('takes the list as it is with a reason, within the limit, and where no text limits them', () => {
  expect(withExcellentLimit(list, { ...facts, excellentReason: '获奖' })).toBe(list);
  const ten = [newRow(2, 'excellent'), ...[3, 4, 5, 6, 7, 8, 9, 10, 11].map((row) => newRow(row, 'passed'))];
  expect(withExcellentLimit(ten, facts)).toBe(ten);
  const hainan = assertPresent(loadShippedPolicies().get('hainan-2017'), 'a shipped pack');
  expect(withExcellentLimit(list, { ...facts, pack: hainan })).toBe(list);
});
