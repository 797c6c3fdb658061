import { expect, test } from 'vitest';
import { refused, taken } from './input-of.ts';

test('a sheet is asked for by its kind alone, in one table', () => {
  expect(taken('sheets.write', { request: { kind: 'registration' } })).toEqual({
    request: {
      kind: 'registration',
      projectUid: null,
      year: null,
      isSchoolYear: false,
      organisationName: null,
      level: null,
      answers: {},
    },
    split: 'one',
  });
  expect(
    refused('sheets.write', [
      { request: { kind: 'cookery' } },
      { request: { kind: 'registration' }, split: 'thirds' },
    ]),
  ).toHaveLength(2);
});

test('a preview shows a hundred rows, five hundred at most', () => {
  expect(taken('sheets.preview', { request: { kind: 'registration' } })).toMatchObject({ limit: 100 });
  expect(refused('sheets.preview', [{ request: { kind: 'registration' }, limit: 501 }])).toHaveLength(1);
});
