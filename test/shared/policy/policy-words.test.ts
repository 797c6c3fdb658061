import { describe, expect, test } from 'vitest';
import * as tables from '../../../src-shared/policy/policy-words.ts';

describe.for(Object.entries(tables))('%s', ([, table]) => {
  test('has a Chinese word for every code, and no word for two of them', () => {
    const words: readonly string[] = Object.values(table);
    expect(words.filter((word) => !/^[\p{Script=Han}（）/]+$/u.test(word))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  });
});

test('a year that was not reached is 未达标 on screens and 不合格 on summary sheets, which know no other word (H9)', () => {
  expect(tables.verdictWords.failed).toBe('未达标');
  expect(tables.summaryVerdictWords).toEqual({ ...tables.verdictWords, failed: '不合格' });
});
