import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { YearPicture } from '../../../../src-renderer/features/home/year-picture.tsx';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { markupOf, wordsOf } from '../../../helpers/markup.ts';

type Overview = Outputs['assessments']['overview'];

const overview: Overview = {
  year: 2025,
  cycle: { from: 2021, to: 2025 },
  hasYearMinimum: true,
  yearCounts: { passed: 90, failed: 5, running: 0, undecided: 0, exempt: 25 },
  cycleCounts: { passed: 40, failed: 80, running: 0, undecided: 0, exempt: 0 },
  shortfall: { unit: 'credits', least: 400, most: 2000 },
  spread: { unit: 'credits', required: 10_000, bars: [], below: 5, above: 90 },
  sources: [
    { key: 'county', hours: 100_000, credits: 200_000 },
    { key: 'school', hours: 50_000, credits: 100_000 },
    { key: 'remote', hours: 8000, credits: 0 },
  ],
  months: [{ month: '2025-03', entries: 12 }],
} as unknown as Overview;

const words = (change: Partial<Overview> = {}) =>
  wordsOf(createElement(YearPicture, { overview: { ...overview, ...change } }));

describe('how the year stands', () => {
  it('counts each verdict and says by how much people are short', () => {
    expect(words()).toContain('2025 年度考核|90|合格|5|未达标，还差 0.4–2 学分|25|不考核|');
    expect(words({ shortfall: null })).toContain('|5|未达标|');
  });

  it('fails nobody in a period that has not ended, and says what is still missing', () => {
    const yearCounts = { ...overview.yearCounts, failed: 0, running: 5 };
    expect(words({ yearCounts })).toContain('|90|合格|5|进行中，还差 0.4–2 学分|25|不考核|');
    const drawn = markupOf(createElement(YearPicture, { overview: { ...overview, yearCounts } }));
    expect(drawn).toContain('href="/assessments?verdict=running"');
    expect(drawn).not.toContain('tone-short');
  });

  it('names those whose verdict is open only where there are some', () => {
    expect(words()).not.toContain('待定');
    expect(words({ yearCounts: { ...overview.yearCounts, undecided: 2 } })).toContain('|2|待定|');
  });

  it('counts the cycle where the policy asks nothing of a year', () => {
    expect(words({ hasYearMinimum: false })).toContain('周期 2021–2025 考核|40|合格|80|');
  });

  it('leads from each count to the people behind it', () => {
    const drawn = markupOf(createElement(YearPicture, { overview }));
    for (const verdict of ['passed', 'failed', 'exempt'])
      expect(drawn).toContain(`href="/assessments?verdict=${verdict}"`);
  });

  it('shares out where credits come from, in whole percent, without what gave none', () => {
    expect(words()).toContain('周期 2021–2025 学分来自');
    expect(words()).toMatch(/67%\|[^|]*33%/);
    expect(words()).not.toMatch(/\b0%/);
    expect(words({ sources: [] })).toContain('还没有登记学分。');
  });

  it('draws the months only once something was registered', () => {
    expect(words()).toContain('每月登记（条）|1|2|3|');
    expect(words({ months: [] })).not.toContain('每月登记');
    expect(markupOf(createElement(YearPicture, { overview }))).toContain('title="2025-03：12 条"');
  });
});
