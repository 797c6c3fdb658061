import { expect, test } from 'vitest';
import type { AssessmentRuleOf } from '../../../../src-shared/policy/assess/assess-rules.ts';
import { wrongMakeUpText } from '../../../../src-shared/policy/assess/make-up-text.ts';

const rule: AssessmentRuleOf<'make-up'> = {
  ...{ id: 'make-up', clause: 'H9', text: '补修', notes: [] },
  ...{ kind: 'make-up', atLeast: 'county' },
};
const one = { takenIn: 2024, makeUpFor: 2023, level: 'school', hours: 8000, credits: 1600 } as const;

test.for([
  ['level', '2024 年参加、要补 2023 年的 8 学时、1.6 学分是校级培训，补修要县级及以上，仍计在 2024 年'],
  ['early', '2024 年参加、要补 2023 年的 8 学时、1.6 学分早于所补的年度，仍计在 2024 年'],
  ['reached', '2024 年参加、要补 2023 年的 8 学时、1.6 学分用不上：2023 年已达到要求，仍计在 2024 年'],
  ['exempt', '2024 年参加、要补 2023 年的 8 学时、1.6 学分用不上：2023 年不考核，仍计在 2024 年'],
] as const)('says which training it is and why it makes nothing up: %s (A30)', ([fault, text]) => {
  expect(wrongMakeUpText({ ...one, fault }, rule)).toBe(text);
});
