import { describe, expect, it } from 'vitest';
import {
  choosableIn,
  regionsOf,
  regionUnder,
} from '../../../../../src-renderer/features/app/first-run/policy-regions.ts';

const policies = [
  { id: 'hainan', regionCode: '460000' },
  { id: 'hunan', regionCode: '430000' },
  { id: 'haikou', regionCode: '460100' },
];

describe('the policies of a region', () => {
  it('offers each province once, in the order of the policies', () => {
    expect(regionsOf(policies)).toEqual(['海南', '湖南']);
  });

  it('are those of the province and its cities; all where none is chosen', () => {
    expect(choosableIn(policies, '海南').map(({ id }) => id)).toEqual(['hainan', 'haikou']);
    expect(choosableIn(policies, null)).toHaveLength(3);
  });
});

it('a policy proposes its own region, and keeps what was typed in its province', () => {
  expect(regionUnder({ regionCode: '460000' }, '')).toBe('460000');
  expect(regionUnder({ regionCode: '460000' }, '460107')).toBe('460107');
  expect(regionUnder({ regionCode: '430000' }, '460107')).toBe('430000');
});
