import { describe, expect, test } from 'vitest';
import { dayTiersSchema, findDayTier, leaveRoute } from '../../../../src-shared/policy/duties/leave-route.ts';

const tiers = dayTiersSchema.parse([
  { id: 'half', clause: 'L22', text: '半天', including: 0.5, approver: 'training-unit' },
  { id: 'short', clause: 'L22', text: '两天以内', below: 2, approver: 'training-center' },
  { id: 'long', clause: 'L22', text: '两天以上', approver: 'leader-in-charge' },
]);
const sickProof = { id: 'proof', clause: 'L22', text: '病假需要证明', notes: [], lowest: 'county' as const };

describe('the tier of a length (L22)', () => {
  test.for([
    [0.499, 'half'],
    [0.5, 'half'],
    [0.501, 'short'],
    [1.999, 'short'],
    [2, 'long'],
    [365, 'long'],
  ] as const)('%d days', ([days, id]) => {
    expect(findDayTier(tiers, days).id).toBe(id);
  });

  test('is always found: the last tier has no end', () => {
    expect(dayTiersSchema.safeParse(tiers.slice(0, 2)).success).toBe(false);
    expect(dayTiersSchema.safeParse([]).success).toBe(false);
  });
});

describe('who approves a leave (L22)', () => {
  test('is decided by its length, and the tier is the reason', () => {
    expect(leaveRoute({ tiers }, { days: 2 })).toEqual({
      outcome: 'route',
      approver: 'leader-in-charge',
      reasons: [{ clause: 'L22', text: '两天以上', rule: 'long', notes: [] }],
    });
  });

  test.for([
    ['county', 'route'],
    ['national', 'route'],
    ['township', 'refused'],
    [undefined, 'refused'],
  ] as const)('sick leave needs a proof that is high enough: %s', ([proofLevel, outcome]) => {
    expect(leaveRoute({ tiers, sickProof }, { days: 1, reason: 'sick', proofLevel }).outcome).toBe(outcome);
  });

  test('a refused leave has no approver and names the proof', () => {
    expect(leaveRoute({ tiers, sickProof }, { days: 1, reason: 'sick' })).toMatchObject({
      approver: null,
      reasons: [{ rule: 'proof' }],
    });
  });

  test('nothing is asked of other reasons, nor of sick leave where the text asks for no proof', () => {
    expect(leaveRoute({ tiers, sickProof }, { days: 1, reason: 'personal' }).outcome).toBe('route');
    expect(leaveRoute({ tiers, sickProof }, { days: 1 }).outcome).toBe('route');
    expect(leaveRoute({ tiers }, { days: 1, reason: 'sick' }).outcome).toBe('route');
  });
});
