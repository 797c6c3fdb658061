import { describe, expect, test } from 'vitest';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import {
  type AwardContext,
  emptyAward,
  failedScoreAward,
  stoppedAward,
} from '../../../../src-shared/policy/award/stopped-award.ts';
import { activity, firstActivity, smallPack } from '../pack/small-pack.ts';

const looked = { clause: 'X2', text: '缺课 3/40，未达到 1/5' };
const failed = { clause: 'X3', text: '考核不合格' };

function contextOf(
  input: Readonly<Record<string, unknown>> = {},
  sections: Readonly<Record<string, unknown>> = {},
): AwardContext {
  return {
    pack: smallPack({ activities: [activity()], ...sections }),
    input: awardInputSchema.parse({ form: 'centralized', level: 'county', role: 'trainee', ...input }),
    activity: firstActivity(activity()),
    level: 'city',
    year: 2023,
    lead: [looked],
    tail: [],
    gates: { stop: 'nothing', trace: [looked], reasons: [failed], warnings: [], notice: true, settings: [] },
  };
}

describe('an award that a gate stopped', () => {
  test('to nothing was evaluated: zero hours, zero credits, no certificate (W3.1)', () => {
    expect(stoppedAward(contextOf(), 'nothing', 'training')).toMatchObject({
      outcome: 'nothing',
      hours: 0,
      credits: 0,
      certificate: false,
      rule: 'training',
    });
  });

  test('to refused was not: it has no figures, and leaves the certificate open', () => {
    expect(stoppedAward(contextOf(), 'refused', null)).toMatchObject({
      outcome: 'refused',
      hours: null,
      credits: null,
      certificate: null,
      rule: null,
    });
  });

  test('keeps level, year and notice, and ends its trace with what stopped it (L21)', () => {
    const ended = stoppedAward(contextOf(), 'nothing', 'training');
    expect(ended).toMatchObject({ level: 'city', year: 2023, notice: true });
    expect(ended.trace).toEqual([looked, failed]);
    expect(ended.reasons).toEqual([failed]);
  });

  test('fits under every cap where entries so far are known; elsewhere nobody can say', () => {
    expect(stoppedAward(contextOf({ prior: [] }), 'nothing', null).counted).toBe(0);
    expect(stoppedAward(contextOf(), 'nothing', null).counted).toBeNull();
    expect(stoppedAward(contextOf({ prior: [] }), 'refused', null).counted).toBeNull();
  });

  test('has no credits in a pack of hours alone, not even zero (B1)', () => {
    const sections = { units: { hours: true, credits: false } };
    expect(stoppedAward(contextOf({ prior: [] }, sections), 'nothing', null)).toMatchObject({
      hours: 0,
      credits: null,
      counted: null,
    });
  });
});

test('a training of no hours is nothing, under its own rule, and says so last', () => {
  const ended = emptyAward(contextOf());
  expect(ended).toMatchObject({ outcome: 'nothing', hours: 0, rule: 'training', grade: null });
  expect(ended.reasons.at(-1)).toMatchObject({ clause: 'X1', text: '学时为零，没有可以登记的培训' });
  expect(ended.trace.at(-1)).toEqual(ended.reasons.at(-1));
});

test('a score below the pass mark is nothing, and keeps its grade (YL1)', () => {
  const reason = { clause: 'X1', text: '59 分，不到 60 分' };
  const ended = failedScoreAward(contextOf(), { kind: 'nothing', reason, grade: 'fail' });
  expect(ended).toMatchObject({ outcome: 'nothing', credits: 0, grade: 'fail' });
  expect(ended.reasons).toEqual([failed, reason]);
});
