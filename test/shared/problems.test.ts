import { expect, it } from 'vitest';
import { problemCodes } from '../../src-shared/problems.ts';

it('lists every code once', () => {
  expect(problemCodes.filter((code, index) => problemCodes.indexOf(code) !== index)).toEqual([]);
});
