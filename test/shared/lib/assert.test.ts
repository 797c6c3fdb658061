import { expect, test } from 'vitest';
import { AssertionError, assert, assertPresent } from '../../../src-shared/lib/assert.ts';

test('a promise that holds passes, a broken one stops with its message', () => {
  expect(() => assert(true, 'kept')).not.toThrow();
  expect(() => assert(false, 'broken')).toThrow(AssertionError);
  expect(() => assert(false, 'broken')).toThrow('broken');
});

test('a present value is given back, empty ones too', () => {
  expect(assertPresent(0, 'a number')).toBe(0);
  expect(assertPresent('', 'a text')).toBe('');
  expect(assertPresent(false, 'an answer')).toBe(false);
});

test.for([null, undefined])('%s is absent', (value) => {
  expect(() => assertPresent(value, 'nobody is there')).toThrow('nobody is there');
});

test('the error can be told by its name in a log', () => {
  expect(new AssertionError('broken')).toMatchObject({ name: 'AssertionError', message: 'broken' });
});
