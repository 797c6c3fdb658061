import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { award } from '../../../../src-shared/policy/award/award.ts';
import { inHoursAlone } from '../../../../src-shared/policy/pack/hours-alone.ts';
import { activity, smallPack } from './small-pack.ts';

const shipped = loadShippedPolicies();

describe('a text that gives no credits at all', () => {
  it.for(['linwei-2022', 'weinan-2019'])('registers hours: %s', (id) => {
    const pack = shipped.get(id);
    if (pack === undefined) throw new Error(id);
    const followed = inHoursAlone(pack);
    expect(followed.units.credits).toBe(false);
    const facts = { form: 'centralized', level: 'county', role: 'trainee', hours: 40 } as const;
    expect(award(followed, facts, new Map())).toMatchObject({
      outcome: 'awarded',
      hours: 40_000,
      credits: null,
      certificate: true,
    });
    // Days alone: the text gives a day no hours, so they are asked and never left out.
    const { hours: _, ...days } = { ...facts, days: 5 };
    expect(award(followed, days, new Map())).toMatchObject({
      outcome: 'undecided',
      undecidedSettings: ['training.hours:centralized:county:trainee'],
    });
  });

  it('is not one that counts in credits, or states some: there a silence is a question', () => {
    for (const id of ['shandong-county', 'guangxi-2016', 'yulin-2014', 'shaanxi-2018', 'hainan-2017']) {
      const pack = shipped.get(id);
      expect(pack === undefined ? id : inHoursAlone(pack)).toBe(pack);
    }
  });

  it('keeps the refusals of the text (L21)', () => {
    const gates = [{ id: 'passed', clause: 'X2', text: '考核合格', kind: 'passed' }];
    const pack = inHoursAlone(smallPack({ activities: [activity({ credits: { kind: 'silent' } })], gates }));
    const facts = { form: 'centralized', level: 'county', role: 'trainee', hours: 8, passed: false } as const;
    expect(award(pack, facts, new Map())).toMatchObject({ outcome: 'nothing', credits: null });
  });
});
