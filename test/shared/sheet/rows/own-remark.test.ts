import { expect, it } from 'vitest';
import { addedRemark } from '../../../../src-shared/review/review-words.ts';
import { ownRemark } from '../../../../src-shared/sheet/rows/own-remark.ts';

it('says where an entry comes from and what it makes up; a review takes none of it for somebody else’s', () => {
  expect(ownRemark({ origin: 'own', makeUpFor: null })).toBeNull();
  const remark = ownRemark({ origin: 'outside', makeUpFor: 2023 });
  expect(remark).toBe('外单位；补修 2023 年度');
  expect(addedRemark(remark, null)).toBeNull();
  const uncounted = ownRemark({ origin: 'outside', makeUpFor: null, hours: 0 });
  expect(uncounted).toBe('外单位；办法不计');
  expect(addedRemark(uncounted, null)).toBeNull();
  // Practice counts in months, so that no hours say nothing of it (V2).
  expect(ownRemark({ origin: 'outside', makeUpFor: null, hours: 0, form: 'enterprise' })).toBe('外单位');
});
