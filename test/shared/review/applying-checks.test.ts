import { expect, it } from 'vitest';
import { type AppliedReview, applyingProblems } from '../../../src-shared/review/applying-checks.ts';

const REVIEW = { decidedOn: '2025-11-05', today: '2025-11-10', rejectedCount: 0, rejection: null };
const codes = (other: Partial<AppliedReview>) =>
  applyingProblems({ ...REVIEW, ...other }).map(({ code }) => code);

it('takes a reply of today or earlier', () => {
  expect(codes({ decidedOn: '2025-11-10' })).toEqual([]);
  expect(codes({ decidedOn: '2025-11-11' })).toEqual(['correction.inTheFuture']);
});

it('asks why something was rejected', () => {
  expect(codes({ rejectedCount: 2 })).toEqual(['correction.rejectionMissing']);
  expect(codes({ rejectedCount: 2, rejection: '' })).toEqual(['correction.rejectionMissing']);
  expect(codes({ rejectedCount: 2, rejection: '证明不足' })).toEqual([]);
});
