import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellKind, OutputCell } from '../../../../src-shared/sheet/layouts/sheet-layout.ts';
import {
  centeredText,
  creditsKind,
  dateKind,
  documentNumberKind,
  hoursKind,
  listedText,
  monthKind,
  periodKind,
  phoneKind,
  plainText,
  signedCreditsKind,
  signedHoursKind,
  wholeKind,
  wordKind,
  yearKind,
  yesNoKind,
} from '../../../../src-shared/sheet/read/cell-kinds.ts';
import { addDays, type CalendarDate, fromParts } from '../../../../src-shared/training/calendar-date.ts';
import { credits, hours } from '../../../../src-shared/training/thousandths.ts';
import { cellOf } from './sheet-of.ts';

type Written = Parameters<typeof cellOf>[2];

/** The value, or the codes of what is said in its place. */
function read<Value>(kind: CellKind<Value>, written: Written): Value | null | readonly string[] {
  const { value, issues } = kind.parse(cellOf(3, 2, written));
  return issues.length === 0 ? value : issues.map(({ code, severity }) => `${severity} ${code}`);
}

function written(cell: OutputCell): Written {
  if (cell.kind === 'empty') return '';
  return cell.kind === 'text' ? cell.text : cell.thousandths / 1000;
}

function expectReadBack<Value>(kind: CellKind<Value>, values: fc.Arbitrary<Value>): void {
  fc.assert(
    fc.property(values, fc.constantFrom('iso' as const, 'chinese' as const), (value, dates) => {
      expect(kind.parse(cellOf(3, 2, written(kind.format(value, dates))))).toEqual({ value, issues: [] });
    }),
    { numRuns: 60 },
  );
}

const day = (year: number, month: number, date: number): CalendarDate => {
  const made = fromParts(year, month, date);
  if (made === null) throw new Error('no such day');
  return made;
};
const days = fc.integer({ min: 0, max: 15_000 }).map((count) => addDays(day(1990, 1, 1), count));

describe('what is written is read back as it was', () => {
  test('texts', () => {
    const texts = fc.string({
      unit: fc.constantFrom('王', '芳', 'a', '7', '-'),
      minLength: 1,
      maxLength: 20,
    });
    expectReadBack(plainText, texts);
    expectReadBack(centeredText, texts);
  });
  test('hours and credits, negative ones where a line reverses another', () => {
    expectReadBack(hoursKind, fc.integer({ min: 0, max: 100_000_000 }).map(hours));
    expectReadBack(creditsKind, fc.integer({ min: 0, max: 100_000_000 }).map(credits));
    expectReadBack(signedHoursKind, fc.integer({ min: -100_000_000, max: 100_000_000 }).map(hours));
    expectReadBack(signedCreditsKind, fc.integer({ min: -100_000_000, max: 100_000_000 }).map(credits));
  });
  test('whole numbers and years', () => {
    expectReadBack(wholeKind(0, 500), fc.integer({ min: 0, max: 500 }));
    expectReadBack(yearKind, fc.integer({ min: 1980, max: 2200 }));
  });
  test('days, months and periods, in both ways of writing dates', () => {
    expectReadBack(dateKind, days);
    expectReadBack(
      monthKind,
      days.map((date) => date.slice(0, 7)),
    );
    expectReadBack(
      periodKind,
      fc.tuple(days, fc.nat(40)).map(([startOn, more]) => ({ startOn, endOn: addDays(startOn, more) })),
    );
  });
  test('yes and no', () => expectReadBack(yesNoKind, fc.boolean()));
});

describe('text', () => {
  test('is trimmed, and line breaks become blanks without a remark', () => {
    expect(read(plainText, '  北塘\n小学 ')).toBe('北塘 小学');
  });
  test('loses what cannot be seen, and that is said with both texts', () => {
    expect(plainText.parse(cellOf(1, 1, '王\u200b芳'))).toEqual({
      value: '王芳',
      issues: [
        {
          code: 'controlCharacters',
          severity: 'warning',
          values: { from: '王\u200b芳', to: '王芳' },
        },
      ],
    });
  });
  test('of more than 500 characters is refused, of 500 it is not', () => {
    expect(read(plainText, '师'.repeat(500))).toBe('师'.repeat(500));
    expect(read(plainText, '师'.repeat(501))).toEqual(['error textTooLong']);
    expect(plainText.parse(cellOf(1, 1, '师'.repeat(501))).value).toBeNull();
  });
});

