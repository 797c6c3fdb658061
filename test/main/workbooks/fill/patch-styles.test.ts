import { describe, expect, test } from 'vitest';
import { openStyles } from '../../../../src-main/workbooks/fill/patch-styles.ts';
import { partOf } from './part-of.ts';

const STYLES =
  '<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/><numFmt numFmtId="165" formatCode="@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="49" fontId="2"/><xf numFmtId="165"/><xf numFmtId="2" fontId="3"><alignment wrapText="1"/></xf></cellXfs></styleSheet>';

const open = () => openStyles(partOf(STYLES));

describe('a cell format', () => {
  test('means a day, a text or a figure by its number or code', () => {
    const styles = open();
    expect([0, 1, 2, 3].map(styles.meaningOf)).toEqual(['number', 'date', 'number', 'number']);
    expect([0, 1, 2, 3, 99].map(styles.isText)).toEqual([false, false, true, true, false]);
  });
  test('with two decimals shows 1.25 and not 1.125', () => {
    const { showsFigure } = open();
    expect([showsFigure(4, 1250), showsFigure(4, 1125), showsFigure(1, 1000)]).toEqual([true, false, false]);
  });
});

describe('a derived format', () => {
  test('is text and keeps all else, and is made once', () => {
    const styles = open();
    expect(styles.asText(4)).toBe(5);
    expect(styles.asText(4)).toBe(5);
    expect(styles.asText(1)).toBe(6);
    expect([styles.asText(2), styles.asText(3)]).toEqual([2, 3]);
    const text = styles.patched() ?? '';
    expect(text).toContain('<cellXfs count="7">');
    expect(text).toContain(
      '<xf applyNumberFormat="1" numFmtId="49" fontId="3"><alignment wrapText="1"/></xf>',
    );
  });
  test('for what looks like a formula carries the quote, unless the cell is text already', () => {
    const styles = open();
    expect([styles.asQuoted(2), styles.asQuoted(0)]).toEqual([2, 5]);
    expect(styles.patched()).toContain('<xf quotePrefix="1" numFmtId="0"/></cellXfs>');
  });
  test('that the workbook has from an earlier filling is used again', () => {
    const once = open();
    once.asText(4);
    const again = openStyles(partOf(once.patched() ?? ''));
    expect(again.asText(4)).toBe(5);
    expect(again.patched()).toBeNull();
  });
  test('of a format that is not there is made from the first', () => {
    const styles = open();
    expect(styles.asText(99)).toBe(5);
    expect(styles.patched()).toContain('<xf applyNumberFormat="1" numFmtId="49"/></cellXfs>');
  });
});

test('without formats every cell keeps its own, and nothing is written', () => {
  for (const part of [null, partOf('<styleSheet/>')]) {
    const styles = openStyles(part);
    expect([styles.asText(3), styles.asQuoted(3), styles.meaningOf(3), styles.patched()]).toEqual([
      3,
      3,
      'number',
      null,
    ]);
  }
  expect(open().patched()).toBeNull();
});
