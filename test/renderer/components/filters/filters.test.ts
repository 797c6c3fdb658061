import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import {
  FilterSelect,
  FilterToggle,
  YearFilter,
} from '../../../../src-renderer/components/filters/filters.tsx';
import { markupOf, wordsOf } from '../../../helpers/markup.ts';

const nothing = () => {};
const options = [{ value: 'county', label: '县级' }];
const select = (value: string | null, isRequired = false) =>
  createElement(FilterSelect, { label: '级别', options, value, isRequired, onChange: nothing });

describe('a filter', () => {
  it('says its word and what is chosen; nothing chosen is 全部', () => {
    expect(wordsOf(select('county'))).toBe('级别 |县级|▾');
    expect(wordsOf(select(null))).toBe('级别 |全部|▾');
  });

  it('still says a value that its list no longer has', () => {
    expect(wordsOf(select('city'))).toBe('级别 |city|▾');
  });

  it('stands out while it narrows the list, which one that always has a value does not', () => {
    const isOn = (drawn: string) => /class="[^"]*\bon\b|class="[^"]*_on_/.test(drawn);
    expect(isOn(markupOf(select('county')))).toBe(true);
    expect(isOn(markupOf(select(null)))).toBe(false);
    expect(isOn(markupOf(select('county', true)))).toBe(false);
  });

  it('that is on or off says so to screen readers, and with a sign', () => {
    const toggle = (isOn: boolean) =>
      createElement(FilterToggle, { label: '未达标', isOn, onChange: nothing });
    expect(markupOf(toggle(true))).toMatch(/aria-pressed="true"[^>]*>✓ 未达标/);
    expect(markupOf(toggle(false))).toMatch(/aria-pressed="false"[^>]*>未达标/);
  });

  it('of the year shows the year', () => {
    const years = createElement(YearFilter, {
      label: '年度',
      years: [2025, 2024],
      value: 2024,
      onChange: nothing,
    });
    expect(wordsOf(years)).toBe('年度 |2024|▾');
  });
});