describe('figures', () => {
  test.each(['36', '36学时', '36 课时', '36个学时', '36小时', '３６', '36.000', '+36'])(
    '%s is 36 hours',
    (text) => expect(read(hoursKind, text)).toBe(36_000),
  );
  test.each(['7.5', '7.5分', '7.5学分', '７.５'])('%s is 7.5 credits', (text) =>
    expect(read(creditsKind, text)).toBe(7500),
  );
  test('with separators of thousands are read only where these stand right', () => {
    expect(read(hoursKind, '1,234.5')).toBe(1_234_500);
    expect(read(hoursKind, '12,34')).toEqual(['error numberUnreadable']);
  });
  test.each(['', '-', '——', '/', '无'])('"%s" is an empty cell', (text) =>
    expect(read(hoursKind, text)).toBeNull(),
  );
  test('that are not figures are refused', () => {
    expect(read(hoursKind, '三十六')).toEqual(['error numberUnreadable']);
    expect(read(hoursKind, '36-40')).toEqual(['error numberUnreadable']);
    expect(read(hoursKind, { text: '2024-05-01', kind: 'date' })).toEqual(['error numberUnreadable']);
    expect(read(hoursKind, { text: 'TRUE', kind: 'boolean', value: true })).toEqual([
      'error numberUnreadable',
    ]);
  });
  test('of more than three decimals are refused, never rounded', () => {
    expect(read(hoursKind, '0.125')).toBe(125);
    expect(read(hoursKind, '0.1255')).toEqual(['error numberTooManyDecimals']);
  });
  test('below zero are refused unless the line may reverse another', () => {
    expect(read(hoursKind, '-3')).toEqual(['error numberNegative']);
    expect(read(creditsKind, -0.5)).toEqual(['error numberNegative']);
    expect(read(signedHoursKind, '-3')).toBe(-3000);
    expect(read(signedCreditsKind, '-0.5')).toBe(-500);
  });
  test('beyond their bounds are refused with the bounds', () => {
    expect(hoursKind.parse(cellOf(1, 1, '100000.001'))).toEqual({
      value: null,
      issues: [
        {
          code: 'numberOutOfRange',
          severity: 'error',
          values: { text: '100000.001', min: 0, max: 100_000 },
        },
      ],
    });
    expect(read(signedHoursKind, '-100001')).toEqual(['error numberOutOfRange']);
  });
  test('of whole numbers may have their unit and no fraction', () => {
    const whole = wholeKind(0, 50);
    expect(read(whole, '12节')).toBe(12);
    expect(read(whole, '12人')).toBe(12);
    expect(read(whole, '12.5')).toEqual(['error numberNotWhole']);
    expect(read(whole, '51')).toEqual(['error numberOutOfRange']);
  });
  test('of a year are written as text and lie between 1980 and 2200', () => {
    expect(read(yearKind, '2024年度')).toBe(2024);
    expect(read(yearKind, 2024)).toBe(2024);
    expect(read(yearKind, '1979')).toEqual(['error numberOutOfRange']);
    expect(yearKind.format(2024, 'iso')).toEqual({ kind: 'text', text: '2024' });
    expect(yearKind.isText).toBe(true);
  });
});

describe('dates', () => {
  test('are written as the sheet writes dates', () => {
    expect(dateKind.format(day(2023, 7, 5), 'iso')).toEqual({ kind: 'text', text: '2023-07-05' });
    expect(dateKind.format(day(2023, 7, 5), 'chinese')).toEqual({ kind: 'text', text: '2023年7月5日' });
    expect(monthKind.format('1985-06', 'chinese')).toEqual({ kind: 'text', text: '1985年6月' });
  });
  test('of a month lose their day, and a month alone is no remark there', () => {
    expect(read(monthKind, '1985-06-17')).toBe('1985-06');
    expect(read(monthKind, '1985年6月')).toBe('1985-06');
    expect(read(dateKind, '1985年6月')).toEqual(['warning dateMonthOnly']);
  });
  test('of a period of one day are written once', () => {
    const one = day(2023, 7, 5);
    expect(periodKind.format({ startOn: one, endOn: one }, 'iso')).toEqual({
      kind: 'text',
      text: '2023-07-05',
    });
    expect(periodKind.format({ startOn: one, endOn: day(2023, 7, 9) }, 'iso')).toEqual({
      kind: 'text',
      text: '2023-07-05至2023-07-09',
    });
  });
});

