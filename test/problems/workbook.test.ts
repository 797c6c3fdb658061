import { CFB, utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { toDeclaredError } from '../../src-main/app/call-errors.ts';
import { READ_LIMITS, type ReadLimits } from '../../src-main/workbooks/ooxml/read-options.ts';
import { readWorkbook } from '../../src-main/workbooks/read/read-workbook.ts';
import { failureOf } from '../helpers/ledger-probe.ts';
import { answered, codesOf, type ProblemCase, refused, testCases } from '../helpers/problem-cases.ts';
import { rawParts, rawXlsx, textData } from '../main/workbooks/read/raw-xlsx.ts';

const ROSTER = { name: '花名册', xml: textData([['姓名'], ['王芳']]) };
const GOOD = rawXlsx([ROSTER]);
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const fileOf = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name);

/** Importing a file that is not read. */
const unread = (bytes: Uint8Array, name = '花名册.xlsx') =>
  refused(
    ({ client }) =>
      () =>
        client.teachers.previewImport({ file: fileOf(bytes, name) }),
  );

/** A file that is too much for a reader with these limits, as a call would say it. */
const beyond =
  (bytes: Uint8Array, limits: Partial<ReadLimits>): ProblemCase =>
  async () => {
    const reading = readWorkbook(bytes, 'a.xlsx', { limits: { ...READ_LIMITS, ...limits } });
    const call = reading.catch((error: unknown) => {
      throw toDeclaredError(error);
    });
    return (await failureOf(call)).problems;
  };

/** What the preview of a roster notes about its file. */
const noted = (bytes: Uint8Array, name = '花名册.xlsx'): ProblemCase =>
  answered(
    async ({ client }) => (await client.teachers.previewImport({ file: fileOf(bytes, name) })).problems,
  );

function protectedContainer(): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64));
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000, 7));
  return new Uint8Array(CFB.write(container, { type: 'buffer' }));
}

function binaryXls(): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['姓名'], ['王芳']]), '花名册');
  return new Uint8Array(write(book, { bookType: 'biff8', type: 'buffer' }));
}

const withParts = (more: Readonly<Record<string, string>>) =>
  zipSync({
    ...rawParts([ROSTER]),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  });

/** A second sheet that is a chart. */
function withChart(): Uint8Array {
  const parts = rawParts([ROSTER]);
  const text = (part: string) => new TextDecoder().decode(parts[part]);
  return withParts({
    'xl/workbook.xml': text('xl/workbook.xml').replace(
      '</sheets>',
      '<sheet name="图" sheetId="9" r:id="rId9"/></sheets>',
    ),
    'xl/_rels/workbook.xml.rels': text('xl/_rels/workbook.xml.rels').replace(
      '</Relationships>',
      `<Relationship Id="rId9" Type="${RELATIONS}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/chartsheets/sheet1.xml': '<chartsheet xmlns="m"/>',
  });
}

/** 姓名 and 王芳 in GB18030. */
const GB18030 = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0xcd, 0xf5, 0xb7, 0xbc, 0x0a]);

testCases(codesOf('workbook'), {
  'workbook.emptyFile': unread(new Uint8Array()),
  'workbook.notASpreadsheet': unread(strToU8('%PDF-1.7\n')),
  'workbook.encryptedWorkbook': unread(protectedContainer()),
  'workbook.damagedZip': unread(GOOD.slice(0, -30)),
  'workbook.damagedWorkbook': unread(
    rawXlsx([{ name: '表', xml: '<sheetData><row><c t="s"><v>7</v></c></row></sheetData>' }]),
  ),
  'workbook.zipBomb': unread(
    zipSync({ ...rawParts([ROSTER]), 'xl/media/a.bin': new Uint8Array(300_000_000) }, { level: 9 }),
  ),
  'workbook.tooLarge': beyond(GOOD, { cells: 1 }),
  'workbook.tooManyRows': beyond(GOOD, { rows: 1 }),
  'workbook.tooManyColumns': beyond(rawXlsx([{ name: '表', xml: textData([['姓名', '单位']]) }]), {
    columns: 1,
  }),
  'workbook.noSheet': unread(rawXlsx([])),
  'workbook.legacyXls': noted(binaryXls(), '花名册.xls'),
  'workbook.formatDiffersFromName': noted(GOOD, '花名册.xls'),
  'workbook.macrosIgnored': noted(withParts({ 'xl/vbaProject.bin': 'x' }), '花名册.xlsm'),
  'workbook.externalLinksIgnored': noted(
    withParts({ 'xl/externalLinks/externalLink1.xml': '<externalLink/>' }),
  ),
  'workbook.hiddenSheet': noted(rawXlsx([ROSTER, { ...ROSTER, name: '旧表', state: 'hidden' }])),
  'workbook.chartSheetSkipped': noted(withChart()),
  'workbook.legacyEncoding': noted(GB18030, '花名册.csv'),
});
