import { expect, it } from 'vitest';
import { freePackId } from '../../../../src-renderer/features/policies/free-pack-id.ts';

it('offers a free id of the allowed form', () => {
  expect(freePackId('hainan-2017', [])).toBe('hainan-2017-own');
  expect(freePackId('hainan-2017-own', ['hainan-2017-own'])).toBe('hainan-2017-own-2');
  expect(freePackId('x'.repeat(49), [])).toMatch(/^[a-z0-9][a-z0-9-]{1,48}$/);
});
