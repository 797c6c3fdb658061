import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRouter } from '../../../src-main/app/router.ts';
import {
  callProcedure,
  readInput,
  writeOutputFiles,
} from '../../../src-main/transport/terminal/terminal-call.ts';
import { fillTemplate } from '../../../src-main/workbooks/fill/fill-template.ts';
import { readWorkbook } from '../../../src-main/workbooks/read/read-workbook.ts';
import { changeLines } from '../../../src-renderer/text/audit.ts';
import type { Inputs, Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { checkFilled } from '../../helpers/check-filled.ts';
import { makeCounty } from '../../helpers/make-county.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  NO_PROJECT,
  NOBODY,
  openTestLedger,
  registerAll,
  resultOf,
  type TestClient,
  temporaryFolder,
} from '../../helpers/test-session.ts';

const FOLDER = join(import.meta.dirname, '../workbooks/templates');

function blank(name: string): File {
  return new File([new Uint8Array(readFileSync(join(FOLDER, name)))], name);
}

type Reading = Outputs['templates']['read'];
type Save = Inputs['templates']['save'];

function mappingIn(reading: Reading): NonNullable<Reading['mapping']> {
  if (reading.mapping === null) throw new Error(JSON.stringify(reading.problems));
  return reading.mapping;
}

async function saveRead(
  client: TestClient,
  file: string,
  kind: Save['kind'],
  more: Partial<Save> = {},
  corrections: Inputs['templates']['read']['corrections'] = {},
) {
  const reading = await client.templates.read({ file: blank(file), kind, corrections });
  const mapping = mappingIn(reading);
  const saved = await client.templates.save({
    name: file,
    kind,
    file: blank(file),
    mapping,
    options: {},
    ...more,
  });
  return { ...saved, mapping, reading };
}

describe('reading a blank workbook', () => {
  it('proposes a mapping, draws the sheet and lists what can be filled', async () => {
    const { client } = await openTestLedger();
    const reading = await client.templates.read({ file: blank('charts.xlsx'), kind: 'qualified' });
    expect(reading.mapping?.table).toMatchObject({
      headFirstRow: 2,
      headLastRow: 2,
      firstRow: 3,
      lastRow: 12,
    });
    expect(reading.known).toBeNull();
    expect(reading.fields.map(({ key }) => key)).toContain('idNumber');
    expect(reading.values.map(({ heading }) => heading)).toContain('单位');
  });

  it('draws the sheet: merges, words, borders, colours', async () => {
    const { client } = await openTestLedger();
    const { picture } = await client.templates.read({ file: blank('wide-head.xlsx'), kind: 'yearSummary' });
    const title = picture.rows[0]?.cells[0];
    expect(title).toMatchObject({ column: 1, columns: 23, rows: 1, isBold: true, align: 'center' });
    const head = picture.rows.slice(2, 5).flatMap(({ cells }) => cells);
    expect(head.map(({ text }) => text)).toContain('集中培训');
    expect(head.every(({ hasBorder }) => hasBorder)).toBe(true);
    expect(head.filter(({ rows }) => rows === 3).length).toBeGreaterThan(3);
    expect(picture.columns).toHaveLength(23);
    expect(picture.columns.every(({ width }) => width > 0)).toBe(true);
    expect(picture.isCut).toBe(false);
  });

  it('does what the user corrects and says what cannot be', async () => {
    const { client } = await openTestLedger();
    const read = (corrections: Inputs['templates']['read']['corrections']) =>
      client.templates.read({ file: blank('charts.xlsx'), kind: 'qualified', corrections });
    const corrected = await read({
      bodyRows: { first: 3, last: 9, sample: 5 },
      columns: { '8': null, '12': 'title', '1': 'clear' },
      cells: [{ kind: 'value', row: 1, column: 1, name: '单位' }],
      rowsPerPage: 20,
    });
    expect(corrected.mapping?.table).toMatchObject({
      firstRow: 3,
      lastRow: 9,
      sampleRow: 5,
      rowsPerPage: 20,
    });
    const fills = new Map(corrected.mapping?.table?.columns.map(({ column, fill }) => [column, fill]));
    expect([fills.get(8), fills.get(12), fills.get(1)]).toEqual([
      { kind: 'leave' },
      { kind: 'field', key: 'title' },
      { kind: 'clear' },
    ]);
    expect(corrected.mapping?.cells).toEqual([{ kind: 'value', row: 1, column: 1, name: '单位' }]);
    const overlap = await read({
      headRows: { first: 2, last: 4 },
      bodyRows: { first: 3, last: 9, sample: 5 },
    });
    expect(overlap.mapping).toBeNull();
    expect(overlap.problems.map(({ code }) => code)).toContain('templateRowsOverlap');
    expect(overlap.picture.rows.length).toBeGreaterThan(5);
    const endless = await read({ bodyRows: { first: 3, last: 1_000_000, sample: 3 } });
    expect(endless.problems.map(({ code }) => code)).toEqual(['templateRowsTooMany']);
    const faults = await client.templates.read({
      file: blank('libreoffice.xlsx'),
      kind: 'qualified',
      corrections: {
        cells: [
          { kind: 'value', row: 1, column: 3, name: '没有的' },
          { kind: 'sum', row: 13, column: 20, key: 'name' },
        ],
      },
    });
    expect(faults.problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['templateTargetMerged', 'templateValueUnknown', 'templateFieldUnknown']),
    );
  });
});

