import { createRequire } from 'node:module';
import { test } from 'vitest';
import { writeSheets } from '../../src-main/workbooks/write/write-workbook.ts';
import { teacherRoster } from '../../src-shared/sheet/layouts/teacher-roster.ts';
import { renderSheet } from '../../src-shared/sheet/render/render-sheet.ts';
import { fingerprintOf, makeRegistrable, openCountySession } from '../helpers/make-county.ts';
import { resultOf } from '../helpers/test-session.ts';
import { FRAME, rosterRow } from '../main/workbooks/fill/sample-sheets.ts';
import { byTurns, inFolder, median, print, sizeFrom, timed } from './measure.ts';

const rows = sizeFrom('LEDGER_BENCH_ROWS', 10_000);
const ExcelJS: typeof import('exceljs') = createRequire(import.meta.url)('exceljs');

/** Sheet to people in the ledger: read, checked, matched, backed up, written, logged; the peer only loads the file. */
test('importing a roster', () =>
  inFolder(async (folder) => {
    const people = Array.from({ length: rows }, (_, index) => ({ ...rosterRow(index), idNumber: null }));
    const unique = people.map((person, index) => ({ ...person, name: `${person.name}${letters(index)}` }));
    const bytes = await writeSheets([renderSheet(teacherRoster, unique, FRAME)], { createdAt: new Date(0) });
    const peer = () => new ExcelJS.Workbook().xlsx.load(Buffer.from(bytes).buffer);
    await peer();
    const previews: number[] = [];
    const applied: number[] = [];
    const loads: number[] = [];
    for (let run = 0; run < 3; run++) {
      const { session, client } = openCountySession(`${folder}/${run}`);
      session.setActor('王老师');
      await session.create({
        organisation: { name: '琼山区教师发展中心', level: 'county', regionCode: '460100', schoolCode: null },
        policyId: 'hainan-2017',
        cycleFrom: 2021,
        isDemo: false,
      });
      const file = new File([new Uint8Array(bytes)], '名单.xlsx');
      let fingerprint = '';
      previews.push(
        await timed(async () => {
          ({ fingerprint } = await client.teachers.previewImport({ file }));
        }),
      );
      applied.push(
        await timed(async () => resultOf(await client.teachers.applyImport({ file, fingerprint }))),
      );
      loads.push(await timed(peer));
      await session.close();
    }
    print({
      name: 'import-roster',
      ratio: median(applied) / median(loads),
      against: 'exceljs loading the file',
      n: rows,
      preview: median(previews),
      applied: median(applied),
      exceljs: median(loads),
    });
  }));

/** Pen names of letters, so that nobody is taken for another. */
function letters(index: number): string {
  return [...String(index)].map((digit) => '天地玄黄宇宙洪荒日月'.charAt(Number(digit))).join('');
}

test('writing a registration sheet', () =>
  inFolder(async (folder) => {
    const { session, client, projectUids } = await makeRegistrable(folder, rows, 1);
    const projectUid = projectUids[0] ?? '';
    const fingerprint = await fingerprintOf(session.ledger, projectUid);
    await resultOf(await client.registrations.register({ projectUid, fingerprint }));
    const cells = Array.from({ length: rows }, (_, index) => [
      index + 1,
      `教师${index}`,
      '女',
      '460102198506150023',
      '琼山区第 1 学校',
      '小学',
      '数学',
      '全区远程研修',
      '2021-01-05—2021-01-25',
      '远程',
      20,
      2,
      2021,
      '',
    ]);
    const times = await byTurns(
      3,
      async () => resultOf(await client.sheets.write({ request: { kind: 'registration', projectUid } })),
      async () => {
        const workbook = new ExcelJS.Workbook();
        workbook.addWorksheet('学分登记表').addRows(cells);
        await workbook.xlsx.writeBuffer();
      },
    );
    print({
      name: 'registration-sheet',
      ratio: times.ratio,
      against: 'exceljs writing as many bare cells',
      n: rows,
      ours: times.ours,
      exceljs: times.peer,
    });
    await session.close();
  }));
