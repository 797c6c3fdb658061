import { describe, expect, it } from 'vitest';
import {
  countKinds,
  problemsByRow,
  rowsNotRead,
  textChanges,
} from '../../../src-shared/import/planned-row.ts';
import type { SheetProblem } from '../../../src-shared/sheet/read/sheet-problem.ts';
import { readingOf } from './known-people.ts';

const problem = (code: SheetProblem['code'], row?: number): SheetProblem => ({
  code,
  severity: 'error',
  values: {},
  ...(row === undefined ? {} : { at: { row } }),
});

describe('problems of a sheet', () => {
  it('belong to their row; those of the head and of no row to the sheet', () => {
    const reading = readingOf([], {
      problems: [problem('missingColumn'), problem('unmatchedHeading', 1), problem('idNumberInvalid', 3)],
    });
    const { ofSheet, ofRow } = problemsByRow(reading);
    expect(ofSheet.map(({ code }) => code)).toEqual(['missingColumn', 'unmatchedHeading']);
    expect(ofRow(3).map(({ code }) => code)).toEqual(['idNumberInvalid']);
    expect(ofRow(2)).toEqual([]);
  });

  it('all belong to a sheet without a head that is their place', () => {
    const reading = readingOf([], { header: null, problems: [problem('headerNotFound', 4)] });
    expect(problemsByRow(reading).ofRow(4)).toHaveLength(1);
  });
});

describe('rows that were not read', () => {
  const reading = readingOf<string>([], {
    rows: [{ row: 2, values: '甲', texts: { name: '甲' }, joinedRows: [5] }],
    refused: [{ row: 3, texts: { name: '乙' } }],
    skipped: [{ row: 9, reason: 'total', text: '合计' }],
    problems: [problem('idNumberInvalid', 3), problem('sameIdNumberJoined', 5)],
  });
  const rows = rowsNotRead(reading, problemsByRow(reading));

  it('are shown each with its reason: nothing is dropped', () => {
    expect(rows.map(({ row, kind, name, problems }) => [row, kind, name, problems[0]?.code])).toEqual([
      [3, 'problem', '乙', 'idNumberInvalid'],
      [5, 'skipped', '甲', 'sameIdNumberJoined'],
      [9, 'skipped', '合计', 'import.skipped-total'],
    ]);
  });

  it('are counted with the others', () => {
    expect(countKinds([...rows, { kind: 'new' }])).toEqual({
      new: 1,
      same: 0,
      changed: 0,
      conflict: 0,
      problem: 1,
      skipped: 2,
    });
  });
});

describe('textChanges', () => {
  it('names what would be different, as text, in the order of the new record', () => {
    expect(
      textChanges(
        { title: null, roles: ['班主任'], isFullTime: true, name: '王芳', hours: 8000 },
        { name: '王芳', title: '一级教师', roles: [], isFullTime: false, hours: null },
      ),
    ).toEqual([
      { field: 'title', before: null, after: '一级教师' },
      { field: 'roles', before: '["班主任"]', after: '[]' },
      { field: 'isFullTime', before: 'true', after: 'false' },
      { field: 'hours', before: '8000', after: null },
    ]);
  });

  it('compares by what is said, not by identity', () => {
    expect(textChanges({ roles: ['班主任'] }, { roles: ['班主任'] })).toEqual([]);
  });

  it('takes a field that was not there for empty', () => {
    expect(textChanges({}, { subject: '数学' })).toEqual([{ field: 'subject', before: null, after: '数学' }]);
  });
});
