import { expect, it } from 'vitest';
import { isOpenPoint } from '../../../../../src-renderer/features/policies/points/open-points.ts';

const open = { current: null, default: null, when: 'now', waitingCount: 0 } as const;
const decided = {
  uid: 'd',
  kind: null,
  value: 2000,
  decidedBy: '张局长',
  decidedOn: '2025-03-01',
  reason: '会议纪要',
  actor: '王老师',
  recordedAt: '2025-03-01T08:00:00.000Z',
};

it('is open until somebody decides, unless the pack suggests a figure', () => {
  expect(isOpenPoint(open)).toBe(true);
  expect(isOpenPoint({ ...open, current: decided })).toBe(false);
  expect(isOpenPoint({ ...open, default: 1000 })).toBe(false);
});

it('of a pack that governed before is open only for those who still wait for it', () => {
  expect(isOpenPoint({ ...open, when: 'past' })).toBe(false);
  expect(isOpenPoint({ ...open, when: 'past', waitingCount: 3 })).toBe(true);
});
