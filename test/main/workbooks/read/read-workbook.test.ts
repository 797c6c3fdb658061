import { CFB, utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { READ_LIMITS } from '../../../../src-main/workbooks/ooxml/read-options.ts';
import { readWorkbook } from '../../../../src-main/workbooks/read/read-workbook.ts';
import { teacherRoster } from '../../../../src-shared/sheet/layouts/teacher-roster.ts';
import { findHeader } from '../../../../src-shared/sheet/read/find-header.ts';
import { cellAt, type SheetCell, type WorkbookRows } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import { countTurns } from '../../../helpers/count-turns.ts';
import { rawParts, rawXlsx, textData } from './raw-xlsx.ts';

const STYLES =
  '<styleSheet xmlns="m"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="31"/></cellXfs></styleSheet>';

function at(workbook: WorkbookRows, row: number, column: number, sheet = 0): SheetCell {
  const found = workbook.sheets[sheet]?.rows.find((candidate) => candidate.row === row);
  return cellAt(found ?? { row, isHidden: false, cells: [] }, column);
}

function oneSheet(xml: string, options: Parameters<typeof rawParts>[1] = {}): Promise<WorkbookRows> {
  return readWorkbook(rawXlsx([{ name: '表', xml }], options), '表.xlsx');
}

async function fromExceljs(
  build: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<WorkbookRows> {
  const book = new ExcelJS.Workbook();
  build(book.addWorksheet('花名册'), book);
  return readWorkbook(new Uint8Array(await book.xlsx.writeBuffer()), '花名册.xlsx');
}

describe('cells of an .xlsx', () => {
  test('give their value, kind, address and text', async () => {
    const workbook = await fromExceljs((sheet) => {
      sheet.getCell('B2').value = '王芳';
      sheet.getCell('C2').value = 0.1 + 0.2;
      sheet.getCell('D2').value = true;
      sheet.getCell('E2').value = { formula: 'C2*10', result: 3 };
      sheet.getCell('F2').value = { error: '#N/A' };
      sheet.getCell('G2').value = { richText: [{ text: '张' }, { font: { bold: true }, text: '𬱖' }] };
      sheet.getCell('H2').value = new Date(Date.UTC(2015, 8, 1));
      sheet.getCell('I2').value = Number('340524198001010012');
    });
    expect(at(workbook, 2, 2)).toEqual({
      row: 2,
      column: 2,
      address: 'B2',
      text: '王芳',
      kind: 'text',
      value: '王芳',
    });
    expect(at(workbook, 2, 3)).toMatchObject({ kind: 'number', text: '0.3', value: 0.3 });
    expect(at(workbook, 2, 4)).toMatchObject({ kind: 'boolean', value: true });
    expect(at(workbook, 2, 5)).toMatchObject({ kind: 'number', value: 3, isFormula: true });
    expect(at(workbook, 2, 6)).toMatchObject({ kind: 'error', text: '#N/A', value: null });
    expect(at(workbook, 2, 7)).toMatchObject({ kind: 'text', text: '张𬱖' });
    expect(at(workbook, 2, 8)).toMatchObject({ kind: 'date', text: '2015-09-01' });
    expect(at(workbook, 2, 9)).toMatchObject({ kind: 'number', text: '340524198001010000' });
    expect(at(workbook, 2, 1)).toMatchObject({ kind: 'empty', text: '', address: 'A2' });
  });

  test('of a merged area all hold what its first cell holds', async () => {
    const workbook = await fromExceljs((sheet) => {
      sheet.getCell('A1').value = '单位';
      sheet.getCell('A2').value = '北塘小学';
      sheet.getCell('B2').value = '王芳';
      sheet.getCell('B3').value = '李晓东';
      sheet.mergeCells('A2:A3');
    });
    expect(at(workbook, 3, 1)).toMatchObject({ text: '北塘小学', mergedFrom: 'A2', address: 'A3' });
  });

  test('a merge over the whole sheet fills only rows and columns in use', async () => {
    const workbook = await oneSheet(
      `${textData([
        ['总表', ''],
        ['', '王芳'],
      ])}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
    );
    expect(workbook.sheets[0]?.rows.map((row) => row.cells.length)).toEqual([2, 2]);
  });

  test('count days from 1904 where the workbook says so', async () => {
    const xml =
      '<sheetData><row r="1"><c r="A1" s="1"><v>40786</v></c><c r="B1"><v>40786</v></c></row></sheetData>';
    const from1904 = await oneSheet(xml, { styles: STYLES, date1904: true });
    expect(at(from1904, 1, 1)).toMatchObject({ kind: 'date', text: '2015-09-01' });
    expect(at(from1904, 1, 2)).toMatchObject({ kind: 'number', isFrom1904: true });
    const from1900 = await oneSheet(xml, { styles: STYLES });
    expect(at(from1900, 1, 1)).toMatchObject({ kind: 'date', text: '2011-08-31' });
  });

  test('tell a month from a day by the format of the cell', async () => {
    const xml =
      '<sheetData><row r="1"><c r="A1" s="2"><v>42248</v></c><c r="B1" s="3"><v>42248.75</v></c><c r="C1" s="1"><v>60</v></c></row></sheetData>';
    const workbook = await oneSheet(xml, { styles: STYLES });
    expect(at(workbook, 1, 1)).toMatchObject({ kind: 'date', text: '2015-09-01', isMonthOnly: true });
    expect(at(workbook, 1, 2)).toMatchObject({ kind: 'date', text: '2015-09-01' });
    expect(at(workbook, 1, 2).isMonthOnly).toBeUndefined();
    expect(at(workbook, 1, 3), 'the day that the calendar lacks').toMatchObject({
      kind: 'number',
      value: 60,
    });
  });

  test('are read from XML with prefixes, references, CDATA, comments, escapes and phonetic guides', async () => {
    const strings =
      '<x:sst xmlns:x="m"><x:si><x:r><x:t>买买提</x:t></x:r><x:rPh sb="0" eb="1"><x:t>mai</x:t></x:rPh><x:r><x:t>&#183;艾山&amp;_x000D__x005F_x0041_</x:t></x:r></x:si></x:sst>';
    const xml =
      '<!-- > --><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr" note="a>b"><x:is><x:t><![CDATA[<李>]]></x:t></x:is></x:c></x:row></x:sheetData>';
    const workbook = await oneSheet(xml, { strings });
    expect(at(workbook, 1, 1).text).toBe('买买提·艾山&\r_x0041_');
    expect(at(workbook, 1, 2)).toMatchObject({ text: '<李>', address: 'B1' });
  });

  test('a formula that was never calculated is no value', async () => {
    const workbook = await oneSheet('<sheetData><row r="1"><c r="A1"><f>B1+1</f></c></row></sheetData>');
    expect(at(workbook, 1, 1)).toMatchObject({ kind: 'formula', value: null });
  });

  test('keep every character where chunks of the file end', async () => {
    const names = Array.from({ length: 6000 }, (_, index) => `𬱖㼆${index}`);
    const workbook = await oneSheet(textData(names.map((name) => [name])));
    expect(workbook.sheets[0]?.rows.map((row) => row.cells[0]?.text)).toEqual(names);
  });
});

test('hidden rows and sheets, macros and links are flagged', async () => {
  const parts = rawParts([
    {
      name: '表',
      xml: '<sheetData><row r="1"><c t="str"><v>姓名</v></c></row><row r="2" hidden="1"><c t="str"><v>王芳</v></c></row></sheetData>',
    },
    { name: '旧表', xml: textData([['姓名']]), state: 'veryHidden' },
  ]);
  const bytes = zipSync({
    ...parts,
    'xl/vbaProject.bin': strToU8('x'),
    'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>'),
  });
  const workbook = await readWorkbook(bytes, '表.xlsm');
  expect(workbook.sheets.map((sheet) => sheet.isHidden)).toEqual([false, true]);
  expect(workbook.sheets[0]?.rows.map((row) => row.isHidden)).toEqual([false, true]);
  expect(workbook.notes).toEqual([
    { code: 'macrosIgnored', values: {} },
    { code: 'externalLinksIgnored', values: { links: 1 } },
    { code: 'hiddenSheet', values: { sheet: '旧表' } },
  ]);
});

describe('files that are not what their name says', () => {
  const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

  test.each([
    ['an image', PNG, { code: 'notASpreadsheet', values: { found: 'png' } }],
    ['a PDF', strToU8('%PDF-1.7\n'), { code: 'notASpreadsheet', values: { found: 'pdf' } }],
    ['nothing', new Uint8Array(0), { code: 'emptyFile' }],
    [
      'a text document',
      zipSync({ 'word/document.xml': strToU8('x') }),
      { code: 'notASpreadsheet', values: { found: 'docx' } },
    ],
    ['an archive', zipSync({ 'a.txt': strToU8('x') }), { code: 'notASpreadsheet', values: { found: 'zip' } }],
    [
      'a web page without a table',
      strToU8('<html><p>登录</p></html>'),
      { code: 'notASpreadsheet', values: { found: 'markup' } },
    ],
    ['bytes', new Uint8Array(100), { code: 'notASpreadsheet', values: { found: 'binary' } }],
  ])('%s named .xlsx is refused by what it is', async (_, bytes, expected) => {
    await expect(readWorkbook(bytes, '花名册.xlsx')).rejects.toMatchObject(expected);
  });

  test('a workbook behind a password is refused as such', async () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64));
    CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000, 7));
    const bytes = new Uint8Array(CFB.write(container, { type: 'buffer' }));
    await expect(readWorkbook(bytes, '花名册.xlsx')).rejects.toMatchObject({ code: 'encryptedWorkbook' });
  });

  test('a document of another program in the same container is refused by its name', async () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/WordDocument', Buffer.alloc(5000));
    const bytes = new Uint8Array(CFB.write(container, { type: 'buffer' }));
    await expect(readWorkbook(bytes, 'a.xls')).rejects.toMatchObject({
      code: 'notASpreadsheet',
      values: { found: 'doc' },
    });
  });
});

describe('what a workbook may not be', () => {
  test('50,000 columns wide', async () => {
    const row = Array.from({ length: 50_000 }, (_, index) => `<c t="str"><v>${index}</v></c>`).join('');
    await expect(oneSheet(`<sheetData><row r="1">${row}</row></sheetData>`)).rejects.toMatchObject({
      code: 'tooManyColumns',
      values: { column: 501, limit: 500 },
    });
  });

  test('longer than the limit', async () => {
    const limits = { ...READ_LIMITS, rows: 100 };
    const bytes = rawXlsx([{ name: '表', xml: textData(Array.from({ length: 101 }, () => ['x'])) }]);
    await expect(readWorkbook(bytes, 'a.xlsx', { limits })).rejects.toMatchObject({ code: 'tooManyRows' });
    const csv = strToU8('姓名\n'.repeat(101));
    await expect(readWorkbook(csv, 'a.csv', { limits })).rejects.toMatchObject({ code: 'tooManyRows' });
  });

  test('formatted far out is fine: only values count', async () => {
    const blanks = Array.from({ length: 3000 }, (_, index) => `<row r="${index + 2}"><c s="1"/></row>`).join(
      '',
    );
    const workbook = await oneSheet(
      `<sheetData><row r="1"><c r="A1" t="str"><v>姓名</v></c><c r="XFD1" s="1"/></row>${blanks}</sheetData>`,
    );
    expect(workbook.sheets[0]?.rows).toHaveLength(1);
  });

  test('without a sheet, or with a sheet that is missing', async () => {
    await expect(readWorkbook(rawXlsx([]), 'a.xlsx')).rejects.toMatchObject({ code: 'noSheet' });
    const { 'xl/worksheets/sheet1.xml': _, ...parts } = rawParts([{ name: '表', xml: '' }]);
    await expect(readWorkbook(zipSync(parts), 'a.xlsx')).rejects.toMatchObject({ code: 'damagedWorkbook' });
  });

  test.each([
    ['cut short', '<sheetData><row r="1">'],
    ['wrongly nested', '<sheetData><row r="1"></sheetData></row>'],
    ['with entities of its own', '<!DOCTYPE a [<!ENTITY x "y">]><sheetData/>'],
    ['with unknown references', '<sheetData><row><c t="str"><v>&x;</v></c></row></sheetData>'],
    ['with a text that is not in its table', '<sheetData><row><c t="s"><v>7</v></c></row></sheetData>'],
    ['with a number that is none', '<sheetData><row><c><v>abc</v></c></row></sheetData>'],
    [
      'with rows out of order',
      '<sheetData><row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row></sheetData>',
    ],
  ])('%s', async (_, xml) => {
    await expect(oneSheet(xml)).rejects.toMatchObject({ code: 'damagedWorkbook' });
  });

  test('in an encoding that is not what it says', async () => {
    const parts = rawParts([{ name: '表', xml: textData([['x']]) }]);
    const broken = new Uint8Array([
      ...strToU8('<worksheet><sheetData><row><c t="str"><v>'),
      0xff,
      0xfe,
      0xfd,
    ]);
    await expect(
      readWorkbook(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': broken }), 'a.xlsx'),
    ).rejects.toMatchObject({ code: 'damagedWorkbook', values: { reason: 'encoding' } });
  });
});

describe('older formats, told by their bytes', () => {
  function legacySheet() {
    const sheet = utils.aoa_to_sheet([
      ['姓名', '身份证号', '参加工作时间'],
      ['张𬱖', '34052419800101001X', null],
      ['王芳', Number('340524198001010012'), null],
    ]);
    sheet['C2'] = { t: 'n', v: 42248, z: 'yyyy-mm-dd' };
    sheet['C3'] = { t: 'n', v: 42248, z: 'yyyy"年"m"月"' };
    sheet['!ref'] = 'A1:C3';
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 0 } }];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '花名册');
    return book;
  }

  test('a binary .xls keeps rare characters, dates and the kind of each cell', async () => {
    const bytes = new Uint8Array(write(legacySheet(), { bookType: 'biff8', type: 'buffer' }));
    const workbook = await readWorkbook(bytes, '花名册.xls');
    expect(workbook).toMatchObject({ format: 'xls', notes: [{ code: 'legacyXls' }] });
    expect(at(workbook, 2, 1)).toMatchObject({ text: '张𬱖', kind: 'text' });
    expect(at(workbook, 2, 2)).toMatchObject({ text: '34052419800101001X', kind: 'text' });
    expect(at(workbook, 3, 2)).toMatchObject({ kind: 'number' });
    expect(at(workbook, 2, 3)).toMatchObject({ text: '2015-09-01', kind: 'date' });
    expect(at(workbook, 3, 3)).toMatchObject({ text: '2015-09-01', isMonthOnly: true });
  });

  test('an .xlsx named .xls is read and the name remarked', async () => {
    const workbook = await readWorkbook(rawXlsx([{ name: '表', xml: textData([['姓名']]) }]), '花名册.xls');
    expect(workbook).toMatchObject({
      format: 'xlsx',
      notes: [{ code: 'formatDiffersFromName', values: { format: 'xlsx' } }],
    });
  });

  test('a web page named .xls keeps long numbers as text', async () => {
    const html =
      '<html><meta charset="utf-8"><table><tr><td>姓名</td><td>身份证号</td></tr><tr><td>王&middot;芳</td><td>340524198001010012</td></tr></table></html>';
    const workbook = await readWorkbook(strToU8(html), '花名册.xls');
    expect(workbook.format).toBe('html');
    expect(at(workbook, 2, 2)).toMatchObject({ text: '340524198001010012', kind: 'text' });
    expect(at(workbook, 2, 1).text).toBe('王·芳');
  });

  test('an XML spreadsheet of 2003 is read', async () => {
    const xml =
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table><Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="Number">3.5</Data></Cell></Row></Table></Worksheet></Workbook>';
    const workbook = await readWorkbook(strToU8(xml), '花名册.xls');
    expect(workbook.format).toBe('spreadsheetXml');
    expect(at(workbook, 1, 2)).toMatchObject({ kind: 'number', text: '3.5' });
  });

  test('a truncated .xls is damaged, not empty', async () => {
    const bytes = new Uint8Array(write(legacySheet(), { bookType: 'biff8', type: 'buffer' })).slice(0, 700);
    await expect(readWorkbook(bytes, 'a.xls')).rejects.toMatchObject({
      code: expect.stringMatching(/damagedWorkbook|notASpreadsheet/),
    });
  });
});

describe('text with separators', () => {
  test('in GB18030, with a character of four bytes', async () => {
    // 姓名,单位 / 王芳㼆,北塘
    const four = gb18030Of('㼆');
    const bytes = new Uint8Array([
      0xd0,
      0xd5,
      0xc3,
      0xfb,
      0x2c,
      0xb5,
      0xa5,
      0xce,
      0xbb,
      0x0d,
      0x0a,
      0xcd,
      0xf5,
      0xb7,
      0xbc,
      ...four,
      0x2c,
      0xb1,
      0xb1,
      0xcc,
      0xc1,
    ]);
    const workbook = await readWorkbook(bytes, '花名册.csv');
    expect(workbook).toMatchObject({ format: 'csv', notes: [{ code: 'legacyEncoding' }] });
    expect(workbook.sheets[0]?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['姓名', '单位'],
      ['王芳㼆', '北塘'],
    ]);
  });

  test.each([
    ['comma', '\ufeff姓名,身份证号\r\n"王,芳","3405"\r\n'],
    ['tab', '姓名\t身份证号\n王,芳\t3405'],
    ['semicolon', '姓名;身份证号\n"王,芳";="3405"\n'],
  ])('split by %s', async (_, text) => {
    const workbook = await readWorkbook(strToU8(text), '花名册.csv');
    expect(workbook.sheets[0]?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['姓名', '身份证号'],
      ['王,芳', '3405'],
    ]);
    expect(workbook.notes).toEqual([]);
  });

  test('keep quotes, line breaks inside them, and the number of each line', async () => {
    const workbook = await readWorkbook(strToU8('a,b\n\n"x""y\nz",\n'), 'a.csv');
    expect(workbook.sheets[0]?.rows.map((row) => [row.row, row.cells.map((cell) => cell.text)])).toEqual([
      [1, ['a', 'b']],
      [3, ['x"y\nz']],
    ]);
    await expect(readWorkbook(strToU8('a,"b\n'), 'a.csv')).rejects.toMatchObject({ code: 'damagedWorkbook' });
  });

  test('in UTF-16 with its mark', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, ...Buffer.from('姓名\t单位\n', 'utf16le')]);
    expect(at(await readWorkbook(bytes, 'a.txt'), 1, 2).text).toBe('单位');
  });
});

describe('a long workbook', () => {
  const long = rawXlsx([
    {
      name: '表',
      xml: textData(Array.from({ length: 30_000 }, (_, index) => ['王芳', `第${index}小学`, '语文', '小学'])),
    },
  ]);

  test('leaves the event loop its turns and reports how far it is', async () => {
    const turns = countTurns();
    const progress: number[] = [];
    const workbook = await readWorkbook(long, '表.xlsx', { onProgress: ({ rows }) => progress.push(rows) });
    expect(turns.stop(), 'turns of the event loop').toBeGreaterThan(5);
    expect(workbook.sheets[0]?.rows).toHaveLength(30_000);
    expect(progress.at(0)).toBe(1000);
    expect(progress.at(-1)).toBe(30_000);
  });

  test('stops when it is told to', async () => {
    const controller = new AbortController();
    const reading = readWorkbook(long, '表.xlsx', {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(reading).rejects.toMatchObject({ name: 'Cancelled' });
  });
});

test('a long text file stops when it is told to', async () => {
  const controller = new AbortController();
  const reading = readWorkbook(strToU8('王芳,北塘小学,语文,小学\n'.repeat(150_000)), 'a.csv', {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(reading).rejects.toMatchObject({ name: 'Cancelled' });
});

test('merged heads of a written workbook lead to their columns', async () => {
  const workbook = await fromExceljs((sheet) => {
    sheet.addRow(['海口市北塘实验小学教师花名册']);
    sheet.addRow(['序号', '基本信息', null, '任教情况', null]);
    sheet.addRow([null, '姓 名', '身份证号码', '学段', '任教学科']);
    sheet.addRow([1, '王芳', '34052419800101001X', '小学', '语文']);
    sheet.mergeCells('A1:E1');
    sheet.mergeCells('A2:A3');
    sheet.mergeCells('B2:C2');
    sheet.mergeCells('D2:E2');
  });
  const [sheet] = workbook.sheets;
  const header = sheet === undefined ? null : findHeader(teacherRoster, sheet);
  expect(header).toMatchObject({ lastRow: 3, problems: [] });
  expect(header?.columns.map((column) => column.key)).toEqual([null, 'name', 'idNumber', 'stage', 'subject']);
});

/** GB18030 has no encoder here: the four bytes of a character are found by decoding. */
function gb18030Of(character: string): readonly number[] {
  const decoder = new TextDecoder('gb18030');
  for (let a = 0x81; a <= 0x84; a++)
    for (let b = 0x30; b <= 0x39; b++)
      for (let c = 0x81; c <= 0xfe; c++)
        for (let d = 0x30; d <= 0x39; d++)
          if (decoder.decode(new Uint8Array([a, b, c, d])) === character) return [a, b, c, d];
  throw new Error('no such character');
}
