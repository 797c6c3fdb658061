import { describe, expect, test } from 'vitest';
import { loadShippedFiles } from '../../../../src-main/session/shipped-policies.ts';
import { parsePolicyPack } from '../../../../src-shared/policy/pack/parse-policy-pack.ts';
import { activity, smallPackJson } from './small-pack.ts';

const problemsOf = (sections: Record<string, unknown>) => {
  const result = parsePolicyPack(smallPackJson(sections));
  return result.ok ? [] : result.problems;
};

describe('a pack loads only what the program understands', () => {
  test.for([
    ['an unknown key', { colour: 'red' }, '/colour'],
    ['an unknown unit', { units: { hours: true, credits: true, points: true } }, '/units/points'],
    ['an unknown region', { regionCode: '990000' }, '/regionCode'],
    [
      'a figure finer than a thousandth',
      { activities: [activity({ hours: { kind: 'flat', hours: 0.0001 } })] },
      '/activities/0/hours/hours',
    ],
    [
      'a gate of an unknown kind',
      { gates: [{ id: 'g', clause: 'X', text: 'x', kind: 'weather' }] },
      '/gates/0/kind',
    ],
    [
      'a rule of an unknown kind',
      { assessment: [{ id: 'a', clause: 'X', text: 'x', kind: 'mood' }] },
      '/assessment/0/kind',
    ],
    ['a key that the rule does not have', { activities: [activity({ mood: 1 })] }, '/activities/0/mood'],
    [
      'bands that do not rise',
      {
        activities: [
          activity({
            credits: {
              kind: 'score',
              max: 100,
              bands: [
                { from: 60, grade: 'pass', credits: 1 },
                { from: 50, grade: 'good', credits: 1 },
              ],
            },
          }),
        ],
      },
      '/activities/0/credits/bands',
    ],
  ] as const)('%s is refused where it stands', ([, sections, path]) => {
    expect(problemsOf(sections).map((problem) => problem.path)).toContain(path);
  });

  test('all problems come at once', () => {
    expect(problemsOf({ colour: 'red', regionCode: '990000', version: 0 })).toHaveLength(3);
  });
});

test('a pack written as a file is read as the same pack, alone or with all it inherits', () => {
  for (const { raw, pack } of loadShippedFiles().values())
    for (const one of [raw, pack])
      expect(parsePolicyPack(JSON.parse(JSON.stringify(one)))).toEqual({ ok: true, pack: one });
});
