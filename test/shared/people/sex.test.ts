import { expect, test } from 'vitest';
import { parseSex } from '../../../src-shared/people/sex.ts';
import { sexWords } from '../../../src-shared/words.ts';

test.for([
  ['男', 'male'],
  ['女', 'female'],
  [' 女性 ', 'female'],
  ['1', 'male'],
  ['0', 'unknown'],
  ['未说明', 'unstated'],
] as const)('%s is %s', ([text, sex]) => {
  expect(parseSex(text)).toBe(sex);
});

test('reads every word that sheets write', () => {
  for (const [sex, word] of Object.entries(sexWords)) expect(parseSex(word)).toBe(sex);
});

test('other words say nothing', () => {
  expect(parseSex('F')).toBeNull();
  expect(parseSex('')).toBeNull();
});
