import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillTemplate } from '../../../../src-main/workbooks/fill/fill-template.ts';
import { readTemplate } from '../../../../src-main/workbooks/template/read-template.ts';
import { columnLetters } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import type { TemplateMapping } from '../../../../src-shared/sheet/template/template-mapping.ts';
import type { TemplateRow } from '../../../../src-shared/sheet/template/template-values.ts';
import { mappingOf, type TemplateCase, templateBytes, templateCases } from './template-cases.ts';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const hasMutool = spawnSync('mutool', ['-v']).status === 0;
/** Text cannot be read back from a page that LibreOffice drew without a Chinese font. */
const hasChineseFont = (spawnSync('fc-list', [':lang=zh']).stdout?.length ?? 0) > 0;
const MANY = 300;

/** Every formula is computed anew on loading, so that no stored result can pass for LibreOffice's own. */
const RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

const folder = mkdtempSync(join(tmpdir(), 'templates-'));
const profile = join(folder, 'profile');

function convert(target: string, files: readonly string[], into: string): void {
  mkdirSync(into, { recursive: true });
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${profile}`,
      '--headless',
      '--convert-to',
      target,
      '--outdir',
      into,
      ...files,
    ],
    { stdio: 'ignore', timeout: 240_000 },
  );
}

const extended = templateCases.filter(({ file }) => !['form.xlsx', 'rich-text.xlsx'].includes(file));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!hasOffice)('LibreOffice (skipped without soffice)', () => {
  const filledIn = join(folder, 'filled');
  const sheetsIn = join(folder, 'sheets');
  const pagesIn = join(folder, 'pages');
  const stored = new Map<string, Awaited<ReturnType<typeof readTemplate>>>();
  const used = new Map<
    string,
    { readonly mapping: TemplateMapping; readonly rows: readonly TemplateRow[] }
  >();

  beforeAll(async () => {
    mkdirSync(join(profile, 'user'), { recursive: true });
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), RECALCULATE);
    mkdirSync(filledIn, { recursive: true });
    for (const template of extended) {
      const mapping = await mappingOf(template, 40);
      const rows = template.rows(MANY);
      const { bytes } = await fillTemplate(templateBytes(template.file), {
        mapping,
        rows,
        values: template.values,
      });
      writeFileSync(join(filledIn, template.file), bytes);
      stored.set(template.file, await readTemplate(bytes));
      used.set(template.file, { mapping, rows });
    }
    const files = readdirSync(filledIn).map((file) => join(filledIn, file));
    convert('csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1', files, sheetsIn);
    convert('pdf', files, pagesIn);
  }, 480_000);

  test.each(extended)('$file with 300 records: every value and every total', ({ file }) => {
    const workbook = stored.get(file);
    const { mapping, rows } = used.get(file) ?? {};
    const { table } = mapping ?? {};
    if (workbook === undefined || mapping === undefined || rows === undefined || !table)
      throw new Error(file);
    const grid = gridOf(sheetsIn, file, mapping.sheet);
    for (const index of [0, 1, 150, MANY - 1]) {
      for (const { column, fill } of table.columns) {
        const value = fill.kind === 'field' ? rows[index]?.[fill.key] : undefined;
        const shown = grid[table.firstRow - 1 + index]?.[column - 1];
        if (value?.kind === 'text') expect(shown, `${columnLetters(column)} ${index}`).toBe(value.text);
        if (value?.kind === 'number') expect(Number(shown)).toBeCloseTo(value.thousandths / 1000, 9);
      }
    }
    // Results that we stored are those that LibreOffice computes.
    let compared = 0;
    for (const sheet of workbook.sheets) {
      const cells = gridOf(sheetsIn, file, sheet.name);
      const formulas = new Set(sheet.formulas.map(({ row, column }) => `${row} ${column}`));
      for (const cell of sheet.rows.flatMap((row) => row.cells)) {
        if (!formulas.has(`${cell.row} ${cell.column}`) || cell.kind === 'formula') continue;
        // Linked workbooks are absent.
        if (file === 'macros.xlsm') continue;
        const shown = cells[cell.row - 1]?.[cell.column - 1] ?? '';
        if (cell.kind === 'number')
          expect(Number(shown), `${sheet.name} ${cell.address}`).toBeCloseTo(Number(cell.value), 9);
        else expect(shown, `${sheet.name} ${cell.address}`).toBe(cell.text);
        compared++;
      }
      for (const { row, column } of sheet.formulas) {
        const shown = cells[row - 1]?.[column - 1] ?? '';
        expect(shown, `${sheet.name} ${columnLetters(column)}${row}`).not.toMatch(/^(#|Err:)/);
      }
    }
    // Some have no formula of their own, or only such as speak of their table object.
    if (!['bare-list.xlsx', 'macros.xlsm', 'school-page.xlsx'].includes(file))
      expect(compared).toBeGreaterThan(0);
  });

  test.each(extended)('$file with 300 records prints', ({ file }) => {
    const pdf = join(pagesIn, file.replace(/\.xls[xm]$/, '.pdf'));
    expect(existsSync(pdf)).toBe(true);
    expect(readFileSync(pdf).length).toBeGreaterThan(10_000);
  });

  test.skipIf(!hasMutool || !hasChineseFont)(
    'breaks pages every 40 records and repeats the head (skipped without mutool or a Chinese font)',
    () => {
      const text = execFileSync('mutool', ['draw', '-F', 'text', join(pagesIn, 'charts.pdf')]).toString();
      const pages = text.split('\f').filter((page) => page.includes('身份证号'));
      expect(pages.length).toBeGreaterThanOrEqual(Math.ceil(MANY / 40));
    },
  );
});

/** A sheet as LibreOffice shows it; fields never hold tabs or line breaks in these tests. */
function gridOf(folderOfSheets: string, file: string, sheet: string): readonly (readonly string[])[] {
  const stem = file.replace(/\.xls[xm]$/, '');
  const wanted = `${stem}-${sheet}.csv`.normalize();
  const found = readdirSync(folderOfSheets).find((name) => name.normalize() === wanted);
  if (found === undefined) throw new Error(`no ${wanted}`);
  return readFileSync(join(folderOfSheets, found), 'utf8')
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line) => line.split('\t').map((field) => field.replace(/^"(.*)"$/, '$1').replaceAll('""', '"')));
}

/** Templates whose rows keep their height whatever stands in them, so that nothing below moves. */
const pictured = templateCases.filter(({ file }) =>
  ['wide-head.xlsx', 'charts.xlsx', 'example-row.xlsx', 'libreoffice.xlsx'].includes(file),
);

describe.skipIf(!hasOffice || !hasMutool)('pictures of pages (skipped without soffice or mutool)', () => {
  const before = join(folder, 'picture-before');
  const painted = join(folder, 'picture-painted');
  const after = join(folder, 'picture-after');

  beforeAll(async () => {
    for (const into of [before, painted, after]) mkdirSync(into, { recursive: true });
    for (const template of pictured) {
      const mapping = await mappingOf(template);
      const blank = templateBytes(template.file);
      const rows = shortRows(template, mapping);
      const { bytes } = await fillTemplate(blank, { mapping, rows, values: template.values });
      writeFileSync(join(before, template.file), blank);
      writeFileSync(join(painted, template.file), paint(blank, template.sheetPart, mapping));
      writeFileSync(join(after, template.file), bytes);
    }
    for (const into of [before, painted, after]) {
      convert(
        'pdf',
        readdirSync(into).map((file) => join(into, file)),
        into,
      );
    }
  }, 480_000);

  test.each(pictured)('$file looks the same outside the filled cells', ({ file }) => {
    const [old, mask, made] = [before, painted, after].map((into) =>
      picture(join(into, file.replace(/\.xlsx$/, '.pdf'))),
    );
    if (old === undefined || mask === undefined || made === undefined) throw new Error(file);
    expect([made.width, made.height]).toEqual([old.width, old.height]);
    let filled = 0;
    const strays: string[] = [];
    for (let at = 0; at < old.pixels.length; at++) {
      if (old.pixels[at] === made.pixels[at]) continue;
      filled++;
      if (!isNearPaint(old, mask, at)) strays.push(`${at % old.width},${Math.floor(at / old.width)}`);
    }
    expect(filled).toBeGreaterThan(50);
    expect(strays).toEqual([]);
  });
});

/** Values so short that no row grows and no text runs into a neighbour. */
function shortRows(template: TemplateCase, mapping: TemplateMapping): readonly TemplateRow[] {
  const blank = mapping.table === null ? 0 : mapping.table.lastRow - mapping.table.firstRow + 1;
  return template.rows(blank).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => {
        if (value.kind === 'number') return [key, { kind: 'number', thousandths: 7000 } as const];
        return [
          key,
          value.kind === 'text' ? ({ kind: 'text', text: '王' } as const) : ({ kind: 'empty' } as const),
        ];
      }),
    ),
  );
}

/** The template with every cell coloured that filling may change: target cells and the results of formulas. */
function paint(bytes: Uint8Array, part: string, mapping: TemplateMapping): Uint8Array {
  const parts = unzipSync(bytes);
  const { table } = mapping;
  const areas = (table?.columns ?? [])
    .filter(({ fill }) => fill.kind !== 'leave')
    .map(
      ({ column }) => `${columnLetters(column)}${table?.firstRow}:${columnLetters(column)}${table?.lastRow}`,
    );
  const single = mapping.cells.map(({ row, column }) => `${columnLetters(column)}${row}`);
  const sheet = strFromU8(parts[part] ?? new Uint8Array());
  const formulas = [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*><f/g)].map((match) => match[1] ?? '');
  const rule = `<conditionalFormatting sqref="${[...areas, ...single, ...formulas].join(' ')}"><cfRule type="expression" dxfId="DXF" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>`;
  const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array());
  const fill =
    '<dxf><fill><patternFill patternType="solid"><fgColor rgb="FF00AA00"/><bgColor rgb="FF00AA00"/></patternFill></fill></dxf>';
  const count = Number(/<dxfs count="(\d+)"/.exec(styles)?.[1] ?? 0);
  const others = /<dxfs[^>]*>([\s\S]*?)<\/dxfs>/.exec(styles)?.[1] ?? '';
  const bare = styles.replace(/<dxfs[^>]*\/>|<dxfs[^>]*>[\s\S]*?<\/dxfs>/, '');
  const place = /<tableStyles|<colors|<extLst|<\/styleSheet>/.exec(bare)?.index ?? 0;
  const dxfs = `<dxfs count="${count + 1}">${others}${fill}</dxfs>`;
  parts['xl/styles.xml'] = strToU8(bare.slice(0, place) + dxfs + bare.slice(place));
  const at =
    /<(?:conditionalFormatting|dataValidations|hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|drawing|legacyDrawing|extLst)\b|<\/worksheet>/.exec(
      sheet,
    )?.index ?? 0;
  parts[part] = strToU8(sheet.slice(0, at) + rule.replace('DXF', String(count)) + sheet.slice(at));
  return zipSync(parts);
}

type Picture = { readonly width: number; readonly height: number; readonly pixels: readonly number[] };

/** The first page in grey. */
function picture(pdf: string): Picture {
  const file = `${pdf}.pgm`;
  execFileSync('mutool', ['draw', '-q', '-c', 'gray', '-r', '60', '-o', file, pdf, '1'], { stdio: 'ignore' });
  const bytes = readFileSync(file);
  const head = /^P5\s+(\d+)\s+(\d+)\s+(\d+)\s/.exec(bytes.toString('latin1', 0, 64));
  if (head === null) throw new Error('a picture');
  return { width: Number(head[1]), height: Number(head[2]), pixels: [...bytes.subarray(head[0].length)] };
}

/** Antialiasing lets ink reach one pixel beyond its cell. */
function isNearPaint(old: Picture, mask: Picture, at: number): boolean {
  for (let down = -1; down <= 1; down++)
    for (let right = -1; right <= 1; right++) {
      const near = at + down * old.width + right;
      if (old.pixels[near] !== mask.pixels[near]) return true;
    }
  return false;
}
