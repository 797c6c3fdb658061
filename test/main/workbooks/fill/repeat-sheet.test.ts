import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { timeSlices } from '../../../../src-main/lib/run-work.ts';
import { checkFilledSheets, type FilledPart } from '../../../../src-main/workbooks/fill/check-filled.ts';
import { fillCopies, sheetNames } from '../../../../src-main/workbooks/fill/fill-copies.ts';
import { fillTemplate } from '../../../../src-main/workbooks/fill/fill-template.ts';
import {
  allElements,
  attributeOf,
  childOf,
  parseXml,
  textOf,
} from '../../../../src-main/workbooks/ooxml/xml-tree.ts';
import { openTemplate } from '../../../../src-main/workbooks/template/open-template.ts';
import { readTemplate } from '../../../../src-main/workbooks/template/read-template.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { renameSheet, renameTable } from '../../../../src-shared/sheet/template/formula-references.ts';
import type { TemplateMapping } from '../../../../src-shared/sheet/template/template-mapping.ts';
import {
  localEntries,
  mappingOf,
  partsOf,
  type TemplateCase,
  templateBytes,
  templateCases,
} from './template-cases.ts';

const none = { onPart: () => undefined, slices: timeSlices() };
const SCHOOLS = ['北塘实验小学', '南塘/小学', "东塘'中学"];

function caseOf(file: string): TemplateCase {
  return assertPresent(
    templateCases.find((template) => template.file === file),
    file,
  );
}

const repeatable = templateCases.filter(
  ({ file }) =>
    !['wide-head.xlsx', 'charts.xlsx', 'table.xlsx', 'extensions.xlsx', 'macros.xlsm'].includes(file),
);

async function fill(template: TemplateCase, counts: readonly number[] = [3, 40, 0]) {
  const mapping = await mappingOf(template);
  const names = sheetNames(
    SCHOOLS,
    mapping.fingerprint.sheets.filter((name) => name !== mapping.sheet),
  );
  const parts = counts.map(
    (count, index): FilledPart => ({
      sheet: names[index] ?? '',
      rows: mapping.table === null ? [] : template.rows(count),
      values: template.values,
    }),
  );
  const before = templateBytes(template.file);
  const { bytes } = await fillCopies(before, mapping, parts, none);
  return { mapping, parts, before, after: bytes };
}

describe.each(repeatable)('$file ($madeWith), a sheet for every school', (template) => {
  test('holds every value on every sheet, and as many sheets as before besides', async () => {
    const { mapping, parts, before, after } = await fill(template);
    const cells = await checkFilledSheets(after, mapping, parts);
    expect(cells).toBeGreaterThan(3);
    const [old, made] = await Promise.all([openTemplate(before), openTemplate(after)]);
    const at = old.sheets.findIndex(({ name }) => name === mapping.sheet);
    const expected = old.sheets.map(({ name }) => name);
    expected.splice(at, 1, ...parts.map(({ sheet }) => sheet));
    expect(made.sheets.map(({ name }) => name)).toEqual(expected);
  });

  test('keeps every part that is not of the sheet byte by byte', async () => {
    const { before, after } = await fill(template);
    const [old, made] = [localEntries(before), localEntries(after)];
    const allowed = new Set([
      template.sheetPart,
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      '[Content_Types].xml',
      'docProps/app.xml',
      'xl/styles.xml',
      'xl/calcChain.xml',
      ...Object.keys(template.changedAlways),
      ...Object.keys(template.changedByInsertion),
    ]);
    const own = /^xl\/(charts|drawings|comments|tables)/;
    const changed = [...old.keys()].filter((name) => made.get(name) !== old.get(name));
    expect(changed.filter((name) => !allowed.has(name) && !own.test(name))).toEqual([]);
  });

  test('leaves a sound package: parts well formed, typed, named once, relations that lead somewhere', async () => {
    const { after } = await fill(template);
    await expectSound(after);
  });

  test('makes of each sheet what filling it alone would make, but for names', async () => {
    const { mapping, parts, before, after } = await fill(template);
    const joined = await openTemplate(after);
    for (const { sheet, rows, values } of parts) {
      const { bytes } = await fillTemplate(before, { mapping, rows, values });
      const alone = await openTemplate(bytes);
      const own = sheetText(alone, mapping.sheet);
      const repeated = sheetText(joined, sheet);
      const normalised = withoutStyles(undone(repeated, sheet, mapping.sheet));
      expect(normalised).toBe(withoutStyles(own));
    }
  });
});

