import { expect, it } from 'vitest';
import { recordsOf } from '../../../../src-shared/policy/compare/standing-line.ts';
import { line } from './ledger-of-lines.ts';

const idsOf = (lines: Parameters<typeof recordsOf>[0]) =>
  [...recordsOf(lines)].map((record) => record.map(({ id }) => id));

it('takes the years of one split project together', () => {
  expect(idsOf([line({ id: 1 }), line({ id: 2 }), line({ id: 3, participationId: 2 })])).toEqual([
    [1, 2],
    [3],
  ]);
});

it('keeps what one trainee earned in another batch apart: it was registered anew', () => {
  expect(idsOf([line({ id: 1 }), line({ id: 2, batchId: 2 })])).toEqual([[1], [2]]);
});

it('takes a line without a participation as a record by itself', () => {
  const lines = [line({ id: 1, participationId: null }), line({ id: 2, participationId: null })];
  expect(idsOf(lines)).toEqual([[1], [2]]);
});

it('finds no record where no line stands', () => {
  expect(idsOf([])).toEqual([]);
});
