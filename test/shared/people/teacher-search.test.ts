import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestFirst,
  createTeacherSearch,
  teacherSearchText,
} from '../../../src-shared/people/teacher-search.ts';

const people = [
  teacherSearchText({ name: '王芳', pinyin: ['wang', 'fang'], idNumber: '460106198502030021' }),
  teacherSearchText({ name: '买买提·艾山', pinyin: ['mai', 'mai', 'ti', 'ai', 'shan'], idNumber: null }),
  teacherSearchText({ name: '方旺', pinyin: ['fang', 'wang'], idNumber: '46010619780611004X' }),
];

describe('searching teachers', () => {
  const find = createTeacherSearch(people);

  it.each([
    ['王', [0]],
    ['wang', [0, 2]],
    ['wf', [0]],
    ['0021', [0]],
    ['004x', [2]],
    ['fang wang', [0, 2]],
    ['wang 1978', [2]],
    ['买买提艾山', [1]],
    ['买买提·艾', [1]],
    ['  ', [0, 1, 2]],
    ['nobody', []],
  ])('finds %s', (search, expected) => {
    expect(find(search)).toEqual(expected);
  });

  it('puts whose name or initials the search is before those it is only somewhere in', () => {
    const texts = [
      teacherSearchText({ name: '陈伟峰', pinyin: ['chen', 'wei', 'feng'], idNumber: null }),
      teacherSearchText({ name: '汪芙蓉', pinyin: ['wang', 'fu', 'rong'], idNumber: null }),
      teacherSearchText({ name: '王芳', pinyin: ['wang', 'fang'], idNumber: '460106198502030021' }),
      teacherSearchText({ name: '王芳芳', pinyin: ['wang', 'fang', 'fang'], idNumber: null }),
    ];
    const ranked = (search: string) => bestFirst(texts, search, createTeacherSearch(texts)(search));
    expect(ranked('wf')).toEqual([2, 1, 3, 0]);
    expect(ranked('王芳')).toEqual([2, 3]);
    expect(ranked('wang f')).toEqual([1, 2, 3]);
    expect(ranked('0021')).toEqual([2]);
    expect(ranked(' ')).toEqual([0, 1, 2, 3]);
  });

  it('never finds across two fields or two people', () => {
    expect(find('芳wang')).toEqual([]);
    expect(find('0021买')).toEqual([]);
  });

  it('finds what looking at one text after the other finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '王', '·', '1'), maxLength: 6 });
    const text = fc.array(letters, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), fc.array(letters, { maxLength: 3 }), (texts, words) => {
        const holds = (one: string, word: string) =>
          one.includes(word) || one.replaceAll('·', '').includes(word);
        const expected = texts.flatMap((one, index) =>
          words.every((word) => holds(one, word)) ? [index] : [],
        );
        expect(createTeacherSearch(texts)(words.join(' '))).toEqual(expected);
      }),
      { seed: 60, numRuns: 400 },
    );
  });
});
