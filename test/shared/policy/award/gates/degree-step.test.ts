import { describe, expect, test } from 'vitest';
import { askDegreeStep } from '../../../../../src-shared/policy/award/gates/degree-step.ts';
import { gateFactsOf, heading } from './gate-facts-of.ts';

const gate = {
  ...heading,
  kind: 'degree-step',
  atLeast: { primary: 'college', secondary: 'bachelor' },
} as const;

describe('degree study (B4)', () => {
  test.for([
    ['primary', 'college', 'passed'],
    ['secondary', 'college', 'nothing'],
    ['secondary', 'bachelor', 'passed'],
    ['secondary', 'graduate', 'passed'],
  ] as const)('of a %s teacher towards %s: %s', ([stage, degreeLevel, kind]) => {
    expect(askDegreeStep(gate, gateFactsOf({ teacher: { stage }, degreeLevel })).kind).toBe(kind);
  });

  test('below the step names both', () => {
    const facts = gateFactsOf({ teacher: { stage: 'secondary' }, degreeLevel: 'college' });
    expect(askDegreeStep(gate, facts)).toMatchObject({ text: expect.stringMatching(/专科.*本科/) });
  });

  test.for([
    ['an unknown stage', { degreeLevel: 'graduate' }, '缺少任教学段'],
    [
      'a stage the text leaves out',
      { teacher: { stage: 'vocational' }, degreeLevel: 'graduate' },
      '条文没有写这一学段的学历要求',
    ],
    ['an unknown degree', { teacher: { stage: 'primary' } }, '缺少所读学历的层次'],
  ] as const)('is undecided for %s', ([, input, text]) => {
    expect(askDegreeStep(gate, gateFactsOf(input))).toEqual({ kind: 'undecided', text });
  });
});