/** Formats that were derived along the way have other numbers than in a file of its own. */
function withoutStyles(text: string): string {
  return text
    .replace(/ s="\d+"/g, '')
    .replace(/ tabSelected="(1|true)"/, '')
    .replace(/ codeName="[^"]*"/, '');
}

/** Formulas speak of the blank sheet again, and tables have the names that they had. */
function undone(text: string, sheet: string, blank: string): string {
  const edits: [number, number, string][] = [];
  const root = parseXml(text);
  for (const element of allElements(root)) {
    if (!['f', 'formula', 'formula1', 'formula2'].includes(element.name) || element.isEmptyTag) continue;
    const formula = textOf(text, element);
    let made = renameSheet(formula, sheet, blank);
    for (const number of [2, 3]) made = renameTable(made, `名单表_${number}`, '名单表');
    if (made !== formula)
      edits.push([
        element.openEnd,
        element.closeStart,
        made.replaceAll(`'${blank}'!`, `${blank}!`).replaceAll('>', '&gt;'),
      ]);
  }
  let result = text;
  for (const [start, end, by] of edits.reverse()) result = result.slice(0, start) + by + result.slice(end);
  return result.replace(/ location="[^"]*"/g, '');
}

function sheetText(template: Awaited<ReturnType<typeof openTemplate>>, name: string): string {
  const part = template.sheets.find((sheet) => sheet.name === name)?.part ?? '';
  return (template.read(part)?.text ?? '').replace(/ location="[^"]*"/g, '');
}

