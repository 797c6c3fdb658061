import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { isZipBehind } from '../../../../src-main/workbooks/ooxml/zip-backlog.ts';
import { openGuardedZip } from '../../../../src-main/workbooks/ooxml/zip-guard.ts';
import { readWorkbook } from '../../../../src-main/workbooks/read/read-workbook.ts';
import { writeSheets } from '../../../../src-main/workbooks/write/write-workbook.ts';
import { runNow } from '../../../../src-shared/lib/work.ts';
import { completionList } from '../../../../src-shared/sheet/layouts/completion-list.ts';
import { cycleSummary } from '../../../../src-shared/sheet/layouts/cycle-summary.ts';
import { qualifiedList } from '../../../../src-shared/sheet/layouts/qualified-list.ts';
import { registrationSheet } from '../../../../src-shared/sheet/layouts/registration-sheet.ts';
import type { SheetLayout } from '../../../../src-shared/sheet/layouts/sheet-layout.ts';
import { teacherRoster } from '../../../../src-shared/sheet/layouts/teacher-roster.ts';
import { yearSummary } from '../../../../src-shared/sheet/layouts/year-summary.ts';
import { readRows } from '../../../../src-shared/sheet/read/read-rows.ts';
import {
  type RenderedSheet,
  renderSheet,
  type SheetFrame,
} from '../../../../src-shared/sheet/render/render-sheet.ts';
import { credits, hours } from '../../../../src-shared/training/thousandths.ts';
import { countTurns } from '../../../helpers/count-turns.ts';
import { idNumber, name, text } from '../fill/arbitrary-rows.ts';
import {
  completionRow,
  cycleRow,
  day,
  FRAME,
  qualifiedRow,
  registrationRow,
  rosterRow,
  yearRow,
} from '../fill/sample-sheets.ts';

const OPTIONS = { createdAt: new Date('2025-12-31T08:00:00Z'), creator: '学分台账' } as const;
const CYCLE = cycleSummary({ from: 2021, to: 2025 });

