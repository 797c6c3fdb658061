import { expect, test } from 'vitest';
import { parseSex, sexCode, sexWord } from '../../../src-shared/people/sex.ts';

test.for([
  ['男', 'male', '1', '男'],
  ['女', 'female', '2', '女'],
  [' 女性 ', 'female', '2', '女'],
  ['1', 'male', '1', '男'],
  ['0', 'unknown', '0', '未知'],
  ['未说明', 'unstated', '9', '未说明'],
] as const)('%s is %s', ([text, sex, code, word]) => {
  expect(parseSex(text)).toBe(sex);
  expect(sexCode(sex)).toBe(code);
  expect(sexWord(sex)).toBe(word);
});

test('other words say nothing', () => {
  expect(parseSex('F')).toBeNull();
  expect(parseSex('')).toBeNull();
});
