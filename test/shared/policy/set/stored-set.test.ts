import { expect, test } from 'vitest';
import { setChoicesSchema, storedSetSchema } from '../../../../src-shared/policy/set/stored-set.ts';

const stored = { members: [{ id: 'hainan-2017', version: null, parts: ['credits'] }], choices: {} };

test('a stored set is read as it was written, and nothing else', () => {
  expect(storedSetSchema.parse(stored)).toEqual(stored);
  expect(storedSetSchema.safeParse({ ...stored, members: [] }).success).toBe(false);
  expect(storedSetSchema.safeParse({ ...stored, more: 1 }).success).toBe(false);
});

test('a choice names a family that can conflict', () => {
  expect(setChoicesSchema.parse({ numbering: 'aa' })).toEqual({ numbering: 'aa' });
  expect(setChoicesSchema.safeParse({ gates: 'aa' }).success).toBe(false);
});
