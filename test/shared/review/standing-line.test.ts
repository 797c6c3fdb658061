import { expect, it } from 'vitest';
import { figuresText, subjectOf } from '../../../src-shared/review/standing-line.ts';
import { credits, hours } from '../../../src-shared/training/thousandths.ts';
import { sheetLine } from './sample-return.ts';

it('knows a line again when it is registered anew: by participation and year', () => {
  expect(subjectOf(sheetLine({ entryUid: 'e9' }))).toBe(subjectOf(sheetLine()));
  expect(subjectOf(sheetLine({ values: { year: 2024 } }))).not.toBe(subjectOf(sheetLine()));
  expect(subjectOf(sheetLine({ participationUid: null }))).toBe('e1');
});

it('shows its figures as the sheet does, without those it does not have', () => {
  expect(figuresText(sheetLine({ values: { hours: hours(24_500), credits: credits(3125) } }))).toBe(
    '24.5 · 3.125',
  );
  expect(figuresText(sheetLine({ values: { credits: null } }))).toBe('24');
});
