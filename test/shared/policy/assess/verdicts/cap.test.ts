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
const OTHER = Float64Array.of(99_000, 99_000, 99_000, 99_000, 99_000, 99_000);
const prepared = (measure: 'hours' | 'credits') => ({
  ...{ rule, measure, classes: [0, 2], most: 6000 },
  what: '校级',
});
const cut = (credits: readonly number[], offset = 0) => {
  const array = Float64Array.from(credits);
  const trail = aTrail();
  applyCap(prepared('credits'), { hours: OTHER, credits: array }, offset, trail, '2023 年');
  // The other measure is never touched, and the same cap in hours cuts hours alike.
  expect(new Set(OTHER)).toEqual(new Set([99_000]));
  const hours = Float64Array.from(credits);
  applyCap(prepared('hours'), { hours, credits: OTHER }, offset, null, '2023 年');
  expect([...hours]).toEqual([...array]);
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
    applyCap(prepared('credits'), { hours: OTHER, credits }, 0, null, '2023 年');
    expect([...credits]).toEqual([4000, 0, 2000]);
  });

  test('in hours says hours', () => {
    const trail = aTrail();
    const sums = { hours: Float64Array.of(4000, 0, 3500), credits: OTHER };
    applyCap(prepared('hours'), sums, 0, trail, '2023 年');
    expect(trail.steps).toMatchObject([
      { text: '2023 年校级获得 7.5 学时，最多计 6，超出 1.5 不计', unit: 'hours' },
    ]);
  });

  test('is prepared with the classes its match holds and its most in thousandths, one for each measure', () => {
    const pack = smallPack({ assessment: [{ ...rule, credits: 2.5, hours: 40 }] });
    const parsed = pack.assessment.find((found) => found.kind === 'cap');
    const classes = classify(pack);
    const caps = parsed === undefined ? [] : prepareCap(pack, parsed, classes);
    expect(caps.map(({ measure, most, classes: held }) => [measure, most, held.length])).toEqual([
      ['hours', 40_000, 1],
      ['credits', 2500, 1],
    ]);
    expect(parsed && prepareCap(pack, { ...parsed, match: {} }, classes)[0]?.classes).toEqual([]);
  });
});
