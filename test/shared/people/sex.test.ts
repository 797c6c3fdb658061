import { expect, test } from 'vitest';
import { parseSex, sexWord } from '../../../src-shared/people/sex.ts';

test.for([
  ['男', 'male', '男'],
  ['女', 'female', '女'],
  [' 女性 ', 'female', '女'],
  ['1', 'male', '男'],
  ['0', 'unknown', '未知'],
  ['未说明', 'unstated', '未说明'],
] as const)('%s is %s', ([text, sex, word]) => {
  expect(parseSex(text)).toBe(sex);
  expect(sexWord(sex)).toBe(word);
});

test('other words say nothing', () => {
  expect(parseSex('F')).toBeNull();
  expect(parseSex('')).toBeNull();
});
