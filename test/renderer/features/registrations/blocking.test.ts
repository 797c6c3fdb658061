import { describe, expect, it } from 'vitest';
import {
  canRegister,
  doubtfulCount,
  problemsByEffect,
} from '../../../../src-renderer/features/registrations/blocking.ts';

const noApproval = { code: 'registration.approvalMissing', severity: 'error' } as const;
const noProof = { code: 'registration.proofFiguresMissing', severity: 'error' } as const;
const takenOut = { code: 'registration.takenOutByReview', severity: 'warning' } as const;

describe('what stands in the way of registering', () => {
  it('tells what refuses all of it from what leaves one person out', () => {
    expect(problemsByEffect([noProof, takenOut, noApproval])).toEqual({
      blocking: [noApproval],
      warnings: [takenOut],
      single: [noProof],
    });
  });

  it('registers the others when one person has no proof, and nobody without an approval', () => {
    expect(canRegister({ awardedCount: 2, problems: [noProof, takenOut] })).toBe(true);
    expect(canRegister({ awardedCount: 2, problems: [noProof, noApproval] })).toBe(false);
  });

  it('asks apart about who waits for a reason (X4)', () => {
    const doubtful = { code: 'registration.doublingUnexplained', severity: 'error' } as const;
    expect(problemsByEffect([doubtful])).toEqual({ blocking: [], warnings: [], single: [] });
    expect(doubtfulCount([doubtful, noProof, doubtful])).toBe(2);
  });

  it('registers nothing where nobody is awarded anything', () => {
    expect(canRegister({ awardedCount: 0, problems: [] })).toBe(false);
  });
});
