import { expect, test } from 'vitest';
import { changed, refused, taken } from './input-of.ts';

const right = {
  projectUid: 'p',
  decision: 'approved',
  person: ' 李主任 ',
  decidedOn: '2025-03-01',
  scanFileName: ' 审批表.pdf ',
  comment: null,
};

test('a decision on paper is who, when, what, and the name of the scan [H7]', () => {
  expect(taken('approvals.record', right)).toMatchObject({ person: '李主任', scanFileName: '审批表.pdf' });
  const wrong = changed(right, {
    decision: ['maybe'],
    person: ['', ' ', 'x'.repeat(51)],
    decidedOn: ['2025-02-30', null],
    scanFileName: ['x'.repeat(256)],
    comment: ['x'.repeat(501)],
  });
  expect(refused('approvals.record', wrong)).toEqual(wrong);
});

test('the preview begins with the first page', () => {
  expect(taken('approvals.previewForm', { projectUid: 'p' })).toEqual({
    projectUid: 'p',
    page: 1,
    scope: 'whole',
  });
  expect(refused('approvals.previewForm', [{ projectUid: 'p', page: 0 }])).toHaveLength(1);
});
