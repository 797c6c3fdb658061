import { expect, test } from 'vitest';
import { changed, refused, taken, WRONG_REASONS } from './input-of.ts';

test('what is registered is what was previewed: without its fingerprint nothing is', () => {
  expect(taken('registrations.preview', { projectUid: 'p' })).toEqual({ projectUid: 'p', again: false });
  expect(
    refused('registrations.register', [{ projectUid: 'p' }, { projectUid: 'p', fingerprint: 'f' }]),
  ).toEqual([{ projectUid: 'p' }]);
});

test('a registration is taken back for a reason', () => {
  const wrong = changed({ batchUid: 'b' }, { reason: WRONG_REASONS });
  expect(refused('registrations.undo', wrong)).toEqual(wrong);
});
