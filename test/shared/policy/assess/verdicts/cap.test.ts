import { describe, expect, test } from 'vitest';
import type { AssessmentRuleOf } from '../../../../../src-shared/policy/assess/assess-rules.ts';
import { classify } from '../../../../../src-shared/policy/assess/verdicts/book.ts';
import { applyCap, prepareCap } from '../../../../../src-shared/policy/assess/verdicts/cap.ts';
import { smallPack } from '../../pack/small-pack.ts';
import { aTrail } from './a-trail.ts';

const rule: AssessmentRuleOf<'cap'> = {
  id: 'most',
  clause: 'X1',
  text: '最多六学分',
  notes: [],
  kind: 'cap',
  period: 'year',
  match: { levels: ['school'] },
  credits: 6,
  scope: 'always',
};
const cut = (credits: readonly number[], offset = 0) => {
  const array = Float64Array.from(credits);
  const trail = aTrail();
  applyCap({ rule, classes: [0, 2], most: 6000 }, array, offset, trail, '2023 年');
  return { credits: [...array], trail };
};

describe('a cap', () => {
  test('leaves what just reaches it, and cuts a thousandth more', () => {
    expect(cut([4000, 9000, 2000])).toMatchObject({ credits: [4000, 9000, 2000], trail: { steps: [] } });
    expect(cut([4000, 9000, 2001]).credits).toEqual([4000, 9000, 2000]);
  });

  test('cuts the last class first and then the ones before it, never below zero (A4)', () => {
    expect(cut([5000, 9000, 3000]).credits).toEqual([5000, 9000, 1000]);
    expect(cut([8000, 9000, 1000]).credits).toEqual([6000, 9000, 0]);
  });

  test('binds only the year that is asked', () => {
    expect(cut([9000, 0, 0, 7000, 0, 0], 3).credits).toEqual([9000, 0, 0, 6000, 0, 0]);
  });

  test('says what did not count', () => {
    expect(cut([4000, 0, 3500]).trail.steps).toEqual([
      {
        clause: 'X1',
        rule: 'most',
        text: '2023 年校级获得 7.5 学分，最多计 6，超出 1.5 不计',
        before: 7500,
        after: 6000,
        unit: 'credits',
      },
    ]);
  });

  test('cuts the same where nobody asks why', () => {
    const credits = Float64Array.of(4000, 0, 3500);
    applyCap({ rule, classes: [0, 2], most: 6000 }, credits, 0, null, '2023 年');
    expect([...credits]).toEqual([4000, 0, 2000]);
  });

  test('is prepared with the classes its match holds and its most in thousandths', () => {
    const pack = smallPack({ assessment: [{ ...rule, credits: 2.5 }] });
    const parsed = pack.assessment.find((found) => found.kind === 'cap');
    const classes = classify(pack);
    const prepared = parsed && prepareCap(parsed, classes);
    expect(prepared?.most).toBe(2500);
    expect(prepared?.classes).toHaveLength(1);
    expect(prepared && prepareCap({ ...prepared.rule, match: {} }, classes).classes).toEqual([]);
  });
});
