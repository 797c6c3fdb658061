import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openTemplate } from '../../../../src-main/workbooks/template/open-template.ts';
import { rawParts, rawXlsx } from '../read/raw-xlsx.ts';

const SHEETS = [
  { name: '封面', xml: '<sheetData/>' },
  { name: '表', xml: '<sheetData/>', state: 'hidden' },
];

const open = (more: Readonly<Record<string, string>> = {}, options: Parameters<typeof rawParts>[1] = {}) =>
  openTemplate(
    zipSync({
      ...rawParts(SHEETS, options),
      ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
    }),
  );

describe('an open template', () => {
  test('lists its sheets with their parts and places', async () => {
    expect((await open()).sheets).toEqual([
      { name: '封面', part: 'xl/worksheets/sheet1.xml', isHidden: false, index: 0, isWorksheet: true },
      { name: '表', part: 'xl/worksheets/sheet2.xml', isHidden: true, index: 1, isWorksheet: true },
    ]);
  });
  test('tells from which year it counts days', async () => {
    expect((await open()).isFrom1904).toBe(false);
    expect((await open({}, { date1904: true })).isFrom1904).toBe(true);
  });
  test('reads a part once, whatever the case of its name, and none that is not there', async () => {
    const template = await open();
    expect(template.read('XL/worksheets/SHEET1.xml')).toBe(template.read('xl/worksheets/sheet1.xml'));
    expect(template.read('xl/none.xml')).toBeNull();
    expect(template.readText('xl/none.xml')).toBeNull();
  });
  test('hands out the text of a part that is no XML', async () => {
    const template = await open({ 'xl/drawings/v.vml': '<a><br></a>' });
    expect(template.readText('xl/drawings/v.vml')).toBe('<a><br></a>');
    expect(() => template.read('xl/drawings/v.vml')).toThrow('damagedWorkbook');
  });
  test('finds parts by their content type', async () => {
    const types =
      '<Types><Override PartName="/xl/charts/chart1.xml" ContentType="application/vnd.x.chart+xml"/><Default Extension="chart+xml" ContentType="chart+xml"/></Types>';
    expect((await open({ '[Content_Types].xml': types })).partsOfType(['chart+xml'])).toEqual([
      'xl/charts/chart1.xml',
    ]);
  });
  test('notes macros and links, which are kept', async () => {
    const { notes } = await open({ 'xl/vbaProject.bin': '', 'xl/externalLinks/externalLink1.xml': '<a/>' });
    expect(notes).toEqual([
      { code: 'macrosIgnored', values: {} },
      { code: 'externalLinksIgnored', values: { links: 1 } },
    ]);
  });
  test('is opened once for the same bytes', () => {
    const bytes = rawXlsx(SHEETS);
    expect(openTemplate(bytes)).toBe(openTemplate(bytes));
    expect(openTemplate(bytes)).not.toBe(openTemplate(Uint8Array.from(bytes)));
  });
});

const CONTAINER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const inContainer = (stream: string) =>
  Buffer.concat([Buffer.from(CONTAINER), Buffer.from(stream, 'utf16le')]);
const notXlsx = (format: string) => ({ code: 'templateNotXlsx', values: { format } });

describe('is refused', () => {
  test.each([
    ['nothing', new Uint8Array(), { code: 'emptyFile' }],
    ['a binary .xls', inContainer('Workbook'), notXlsx('xls')],
    ['what is most likely a spreadsheet of another program', inContainer('Contents'), notXlsx('xls')],
    ['an old document', inContainer('WordDocument'), notXlsx('doc')],
    ['a workbook behind a password', inContainer('EncryptedPackage'), { code: 'encryptedWorkbook' }],
    ['a web page', Buffer.from(' <html>'), notXlsx('markup')],
    ['a web page in UTF-16', Buffer.from('\ufeff<html>', 'utf16le'), notXlsx('markup')],
    ['text', Buffer.from('姓名,学时'), notXlsx('text')],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), notXlsx('png')],
    [
      'a document',
      zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'word/document.xml': strToU8('<a/>') }),
      notXlsx('docx'),
    ],
    ['any zip', zipSync({ 'a.txt': strToU8('a') }), notXlsx('zip')],
    [
      'a signed workbook',
      zipSync({ ...rawParts(SHEETS), '_xmlsignatures/sig1.xml': strToU8('<a/>') }),
      { code: 'templateSigned' },
    ],
  ])('%s', async (_, bytes, expected) => {
    await expect(openTemplate(bytes)).rejects.toMatchObject(expected);
  });
  test('a workbook whose sheet has no relation', async () => {
    await expect(open({ 'xl/_rels/workbook.xml.rels': '<Relationships/>' })).rejects.toMatchObject({
      code: 'damagedWorkbook',
      values: { reason: 'missingPart' },
    });
  });
});
