import { describe, expect, it } from 'vitest';
import { isBehindPace } from '../../../../src-renderer/components/figures/cycle-pace.ts';

const cycle = { from: 2021, to: 2025 };

describe('the bar of a cycle', () => {
  it('is behind below four fifths of the years gone', () => {
    expect(isBehindPace(0.15, cycle, 2021)).toBe(true);
    expect(isBehindPace(0.17, cycle, 2021)).toBe(false);
    expect(isBehindPace(0.63, cycle, 2024)).toBe(true);
    expect(isBehindPace(0.65, cycle, 2024)).toBe(false);
  });

  it('asks for no more than the whole cycle after its last year, and for nothing before its first', () => {
    expect(isBehindPace(0.79, cycle, 2030)).toBe(true);
    expect(isBehindPace(0.8, cycle, 2030)).toBe(false);
    expect(isBehindPace(0, cycle, 2019)).toBe(false);
  });
});
