import { expect, test } from 'vitest';
import { calls } from './input-of.ts';

test('today asks for nothing: the day is the ledger’s own', () => {
  expect(calls.find(({ feature, name }) => feature === 'home' && name === 'today')?.input).toBeUndefined();
});
