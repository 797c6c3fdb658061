import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../../src-main/workbooks/read/read-workbook.ts';
import { writeSheets } from '../../../../src-main/workbooks/write/write-workbook.ts';
import { runNow } from '../../../../src-shared/lib/work.ts';
import { completionList } from '../../../../src-shared/sheet/layouts/completion-list.ts';
import { cycleSummary } from '../../../../src-shared/sheet/layouts/cycle-summary.ts';
import { moe4068 } from '../../../../src-shared/sheet/layouts/moe-4068.ts';
import { nationalTrainees } from '../../../../src-shared/sheet/layouts/national-trainees.ts';
import { qualifiedList } from '../../../../src-shared/sheet/layouts/qualified-list.ts';
import type { SheetLayout } from '../../../../src-shared/sheet/layouts/sheet-layout.ts';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import { yearSummary } from '../../../../src-shared/sheet/layouts/year-summary.ts';
import { readRows } from '../../../../src-shared/sheet/read/read-rows.ts';
import { renderSheet, type SheetFrame } from '../../../../src-shared/sheet/render/render-sheet.ts';
import {
  completionRows,
  cycleRows,
  hoursRows,
  moeRows,
  nationalRows,
  qualifiedRows,
  yearRows,
} from '../fill/arbitrary-rows.ts';

const OPTIONS = { createdAt: new Date('2025-12-31T08:00:00Z'), creator: '学分台账' } as const;
const CYCLE = cycleSummary({ from: 2021, to: 2025 });

const FRAME: SheetFrame = {
  subtitles: [
    { left: '项目名称：“国培计划”（2025）义务教育骨干教师研修', right: '项目编号：GP2025-01' },
    { left: '主办单位：海南省教师培训指导中心', right: '起止日期：2025-10-13 至 2025-10-25' },
  ],
  organisation: '海口市琼山区红旗镇中心小学（本部及墨桥教学点）',
  preparedBy: '王老师',
  headSeal: '3f9a 08c2',
};

const FORM: SheetFrame = {
  subtitles: [
    { left: '学校（机构）名称：海口市北塘实验小学', right: '表　　号：教基4068' },
    { left: '学校（机构）标识码：2146000123', right: '制定机关：教育部' },
    { left: '统一社会信用代码：12460100MB1234567X', right: '批准机关：国家统计局' },
    { left: '学　　年：2024—2025学年', right: '计量单位：人' },
  ],
  signatures: ['单位负责人：陈', '统计负责人：李', '填表人：王', '联系电话：0898', '报出日期：2025-09-20'],
  headSeal: '3f9a 08c2',
};

async function readBack<Row>(layout: SheetLayout<Row>, rows: readonly Row[], frame: SheetFrame) {
  const bytes = await writeSheets([renderSheet(layout, rows, frame)], OPTIONS);
  const { sheets, notes } = await readWorkbook(bytes, `${layout.title}.xlsx`);
  const [sheet] = sheets;
  if (sheet === undefined) throw new Error('no sheet was written');
  const { problems, refused, rows: read } = runNow(readRows(layout, sheet));
  return { problems, refused, notes, values: read.map((row) => row.values) };
}

function property<Row>(layout: SheetLayout<Row>, rows: fc.Arbitrary<readonly Row[]>, frame = FRAME) {
  return fc.assert(
    fc.asyncProperty(rows, async (written) => {
      const back = await readBack(layout, written, frame);
      expect(back).toEqual({ problems: [], refused: [], notes: [], values: written });
    }),
    { seed: 20251122, numRuns: 40 },
  );
}

describe('a sheet reads back as the rows it was written from, without change or problem', () => {
  test('培训合格学员信息表', () => property(qualifiedList, qualifiedRows));
  test('结业名单', () => property(completionList, completionRows));
  test('年度学分汇总表', () => property(yearSummary, yearRows));
  test('周期学分汇总表', () => property(CYCLE, cycleRows));
  test('国培参训教师信息表', () => property(nationalTrainees, nationalRows));
  test('培训统计表', () => property(trainingHours, hoursRows));
  test('教基4068', () => property(moe4068, moeRows, FORM));
  test('国培参训教师信息表 with Chinese dates', () =>
    property(nationalTrainees, nationalRows, { ...FRAME, dates: 'chinese' }));
});

