import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { pointerOf, readProblems } from '../../../../src-shared/policy/pack/read-problem.ts';

const problemsOf = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value);
  return error === undefined ? [] : readProblems(error).map(({ path, code }) => [path, code]);
};

describe('a path as a pointer (RFC 6901)', () => {
  test('joins keys and indexes and escapes what would part them', () => {
    expect(pointerOf([])).toBe('');
    expect(pointerOf(['activities', 0, 'when'])).toBe('/activities/0/when');
    expect(pointerOf(['a/b', 'c~d', '~1'])).toBe('/a~1b/c~0d/~01');
  });
});

describe('what a schema found wrong', () => {
  const schema = z.strictObject({
    name: z.string().min(2).max(3),
    word: z.enum(['this', 'that']),
    id: z.string().regex(/^\d+$/).optional(),
    day: z.string().regex(/^\d+$/, 'digits only').optional(),
    even: z
      .number()
      .refine((value) => value % 2 === 0, 'even')
      .optional(),
  });
  const right = { name: 'ab', word: 'this' };

  test.for([
    [{ word: 'this' }, [['/name', 'wrongType']]],
    [{ ...right, name: 3 }, [['/name', 'wrongType']]],
    [{ ...right, name: 'a' }, [['/name', 'outOfRange']]],
    [{ ...right, name: 'abcd' }, [['/name', 'outOfRange']]],
    [{ ...right, word: 'other' }, [['/word', 'unknownWord']]],
    [{ ...right, id: 'x' }, [['/id', 'wrongForm']]],
    [{ ...right, day: 'x' }, [['/day', 'brokenRule']]],
    [{ ...right, even: 3 }, [['/even', 'brokenRule']]],
    [right, []],
  ] as const)('%j', ([value, problems]) => {
    expect(problemsOf(schema, value)).toEqual(problems);
  });

  test('is one problem for each unknown key, at its own pointer', () => {
    expect(problemsOf(schema, { ...right, 'a/b': 1, other: 2 })).toEqual([
      ['/a~1b', 'unknownKey'],
      ['/other', 'unknownKey'],
    ]);
  });

  test('lists the words that are known, and never quotes what was typed', () => {
    const { error } = schema.safeParse({ ...right, word: '王芳', id: '王芳' });
    const problems = error === undefined ? [] : readProblems(error);
    expect(problems[0]).toMatchObject({ values: { choices: 'this, that' } });
    expect(problems).toHaveLength(2);
    expect(JSON.stringify(problems)).not.toContain('王芳');
  });
});
