import { expect, test } from 'vitest';
import type { AssessmentRuleOf } from '../../../../src-shared/policy/assess/assess-rules.ts';
import { everyYearText } from '../../../../src-shared/policy/pack/every-year-text.ts';

const rule: AssessmentRuleOf<'every-year'> = {
  ...{ id: 'each', clause: 'X1', text: '每年', notes: [], kind: 'every-year' },
};

test('what every year has to reach is said in each measure that the text gives', () => {
  expect(everyYearText({ ...rule, credits: 10 })).toBe('10 学分');
  expect(everyYearText({ ...rule, hours: 24 })).toBe('24 学时');
  expect(everyYearText({ ...rule, hours: 24, credits: 10 })).toBe('10 学分、24 学时');
});
