import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openStyles } from '../../../../src-main/workbooks/fill/patch-styles.ts';
import {
  type CellContext,
  type CellWrite,
  checkText,
  createCellWriter,
  plainTextOf,
  replaceInRuns,
} from '../../../../src-main/workbooks/ooxml/cell-xml.ts';
import { parseXml } from '../../../../src-main/workbooks/ooxml/xml-tree.ts';
import { createXmlWriter } from '../../../../src-main/workbooks/ooxml/xml-writer.ts';
import { readWorkbook } from '../../../../src-main/workbooks/read/read-workbook.ts';
import { day } from '../fill/sample-sheets.ts';
import { rawXlsx } from '../read/raw-xlsx.ts';

const STYLES =
  '<styleSheet><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="49"/></cellXfs></styleSheet>';
const stylesPart = { text: STYLES, encoding: 'utf-8', root: parseXml(STYLES) } as const;

function written(value: CellWrite, style: number | null = null, context: Partial<CellContext> = {}): string {
  const out = createXmlWriter(0);
  const write = createCellWriter({ prefix: '', styles: openStyles(stylesPart), dates: 1900, ...context });
  write(out, { letters: 'AB', row: '7' }, style, value);
  return Buffer.from(out.take()).toString();
}

const text = (content: string): CellWrite => ({ kind: 'text', text: content });

describe('one cell', () => {
  test('holds its text itself, and needs no table of texts', () => {
    expect(written(text('A1b'), 2)).toBe('<c r="AB7" s="2" t="inlineStr"><is><t>A1b</t></is></c>');
    expect(written(text('王 芳'))).toBe('<c r="AB7" t="inlineStr"><is><t>王 芳</t></is></c>');
  });
  test('keeps blanks at the edges, line breaks and double blanks', () => {
    for (const content of [' 甲', '甲 ', '甲\n乙', '甲  乙'])
      expect(written(text(content))).toContain('<t xml:space="preserve">');
  });
  test('of nothing has no value', () => {
    expect(written(text(''))).toBe('<c r="AB7"/>');
    expect(written({ kind: 'empty' }, 1)).toBe('<c r="AB7" s="1"/>');
  });
  test('holds figures as exact decimals', () => {
    expect(written({ kind: 'number', thousandths: 3125 })).toBe('<c r="AB7"><v>3.125</v></c>');
    expect(written({ kind: 'number', thousandths: -1 })).toBe('<c r="AB7"><v>-0.001</v></c>');
  });
  test('holds a day as a serial number of its epoch where its format shows days, else as text', () => {
    const date: CellWrite = { kind: 'date', date: day(2025, 3, 1), text: '2025年3月1日' };
    expect(written(date, 1)).toBe('<c r="AB7" s="1"><v>45717</v></c>');
    expect(written(date, 1, { dates: 1904 })).toBe('<c r="AB7" s="1"><v>44255</v></c>');
    expect(written(date, 0)).toContain('<t>2025年3月1日</t>');
  });
  test('written with the prefix of its part uses it throughout', () => {
    expect(written(text('甲'), null, { prefix: 'x:' })).toBe(
      '<x:c r="AB7" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c>',
    );
  });
  test('tells of a figure that its format shows otherwise', () => {
    const told: string[] = [];
    const onUnlikeFigure = (address: string) => told.push(address);
    written({ kind: 'number', thousandths: 1500 }, 0, { onUnlikeFigure });
    written({ kind: 'number', thousandths: 1500 }, 1, { onUnlikeFigure });
    expect(told).toEqual(['AB7']);
  });
});

/** Texts as cells can hold them: line feeds, and the sequence that spreadsheets take for an escape. */
const cellText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('_x0041_', '=1+1', '&<>"', '  ', '\n', '_x005F_', '𬱖'),
    ),
  )
  .map((parts) => parts.join(''))
  .filter((content) => content !== '' && !/[[\p{Cc}\p{Cs}\ufffe\uffff]--\n]/v.test(content));

test('write and read are inverse for every text that a cell can hold', async () => {
  await fc.assert(
    fc.asyncProperty(cellText, async (content) => {
      const xml = `<sheetData><row r="7">${written(text(content))}</row></sheetData>`;
      const { sheets } = await readWorkbook(rawXlsx([{ name: '表', xml }]), 'x.xlsx');
      expect(sheets[0]?.rows[0]?.cells[0]).toMatchObject({ address: 'AB7', kind: 'text', text: content });
    }),
    { numRuns: 60 },
  );
});

test('a text that no cell can hold is refused with its address', () => {
  for (const content of ['a\tb', 'a\u0000', '\ud800', '\uffff'])
    expect(() => checkText(content, 'B2')).toThrow(
      expect.objectContaining({
        code: 'valueNotWritable',
        values: { address: 'B2', reason: 'controlCharacter' },
      }),
    );
  expect(() => checkText('x'.repeat(32_768), 'B2')).toThrow(
    expect.objectContaining({ values: { address: 'B2', reason: 'tooLong', limit: 32_767 } }),
  );
  expect(() => checkText(`a\n${'x'.repeat(32_765)}`, 'B2')).not.toThrow();
});

describe('a text in runs', () => {
  const replaced = (xml: string, start: number, end: number, by: string, prefix = '') => {
    const made = replaceInRuns(xml, parseXml(xml), [{ start, end, by }], prefix);
    return made.kind === 'richText' ? made : { inner: '', text: '' };
  };
  test('is joined without its phonetic guides', () => {
    const xml = '<si><r><t>王</t></r><r><t>芳</t></r><rPh sb="0" eb="1"><t>Wang</t></rPh></si>';
    expect(plainTextOf(xml, parseXml(xml))).toBe('王芳');
  });
  test('takes a value in the format of the run where the placeholder begins', () => {
    const xml = '<si><r><rPr><b/></rPr><t>单位 {{单</t></r><r><t>位}} 盖章</t></r></si>';
    expect(replaced(xml, 3, 9, '北塘小学')).toEqual({
      kind: 'richText',
      inner: '<r><rPr><b/></rPr><t>单位 北塘小学</t></r><r><t xml:space="preserve"> 盖章</t></r>',
      text: '单位 北塘小学 盖章',
    });
  });
  test('loses its phonetic guides, which count characters of the old text', () => {
    expect(
      replaced('<si><t>{{甲}}</t><rPh sb="0" eb="1"><t>j</t></rPh><phoneticPr fontId="1"/></si>', 0, 5, '乙')
        .inner,
    ).toBe('<t>乙</t>');
  });
  test('takes the prefix of the part that it goes to', () => {
    expect(replaced('<x:si><x:r><x:t>{{甲}}</x:t></x:r></x:si>', 0, 5, '乙', 's:').inner).toBe(
      '<s:r><s:t>乙</s:t></s:r>',
    );
  });
  test('escapes what the value holds', () => {
    expect(replaced('<si><t>{{甲}}</t></si>', 0, 5, '<_x0041_&').inner).toBe('<t>&lt;_x005F_x0041_&amp;</t>');
  });
});
