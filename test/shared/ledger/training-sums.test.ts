import { expect, test } from 'vitest';
import { addToTotals, emptyTotals } from '../../../src-shared/ledger/totals.ts';
import {
  addToTrainingSums,
  emptyTrainingSums,
  listTrainingSums,
} from '../../../src-shared/ledger/training-sums.ts';

const key = {
  year: 2023,
  form: 'remote',
  level: 'county',
  makeUpFor: null,
  phase: null,
  classificationId: null,
} as const;
const measures = { hours: 8000, credits: 1000, count: 1, months: 0, weeks: 0 } as const;

test('sums of trainings join the years asked for, by form and level, over as many teachers as are added', () => {
  const one = emptyTotals();
  addToTotals(one, key, measures);
  addToTotals(one, { ...key, year: 2024 }, measures);
  addToTotals(one, { ...key, year: 2025 }, measures);
  const other = addToTotals(emptyTotals(), { ...key, form: 'exam', level: 'national' }, measures);
  const sums = emptyTrainingSums();
  for (const totals of [one, other]) addToTrainingSums(sums, totals, { from: 2023, to: 2024 });
  expect(listTrainingSums(sums)).toEqual([
    { form: 'remote', level: 'county', hours: 16_000, credits: 2000 },
    { form: 'exam', level: 'national', hours: 8000, credits: 1000 },
  ]);
});

test('sums of trainings leave out what came to nothing', () => {
  const totals = addToTotals(emptyTotals(), key, { ...measures, hours: 0, credits: 0 });
  const sums = emptyTrainingSums();
  addToTrainingSums(sums, totals, { from: 2023, to: 2023 });
  expect(listTrainingSums(sums)).toEqual([]);
});
