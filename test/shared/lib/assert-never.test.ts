import { expect, test } from 'vitest';
import { AssertionError } from '../../../src-shared/lib/assert.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';

test('a member that only data can bring stops the work and is named', () => {
  const read: { readonly kind: never } = JSON.parse('{"kind":"later"}');
  expect(() => assertNever(read.kind)).toThrow(AssertionError);
  expect(() => assertNever(read.kind)).toThrow('unhandled member: "later"');
});
