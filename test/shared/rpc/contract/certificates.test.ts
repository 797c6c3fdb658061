import { expect, test } from 'vitest';
import { BOUNDED, changed, pageOf, refused, taken, WRONG_REASONS } from './input-of.ts';

test('numbers have parts of bounded width, and a trainee always one', () => {
  const widths = { project: 4, organiser: 2, year: 4, session: 2, trainee: 4 };
  const right = { separator: '-', widths, organiserNumber: 1, organisers: [] };
  expect(taken('certificates.setScheme', right)).toEqual(right);
  const wrong = [
    ...changed(right, { separator: ['---'], organiserNumber: [-1, 1.5] }),
    ...changed(widths, { project: [7, -1], organiser: [7], year: [5], session: [5], trainee: [0, 7] }).map(
      (made) => ({ ...right, widths: made }),
    ),
  ];
  expect(refused('certificates.setScheme', wrong)).toEqual(wrong);
});

test('everybody who is ready gets one unless some are named', () => {
  const right = { projectUid: 'p', issuedOn: '2025-03-01' };
  expect(taken('certificates.issue', right)).toEqual({ ...right, traineeUids: null });
});

test('a PDF holds one certificate to five thousand', () => {
  const wrong = [{ uids: [] }, { uids: Array.from({ length: 5001 }, () => 'u') }];
  expect(refused('certificates.file', wrong)).toEqual(wrong);
});

test('the register is read page by page, and nothing is revoked without a reason', () => {
  expect(pageOf('certificates.list', 200)).toEqual(BOUNDED);
  const wrong = changed({ uid: 'c' }, { reason: WRONG_REASONS });
  expect(refused('certificates.revoke', wrong)).toEqual(wrong);
});
