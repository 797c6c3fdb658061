import { describe, expect, it } from 'vitest';
import {
  placedInSight,
  placeOfProblem,
} from '../../../../../src-renderer/features/templates/edit/problem-place.ts';
import type { WireProblem } from '../../../../../src-shared/rpc/contract/shared.ts';

const problem = (at?: WireProblem['at']): WireProblem => ({
  code: 'template.sortUnknown',
  severity: 'error',
  values: {},
  clause: '',
  ...(at === undefined ? {} : { at }),
});

describe('where a problem of a template stands', () => {
  it('leads to its cell, the label of its column, or its row', () => {
    expect(placeOfProblem(problem({ address: 'C5' }))).toEqual({ row: 5, column: 3 });
    expect(placeOfProblem(problem({ column: 'C' }))).toEqual({ row: 0, column: 3 });
    expect(placeOfProblem(problem({ column: 'AA', row: 4 }))).toEqual({ row: 4, column: 27 });
    expect(placeOfProblem(problem({ row: 4 }))).toEqual({ row: 4, column: 1 });
    expect(placeOfProblem(problem())).toBeNull();
  });

  it('is told by its address alone on the sheet in sight, and with the sheet elsewhere', () => {
    const here = problem({ sheet: '名册', row: 5, column: 'C' });
    expect(placedInSight(here, '名册').at).toEqual({ address: 'C5' });
    expect(placedInSight(here, '附表')).toBe(here);
  });

  it('keeps a row or an address, and drops the sheet’s name', () => {
    expect(placedInSight(problem({ sheet: '名册', row: 5 }), '名册').at).toEqual({ row: 5 });
    expect(placedInSight(problem({ sheet: '名册', address: 'C5' }), '名册').at).toEqual({ address: 'C5' });
    expect(placedInSight(problem({ sheet: '名册' }), '名册').at).toEqual({});
  });
});
