import { expect, test } from 'vitest';
import { changed, refused, taken } from './input-of.ts';

test('a blank workbook is read without corrections unless there are some', () => {
  const file = new File(['x'], '登记表.xlsx');
  expect(taken('templates.read', { file, kind: 'registration' })).toEqual({
    file,
    kind: 'registration',
    corrections: {},
  });
  const right = {
    headRows: { first: 1, last: 2 },
    bodyRows: { first: 3, last: 9, sample: 4 },
    columns: { '3': null },
    rowsPerPage: 20,
  };
  expect(taken('templates.read', { file, kind: 'registration', corrections: right })).toMatchObject({
    corrections: right,
  });
  const wrong = changed(right, {
    headRows: [{ first: 0, last: 2 }, { first: 1 }],
    bodyRows: [{ first: 3, last: 1_048_577, sample: 4 }],
    rowsPerPage: [0, 1001],
  }).map((corrections) => ({ file, kind: 'registration', corrections }));
  expect(refused('templates.read', wrong)).toEqual(wrong);
});

test('records are sorted by three columns at most', () => {
  const key = { key: 'name', descending: false };
  const save = (sort: readonly object[]) => ({ name: '县表', kind: 'registration', options: { sort } });
  expect(taken('templates.save', save([key]))).toMatchObject({
    uid: null,
    version: null,
    file: null,
    mapping: null,
    options: { split: 'one' },
  });
  expect(refused('templates.save', [save([key, key, key, key])])).toHaveLength(1);
});

test('a template is taken off the list in the version that was seen', () => {
  expect(refused('templates.remove', [{ uid: 't' }, { uid: 't', version: 1 }])).toEqual([{ uid: 't' }]);
});
