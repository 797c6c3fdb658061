import { CFB } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fillTemplate } from '../../../../src-main/workbooks/fill/fill-template.ts';
import { TemplateRefused } from '../../../../src-main/workbooks/ooxml/template-refused.ts';
import { WorkbookRefused } from '../../../../src-main/workbooks/ooxml/workbook-refused.ts';
import { openWorkbook } from '../../../../src-main/workbooks/read/open-workbook.ts';
import { readWorkbook } from '../../../../src-main/workbooks/read/read-workbook.ts';
import { readTemplate } from '../../../../src-main/workbooks/template/read-template.ts';
import { writeSheets } from '../../../../src-main/workbooks/write/write-workbook.ts';
import { problemSentence } from '../../../../src-renderer/text/problems.ts';
import { registrationSheet } from '../../../../src-shared/sheet/layouts/registration-sheet.ts';
import { renderSheet } from '../../../../src-shared/sheet/render/render-sheet.ts';
import type { TemplateMapping } from '../../../../src-shared/sheet/template/template-mapping.ts';
import { checkFilled } from '../../../helpers/check-filled.ts';
import { FRAME, registrationRow } from '../fill/sample-sheets.ts';
import { mappingOf, templateBytes, templateCases } from '../fill/template-cases.ts';
import { rawParts, rawXlsx, textData } from './raw-xlsx.ts';

const GOOD = [{ name: '花名册', xml: textData([['姓名'], ['王芳']]) }] as const;
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** How a file fares with both readers: the code of the refusal, or `null` where it is read. */
async function fates(bytes: Uint8Array): Promise<{ list: string | null; template: string | null }> {
  return { list: await fateOf(() => readAll(bytes)), template: await fateOf(() => readTemplate(bytes)) };
}

async function readAll(bytes: Uint8Array): Promise<void> {
  const { sheets } = await openWorkbook(bytes, '名单.xlsx');
  for (const sheet of sheets) for await (const _ of sheet.rows());
}

async function fateOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof WorkbookRefused || error instanceof TemplateRefused) return error.code;
    throw error;
  }
}

function oneSheet(xml: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({ ...rawParts([{ name: '表', xml }]), ...more });
}

function container(stream: string): Uint8Array {
  const made = CFB.utils.cfb_new();
  CFB.utils.cfb_add(made, stream, Buffer.alloc(5000, 7));
  return new Uint8Array(CFB.write(made, { type: 'buffer' }));
}

/** A field of the directory's entry of that name changed. */
function withDirectoryField(zip: Uint8Array, name: string, field: number, value: number): Uint8Array {
  const made = Buffer.from(zip);
  made.writeUInt16LE(value, made.lastIndexOf(name) - 46 + field);
  return new Uint8Array(made);
}

