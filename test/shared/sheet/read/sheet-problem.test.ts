import { expect, test } from 'vitest';
import {
  changeIssue,
  errorIssue,
  placeOf,
  warningIssue,
} from '../../../../src-shared/sheet/read/sheet-problem.ts';
import { cellOf } from './sheet-of.ts';

test('an error refuses, a warning and a change do not', () => {
  expect(errorIssue('numberUnreadable', { text: 'x' })).toEqual({
    code: 'numberUnreadable',
    severity: 'error',
    values: { text: 'x' },
  });
  expect(warningIssue('phoneUnusual')).toEqual({ code: 'phoneUnusual', severity: 'warning', values: {} });
  expect(changeIssue('nameNormalised', '王　芳', '王芳')).toEqual({
    code: 'nameNormalised',
    severity: 'warning',
    values: { from: '王　芳', to: '王芳' },
  });
});

test('a place is named as a spreadsheet shows it, with the field where there is one', () => {
  const cell = cellOf(12, 28, '王芳');
  const place = { sheet: '表', row: 12, column: 'AB', address: 'AB12' };
  expect(placeOf('表', 'name', cell)).toEqual({ field: 'name', ...place });
  expect(placeOf('表', undefined, cell)).toEqual(place);
});
