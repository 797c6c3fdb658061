import { expect, test } from 'vitest';
import { degreeStanding, educationOf } from '../../../src-shared/people/degree.ts';

test.for([
  ['大学本科', 'bachelor'],
  ['本科', 'bachelor'],
  ['大学', 'bachelor'],
  ['学士', 'bachelor'],
  ['大学专科', 'college'],
  ['大专', 'college'],
  ['硕士研究生', 'graduate'],
  ['研究生', 'graduate'],
  ['博士', 'graduate'],
  ['中师', 'below'],
  ['高中', 'below'],
  ['在读', 'unknown'],
  [null, 'unknown'],
] as const)('%s names %s', ([text, education]) => {
  expect(educationOf(text)).toBe(education);
});

test('a degree is due below the one asked, reached from it on, and unknown where nobody can tell (V4.2)', () => {
  expect(['大专', '中专', '本科', '硕士', null].map((text) => degreeStanding(text, 'bachelor'))).toEqual([
    'due',
    'due',
    'reached',
    'reached',
    'unknown',
  ]);
});