async function expectSound(bytes: Uint8Array): Promise<void> {
  const parts = partsOf(bytes);
  const template = await openTemplate(bytes);
  for (const [name, text] of Object.entries(parts)) {
    if (/\.(xml|rels)$/.test(name)) expect(() => parseXml(text), name).not.toThrow();
    for (const relation of template.relationsOf(name))
      expect(Object.keys(parts), `${name} → ${relation.part}`).toContain(relation.part);
  }
  const types = parts['[Content_Types].xml'] ?? '';
  const overrides = [...types.matchAll(/PartName="\/([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(new Set(overrides).size).toBe(overrides.length);
  for (const part of overrides) expect(Object.keys(parts)).toContain(part);
  for (const name of Object.keys(parts).filter((key) => !key.endsWith('/'))) {
    const ending = name.slice(name.lastIndexOf('.') + 1);
    const isTyped = overrides.includes(name) || types.includes(`Extension="${ending}"`);
    expect(isTyped, name).toBe(true);
  }
  const workbook = parts['xl/workbook.xml'] ?? '';
  const ids = [...workbook.matchAll(/<(?:\w+:)?sheet [^>]*sheetId="(\d+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  const places = [...workbook.matchAll(/localSheetId="(\d+)"/g)].map((match) => Number(match[1]));
  expect(places.every((place) => place < template.sheets.length)).toBe(true);
  const names = [...workbook.matchAll(/<definedName ([^>]*)>/g)].map((match) => match[1] ?? '');
  const keys = names.map(
    (text) => `${/name="([^"]*)"/.exec(text)?.[1]} ${/localSheetId="(\d+)"/.exec(text)?.[1]}`,
  );
  expect(new Set(keys).size).toBe(keys.length);
  const chosen = template.sheets.filter(({ part }) => / tabSelected="(1|true)"/.test(parts[part] ?? ''));
  expect(chosen.length).toBeLessThanOrEqual(1);
}

describe('school-page.xlsx: what is repeated with a sheet', () => {
  const template = caseOf('school-page.xlsx');

  test('tables, charts, comments, drawings, names and properties have each their own', async () => {
    const { after } = await fill(template);
    const parts = partsOf(after);
    const count = (pattern: RegExp) => Object.keys(parts).filter((name) => pattern.test(name)).length;
    expect([
      count(/^xl\/worksheets\/sheet\d+\.xml$/),
      count(/^xl\/tables\//),
      count(/^xl\/charts\/chart/),
      count(/^xl\/drawings\/drawing\d+\.xml$/),
      count(/^xl\/drawings\/vmlDrawing/),
      count(/^xl\/comments\d/),
      count(/^xl\/media\//),
    ]).toEqual([5, 3, 3, 3, 3, 3, 1]);
    const opened = await openTemplate(after);
    const tables = Object.keys(parts)
      .filter((name) => name.startsWith('xl/tables/'))
      .map((name) => opened.read(name));
    const facts = tables.map((table) =>
      table === null
        ? []
        : ['id', 'name', 'displayName', 'ref'].map((name) => attributeOf(table.text, table.root, name)),
    );
    expect(facts).toEqual([
      ['1', '名单表', '名单表', 'A4:L13'],
      ['2', '名单表_2', '名单表_2', 'A4:L45'],
      ['3', '名单表_3', '名单表_3', 'A4:L13'],
    ]);
    const [, second = ''] = Object.keys(parts).filter((name) => /^xl\/charts\/chart/.test(name));
    expect(parts[second]).toContain("'南塘 小学'!$I$5:$I$44");
    const workbook = opened.read('xl/workbook.xml');
    const names = (workbook === null ? [] : (childOf(workbook.root, 'definedNames')?.children ?? [])).map(
      (element) => {
        const at = (name: string) => attributeOf(workbook?.text ?? '', element, name);
        return `${at('name')} ${at('localSheetId') ?? ''} ${textOf(workbook?.text ?? '', element)}`;
      },
    );
    expect(names.sort()).toEqual(
      [
        "_xlnm.Print_Area 1 '北塘实验小学'!$A$1:$L$16",
        "_xlnm.Print_Area 2 '南塘 小学'!$A$1:$L$48",
        "_xlnm.Print_Area 3 '东塘''中学'!$A$1:$L$16",
        "_xlnm.Print_Titles 1 '北塘实验小学'!$4:$4",
        "_xlnm.Print_Titles 2 '南塘 小学'!$4:$4",
        "_xlnm.Print_Titles 3 '东塘''中学'!$4:$4",
        "本表学分  '北塘实验小学'!$J$13",
        "本表学分 2 '南塘 小学'!$J$45",
        "本表学分 3 '东塘''中学'!$J$13",
        "签字 1 '北塘实验小学'!$A$16",
        "签字 2 '南塘 小学'!$A$48",
        "签字 3 '东塘''中学'!$A$16",
      ].sort(),
    );
    const properties = parts['docProps/app.xml'] ?? '';
    const titles = [...properties.matchAll(/<vt:lpstr>([^<]*)<\/vt:lpstr>/g)].map((match) => match[1]);
    expect(titles).toEqual(expect.arrayContaining(['北塘实验小学', '南塘 小学', '填表说明', '字典']));
    const sizes = [...properties.matchAll(/<vt:i4>(\d+)<\/vt:i4>/g)].map((match) => Number(match[1]));
    expect(/TitlesOfParts><vt:vector size="(\d+)"/.exec(properties)?.[1]).toBe(
      String(sizes.reduce((sum, size) => sum + size, 0)),
    );
  });

  test('a hundred schools cost a hundred times one, not its square', async () => {
    const mapping = await mappingOf(template);
    const schools = Array.from({ length: 120 }, (_, index) => `第${index + 1}小学`);
    const names = sheetNames(schools, []);
    const parts = names.map((sheet) => ({ sheet, rows: template.rows(12), values: template.values }));
    const { bytes } = await fillCopies(templateBytes(template.file), mapping, parts, none);
    expect(await checkFilledSheets(bytes, mapping, parts)).toBe(120 * (12 * 12 + 3));
    const styles = partsOf(bytes)['xl/styles.xml'] ?? '';
    expect(Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1])).toBeLessThan(30);
  });
});

test('old-style drawings need not be well-formed, and parts that do not change keep their bytes', async () => {
  const template = caseOf('school-page.xlsx');
  const parts = unzipSync(templateBytes(template.file));
  const drawing = 'xl/drawings/vmlDrawing1.vml';
  const loose = strFromU8(parts[drawing] ?? new Uint8Array()).replace('</v:textbox>', '<br></v:textbox>');
  expect(loose).toContain('<br>');
  const before = zipSync({ ...parts, [drawing]: strToU8(loose) });
  const mapping = await mappingOf(template);
  const filled = ['甲', '乙'].map((sheet) => ({ sheet, rows: template.rows(2), values: template.values }));
  const { bytes } = await fillCopies(before, mapping, filled, none);
  expect(await checkFilledSheets(bytes, mapping, filled)).toBeGreaterThan(10);
  const [old, made] = [localEntries(before), localEntries(bytes)];
  for (const part of [drawing, 'xl/comments1.xml', 'xl/tables/table1.xml'])
    expect(made.get(part)).toBe(old.get(part));
});

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const hasMutool = spawnSync('mutool', ['-v']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'repeated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function convert(target: string, file: string): void {
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      target,
      '--outdir',
      folder,
      file,
    ],
    { stdio: 'ignore', timeout: 120_000 },
  );
}

describe.skipIf(!hasOffice)('LibreOffice (skipped without soffice)', () => {
  test('opens it: every school on its own page, with its rows and totals', async () => {
    const template = caseOf('school-page.xlsx');
    const { after, parts } = await fill(template, [3, 20, 5]);
    const file = join(folder, 'schools.xlsx');
    writeFileSync(file, after);
    convert('csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1', file);
    for (const { sheet, rows } of parts) {
      const csv = readdirSync(folder).find(
        (name) => name.startsWith(`schools-${sheet.replace("'", '')}`) || name === `schools-${sheet}.csv`,
      );
      const lines = readFileSync(join(folder, csv ?? ''), 'utf8')
        .split('\n')
        .map((line) => line.split('\t'));
      const total = lines[4 + Math.max(8, rows.length)]?.[8];
      const wanted = rows.reduce(
        (sum, row) => sum + (row['hours']?.kind === 'number' ? row['hours'].thousandths : 0),
        0,
      );
      expect(Number(total)).toBe(wanted / 1000);
    }
  }, 150_000);

  test.skipIf(!hasMutool)(
    'looks on each page as the sheet filled alone (skipped without mutool)',
    async () => {
      const template = caseOf('school-page.xlsx');
      const { after, mapping, before, parts } = await fill(template, [3, 8, 5]);
      writeFileSync(join(folder, 'joined.xlsx'), after);
      convert('pdf', join(folder, 'joined.xlsx'));
      const joined = pictures('joined');
      for (const [index, part] of parts.entries()) {
        writeFileSync(join(folder, `alone${index}.xlsx`), await alone(before, mapping, part));
        convert('pdf', join(folder, `alone${index}.xlsx`));
        // The first page is the explanation, then come two for each school; the foot of a page has its number.
        const [page, own] = [joined[1 + 2 * index], pictures(`alone${index}`)[1]];
        expect(aboveFoot(page).length, part.sheet).toBeGreaterThan(10_000);
        expect(aboveFoot(page).equals(aboveFoot(own)), part.sheet).toBe(true);
      }
    },
    240_000,
  );
});

/** The sheet filled alone and named like the school: the foot of the page shows the name. */
async function alone(before: Uint8Array, mapping: TemplateMapping, part: FilledPart): Promise<Uint8Array> {
  const { bytes } = await fillCopies(before, mapping, [part], none);
  return bytes;
}

function aboveFoot(picture: Buffer | undefined): Buffer {
  return picture === undefined ? Buffer.alloc(0) : picture.subarray(0, Math.floor(picture.length * 0.9));
}

function pictures(stem: string): readonly Buffer[] {
  execFileSync(
    'mutool',
    [
      'draw',
      '-q',
      '-c',
      'gray',
      '-r',
      '50',
      '-o',
      join(folder, `${stem}-%d.pgm`),
      join(folder, `${stem}.pdf`),
    ],
    { stdio: 'ignore' },
  );
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${stem}-`) && name.endsWith('.pgm'))
    .sort((a, b) => Number(/\d+(?=\.pgm)/.exec(a)?.[0]) - Number(/\d+(?=\.pgm)/.exec(b)?.[0]))
    .map((name) => readFileSync(join(folder, name)));
}

test('a single copy is the filled template under another name', async () => {
  const template = caseOf('three-rows.xlsx');
  const { after, parts } = await fill(template, [4]);
  const { sheets } = await readTemplate(after);
  expect(sheets.map(({ name }) => name)).toEqual([parts[0]?.sheet]);
});
