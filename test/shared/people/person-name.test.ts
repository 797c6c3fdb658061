import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePersonName } from '../../../src-shared/people/person-name.ts';

describe('parsePersonName (民委发〔2016〕33号)', () => {
  test.for([
    ['U+2022', '阿卜杜拉\u2022买买提'],
    ['U+FF0E', '阿卜杜拉\uFF0E买买提'],
    ['U+30FB', '阿卜杜拉\u30FB买买提'],
    ['U+318D', '阿卜杜拉\u318D买买提'],
    ['U+FF65', '阿卜杜拉\uFF65买买提'],
    ['U+2027', '阿卜杜拉\u2027买买提'],
    ['spaces around it', '阿卜杜拉 · 买买提'],
  ] as const)('takes %s for the separator', ([, name]) => {
    expect(parsePersonName(name)).toEqual({
      normalised: '阿卜杜拉·买买提',
      changed: true,
      problem: null,
      warnings: [],
    });
  });

  test.for([
    ['outer spaces', '  王芳\t', '王芳'],
    ['full-width outer spaces', '\u3000王芳\u3000', '王芳'],
    ['padding between characters', '王 芳', '王芳'],
    ['full-width padding', '张\u3000三', '张三'],
    ['padding around rare characters', '𠮷 㼆', '𠮷㼆'],
    ['a run of spaces of a foreign name', 'John   Smith', 'John Smith'],
    ['full-width letters', 'Ｊｏｈｎ', 'John'],
    ['invisible marks', '王\u200B芳\uFEFF', '王芳'],
    ['a line break within a cell', '买买提\n江', '买买提江'],
  ] as const)('removes %s', ([, name, normalised]) => {
    expect(parsePersonName(name)).toMatchObject({ normalised, changed: true, problem: null });
  });

  test.for([
    ['王㼆'],
    ['李𫖯'],
    ['阿卜杜拉·买买提'],
    ['〇一'],
    ['John Smith'],
    ["O'Neil"],
    ['\uFA0E'],
  ] as const)('leaves %s as it is', ([name]) => {
    expect(parsePersonName(name)).toEqual({
      normalised: name,
      changed: false,
      problem: null,
      warnings: [],
    });
  });

  test('fifty characters are counted by code point', () => {
    expect(parsePersonName('𠮷'.repeat(50)).problem).toBeNull();
    expect(parsePersonName('𠮷'.repeat(51)).problem).toBe('length');
    expect(parsePersonName(' \u3000').problem).toBe('length');
  });

  test.for([['王\uFFFD'], ['王?'], ['王？'], ['王\u0007芳'], ['王\uD800']] as const)(
    '%j has lost a character',
    ([name]) => {
      expect(parsePersonName(name)).toMatchObject({ problem: 'characters', warnings: [] });
    },
  );

  test('a glyph of one font only is worth a warning', () => {
    expect(parsePersonName('王\uE000')).toMatchObject({ problem: null, warnings: ['private-use'] });
  });

  test.for([['王芳2'], ['王芳(小)'], ['阿卜杜拉.买买提']] as const)('%s is unusual', ([name]) => {
    expect(parsePersonName(name)).toMatchObject({ normalised: name, problem: null, warnings: ['unusual'] });
  });

  test('normalising twice changes nothing more', () => {
    const pieces = fc.constantFrom(
      ' ',
      '\u3000',
      '·',
      '\u2022',
      '\uFF0E',
      '王',
      '𠮷',
      'a',
      'Ｂ',
      '\u200B',
      '\n',
      '.',
      '\uFFFD',
    );
    const names = fc.oneof(
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(names, (name) => {
        const once = parsePersonName(name);
        expect(parsePersonName(once.normalised)).toEqual({ ...once, changed: false });
      }),
      { seed: 33, numRuns: 2000 },
    );
  });
});
