import { describe, expect, test } from 'vitest';
import type { AssessmentRuleOf } from '../../../../../src-shared/policy/assess/assess-rules.ts';
import { exemptThrough, warnOfProof } from '../../../../../src-shared/policy/assess/verdicts/exemption.ts';
import { aTrail } from './a-trail.ts';

const hired: AssessmentRuleOf<'exemption'> = {
  id: 'hired',
  clause: 'X1',
  text: '新任教师当年不考核',
  notes: [],
  kind: 'exemption',
  since: 'hired',
  proof: false,
};
const broughtIn: typeof hired = { ...hired, id: 'brought-in', since: 'brought-in', proof: true };

describe('the years that are not assessed (H10, A6)', () => {
  test('end with the calendar year of hiring, on its first and on its last day', () => {
    expect(exemptThrough([hired], { hiredOn: '2020-01-01' })).toEqual({ year: 2020, rule: hired });
    expect(exemptThrough([hired], { hiredOn: '2020-12-31' })).toEqual({ year: 2020, rule: hired });
  });

  test('end with the later of hiring and arrival, whatever the order of the rules', () => {
    const teacher = { hiredOn: '2010-09-01', broughtInOn: '2021-03-01' };
    expect(exemptThrough([hired, broughtIn], teacher)).toEqual({ year: 2021, rule: broughtIn });
    expect(exemptThrough([broughtIn, hired], teacher)).toEqual({ year: 2021, rule: broughtIn });
  });

  test('are none where the date is unknown, or no rule speaks of it', () => {
    expect(exemptThrough([hired], { hiredOn: null })).toEqual({ year: -1, rule: null });
    expect(exemptThrough([hired], { broughtInOn: '2021-03-01' })).toEqual({ year: -1, rule: null });
    expect(exemptThrough([], { hiredOn: '2020-01-01' })).toEqual({ year: -1, rule: null });
  });
});

describe('the proof of earlier training (H10)', () => {
  const warningsOf = (rule: typeof hired, teacher: Parameters<typeof warnOfProof>[1]) => {
    const trail = aTrail();
    warnOfProof([rule], teacher, trail);
    return trail.warnings.map(({ rule: id }) => id);
  };

  test('is asked for while it is not known to be there', () => {
    const broughtInOn = '2021-03-01';
    expect(warningsOf(broughtIn, { broughtInOn })).toEqual(['brought-in']);
    expect(warningsOf(broughtIn, { broughtInOn, proofOfPriorTraining: false })).toEqual(['brought-in']);
    expect(warningsOf(broughtIn, { broughtInOn, proofOfPriorTraining: true })).toEqual([]);
  });

  test('is not asked of others, nor by a rule that needs none', () => {
    expect(warningsOf(broughtIn, { hiredOn: '2021-03-01' })).toEqual([]);
    expect(warningsOf(hired, { hiredOn: '2021-03-01' })).toEqual([]);
  });
});