describe('a form', () => {
  test('has neither a column 序号 nor a total, and its own signatures, on as many lines as they need', async () => {
    const [rows] = fc.sample(moeRows, { seed: 1, numRuns: 1 });
    const sheet = renderSheet(moe4068, rows ?? [], FORM);
    expect(sheet.total).toBeNull();
    expect(sheet.head.map(({ text }) => text)).toEqual(['指标名称', '代码', '人数']);
    const { sheets } = await readWorkbook(await writeSheets([sheet], OPTIONS), 'form.xlsx');
    const lines = (sheets[0]?.rows ?? []).map((row) =>
      row.cells.map((cell) => cell?.text ?? '').filter((text) => text !== ''),
    );
    expect(lines.slice(-2)).toEqual([
      ['单位负责人：陈', '统计负责人：李', '填表人：王'],
      ['联系电话：0898', '报出日期：2025-09-20'],
    ]);
  });
});

const hasSoffice = spawnSync('soffice', ['--version']).status === 0;
const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0;

describe('printed by another program', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'built-in-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The rows of many samples, as many as asked. */
  function several<Row>(rows: fc.Arbitrary<readonly Row[]>, count: number): readonly Row[] {
    return fc.sample(rows, { seed: 7, numRuns: count }).flat().slice(0, count);
  }

  const cases = [
    [
      '培训合格学员信息表',
      (count: number) => renderSheet(qualifiedList, several(qualifiedRows, count), FRAME),
    ],
    ['结业名单', (count: number) => renderSheet(completionList, several(completionRows, count), FRAME)],
    ['年度学分汇总表', (count: number) => renderSheet(yearSummary, several(yearRows, count), FRAME)],
    ['周期学分汇总表', (count: number) => renderSheet(CYCLE, several(cycleRows, count), FRAME)],
    [
      '国培参训教师信息表',
      (count: number) => renderSheet(nationalTrainees, several(nationalRows, count), FRAME),
    ],
    ['培训统计表', (count: number) => renderSheet(trainingHours, several(hoursRows, count), FRAME)],
    ['专任教师接受培训情况', () => renderSheet(moe4068, several(moeRows, 1).slice(0, 11), FORM)],
  ] as const;

  test.skipIf(!hasSoffice || !hasPdftotext)(
    'LibreOffice (soffice) and pdftotext: one page wide, title and head on every page, page x / y, seal and signatures',
    () => {
      const long = ['周期学分汇总表', '国培参训教师信息表'];
      const files = cases.flatMap(([title, render]) =>
        (long.includes(title) ? [1, 300] : [1]).map((count) => ({ title, count, render })),
      );
      return printAll(files);
    },
    240_000,
  );

  async function printAll(
    files: readonly { title: string; count: number; render: (typeof cases)[number][1] }[],
  ) {
    for (const [index, { count, render }] of files.entries())
      writeFileSync(join(folder, `${index}.xlsx`), await writeSheets([render(count)], OPTIONS));
    execFileSync(
      'soffice',
      [
        ...[`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf'],
        ...['--outdir', folder, ...files.map((_, index) => join(folder, `${index}.xlsx`))],
      ],
      { stdio: 'ignore', timeout: 200_000 },
    );
    for (const [index, { title, count, render }] of files.entries()) {
      const sheet = render(count);
      const pages = execFileSync('pdftotext', ['-layout', join(folder, `${index}.pdf`), '-'], {
        encoding: 'utf8',
      })
        .split('\f')
        .filter((page) => page.trim() !== '')
        .map((page) => page.replace(/\s/g, ''));
      const what = `${title} with ${count} rows`;
      // Were the sheet wider than a page, pages to the right would lack the title.
      for (const [at, page] of pages.entries()) {
        expect(page, what).toContain(title);
        expect(page, what).toContain(`第${at + 1}页/共${pages.length}页`);
        expect(page, what).toContain('台账封签3f9a08c2');
      }
      expect(pages.length, what).toBeLessThan(count === 1 ? 2 : 60);
      const last = pages.slice(-2).join('');
      if (sheet.total !== null) expect(last, what).toContain(sheet.total.label.replace(/\s/g, ''));
      for (const signature of sheet.signatures)
        expect(last, what).toContain(signature.replace(/\s/g, '').slice(0, 20));
    }
  }
});