describe('saving', () => {
  it('keeps workbook and mapping, version by version, and knows the sheet again', async () => {
    const { client } = await openTestLedger();
    const first = await saveRead(client, 'charts.xlsx', 'qualified', {
      options: { sort: [{ key: 'name', descending: false }], split: 'filePerSchool' },
    });
    expect(first.version).toBe(1);
    const again = await client.templates.read({ file: blank('charts.xlsx'), kind: 'qualified' });
    expect(again.known).toMatchObject({ uid: first.uid, name: 'charts.xlsx', changes: [] });
    expect(again.known?.options.split).toBe('filePerSchool');
    expect(again.mapping).toEqual(first.mapping);
    const second = await client.templates.save({
      uid: first.uid,
      version: 1,
      name: '合格学员表',
      kind: 'qualified',
      mapping: first.mapping,
      options: {},
    });
    expect(second).toEqual({ uid: first.uid, version: 2 });
    const { rows } = await client.templates.list();
    expect(rows).toEqual([
      expect.objectContaining({
        uid: first.uid,
        version: 2,
        name: '合格学员表',
        fileName: 'charts.xlsx',
        actor: '王老师',
      }),
    ]);
    const got = await client.templates.get({ uid: first.uid });
    expect(got.mapping).toEqual(first.mapping);
    expect(got.row.version).toBe(2);
    const { file } = await client.templates.file({ uid: first.uid });
    expect(Buffer.from(await file.arrayBuffer())).toEqual(readFileSync(join(FOLDER, 'charts.xlsx')));
    const { rows: log } = await client.audit.list({});
    expect(log.filter(({ action }) => action === 'template.save')).toHaveLength(2);
  });

  it('keeps what the user corrected, on the next reading too', async () => {
    const { client } = await openTestLedger();
    const file = blank('charts.xlsx');
    const reading = await client.templates.read({
      file,
      kind: 'qualified',
      corrections: { columns: { '8': null }, bodyRows: { first: 3, last: 10, sample: 4 }, rowsPerPage: 25 },
    });
    await client.templates.save({
      name: '表',
      kind: 'qualified',
      file,
      mapping: mappingIn(reading),
      options: {},
    });
    const again = await client.templates.read({ file, kind: 'qualified' });
    expect(again.known?.changes).toEqual([]);
    expect(again.mapping).toEqual(reading.mapping);
  });

  it('refuses what cannot be filled, everything at once, and writes nothing', async () => {
    const { client } = await openTestLedger();
    const reading = await client.templates.read({ file: blank('libreoffice.xlsx'), kind: 'qualified' });
    const mapping = mappingIn(reading);
    const { table } = mapping;
    if (table === null) throw new Error('a table');
    const wrong: typeof mapping = {
      ...mapping,
      table: {
        ...table,
        columns: table.columns.map((column, index) =>
          index === 1 ? { ...column, fill: { kind: 'field', key: 'nothing' } } : column,
        ),
      },
      cells: [{ kind: 'value', row: 1, column: 3, name: '单位' }],
    };
    const save = client.templates.save({
      name: ' ',
      kind: 'qualified',
      file: blank('libreoffice.xlsx'),
      mapping: wrong,
      options: { sort: [{ key: 'nothing', descending: false }] },
    });
    await expect(save).rejects.toMatchObject({
      code: 'REFUSED',
      data: {
        problems: expect.arrayContaining([
          expect.objectContaining({ code: 'template.nameMissing' }),
          expect.objectContaining({ code: 'template.sortUnknown' }),
          expect.objectContaining({ code: 'templateFieldUnknown' }),
          expect.objectContaining({ code: 'templateTargetMerged' }),
        ]),
      },
    });
    expect((await client.templates.list()).rows).toEqual([]);
  });

  it('is told when somebody was faster, and does not find what was removed', async () => {
    const { client } = await openTestLedger();
    const { uid, mapping } = await saveRead(client, 'charts.xlsx', 'qualified');
    const change = { uid, name: '改名', kind: 'qualified', mapping, options: {} } as const;
    await client.templates.save({ ...change, version: 1 });
    await expect(client.templates.save({ ...change, version: 1 })).rejects.toMatchObject({ code: 'STALE' });
    await expect(client.templates.remove({ uid, version: 1 })).rejects.toMatchObject({ code: 'STALE' });
    await client.templates.remove({ uid, version: 2 });
    expect((await client.templates.list()).rows).toEqual([]);
    for (const call of [
      client.templates.get({ uid }),
      client.templates.file({ uid }),
      client.templates.save({ ...change, version: 3 }),
    ])
      await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await client.templates.read({ file: blank('charts.xlsx'), kind: 'qualified' })).known).toBeNull();
  });

  it('refuses files that are no templates, with the way out', async () => {
    const { client } = await openTestLedger();
    const read = (bytes: string, name: string) =>
      client.templates.read({ file: new File([bytes], name), kind: 'qualified' });
    await expect(read('姓名,学时', '表.csv')).rejects.toMatchObject({
      code: 'REFUSED',
      data: {
        problems: [{ code: 'template.templateNotXlsx', severity: 'error', values: { format: 'text' } }],
      },
    });
    await expect(read('', '空.xlsx')).rejects.toMatchObject({ code: 'REFUSED' });
    await expect(read('PK\u0003\u0004', '坏.xlsx')).rejects.toMatchObject({ code: 'REFUSED' });
  });
});

