import { describe, expect, it } from 'vitest';
import { tryAssess, tryAward } from '../../../../src-shared/policy/cases/try-facts.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const pack = smallPack({
  activities: [activity()],
  gates: [{ id: 'passed', clause: 'X2', kind: 'passed', text: '合格才有学分。', when: {}, notes: ['A9'] }],
  assessment: [
    { id: 'minimum', clause: 'X3', kind: 'minimum', text: '每年 10 学分。', period: 'year', credits: 10 },
  ],
  notes: [{ id: 'A9', text: '读法' }],
});
const FACTS = { form: 'centralized', level: 'county', role: 'trainee', days: 1 };

describe('trying an award', () => {
  it('answers in thousandths with its steps', () => {
    const { problems, answer } = tryAward(pack, new Map(), FACTS);
    expect(problems).toEqual([]);
    expect(answer).toMatchObject({ outcome: 'awarded', hours: 8000, credits: 8000, rule: 'training' });
    expect(answer?.steps.length).toBeGreaterThan(0);
  });

  it('names the reading behind a reason', () => {
    const { answer } = tryAward(pack, new Map(), { ...FACTS, passed: false });
    expect(answer?.reasons[0]).toMatchObject({ clause: 'X2' });
    expect(answer?.notes).toEqual([{ id: 'A9', text: '读法' }]);
  });

  it('answers nothing where facts cannot be read, and says of each where it stands', () => {
    const { problems, answer } = tryAward(pack, new Map(), { ...FACTS, days: 'three', level: 'village' });
    expect(answer).toBeNull();
    expect(problems.map(({ code, at }) => [code, at?.field])).toEqual([
      ['policy.unknownWord', '/level'],
      ['policy.wrongType', '/days'],
    ]);
  });
});

describe('trying an assessment', () => {
  it('says whether somebody would pass, and what is short', () => {
    const entries = [{ year: 2025, form: 'centralized', level: 'county', hours: 48, credits: 6 }];
    const { answer } = tryAssess(pack, new Map(), { year: 2025, entries });
    expect(answer?.year).toMatchObject({
      status: 'failed',
      credits: 6000,
      creditsRequired: 10_000,
      creditsShort: 4000,
    });
    expect(answer?.cycle).toBeNull();
  });

  it('answers nothing where facts cannot be read', () => {
    expect(tryAssess(pack, new Map(), { entries: 3 })).toMatchObject({
      answer: null,
      problems: [{ code: 'policy.wrongType', at: { field: '/entries' } }],
    });
  });
});
