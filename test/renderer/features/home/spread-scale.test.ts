import { describe, expect, it } from 'vitest';
import { spreadScale } from '../../../../src-renderer/features/home/spread-scale.ts';

const bars = [
  { from: 4000, people: 2 },
  { from: 6000, people: 0 },
  { from: 8000, people: 5 },
  { from: 10_000, people: 8 },
];
const spread = { unit: 'credits', bars, step: 2000, required: 10_000 } as const;

describe('the spread of people over their figures', () => {
  it('reaches from the first bar to the end of the last', () => {
    const { first, last, at, stepWidth } = spreadScale(spread);
    expect([first, last]).toEqual([4000, 12_000]);
    expect([at(4000), at(8000), at(12_000), stepWidth]).toEqual([0, 50, 100, 25]);
  });

  it('counts who is below the requirement and who reached it', () => {
    const { below, reached, most } = spreadScale(spread);
    expect({ below, reached, most }).toEqual({ below: 7, reached: 8, most: 8 });
  });

  it('counts nobody as below where nothing is required', () => {
    const { below, reached, shownRequired } = spreadScale({ ...spread, required: null });
    expect({ below, reached, shownRequired }).toEqual({ below: 0, reached: 15, shownRequired: null });
  });

  it('draws no line for a requirement beyond the edges', () => {
    expect(spreadScale({ ...spread, required: 20_000 }).shownRequired).toBeNull();
    expect(spreadScale(spread).shownRequired).toBe(10_000);
  });

  it('measures a single bar by its step', () => {
    expect(spreadScale({ ...spread, bars: [{ from: 0, people: 1 }] }).stepWidth).toBe(100);
  });
});
