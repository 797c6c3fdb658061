import { describe, expect, test } from 'vitest';
import { runNow } from '../../../../src-shared/lib/work.ts';
import { type TeacherRosterRow, teacherRoster } from '../../../../src-shared/sheet/layouts/teacher-roster.ts';
import { headerAt } from '../../../../src-shared/sheet/read/find-header.ts';
import { joinSameRows } from '../../../../src-shared/sheet/read/join-same-rows.ts';
import type { ReadRow } from '../../../../src-shared/sheet/read/read-row.ts';
import { sheetOf } from './sheet-of.ts';

const NOBODY: TeacherRosterRow = {
  ...{ name: '王芳', sex: null, idType: null, idNumber: null, ethnicity: null, organisationName: '北塘小学' },
  ...{ stage: null, subject: null, title: null, post: null, hiredOn: null, broughtInOn: null },
  ...{ previousOrganisation: null, education: null, phone: null, email: null, isFullTime: null },
  ...{ status: null, remark: null },
};

function row(number: number, values: Partial<TeacherRosterRow>): ReadRow<TeacherRosterRow> {
  return { row: number, values: { ...NOBODY, ...values }, texts: { name: '王芳' }, joinedRows: [] };
}

function join(...rows: readonly ReadRow<TeacherRosterRow>[]) {
  const header = headerAt(teacherRoster, sheetOf([['姓名', '身份证号']], '花名册'), { first: 1, last: 1 });
  return runNow(joinSameRows(teacherRoster, '花名册', header, rows));
}

describe('rows with one identity number', () => {
  test('that agree become one, filled from each other [Q13]', () => {
    const { rows, refused, problems } = join(
      row(2, { idNumber: 'A', phone: '1', post: null }),
      row(5, { idNumber: 'A', phone: null, post: '校长' }),
      row(7, { idNumber: 'A', subject: '语文' }),
    );
    expect(rows).toMatchObject([
      { row: 2, joinedRows: [5, 7], values: { phone: '1', post: '校长', subject: '语文' } },
    ]);
    expect(refused).toEqual([]);
    expect(problems).toEqual([
      {
        code: 'sameIdNumberJoined',
        severity: 'warning',
        at: { field: 'idNumber', sheet: '花名册', row: 5, column: 'B', address: 'B5' },
        values: { row: 2 },
      },
      {
        code: 'sameIdNumberJoined',
        severity: 'warning',
        at: { field: 'idNumber', sheet: '花名册', row: 7, column: 'B', address: 'B7' },
        values: { row: 2 },
      },
    ]);
  });
  test('that differ are all refused, with the fields and the other rows named [Q13]', () => {
    const { rows, refused, problems } = join(
      row(2, { idNumber: 'A', phone: '1', post: '校长' }),
      row(3, { idNumber: 'A', phone: '2', post: '教导主任' }),
      row(4, { idNumber: 'B' }),
    );
    expect(rows.map((kept) => kept.row)).toEqual([4]);
    expect(refused).toEqual([
      { row: 2, texts: { name: '王芳' } },
      { row: 3, texts: { name: '王芳' } },
    ]);
    expect(problems).toMatchObject([
      {
        code: 'sameIdNumberDiffers',
        severity: 'error',
        at: { address: 'B2' },
        values: { rows: '3', fields: 'post,phone', headings: '职务、手机' },
      },
      { code: 'sameIdNumberDiffers', at: { address: 'B3' }, values: { rows: '2' } },
    ]);
  });
  test('stay in the order of the sheet', () => {
    const { rows } = join(row(2, { idNumber: 'A' }), row(3, { idNumber: 'B' }), row(4, { idNumber: 'A' }));
    expect(rows.map((kept) => kept.row)).toEqual([2, 3]);
  });
});

describe('a row without an identity number', () => {
  const marked = (...rows: readonly ReadRow<TeacherRosterRow>[]) =>
    join(...rows).problems.map(
      ({ code, at, values }) => `${code} ${at?.address ?? ''} ${values['rows'] ?? ''}`,
    );

  test('whose name another row of its school bears is marked, never assigned [Q14]', () => {
    const rows = [row(2, { idNumber: 'A' }), row(3, {}), row(4, { name: '李明' })];
    expect(marked(...rows)).toEqual(['sameNameWithoutIdNumber A3 2']);
    expect(join(...rows).rows).toHaveLength(3);
  });
  test('is not marked for a name of another school [Q14]', () => {
    expect(marked(row(2, { idNumber: 'A', organisationName: '南湖小学' }), row(3, {}))).toEqual([]);
  });
  test('is marked where one of the two names no school [Q14]', () => {
    expect(marked(row(2, { idNumber: 'A', organisationName: null }), row(3, {}))).toEqual([
      'sameNameWithoutIdNumber A3 2',
    ]);
    expect(marked(row(2, { idNumber: 'A' }), row(3, { organisationName: null }))).toEqual([
      'sameNameWithoutIdNumber A3 2',
    ]);
  });
  test('names at most twenty others', () => {
    const many = Array.from({ length: 30 }, (_, index) => row(index + 2, { idNumber: `A${index}` }));
    const [problem] = join(...many, row(40, {})).problems;
    expect(String(problem?.values['rows']).split('、')).toHaveLength(20);
  });
});