function several<Row>(count: number, make: (index: number) => Row): readonly Row[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Writes rows, reads the file again under the same layout and gives what came back. */
async function roundTrip<Row>(layout: SheetLayout<Row>, rows: readonly Row[], frame: SheetFrame = FRAME) {
  const bytes = await writeSheets([renderSheet(layout, rows, frame)], OPTIONS);
  const workbook = await readWorkbook(bytes, `${layout.title}.xlsx`);
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error('no sheet was written');
  const reading = runNow(readRows(layout, sheet));
  return { ...reading, values: reading.rows.map((row) => row.values), notes: workbook.notes };
}

async function expectUnchanged<Row>(layout: SheetLayout<Row>, rows: readonly Row[], frame?: SheetFrame) {
  const back = await roundTrip(layout, rows, frame);
  expect(back.problems).toEqual([]);
  expect(back.notes).toEqual([]);
  expect(back.refused).toEqual([]);
  expect(back.values).toEqual(rows);
  // Signatures stand on as many lines as they need.
  expect([...new Set(back.skipped.map((row) => row.reason))]).toEqual(['total', 'footer']);
}

describe('every sheet that is written can be read again without change or problem', () => {
  test('教师花名册', () => expectUnchanged(teacherRoster, several(60, rosterRow)));
  test('学分登记表', () => expectUnchanged(registrationSheet, several(60, registrationRow)));
  test('培训合格学员信息表', () => expectUnchanged(qualifiedList, several(60, qualifiedRow)));
  test('结业名单', () => expectUnchanged(completionList, several(60, completionRow)));
  test('年度学分汇总表', () => expectUnchanged(yearSummary, several(60, yearRow)));
  test('周期学分汇总表', () => expectUnchanged(CYCLE, several(60, cycleRow)));
  test('with Chinese dates', () =>
    expectUnchanged(registrationSheet, several(20, registrationRow), { ...FRAME, dates: 'chinese' }));
  test('without any row', () => expectUnchanged(registrationSheet, []));

  test('whatever names, texts and figures the rows hold', async () => {
    const dangerous = fc.constantFrom(
      '=1+1',
      '+86',
      '-无',
      '@SUM(A1)',
      '=HYPERLINK("x")',
      '_x0041_',
      'a&<>"\'b',
      ' ,;',
    );
    const row = fc.record({
      name,
      sex: fc.constant(null),
      idNumber: fc.option(idNumber),
      organisationName: fc.option(text),
      stage: fc.constantFrom('小学', '中职', null),
      subject: fc.constantFrom('语文', '信息科技', null),
      projectName: fc.oneof(text, dangerous).map((value) => value.trim()),
      level: fc.constantFrom('national', 'provincial', 'city', 'county', 'school', null),
      form: fc.constantFrom('centralized', 'shadowing', 'remote', 'other', null),
      period: fc.option(
        fc
          .integer({ min: 1, max: 28 })
          .map((from) => ({ startOn: day(2025, 2, from), endOn: day(2025, 3, from) })),
      ),
      hours: fc.option(fc.integer({ min: -1_000_000, max: 99_999_999 }).map(hours)),
      credits: fc.option(fc.integer({ min: -1_000_000, max: 99_999_999 }).map(credits)),
      year: fc.option(fc.integer({ min: 1980, max: 2200 })),
      remark: fc.option(
        fc.oneof(
          text,
          dangerous.map((value) => value.trim()),
        ),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const back = await roundTrip(registrationSheet, rows);
        expect(back.problems).toEqual([]);
        expect(back.values).toEqual(rows);
      }),
      { seed: 20250710, numRuns: 60 },
    );
  });
});

describe('a written workbook', () => {
  const rows = several(30, registrationRow);

  async function load(sheets: readonly RenderedSheet[]): Promise<ExcelJS.Worksheet> {
    const book = new ExcelJS.Workbook();
    const bytes = await writeSheets(sheets, OPTIONS);
    await book.xlsx.load(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    );
    const [sheet] = book.worksheets;
    if (sheet === undefined) throw new Error('no sheet was written');
    return sheet;
  }

  test('is the same bytes for the same rows, whenever it is written', async () => {
    const sheets = [
      renderSheet(registrationSheet, rows, FRAME),
      renderSheet(yearSummary, several(9, yearRow), FRAME),
    ];
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-11-10T02:00:00Z') });
    onTestFinished(() => void vi.useRealTimers());
    const first = await writeSheets(sheets, OPTIONS);
    vi.setSystemTime(new Date('2026-01-02T03:04:05Z'));
    const second = await writeSheets(sheets, OPTIONS);
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('prints on A4, one page wide, with its head on every page and page and seal at the foot', async () => {
    const sheet = await load([renderSheet(registrationSheet, rows, { ...FRAME, headSeal: '3f9a & 08c2' })]);
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:3',
    });
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 3 });
    expect(sheet.headerFooter.oddFooter).toContain('&8 台账封签 3f9a && 08c2');
    expect(sheet.headerFooter.oddFooter).toContain('&9 第 &P 页 / 共 &N 页');
  });

  test('keeps numbers that are names as text, and what users typed out of formulas', async () => {
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    const sheet = await load([
      renderSheet(registrationSheet, [{ ...first, projectName: '=1+1' }], { ...FRAME, title: '=2+2' }),
    ]);
    expect(['A1', 'A2', 'A3', 'A6'].map((address) => sheet.getCell(address).numFmt)).toEqual([
      '@',
      '@',
      '@',
      '@',
    ]);
    expect(sheet.getCell('A1').type).toBe(ExcelJS.ValueType.String);
    const idNumber = sheet.getCell('D4');
    expect([idNumber.value, idNumber.numFmt, idNumber.type]).toEqual([
      first.idNumber,
      '@',
      ExcelJS.ValueType.String,
    ]);
    const project = sheet.getCell('H4');
    expect([project.value, project.numFmt, project.type]).toEqual(['=1+1', '@', ExcelJS.ValueType.String]);
  });

  test('adds up in formulas that carry their result, figures of a column with the same decimals', async () => {
    const sheet = await load([renderSheet(registrationSheet, rows, FRAME)]);
    const total = rows.reduce((sum, row) => sum + (row.credits ?? 0), 0);
    expect(sheet.getCell('A34').value).toBe('合计（共 30 人）');
    expect(sheet.getCell('M34').value).toEqual({ formula: 'SUM(M4:M33)', result: total / 1000 });
    expect(sheet.getCell('M4').numFmt).toBe('0.000_ ');
    expect(sheet.getCell('L4').numFmt).toBe('0.0_ ');
    expect(sheet.getCell('M4').alignment).toMatchObject({ horizontal: 'right' });
    expect(sheet.getCell('N4').value, '登记年度 is no figure to add').toBe('2025');
  });

  test('merges its heads and grows rows for long names', async () => {
    const sheet = await load([renderSheet(yearSummary, several(7, yearRow), FRAME)]);
    expect(sheet.model.merges).toEqual(
      expect.arrayContaining(['A1:U1', 'A3:A5', 'E3:J3', 'E4:F4', 'K3:L3', 'K4:K5', 'M3:O3']),
    );
    expect(sheet.getCell('E4').value).toBe('国家级');
    expect(sheet.getRow(12).height).toBeGreaterThan(sheet.getRow(6).height * 1.5);
    expect(sheet.getCell('B6').font).toMatchObject({ name: '宋体' });
    expect(sheet.getCell('A1').font).toMatchObject({ name: '黑体' });
    expect(sheet.getCell('B6').border.left).toEqual({ style: 'thin' });
  });

  test('gives tabs of one name different names that spreadsheets accept', async () => {
    const long = '海口市琼山区红旗镇中心小学/2025年度*教师[培训]学分登记表：全部';
    const bytes = await writeSheets(
      several(3, () => renderSheet(completionList, several(2, completionRow), { tab: long })),
      OPTIONS,
    );
    const names = (await readWorkbook(bytes, 'a.xlsx')).sheets.map((sheet) => sheet.name);
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  });

  test('counts people, not lines, on a sheet of entries', () => {
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    expect(renderSheet(registrationSheet, [...rows, first]).total?.label).toBe('合计（共 30 人 31 条）');
  });

  test('stops when it is told to', async () => {
    const controller = new AbortController();
    const writing = writeSheets([renderSheet(registrationSheet, several(20_000, registrationRow))], {
      ...OPTIONS,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(writing).rejects.toMatchObject({ name: 'Cancelled' });
  });

  test('leaves the event loop its turns over 10,000 rows', async () => {
    const rendered = renderSheet(registrationSheet, several(10_000, registrationRow), FRAME);
    const turns = countTurns();
    const bytes = await writeSheets([rendered], OPTIONS);
    expect(turns.stop(), 'turns of the event loop').toBeGreaterThan(5);
    expect((await openGuardedZip(bytes)).has('xl/worksheets/sheet1.xml')).toBe(true);
  });

  test('leaves the event loop its turns between many short sheets', async () => {
    let turns = 0;
    let isOver = false;
    const count = async () => {
      for (; !isOver; turns++) await setImmediate();
    };
    const seen: number[] = [];
    function* schools() {
      for (let index = 0; index < 120; index++) {
        seen.push(turns);
        yield renderSheet(registrationSheet, several(40, registrationRow), { ...FRAME, tab: `学校${index}` });
      }
    }
    const counting = count();
    await writeSheets(schools(), OPTIONS);
    isOver = true;
    await counting;
    expect(new Set(seen).size, 'turns while the sheets were made').toBeGreaterThan(5);
  });
});

test('rows that wait for the zip are seen, and gone once it has caught up', async () => {
  const sink = new PassThrough().resume();
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: sink });
  const worksheet = writer.addWorksheet('表');
  expect(isZipBehind(worksheet)).toBe(false);
  for (let row = 0; row < 20_000; row++) worksheet.addRow(['王芳', '北塘实验小学', row]).commit();
  expect(isZipBehind(worksheet)).toBe(true);
  const turns = Array.from({ length: 100_000 });
  for (const _ of turns) {
    if (!isZipBehind(worksheet)) break;
    await setImmediate();
  }
  expect(isZipBehind(worksheet)).toBe(false);
  worksheet.commit();
  await writer.commit();
});

