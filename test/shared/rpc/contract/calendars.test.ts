import { expect, test } from 'vitest';
import { refused, taken } from './input-of.ts';

test('a year comes as a file', () => {
  expect(taken('calendars.importYear', { file: new File(['{}'], '2026.json') })).not.toBeNull();
  expect(refused('calendars.importYear', [{ file: '{}' }, {}])).toHaveLength(2);
});
