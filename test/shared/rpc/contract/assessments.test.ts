import { expect, test } from 'vitest';
import { BOUNDED, pageOf, refused, taken } from './input-of.ts';

test('the matrix is asked for page by page, of the year and everybody unless said otherwise', () => {
  expect(pageOf('assessments.matrix', 200)).toEqual(BOUNDED);
  expect(taken('assessments.matrix', {})).toMatchObject({
    scope: 'year',
    verdict: null,
    organisationName: null,
    search: '',
  });
  expect(refused('assessments.matrix', [{ scope: 'month' }, { verdict: 'splendid' }])).toHaveLength(2);
});

test('an explanation is of a year or of the cycle, which has to be said', () => {
  expect(taken('assessments.explain', { teacherUid: 't', year: null })).toEqual({
    teacherUid: 't',
    year: null,
  });
  expect(refused('assessments.explain', [{ teacherUid: 't' }])).toHaveLength(1);
});