/** The file with formulas but without their results, so that the other program has to calculate. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(new Uint8Array(bytes));
  const name = 'xl/worksheets/sheet1.xml';
  const xml = strFromU8(parts[name] ?? new Uint8Array());
  expect(xml).toMatch(/<\/f><v>/);
  return zipSync({ ...parts, [name]: strToU8(xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f>')) });
}

const hasSoffice = spawnSync('soffice', ['--version']).status === 0;
const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0;

describe('in another program', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sheets-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function convert(file: string, to: string): void {
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        folder,
        join(folder, file),
      ],
      { stdio: 'ignore', timeout: 120_000 },
    );
  }

  test.skipIf(!hasSoffice)(
    'LibreOffice (soffice) recalculates the same sums and keeps every identity number',
    async () => {
      const rows = several(45, registrationRow);
      const bytes = await writeSheets([renderSheet(registrationSheet, rows, FRAME)], OPTIONS);
      writeFileSync(join(folder, 'sums.xlsx'), withoutResults(bytes));
      convert('sums.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1');
      const csv = await readWorkbook(new Uint8Array(readFileSync(join(folder, 'sums.csv'))), 'sums.csv');
      const lines = (csv.sheets[0]?.rows ?? []).map((row) => row.cells);
      const idNumbers = new Set(lines.map((cells) => cells[3]?.text));
      for (const row of rows) expect(idNumbers).toContain(row.idNumber);
      const total = lines.find((cells) => cells[0]?.text.startsWith('合计'))?.slice(1);
      const sum = (key: 'hours' | 'credits') => rows.reduce((all, row) => all + (row[key] ?? 0), 0) / 1000;
      expect(total?.map((cell) => Number(cell.text))).toEqual([sum('hours'), sum('credits')]);
    },
  );

  test.skipIf(!hasSoffice || !hasPdftotext)(
    'LibreOffice (soffice) and pdftotext: the head stands on every page, page x / y at its foot',
    async () => {
      const sheet = renderSheet(yearSummary, several(80, yearRow), FRAME);
      writeFileSync(join(folder, 'print.xlsx'), await writeSheets([sheet], OPTIONS));
      convert('print.xlsx', 'pdf');
      const pages = execFileSync('pdftotext', ['-layout', join(folder, 'print.pdf'), '-'], {
        encoding: 'utf8',
      })
        .split('\f')
        .filter((page) => page.trim() !== '');
      expect(pages.length).toBeGreaterThan(1);
      for (const [index, page] of pages.entries()) {
        expect(page).toContain('年度学分汇总表');
        expect(page).toContain('身份证号');
        expect(page.replace(/\s/g, '')).toContain(`第${index + 1}页/共${pages.length}页`);
        expect(page).toContain('台账封签 3f9a 08c2');
      }
      expect(pages.at(-1)).toContain('合计（共 80 人）');
      expect(pages.at(-1)).toMatch(/制表人：王老师[\s\S]*审核人：[\s\S]*单位（盖章）：[\s\S]*日期：/);
    },
  );

  test.skipIf(!hasSoffice)('LibreOffice (soffice) saves it as .xls and we read that unchanged', async () => {
    const rows = several(45, rosterRow);
    writeFileSync(
      join(folder, 'roster.xlsx'),
      await writeSheets([renderSheet(teacherRoster, rows, FRAME)], OPTIONS),
    );
    convert('roster.xlsx', 'xls');
    const workbook = await readWorkbook(
      new Uint8Array(readFileSync(join(folder, 'roster.xls'))),
      'roster.xls',
    );
    const [sheet] = workbook.sheets;
    const reading = sheet === undefined ? null : runNow(readRows(teacherRoster, sheet));
    expect(workbook.format).toBe('xls');
    expect(reading?.problems).toEqual([]);
    expect(reading?.rows.map((row) => row.values)).toEqual(rows);
  });
});
