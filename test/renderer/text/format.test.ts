import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatChange,
  formatCount,
  formatCredits,
  formatDateRange,
  formatHours,
  formatIdNumber,
  formatLongDate,
  formatRecentInstant,
  formatSeal,
  formatSum,
  formatThousandths,
  maskId,
  parseDateText,
  parseFigure,
} from '../../../src-renderer/text/format.ts';

describe('figures', () => {
  it('shows credits with one place and hours without, more only where the figure has them', () => {
    expect(formatCredits(8400)).toBe('8.4');
    expect(formatCredits(12_000)).toBe('12.0');
    expect(formatCredits(125)).toBe('0.125');
    expect(formatHours(72_000)).toBe('72');
    expect(formatHours(2500)).toBe('2.5');
    expect([formatSum(4_000_000_000, 0), formatSum(-1_234_500, 1), formatSum(999_000, 1)]).toEqual([
      '4,000,000',
      '−1,234.5',
      '999.0',
    ]);
  });

  it('shows a dash where there is no figure, and zero as zero', () => {
    expect(formatCredits(null)).toBe('—');
    expect(formatCredits(undefined)).toBe('—');
    expect(formatCredits(0)).toBe('0.0');
  });

  it('writes losses and gains with their sign', () => {
    expect(formatChange(-3000, 1)).toBe('−3.0');
    expect(formatChange(600, 1)).toBe('+0.6');
    expect(formatChange(0, 0)).toBe('0');
    expect(formatThousandths(-50, 1)).toBe('−0.05');
  });

  it('reads back every figure it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 3 }),
        (value, places) => {
          expect(parseFigure(formatThousandths(value, places))).toBe(value);
        },
      ),
      { seed: 20251122 },
    );
  });

  it('takes full-width digits and stops, and refuses what is no figure', () => {
    expect(parseFigure('１２。５')).toBe(12_500);
    expect(parseFigure(' 3. ')).toBe(3000);
    expect(parseFigure('')).toBeNull();
    for (const text of ['1.2345', '-1', '1e3', '三', '1,000', '.5'])
      expect(parseFigure(text), text).toBeUndefined();
  });

  it('groups thousands of a count', () => {
    expect(formatCount(286)).toBe('286');
    expect(formatCount(1_000_000)).toBe('1,000,000');
  });
});

describe('dates', () => {
  it('reads the ways people type a day', () => {
    for (const text of [
      '20251102',
      '2025-11-2',
      '2025.11.02',
      '2025/11/2',
      '2025年11月2日',
      '２０２５。１１。２',
    ])
      expect(parseDateText(text), text).toBe('2025-11-02');
  });

  it('refuses days that do not exist', () => {
    for (const text of ['2025-02-29', '20251301', '2025-11', '昨天'])
      expect(parseDateText(text), text).toBeUndefined();
    expect(parseDateText(' ')).toBeNull();
  });

  it('names one day once and open ends', () => {
    expect(formatDateRange('2025-10-13', '2025-10-15')).toBe('2025-10-13 至 2025-10-15');
    expect(formatDateRange('2025-10-13', '2025-10-13')).toBe('2025-10-13');
    expect(formatDateRange('2025-10-13', null)).toBe('2025-10-13 起');
    expect(formatDateRange(null, null)).toBe('—');
  });

  it('writes a day with its weekday', () => {
    expect(formatLongDate('2025-11-10')).toBe('2025 年 11 月 10 日　星期一');
  });

  it('says today and yesterday of an instant, seen from the given day', () => {
    const noon = new Date(2025, 10, 10, 12, 5).toISOString();
    expect(formatRecentInstant(noon, '2025-11-10')).toBe('今天 12:05');
    expect(formatRecentInstant(noon, '2025-11-11')).toBe('昨天 12:05');
    expect(formatRecentInstant(noon, '2025-12-01')).toBe('2025-11-10 12:05');
  });
});

describe('identity numbers', () => {
  it('groups a citizen number and leaves other documents as they are', () => {
    expect(formatIdNumber('34052419800101001x')).toBe('340524 19800101 001X');
    expect(formatIdNumber('E12345678')).toBe('E12345678');
    expect(formatIdNumber(null)).toBe('—');
  });

  it('masks the middle, and nearly all of a short number', () => {
    expect(maskId('34052419800101001X')).toBe('3405••••••••••001X');
    expect(maskId('E12345678')).toBe('•••••••78');
  });

  it('never shows more than eight signs of a number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{3,20}$/), (number) => {
        expect(maskId(number).replaceAll('•', '').length).toBeLessThanOrEqual(8);
        expect(maskId(number)).toHaveLength(number.length);
      }),
      { seed: 20251122 },
    );
  });

  it('prints the first eight signs of a seal in two groups', () => {
    expect(formatSeal('3f9a08c2ffff')).toBe('3f9a 08c2');
    expect(formatSeal(null)).toBe('—');
  });
});
