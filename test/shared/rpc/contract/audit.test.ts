import { expect, test } from 'vitest';
import { BOUNDED, pageOf } from './input-of.ts';

test('the log is read page by page', () => {
  expect(pageOf('audit.list', 100)).toEqual(BOUNDED);
});
