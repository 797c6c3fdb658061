import { expect, test } from 'vitest';
import { changed, refused, taken, WRONG_REASONS } from './input-of.ts';

test('a sheet that came back is decided by somebody, on a day, for a reason', () => {
  const file = new File(['x'], '登记表.xlsx');
  const right = {
    file,
    fingerprint: 'f',
    accepted: [],
    reason: ' 县里核减 ',
    decidedBy: '县培训中心',
    decidedOn: '2025-03-01',
  };
  const made = taken('corrections.apply', right);
  expect(made).toMatchObject({ reason: '县里核减', rejection: null, document: null });
  const wrong = changed(right, {
    reason: WRONG_REASONS,
    decidedBy: ['', 'x'.repeat(101)],
    decidedOn: ['yesterday'],
    document: ['x'.repeat(201)],
    rejection: ['x'.repeat(501)],
    file: ['path'],
  });
  expect(refused('corrections.apply', wrong)).toEqual(wrong);
});

test('a decided sheet is taken back for a reason', () => {
  const wrong = changed({ uid: 'c' }, { reason: WRONG_REASONS });
  expect(refused('corrections.undo', wrong)).toEqual(wrong);
});
