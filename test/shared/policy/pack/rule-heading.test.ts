import { describe, expect, test } from 'vitest';
import { reasonOf, ruleHeadingSchema } from '../../../../src-shared/policy/pack/rule-heading.ts';

const heading = { id: 'papers', clause: 'L26', text: '材料应当齐全', notes: ['A15'] };

describe('the heading of a rule', () => {
  test('needs its id, its clause and its text', () => {
    expect(ruleHeadingSchema.parse({ ...heading, notes: undefined }).notes).toEqual([]);
    for (const key of ['id', 'clause', 'text']) {
      expect(ruleHeadingSchema.safeParse({ ...heading, [key]: '' }).success).toBe(false);
      expect(ruleHeadingSchema.safeParse({ ...heading, [key]: undefined }).success).toBe(false);
    }
  });

  test.for([
    ['A15', true],
    ['SX3', true],
    ['a15', false],
    ['A', false],
    ['A15 ', false],
    ['15', false],
  ] as const)('names a reading by its id: %j', ([note, isValid]) => {
    expect(ruleHeadingSchema.safeParse({ ...heading, notes: [note] }).success).toBe(isValid);
  });
});

describe('the reason a rule gives', () => {
  test('is its clause, its text and its readings', () => {
    expect(reasonOf(heading)).toEqual({
      clause: 'L26',
      text: '材料应当齐全',
      rule: 'papers',
      notes: ['A15'],
    });
  });

  test('names the one thing meant behind the text', () => {
    expect(reasonOf(heading, { about: 'notice', text: '缺通知' })).toMatchObject({
      text: '材料应当齐全：缺通知',
      about: 'notice',
    });
  });
});