describe('words of a closed list', () => {
  const words = { a: '城区', b: '镇区' };
  const others = { a: ['城市', 'City'], b: ['县镇'] };
  const strict = wordKind(words, others, { severity: 'error', code: 'resultUnknown' });
  const mild = wordKind(words, others, { severity: 'warning' });

  test('are read by every way of writing them, whatever the case and the blanks', () => {
    for (const text of ['城区', '城 区', '城市', 'CITY', 'ｃｉｔｙ']) expect(read(strict, text)).toBe('a');
    expect(read(strict, '县镇')).toBe('b');
    expect(strict.format('b', 'iso')).toEqual({ kind: 'text', text: '镇区' });
  });
  test('that are unknown are never taken for the nearest value', () => {
    expect(read(strict, '城区里')).toEqual(['error resultUnknown']);
    expect(mild.parse(cellOf(1, 1, '城区里'))).toEqual({
      value: null,
      issues: [{ code: 'choiceUnknown', severity: 'warning', values: { text: '城区里' } }],
    });
  });
  test('may be absent', () => {
    expect(read(strict, '/')).toBeNull();
    expect(read(strict, '无')).toBeNull();
  });
  test.each(['是', '专任', '专任教师', '有', '√', '✓', 'y', 'YES', '1', 'TRUE'])('%s is yes', (text) =>
    expect(read(yesNoKind, text)).toBe(true),
  );
  test.each(['否', '非专任', '兼任', '不是', '没有', '×', '✗', 'N', 'no', '0', 'false'])('%s is no', (text) =>
    expect(read(yesNoKind, text)).toBe(false),
  );
  test('that are neither yes nor no leave the cell unread', () => {
    expect(yesNoKind.parse(cellOf(1, 1, '也许'))).toMatchObject({
      value: null,
      issues: [{ code: 'choiceUnknown', severity: 'warning' }],
    });
  });
});

describe('text that usually comes from a list', () => {
  const kind = listedText(['语文', '道德与法治'], { 政治: '道德与法治' });
  test('is kept where it is listed', () => expect(read(kind, '语 文')).toBe('语文'));
  test('is replaced by the listed word it stands for, and shown', () => {
    expect(kind.parse(cellOf(1, 1, '政治'))).toEqual({
      value: '道德与法治',
      issues: [{ code: 'choiceNormalised', severity: 'warning', values: { from: '政治', to: '道德与法治' } }],
    });
  });
  test('is kept and remarked on where it is not', () => {
    expect(kind.parse(cellOf(1, 1, '茶艺'))).toMatchObject({
      value: '茶艺',
      issues: [{ code: 'choiceUnknown', severity: 'warning' }],
    });
  });
});

describe('numbers that are texts', () => {
  test('a phone number loses its blanks and its apostrophe', () => {
    expect(read(phoneKind, "'138 0755 0000")).toBe('13807550000');
    expect(read(phoneKind, '0550-6012345')).toBe('0550-6012345');
  });
  test('an unusual phone number is kept and remarked on', () => {
    expect(phoneKind.parse(cellOf(1, 1, '1380755'))).toMatchObject({
      value: '1380755',
      issues: [{ code: 'phoneUnusual', severity: 'warning' }],
    });
  });
  test('a certificate number in a numeric cell may have lost zeros; a long one has lost digits', () => {
    expect(read(documentNumberKind, '00123')).toBe('00123');
    expect(documentNumberKind.parse(cellOf(1, 1, 123))).toMatchObject({
      value: '123',
      issues: [{ code: 'leadingZerosPossiblyLost', severity: 'warning' }],
    });
    expect(documentNumberKind.parse(cellOf(1, 1, 2_024_000_000_000_010))).toMatchObject({
      value: null,
      issues: [{ code: 'longNumberNumeric', severity: 'error' }],
    });
  });
  test('they are written into text cells', () => {
    expect([phoneKind.isText, documentNumberKind.isText, hoursKind.isText]).toEqual([true, true, false]);
  });
});