/** A county ledger with a registered project: two schools, three and two people. */
async function openRegistered() {
  const test = await openTestLedger({ level: 'county' });
  const { client } = test;
  const teachers = [...(await addTeachers(client, 3))];
  for (const name of ['钱一', '孙二']) {
    const saved = await client.teachers.save({ fields: { ...NOBODY, name, organisationName: '南塘/小学' } });
    teachers.push(saved.uid);
  }
  const projectUid = await addPassedProject(client, teachers);
  await approve(client, projectUid);
  await registerAll(client, projectUid);
  return { ...test, projectUid };
}

const YEAR = { kind: 'registration', year: 2025 } as const;

describe('filling', () => {
  it('fills a registration sheet, reads it back and leaves an audit entry', async () => {
    const { client } = await openRegistered();
    const { uid } = await saveRead(client, 'single-row.xlsx', 'registration');
    const filled = await resultOf(await client.templates.fill({ uid, request: YEAR }));
    expect(filled).toMatchObject({ rows: 5, files: 1 });
    expect(filled.checkedCells).toBe(5 * 8);
    expect(filled.file.name).toBe('single-row.xlsx-琼山区教师发展中心-2025.xlsx');
    const { sheets } = await readWorkbook(new Uint8Array(await filled.file.arrayBuffer()), 'x.xlsx');
    const names = sheets[0]?.rows.slice(1, 6).map(({ cells }) => cells[0]?.text);
    expect(names).toHaveLength(5);
    const { rows } = await client.audit.list({});
    const entry = rows.find(({ action }) => action === 'template.fill');
    expect(JSON.parse(entry?.after ?? '{}')).toMatchObject({
      ...{ sheet: '学分登记表', version: 1, rows: 5, files: 1, cells: 40 },
    });
    const told = changeLines({ before: null, after: entry?.after ?? null }).map(({ field }) => field);
    expect(told).toEqual(['版本', '表', '文件', '行数', '文件数', '单元格数', '封签']);
    expect(JSON.parse(entry?.after ?? '{}').seal).toMatch(/^[0-9a-f]{64}$/);
  });

  it('writes first and last day apart where a center asks for them so, as days where the cells are days', async () => {
    const { client } = await openRegistered();
    const workbook = new ExcelJS.Workbook();
    const worksheet = workbook.addWorksheet('汇总');
    worksheet.addRow(['姓名', '培训项目名称', '培训时间', null, '学时']);
    worksheet.addRow([null, null, '开始', '结束', null]);
    for (const area of ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2']) worksheet.mergeCells(area);
    worksheet.getCell('C3').numFmt = 'yyyy/m/d';
    const file = new File([new Uint8Array(await workbook.xlsx.writeBuffer())], '起止分列.xlsx');
    const { mapping } = await client.templates.read({ file, kind: 'registration' });
    const { uid } = await client.templates.save({ name: '起止分列', kind: 'registration', file, mapping });
    const filled = await resultOf(await client.templates.fill({ uid, request: YEAR }));
    const { sheets } = await readWorkbook(new Uint8Array(await filled.file.arrayBuffer()), 'x.xlsx');
    const cells = sheets[0]?.rows[2]?.cells.slice(2, 4).map(({ kind, text }) => [kind, text]);
    expect(cells).toEqual([
      ['date', NO_PROJECT.startOn],
      ['text', NO_PROJECT.endOn],
    ]);
  });

  it('sorts by what was chosen, and writes a file for every school', async () => {
    const { client } = await openRegistered();
    const { uid } = await saveRead(client, 'single-row.xlsx', 'registration', {
      options: { sort: [{ key: 'name', descending: true }], split: 'filePerSchool' },
    });
    const filled = await resultOf(await client.templates.fill({ uid, request: YEAR }));
    expect(filled).toMatchObject({ rows: 5, files: 2 });
    expect(filled.file.name).toMatch(/\.zip$/);
    const parts = unzipSync(new Uint8Array(await filled.file.arrayBuffer()));
    expect(Object.keys(parts).sort()).toEqual([
      'single-row.xlsx-北塘实验小学.xlsx',
      'single-row.xlsx-南塘_小学.xlsx',
    ]);
  });

  it('writes a sheet for every school into one workbook', async () => {
    const { client } = await openRegistered();
    const { uid } = await saveRead(client, 'single-row.xlsx', 'registration');
    const filled = await resultOf(
      await client.templates.fill({ uid, request: YEAR, split: 'sheetPerSchool' }),
    );
    expect(filled).toMatchObject({ rows: 5, files: 1, checkedCells: 40 });
    const { sheets } = await readWorkbook(new Uint8Array(await filled.file.arrayBuffer()), 'x.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['北塘实验小学', '南塘 小学']));
  });
});

/** Every template of the suite under the kind of sheet that fits it. */
type Corrections = NonNullable<Inputs['templates']['read']['corrections']>;
const suite: readonly (readonly [file: string, kind: Save['kind'], corrections?: Corrections])[] = [
  ['wide-head.xlsx', 'yearSummary'],
  ['charts.xlsx', 'qualified'],
  ['table.xlsx', 'qualified'],
  // Two placeholders that only a roster of teachers has.
  ['marked-row.xlsx', 'qualified', { columns: { '5': 'clear', '6': 'clear' } }],
  ['school-page.xlsx', 'qualified'],
  [
    'three-rows.xlsx',
    'registration',
    { columns: { '6': 'projectName', '8': 'form', '12': 'hours', '13': 'credits' } },
  ],
  ['protected.xlsx', 'qualified'],
  ['single-row.xlsx', 'registration'],
  ['libreoffice.xlsx', 'qualified'],
  ['bare-list.xlsx', 'completion'],
  ['extensions.xlsx', 'qualified'],
  ['prefixed.xlsx', 'qualified'],
  ['macros.xlsm', 'qualified'],
  ['form.xlsx', 'qualified'],
];

describe('every template of the suite', () => {
  it('is read, saved, filled from a ledger and read back', async () => {
    const { client, projectUid } = await openRegistered();
    for (const [file, kind, corrections = {}] of suite) {
      const { uid, mapping, reading } = await saveRead(client, file, kind, {}, corrections);
      const errors = reading.problems.filter(({ severity }) => severity === 'error');
      expect(errors, file).toEqual([]);
      const scope = kind === 'yearSummary' ? { year: 2025 } : { projectUid };
      const filled = await resultOf(await client.templates.fill({ uid, request: { kind, ...scope } }));
      const { sheets } = await readWorkbook(
        new Uint8Array(await filled.file.arrayBuffer()),
        filled.file.name,
      );
      const sheet = sheets.find(({ name }) => name === mapping.sheet);
      const texts = sheet?.rows.flatMap(({ cells }) => cells.map(({ text }) => text)) ?? [];
      if (mapping.table !== null) expect(texts, file).toEqual(expect.arrayContaining(['教师一', '孙二']));
      expect(texts.join(), file).not.toMatch(/[{｛]{2}/u);
      expect(filled.checkedCells, file).toBeGreaterThan(5);
      const again = await client.templates.read({ file: blank(file), kind });
      expect(again.known, file).toMatchObject({ uid, changes: [] });
      expect(again.mapping, file).toEqual(mapping);
    }
  });
});

/** A center's list as it is sent this year: one head row, blank rows, a foot. */
async function centerList(headings: readonly string[], titleRows = 1): Promise<File> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('上报表');
  for (let row = 1; row <= titleRows; row++) sheet.getCell(row, 1).value = `说明 ${row}`;
  sheet.getRow(titleRows + 1).values = [...headings];
  for (let row = titleRows + 2; row < titleRows + 8; row++)
    for (let column = 1; column <= headings.length; column++)
      sheet.getCell(row, column).border = { top: { style: 'thin' } };
  sheet.getCell(titleRows + 9, 1).value = '填报单位：{{单位}}';
  return new File([new Uint8Array(await book.xlsx.writeBuffer())], '上报表.xlsx');
}

describe('a center that changes its sheet', () => {
  it('is told which column moved, and the mapping moves along', async () => {
    const { client, projectUid } = await openRegistered();
    const old = await centerList(['姓名', '证号', '工作单位', '课目', '学时', '学分']);
    const first = await client.templates.read({
      file: old,
      kind: 'qualified',
      corrections: { columns: { '2': 'idNumber', '4': 'subject' } },
    });
    const name = '上报表';
    await client.templates.save({
      name,
      kind: 'qualified',
      file: old,
      mapping: mappingIn(first),
      options: {},
    });
    const changed = await centerList(['姓名', '工作单位', '证号', '课目', '学分', '学时', '备注'], 3);
    const again = await client.templates.read({ file: changed, kind: 'qualified' });
    expect(again.known).toMatchObject({ name });
    expect(again.known?.changes).toEqual(
      expect.arrayContaining([
        { kind: 'columnMoved', heading: '证号', from: 2, to: 3 },
        { kind: 'columnMoved', heading: '学分', from: 6, to: 5 },
        { kind: 'columnAdded', heading: '备注', column: 7 },
      ]),
    );
    const fills = mappingIn(again).table?.columns.map(({ fill }) =>
      fill.kind === 'field' ? fill.key : fill.kind,
    );
    expect(fills).toEqual(['name', 'organisationName', 'idNumber', 'subject', 'credits', 'hours', 'remark']);
    const { uid } = await client.templates.save({
      uid: again.known?.uid ?? null,
      version: again.known?.version ?? null,
      name,
      kind: 'qualified',
      file: changed,
      mapping: again.mapping,
      options: {},
    });
    const filled = await resultOf(
      await client.templates.fill({ uid, request: { kind: 'qualified', projectUid } }),
    );
    const { sheets } = await readWorkbook(new Uint8Array(await filled.file.arrayBuffer()), 'x.xlsx');
    const row = sheets[0]?.rows.find(({ cells }) => cells[0]?.text === '孙二');
    expect(row?.cells.map(({ column, text }) => `${column} ${text}`)).toEqual(
      expect.arrayContaining(['2 南塘/小学', '4 数学']),
    );
  });
});

describe('a workbook nobody has seen, with a head of three rows', () => {
  it('is mapped by hand and filled where it was said', async () => {
    const { client, projectUid } = await openRegistered();
    const file = blank('three-rows.xlsx');
    const columns = { '6': 'projectName', '8': 'form', '10': null, '12': 'hours', '13': 'credits' };
    const cells: Corrections['cells'] = [
      { kind: 'placeholders', row: 2, column: 1, names: ['年度'] },
      { kind: 'placeholders', row: 3, column: 1, names: ['单位'] },
      { kind: 'placeholders', row: 3, column: 11, names: ['填报日期'] },
      { kind: 'value', row: 20, column: 2, name: '制表人' },
    ];
    const reading = await client.templates.read({
      file,
      kind: 'registration',
      corrections: { columns, cells },
    });
    const { uid } = await client.templates.save({
      name: '台账',
      kind: 'registration',
      file,
      mapping: mappingIn(reading),
      options: {},
    });
    const request = { kind: 'registration', projectUid, year: 2025 } as const;
    const filled = await resultOf(await client.templates.fill({ uid, request }));
    const { sheets } = await readWorkbook(new Uint8Array(await filled.file.arrayBuffer()), 'x.xlsx');
    const at = (address: string) =>
      sheets[0]?.rows.flatMap((row) => row.cells).find((cell) => cell.address === address)?.text;
    expect(['A2', 'A3', 'K3', 'B7', 'F7', 'J7', 'L7', 'M7', 'L19', 'B20'].map(at)).toEqual([
      '教师继续教育学分认定登记台账（2025年度）',
      '填报单位：琼山区教师发展中心',
      '填报日期：2025年11月10日',
      '教师一',
      '小学数学骨干教师培训',
      undefined,
      '24',
      '3',
      '120',
      '王老师',
    ]);
  });
});

describe('what stands in the way of filling', () => {
  it('is a template removed meanwhile, a project without entries, another kind, cancelling', async () => {
    const { client, projectUid, session } = await openRegistered();
    const { uid } = await saveRead(client, 'single-row.xlsx', 'registration');
    const fill = async (request: Inputs['templates']['fill']['request']) =>
      resultOf(await client.templates.fill({ uid, request }));
    await expect(fill({ kind: 'qualified', projectUid })).rejects.toMatchObject({
      data: { problems: [{ code: 'template.kindDiffers' }] },
    });
    const { uid: empty } = await client.projects.save({
      fields: { ...NO_PROJECT, name: '空项目', number: null },
    });
    await expect(fill({ kind: 'registration', projectUid: empty })).rejects.toMatchObject({
      data: { problems: [{ code: 'sheet.nothingToWrite' }] },
    });
    await expect(fill({ kind: 'registration' })).rejects.toMatchObject({
      data: { problems: [{ code: 'sheet.yearMissing' }] },
    });
    const before = session.ledger.database.reader.prepare('SELECT count(*) FROM audit').pluck().get();
    const stream = await client.templates.fill({ uid, request: YEAR });
    const { value } = await stream.next();
    await client.app.cancelJob({ job: value !== undefined && 'job' in value ? value.job : '' });
    await expect(resultOf(stream)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(session.ledger.database.reader.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(before);
    const running = await client.templates.fill({ uid, request: YEAR });
    await running.next();
    await client.templates.remove({ uid, version: 1 });
    await expect(resultOf(running)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is a sheet that cannot be repeated, said when it is saved', async () => {
    const { client } = await openRegistered();
    const save = saveRead(client, 'charts.xlsx', 'qualified', { options: { split: 'sheetPerSchool' } });
    await expect(save).rejects.toMatchObject({
      data: {
        problems: [
          { code: 'template.sheetNotRepeatable', at: { field: 'split' }, values: { reason: 'referred' } },
        ],
      },
    });
  });

  it('is a workbook that reads back otherwise than it was filled', async () => {
    const { client } = await openRegistered();
    const { uid, mapping } = await saveRead(client, 'single-row.xlsx', 'registration');
    const names = mapping.table?.columns.find(({ fill }) => fill.kind === 'field' && fill.key === 'name');
    const other = mapping.table?.columns.find(
      ({ fill }) => fill.kind === 'field' && fill.key === 'projectName',
    );
    expect([names, other]).not.toContain(undefined);
    const rows = [{ name: { kind: 'text', text: '甲' }, projectName: { kind: 'text', text: '乙' } }] as const;
    const bytes = new Uint8Array(await (await client.templates.file({ uid })).file.arrayBuffer());
    const filled = await fillTemplate(bytes, { mapping, rows });
    await expect(
      checkFilled(filled.bytes, mapping, [{ ...rows[0], name: { kind: 'text', text: '丙' } }]),
    ).rejects.toMatchObject({
      code: 'filledDiffers',
      values: { address: 'A2', cells: 1 },
    });
  });
});

describe('ledger call', () => {
  it('saves and fills with files named in its input, and writes the result into a folder', async () => {
    const { session, folder } = await openRegistered();
    const terminal = { session, router: createRouter(), close: async () => undefined };
    const told: unknown[] = [];
    const call = async (procedure: string, input: unknown) => {
      const output = await callProcedure(terminal, {
        procedure,
        input: readInput(JSON.stringify(input)),
        signal: new AbortController().signal,
        onProgress: (event) => told.push(event),
      });
      return writeOutputFiles(output, join(folder, 'out'));
    };
    const path = join(FOLDER, 'single-row.xlsx');
    const saved = z
      .object({ uid: z.string(), version: z.literal(1) })
      .parse(await call('templates.save', { name: '台账', kind: 'registration', file: { $file: path } }));
    const filled = z
      .object({ rows: z.literal(5), file: z.object({ $file: z.string(), name: z.string() }) })
      .parse(await call('templates.fill', { uid: saved.uid, request: YEAR }));
    expect(told.length).toBeGreaterThan(0);
    const { sheets } = await readWorkbook(new Uint8Array(readFileSync(filled.file.$file)), filled.file.name);
    expect(sheets[0]?.rows.length).toBeGreaterThan(5);
  });
});

describe('thousands of rows', () => {
  it('are filled and compared while other calls are answered, and say how far they are', async () => {
    const size = {
      teachers: 3000,
      schools: 20,
      firstYear: 2025,
      years: 1,
      schoolSessions: 0,
      countySessions: 1,
    };
    const { client, session } = await makeCounty(temporaryFolder(), size);
    session.setActor('王老师');
    const { uid } = await saveRead(client, 'three-rows.xlsx', 'registration', {
      options: { sort: [{ key: 'name', descending: false }] },
    });
    for (const split of ['one', 'sheetPerSchool'] as const) {
      const events: { readonly stage: string; readonly done: number; readonly total: number }[] = [];
      let answered = 0;
      let isDone = false;
      const asking = (async () => {
        while (!isDone) {
          await client.app.status();
          if (!isDone) answered++;
          await new Promise((resolve) => setImmediate(resolve));
        }
      })();
      const stream = await client.templates.fill({ uid, request: YEAR, split });
      let filled: Awaited<ReturnType<typeof stream.next>> = await stream.next();
      for (; filled.done !== true; filled = await stream.next()) events.push(filled.value);
      isDone = true;
      await asking;
      expect(filled.value).toMatchObject({ rows: 3000, files: 1 });
      expect(answered).toBeGreaterThan(10);
      // A quick machine may be through with a stage before it is time for the next event.
      const stages = [...new Set(events.map(({ stage }) => stage))];
      expect(stages.some((stage) => stage === 'filling' || stage === 'checking')).toBe(true);
      for (const stage of ['filling', 'checking']) {
        const own = events.filter((event) => event.stage === stage);
        expect(own.every(({ done, total }) => done >= 0 && done <= total && total === 3000)).toBe(true);
        const counts = own.map(({ done }) => done);
        expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      }
    }
    await session.close();
  }, 60_000);
});

/** 教基4068 as somebody else lays it out: lines in another order, codes as numbers, one line fewer, one computed. */
async function statisticsForm(above: number): Promise<File> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('教基4068');
  for (let row = 1; row <= above; row++) sheet.getCell(row, 1).value = `说明 ${row}`;
  sheet.getCell(above + 1, 1).value = '学校（机构）名称：{{学校}}　学年：{{学年}}';
  sheet.getRow(above + 2).values = ['指标名称', '代码', '人数'];
  const lines: readonly (readonly [label: string, code: string | number])[] = [
    ['国家级', 6],
    ['县级', '09'],
    ['接受过培训的专任教师', '01'],
    ['其中：36学时以下', 2],
    ['37—72学时', ''],
  ];
  for (const [index, [label, code]] of lines.entries())
    sheet.getRow(above + 3 + index).values = [label, code];
  sheet.getCell(above + 8, 1).value = '填表人：{{填表人}}';
  return new File([new Uint8Array(await book.xlsx.writeBuffer())], '4068.xlsx');
}

describe('a form of fixed lines', () => {
  it('takes each figure in the line of its code or label, wherever the center has it', async () => {
    const { client } = await openRegistered();
    const file = await statisticsForm(1);
    const reading = await client.templates.read({ file, kind: 'moe4068' });
    expect(reading.mapping?.table).toBeNull();
    expect(reading.fields).toEqual([]);
    expect(reading.values.map(({ heading }) => heading)).toContain('国（境）外');
    const places = mappingIn(reading).cells.flatMap((cell) =>
      cell.kind === 'value' ? [`${cell.name} ${cell.row}:${cell.column}`] : [],
    );
    expect(places).toEqual(['line06 4:3', 'line09 5:3', 'line01 6:3', 'line02 7:3', 'line03 8:3']);
    const missing = reading.problems.filter(({ code }) => code === 'templateLineMissing');
    expect(missing.map(({ values }) => values['line'])).toEqual(['04', '05', '07', '08', '10', '11']);
    await client.templates.save({ name: '4068', kind: 'moe4068', file, mapping: reading.mapping });
    const moved = await client.templates.read({ file: await statisticsForm(3), kind: 'moe4068' });
    expect(moved.known).toMatchObject({ name: '4068' });
    const carried = mappingIn(moved).cells.flatMap((cell) => (cell.kind === 'value' ? [cell.row] : []));
    expect(carried).toEqual([6, 7, 8, 9, 10]);
    const { rows } = await client.templates.list();
    const filled = await resultOf(
      await client.templates.fill({ uid: rows[0]?.uid ?? '', request: { kind: 'moe4068', year: 2025 } }),
    );
    const { sheets } = await readWorkbook(new Uint8Array(await filled.file.arrayBuffer()), 'x.xlsx');
    const at = (address: string) =>
      sheets[0]?.rows.flatMap((row) => row.cells).find((cell) => cell.address === address)?.text;
    expect(['A2', 'C4', 'C5', 'C6', 'C7', 'C8', 'A9'].map(at)).toEqual([
      '学校（机构）名称：　学年：2025—2026',
      '0',
      '5',
      '5',
      '5',
      '0',
      '填表人：王老师',
    ]);
  });
});
