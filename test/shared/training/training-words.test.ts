import { expect, test } from 'vitest';
import {
  degreeLevels,
  forms,
  grades,
  levels,
  organiserKinds,
  roles,
  schoolStages,
} from '../../../src-shared/training/training-words.ts';
import { formWords, levelWords, roleWords } from '../../../src-shared/words.ts';

test('levels stand from the highest down, degrees and grades from the lowest up: rules compare their places', () => {
  expect(levels).toEqual(['national', 'provincial', 'city', 'county', 'school']);
  expect(degreeLevels).toEqual(['college', 'bachelor', 'graduate']);
  expect(grades).toEqual(['fail', 'pass', 'good', 'excellent']);
});

test('no word stands twice in a list', () => {
  for (const list of [levels, forms, roles, organiserKinds, degreeLevels, schoolStages, grades])
    expect(new Set(list).size).toBe(list.length);
});

test('each level, form and role has its Chinese word', () => {
  expect(Object.keys(levelWords)).toEqual(expect.arrayContaining([...levels]));
  expect(Object.keys(formWords)).toEqual(expect.arrayContaining([...forms]));
  expect(Object.keys(roleWords)).toEqual(expect.arrayContaining([...roles]));
});