describe('refused as a list and as a template', () => {
  const both = (code: string) => ({ list: code, template: code });
  const SHEET = 'xl/worksheets/sheet1.xml';

  test.each([
    ['a workbook behind a password', () => container('/EncryptedPackage'), both('encryptedWorkbook')],
    [
      'a zip with encrypted entries',
      () => withDirectoryField(rawXlsx(GOOD), SHEET, 8, 1),
      both('encryptedWorkbook'),
    ],
    ['a file cut short', () => rawXlsx(GOOD).slice(0, -200), both('damagedZip')],
    [
      'a checksum that does not fit',
      () => withDirectoryField(rawXlsx(GOOD), SHEET, 16, 12_345),
      both('damagedZip'),
    ],
    [
      'a compression that nobody uses',
      () => withDirectoryField(rawXlsx(GOOD), SHEET, 10, 12),
      both('damagedZip'),
    ],
    [
      'two entries of one name',
      () => oneSheet(textData([['姓名']]), { 'xl/Worksheets/Sheet1.xml': strToU8('<a/>') }),
      both('damagedZip'),
    ],
    [
      'a path that leaves the zip',
      () => oneSheet(textData([['姓名']]), { '../../up.xml': strToU8('<a/>') }),
      both('damagedZip'),
    ],
    [
      'a bomb by its ratio',
      () => oneSheet(textData([['姓名']]), { 'xl/media/a.xml': new Uint8Array(80 * 1024 * 1024) }),
      both('zipBomb'),
    ],
    [
      'a document type with entities',
      () =>
        oneSheet('', {
          [SHEET]: strToU8('<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>'),
        }),
      both('damagedWorkbook'),
    ],
    [
      'elements nested a hundred thousand deep',
      () => oneSheet(`<sheetData/>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`),
      both('damagedWorkbook'),
    ],
    [
      'a sheet outside the zip',
      () =>
        oneSheet(textData([['姓名']]), {
          'xl/_rels/workbook.xml.rels': strToU8(
            `<Relationships><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="../../../etc/passwd"/></Relationships>`,
          ),
        }),
      { list: 'damagedWorkbook', template: 'damagedWorkbook' },
    ],
    [
      'a sheet at another address',
      () =>
        oneSheet(textData([['姓名']]), {
          'xl/_rels/workbook.xml.rels': strToU8(
            `<Relationships><Relationship Id="rId1" Type="${RELATION}/worksheet" TargetMode="External" Target="http://127.0.0.1/a.xml"/></Relationships>`,
          ),
        }),
      both('damagedWorkbook'),
    ],
    [
      'entries that share their bytes, hundreds of megabytes each',
      () => {
        const sizes = Array.from({ length: 20 }, (_, index) => `xl/media/${index}.xml`);
        const zip = oneSheet(
          textData([['姓名']]),
          Object.fromEntries(sizes.map((name) => [name, strToU8('x'.repeat(1000))])),
        );
        return sizes.reduce((made, name) => withDirectoryField(made, name, 26, 0x0800), zip);
      },
      both('zipBomb'),
    ],
    [
      'rows beyond the last one',
      () => oneSheet('<sheetData><row r="1048577"><c r="A1048577"><v>1</v></c></row></sheetData>'),
      both('damagedWorkbook'),
    ],
    [
      'more rows than are read',
      () => oneSheet(textData(Array.from({ length: 400_001 }, () => ['王']))),
      both('tooManyRows'),
    ],
    [
      'a thousand sheets',
      () => rawXlsx(Array.from({ length: 1000 }, (_, index) => ({ name: `${index}`, xml: '' }))),
      both('tooLarge'),
    ],
  ] as const)('%s', async (_, make, expected) => {
    expect(await fates(make())).toEqual(expected);
  });

  test('a workbook whose list of sheets would fill the memory', async () => {
    const parts = rawParts(GOOD);
    const bytes = zipSync({ ...parts, 'xl/workbook.xml': new Uint8Array(40 * 1024 * 1024).fill(32) });
    expect(await fateOf(() => readAll(bytes))).toBe('tooLarge');
  });

  test('texts without an end', async () => {
    const text = 'x'.repeat(3_000_000);
    for (const xml of [
      `<sheetData><row><c t="str"><v>${text}</v></c></row></sheetData>`,
      `<sheetData><row a="${text}"/></sheetData>`,
      `<!-- ${text} --><sheetData/>`,
    ])
      expect(await fateOf(() => readAll(oneSheet(xml)))).toBe('damagedWorkbook');
    const strings = `<sst><si><t>${'王'.repeat(1_000_001)}</t></si></sst>`;
    const shared = rawXlsx([{ name: '表', xml: '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>' }], {
      strings,
    });
    expect(await fateOf(() => readAll(shared))).toBe('damagedWorkbook');
  });
});

describe('templates in another format say what they are', () => {
  const pages = '<html><table><tr><td>姓名</td></tr></table></html>';
  test.each([
    ['xls', () => container('/Workbook')],
    ['doc', () => container('/WordDocument')],
    ['text', () => strToU8('姓名,单位\n')],
    ['text', () => new Uint8Array([0xff, 0xfe, ...Buffer.from('姓名\t单位', 'utf16le')])],
    ['markup', () => strToU8(pages)],
    ['pdf', () => strToU8('%PDF-1.7\n')],
    ['png', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0])],
    ['ods', () => zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<a/>') })],
    ['xlsb', () => zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'xl/workbook.bin': strToU8('x') })],
    ['docx', () => zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'word/document.xml': strToU8('x') })],
    ['zip', () => zipSync({ 'a.txt': strToU8('x') })],
  ] as const)('%s', async (format, make) => {
    const refused = { code: 'templateNotXlsx', values: { format } } as const;
    await expect(readTemplate(make())).rejects.toMatchObject(refused);
    const problem = { ...refused, code: `template.${refused.code}` as const, severity: 'error' } as const;
    expect(problemSentence(problem), 'the way out').toMatch(
      /另存为 \.xlsx|\.xlsx 格式的空白表|里面的 \.xlsx/,
    );
  });
});

