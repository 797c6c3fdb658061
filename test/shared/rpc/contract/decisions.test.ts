import { expect, test } from 'vitest';
import { changed, refused, taken, WRONG_REASONS } from './input-of.ts';

test('a silent point is decided by somebody, on a day, for a reason, with a value from 0 to 10,000', () => {
  const right = {
    policyId: 'p',
    settingId: 's',
    value: 500,
    decidedBy: '县局',
    decidedOn: '2025-03-01',
    reason: '会议纪要',
  };
  expect(taken('decisions.decide', right)).toEqual(right);
  expect(refused('decisions.decide', changed(right, { value: [0, 10_000_000] }))).toEqual([]);
  const wrong = changed(right, {
    value: [-1, 10_000_001, 0.5, null],
    decidedBy: ['', 'x'.repeat(51)],
    decidedOn: [null],
    reason: WRONG_REASONS,
  });
  expect(refused('decisions.decide', wrong)).toEqual(wrong);
});
