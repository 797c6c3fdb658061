import { describe, expect, it } from 'vitest';
import {
  emptyReview,
  reviewFields,
} from '../../../../../src-renderer/features/corrections/decide/review-draft.ts';

const draft = { ...emptyReview('2026-03-16'), decidedBy: ' 区教育局 ', reason: ' 核对无误 ' };

describe('what is kept beside a decided sheet', () => {
  it('is dated today until another day is chosen, and kept without the spaces around it', () => {
    expect(reviewFields(draft, false)).toEqual({
      decidedBy: '区教育局',
      decidedOn: '2026-03-16',
      document: null,
      reason: '核对无误',
      rejection: null,
    });
  });

  it.each([
    ['who decided', { decidedBy: ' ' }],
    ['why', { reason: '' }],
    ['when', { decidedOn: null }],
  ])('is not complete without %s', (_what, missing) => {
    expect(reviewFields({ ...draft, ...missing }, false)).toBeNull();
  });

  it('needs a reason of its own for what is rejected', () => {
    expect(reviewFields(draft, true)).toBeNull();
    expect(reviewFields({ ...draft, rejection: '证明不符' }, true)?.rejection).toBe('证明不符');
  });
});
