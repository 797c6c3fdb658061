import { expect, test } from 'vitest';
import { BOUNDED, changed, pageOf, refused, taken, WRONG_REASONS } from './input-of.ts';

test('lines of the ledger are read page by page, those taken back included', () => {
  expect(pageOf('entries.list', 200)).toEqual(BOUNDED);
  expect(taken('entries.list', {})).toMatchObject({
    withReversed: true,
    year: null,
    teacherUid: null,
    origin: null,
  });
  expect(refused('entries.list', [{ origin: 'stolen' }, { form: 'dance' }, { level: 'world' }])).toHaveLength(
    3,
  );
});

test('an entry is taken back for a reason and from a day on', () => {
  const right = { uid: 'e', reason: '录错', effectiveOn: '2025-03-01' };
  expect(taken('entries.reverse', right)).toEqual({ ...right, afterwards: 'again' });
  const wrong = changed(right, {
    reason: WRONG_REASONS,
    effectiveOn: [undefined, '2025-13-01'],
    afterwards: ['passed'],
  });
  expect(refused('entries.reverse', wrong)).toEqual(wrong);
});