describe('read safely', () => {
  test('a sheet that claims a million rows and columns and holds one', async () => {
    const bytes = oneSheet(
      `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols>${textData([['姓名']])}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
    );
    const { sheets } = await readWorkbook(bytes, 'a.xlsx');
    expect(sheets[0]?.rows).toEqual([
      { row: 1, isHidden: false, cells: [expect.objectContaining({ text: '姓名' })] },
    ]);
  });

  test('a million rows without a value', async () => {
    const rows = Array.from({ length: 300_000 }, (_, index) => `<row r="${index + 2}"><c s="0"/></row>`);
    const xml = textData([['姓名']]).replace('</sheetData>', `${rows.join('')}</sheetData>`);
    expect((await readWorkbook(oneSheet(xml), 'a.xlsx')).sheets[0]?.rows).toHaveLength(1);
  });

  test('sheets in another order than their parts, parts with a backslash in their relation', async () => {
    const parts = rawParts([
      { name: '乙', xml: textData([['第二']]) },
      { name: '甲', xml: textData([['第一']]) },
    ]);
    const relations = `<Relationships><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets\\sheet2.xml"/><Relationship Id="rId2" Type="${RELATION}/worksheet" Target="/xl/worksheets/../worksheets/sheet1.xml"/></Relationships>`;
    const bytes = zipSync({ ...parts, 'xl/_rels/workbook.xml.rels': strToU8(relations) });
    const { sheets } = await readWorkbook(bytes, 'a.xlsx');
    expect(sheets.map(({ name, rows }) => [name, rows[0]?.cells[0]?.text])).toEqual([
      ['乙', '第一'],
      ['甲', '第二'],
    ]);
  });

  test('macros and links: noted, neither run nor followed', async () => {
    const bytes = oneSheet(textData([['姓名']]), {
      'xl/vbaProject.bin': strToU8('x'),
      'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>'),
    });
    expect((await readWorkbook(bytes, 'a.xlsm')).notes.map(({ code }) => code)).toEqual([
      'macrosIgnored',
      'externalLinksIgnored',
    ]);
    expect((await readTemplate(bytes)).notes.map(({ code }) => code)).toEqual([
      'macrosIgnored',
      'externalLinksIgnored',
    ]);
  });

  test('hundreds of thousands of merged areas on top of each other', async () => {
    const merges = '<mergeCell ref="A1:B9000"/>'.repeat(100_000);
    const xml = `${textData(Array.from({ length: 200 }, () => ['王', '芳']))}<mergeCells>${merges}</mergeCells>`;
    expect(await fateOf(() => readAll(oneSheet(xml)))).toBe('tooLarge');
  });
});

/** Bytes changed, cut out or cut off anywhere: a file is read or refused, and nothing else happens. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('flip', 'cut', 'remove', 'repeat'),
  byte: fc.integer({ min: 1, max: 255 }),
});

function damaged(
  bytes: Uint8Array,
  { at, kind, byte }: { at: number; kind: string; byte: number },
): Uint8Array {
  const place = Math.floor(at * bytes.length);
  if (kind === 'cut') return bytes.slice(0, place);
  if (kind === 'remove') return Uint8Array.from([...bytes.slice(0, place), ...bytes.slice(place + byte)]);
  if (kind === 'repeat') return Uint8Array.from([...bytes.slice(0, place + byte), ...bytes.slice(place)]);
  const made = bytes.slice();
  made[place] = (made[place] ?? 0) ^ byte;
  return made;
}

describe('a damaged file', () => {
  test('is read or refused, as a list and as a template', async () => {
    const files = ['charts.xlsx', 'prefixed.xlsx', 'macros.xlsm'].map(templateBytes);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        async (file, done) => {
          await fates(done.reduce(damaged, file));
        },
      ),
      { seed: 20_261_122, numRuns: 250 },
    );
  });

  test('whose sheet is damaged inside is read, filled rightly, or refused', async () => {
    const template = templateCases.find(({ file }) => file === 'prefixed.xlsx');
    if (template === undefined) throw new Error('a template of the suite');
    const mapping: TemplateMapping = await mappingOf(template);
    const rows = template.rows(6);
    const parts = unzipSync(templateBytes(template.file));
    const sheet = parts[template.sheetPart] ?? new Uint8Array();
    const fill = async (bytes: Uint8Array) => {
      const filled = await fillTemplate(bytes, { mapping, rows, values: template.values });
      await checkFilled(filled.bytes, mapping, rows, template.values);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 2 }), async (done) => {
        const bytes = zipSync({ ...parts, [template.sheetPart]: done.reduce(damaged, sheet) });
        await fates(bytes);
        await fateOf(() => fill(bytes));
      }),
      { seed: 20_261_122, numRuns: 400 },
    );
  });
});

test('what begins like a formula leaves a built-in sheet as text in a text cell, a tab or a break in front or not', async () => {
  const texts = [
    '=1+1',
    '+86',
    '-1',
    '@A1',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    ' =1+1',
    '＝1+1',
    '=HYPERLINK("x")',
  ];
  const rows = texts.map((projectName, index) => ({ ...registrationRow(index), projectName }));
  const bytes = await writeSheets([renderSheet(registrationSheet, rows, FRAME)], { createdAt: new Date(0) });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  const cells = texts.map((_, index) => book.worksheets[0]?.getCell(`H${4 + index}`));
  expect(cells.map((cell) => [cell?.value, cell?.type, cell?.numFmt])).toEqual(
    // A break of an old kind is read from XML as one of the usual kind.
    texts.map((text) => [text.replace('\r', '\n'), ExcelJS.ValueType.String, '@']),
  );
  const { sheets } = await readWorkbook(bytes, 'a.xlsx');
  const read = sheets[0]?.rows.flatMap((row) => row.cells.filter((cell) => cell.column === 8)) ?? [];
  expect(read.filter(({ isFormula }) => isFormula)).toEqual([]);
  expect(texts.filter((text) => !read.some((cell) => cell.text === text && cell.kind === 'text'))).toEqual(
    [],
  );
});
