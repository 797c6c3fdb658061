import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { CycleBar } from '../../../../src-renderer/components/figures/cycle-bar.tsx';
import { Figure } from '../../../../src-renderer/components/figures/figure.tsx';
import { Mark } from '../../../../src-renderer/components/figures/mark.tsx';
import { MaskedId } from '../../../../src-renderer/components/figures/masked-id.tsx';
import type { AssessmentMark } from '../../../../src-shared/rpc/contract/assessments.ts';
import { markupOf, wordsOf } from '../../../helpers/markup.ts';

const nothing = () => {};
const mark: AssessmentMark = {
  status: 'failed',
  isMadeUp: false,
  hours: 60_000,
  credits: 8000,
  hoursRequired: 72_000,
  creditsRequired: 10_000,
  hoursShort: 12_000,
  creditsShort: 2000,
  groupsShort: {},
};

describe('a figure', () => {
  it('has one place for credits and none for hours, with what is required behind it', () => {
    expect(wordsOf(createElement(Figure, { value: 8400, required: 10_000 }))).toBe('8.4| / 10');
    expect(wordsOf(createElement(Figure, { value: 8000, unit: 'credits' }))).toBe('8.0');
    expect(wordsOf(createElement(Figure, { value: 60_000, unit: 'hours' }))).toBe('60');
  });

  it('is a button that names itself where it can be explained', () => {
    const drawn = markupOf(
      createElement(Figure, { value: 8400, label: '王芳 2025 年度学分', onExplain: nothing }),
    );
    expect(drawn).toMatch(/<button[^>]*aria-label="[^"]*王芳 2025 年度学分 8\.4/);
    expect(markupOf(createElement(Figure, { value: 8400 }))).not.toContain('<button');
  });

  it('that is not there is a dash, which nothing explains', () => {
    const drawn = markupOf(createElement(Figure, { value: null, onExplain: nothing }));
    expect(drawn).toContain('—');
    expect(drawn).not.toContain('<button');
  });
});

describe('a mark', () => {
  it('tells the verdict in sign and word, a remark behind it', () => {
    expect(wordsOf(createElement(Mark, { mark }))).toBe('△ 差 2.0 学分、12 学时');
    expect(wordsOf(createElement(Mark, { mark: { ...mark, status: 'exempt' }, remark: '新教师' }))).toBe(
      '不考核| · 新教师',
    );
  });
});

describe('the bar of a cycle', () => {
  const bar = (of: Partial<AssessmentMark>, hasCredits = true) =>
    markupOf(
      createElement(CycleBar, {
        mark: { ...mark, ...of },
        cycle: { from: 2021, to: 2025 },
        year: 2025,
        hasCredits,
      }),
    );

  it('is filled by the share of what is required, never beyond its end', () => {
    expect(bar({})).toContain('width:80%');
    expect(bar({ credits: 14_000 })).toContain('width:100%');
    expect(bar({ credits: 14_000 })).toContain('14.0');
  });

  it('counts hours where the policy counts no credits', () => {
    expect(bar({ creditsRequired: null })).toContain('width:83.33333333333334%');
    expect(bar({}, false)).toContain('aria-label="已有 60，要求 72"');
  });

  it('is behind the pace of the years that are over, while the cycle runs', () => {
    const isAmber = (of: Partial<AssessmentMark>) => /class="[^"]*short/.test(bar(of));
    expect(isAmber({ status: 'failed', credits: 7000 })).toBe(true);
    expect(isAmber({ status: 'running', credits: 7000 })).toBe(false);
    expect(isAmber({ status: 'running', credits: 5000 })).toBe(true);
  });

  it('shows no bar where nothing is required', () => {
    expect(bar({ creditsRequired: null, hoursRequired: null })).not.toContain('role="img"');
  });
});

it('a masked number sets its dots apart from its digits', () => {
  const drawn = markupOf(createElement(MaskedId, { number: '4601••••••••••123X' }));
  expect(drawn.match(/<span[^>]*>[ •]+<\/span>/g)?.length).toBeGreaterThan(0);
  expect(drawn.replaceAll(/<[^>]*>/g, '').replaceAll(' ', '')).toBe('4601••••••••••123X');
});
