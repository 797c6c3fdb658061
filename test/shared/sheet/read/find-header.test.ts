import { describe, expect, test } from 'vitest';
import { runNow } from '../../../../src-shared/lib/work.ts';
import { completionList } from '../../../../src-shared/sheet/layouts/completion-list.ts';
import { qualifiedList } from '../../../../src-shared/sheet/layouts/qualified-list.ts';
import { teacherRoster } from '../../../../src-shared/sheet/layouts/teacher-roster.ts';
import { findHeader, findSheet } from '../../../../src-shared/sheet/read/find-header.ts';
import { readRows } from '../../../../src-shared/sheet/read/read-rows.ts';
import { sheetOf } from './sheet-of.ts';

const keysOf = (rows: Parameters<typeof sheetOf>[0]) =>
  findHeader(teacherRoster, sheetOf(rows))?.columns.map((column) => column.key);

describe('the head of a sheet', () => {
  test('is found below titles, whatever the spacing, width, marks and remarks of its words', () => {
    const header = findHeader(
      teacherRoster,
      sheetOf([
        ['海口市北塘实验小学教师花名册'],
        ['填报单位：', null, '2025年'],
        [],
        ['序号', '＊姓　名', '身份证号码\n（18位）', 'Ｓ', '参加工作 时间', '联系电话（必填）'],
        ['1', '王芳', '34052419800101001X'],
      ]),
    );
    expect(header).toMatchObject({ firstRow: 4, lastRow: 4 });
    expect(header?.columns.map((column) => column.key)).toEqual([
      null,
      'name',
      'idNumber',
      null,
      'hiredOn',
      'phone',
    ]);
    expect(header?.problems).toEqual([
      {
        code: 'unmatchedHeading',
        severity: 'warning',
        at: { sheet: '表', row: 4, column: 'D', address: 'D4' },
        values: { heading: 'Ｓ', column: 'D' },
      },
    ]);
  });

  test.each([
    ['姓名', '单位/学校', '任教学段', '现任职称', '入职年月'],
    ['教师姓名', '工作单位', '学段', '职称', '参工时间'],
    ['姓 名：', '学校名称', '所教学段', '专业技术职务', '参加工作时间（年月日）'],
  ])('knows the words that others use: %s …', (...row) => {
    expect(keysOf([row])).toEqual(['name', 'organisationName', 'stage', 'title', 'hiredOn']);
  });

  test('of two rows without merges joins the words above each column', () => {
    const sheet = sheetOf([
      ['姓名', '考勤', null, '学时'],
      [null, '应到', '实到', null],
      ['王芳', '24', '23', '24'],
    ]);
    const reading = runNow(readRows(qualifiedList, sheet));
    expect(reading.header).toMatchObject({ firstRow: 1, lastRow: 2 });
    expect(reading.rows[0]?.values).toMatchObject({ periodsHeld: 24, periodsAttended: 23, hours: 24000 });
  });

  test('that lacks a required column refuses every row and says which', () => {
    const reading = runNow(
      readRows(
        teacherRoster,
        sheetOf([
          ['身份证号', '学校', '性别'],
          ['34052419800101001X', '北塘小学', '男'],
        ]),
      ),
    );
    expect(reading.problems).toMatchObject([
      { code: 'missingColumn', severity: 'error', at: { field: 'name' }, values: { heading: '姓名' } },
    ]);
    expect(reading.rows).toEqual([]);
    expect(reading.refused).toEqual([
      { row: 2, texts: { idNumber: '34052419800101001X', organisationName: '北塘小学', sex: '男' } },
    ]);
  });

  test('with one heading twice proposes the first and refuses to be silent', () => {
    const header = findHeader(
      teacherRoster,
      sheetOf([
        ['姓名', '单位', '学校'],
        ['王芳', 'A', 'B'],
      ]),
    );
    expect(header?.columns.map((column) => column.key)).toEqual(['name', 'organisationName', null]);
    expect(header?.problems).toMatchObject([
      { code: 'duplicateHeading', severity: 'error', at: { address: 'C1' } },
    ]);
  });

  test('with one word under several groups is asked, never guessed; a word of its own, or a choice, decides', () => {
    const asks = { asksRivals: true };
    const sheet = sheetOf([
      ['姓名', '集中培训', '集中培训', '远程培训', '远程培训', '合计', '合计'],
      [null, '学时', '学分', '学时', '学分', '学时', '学分'],
      ['王芳', '24', '3', '8', '1', '32', '4'],
    ]);
    const keys = (mapping = {}) =>
      findHeader(qualifiedList, sheet, mapping, asks)?.columns.flatMap(({ key }) => key ?? []);
    expect(keys()).toEqual(['name']);
    expect(findHeader(qualifiedList, sheet, {}, asks)?.problems).toMatchObject([
      {
        code: 'rivalHeadings',
        severity: 'error',
        values: { headings: '“集中培训 学时”“远程培训 学时”“合计 学时”', count: 3 },
      },
      { code: 'rivalHeadings', severity: 'error', values: { count: 3 } },
    ]);
    const chosen = findHeader(qualifiedList, sheet, { '2': 'hours', '3': 'credits' }, asks);
    expect(chosen?.columns.flatMap(({ key }) => key ?? [])).toEqual(['name', 'hours', 'credits']);
    expect(chosen?.problems).toEqual([]);
    const plain = sheetOf([
      ['姓名', '远程培训', '学时'],
      [null, '学时', null],
      ['王芳', '8', '24'],
    ]);
    expect(findHeader(qualifiedList, plain, {}, asks)?.columns.map(({ key }) => key)).toContain('hours');
  });

  test('is mapped as the user says', () => {
    const sheet = sheetOf([
      ['姓名', '单位', '学校', '甲'],
      ['王芳', 'A', 'B', '数学'],
    ]);
    const reading = runNow(
      readRows(teacherRoster, sheet, {
        '2': null,
        '3': 'organisationName',
        '4': 'subject',
        '5': 'nonsense',
      }),
    );
    expect(reading.problems).toEqual([]);
    expect(reading.rows[0]?.values).toMatchObject({ organisationName: 'B', subject: '数学' });
  });

  test('deeper than twenty rows, or absent, is not found', () => {
    const deep = [
      ...Array.from({ length: 20 }, () => ['说明']),
      ['姓名', '身份证号', '单位'],
      ['王芳', null, 'A'],
    ];
    expect(findHeader(teacherRoster, sheetOf(deep))).toBeNull();
    expect(
      runNow(
        readRows(
          teacherRoster,
          sheetOf([
            ['甲', '乙'],
            ['丙', '丁'],
          ]),
        ),
      ).problems,
    ).toMatchObject([{ code: 'headerNotFound' }]);
  });

  test('decides which sheet of a workbook is meant; hidden ones come last', () => {
    const notes = sheetOf([['填表说明'], ['姓名', '性别']], '说明');
    const roster = sheetOf([['姓名', '性别', '身份证号', '单位']], '名册');
    const hidden = { ...sheetOf([['姓名', '性别', '身份证号', '单位', '学科']], '旧'), isHidden: true };
    expect(findSheet(teacherRoster, [notes, hidden, roster])?.sheet.name).toBe('名册');
    expect(findSheet(completionList, [sheetOf([['甲']])])).toBeNull();
  });
});
