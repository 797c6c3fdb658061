import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  problemsCsv,
  rowsWithProblems,
} from '../../../../src-renderer/components/import-wizard/check/problem-lines.ts';
import type {
  ColumnMapping,
  ImportPreview,
  ImportRow,
} from '../../../../src-renderer/components/import-wizard/import-source.ts';
import {
  assignField,
  correctionsOf,
  fieldOf,
  headingNames,
  toRemembered,
} from '../../../../src-renderer/components/import-wizard/mapping-memory.ts';
import {
  changedFieldWord,
  changedValueWord,
  planSentence,
  rowCount,
  writtenCount,
} from '../../../../src-renderer/text/import-wizard.ts';

const mapping: ColumnMapping = [
  { column: 1, heading: '序号', field: null },
  { column: 2, heading: '姓 名', field: 'name' },
  { column: 3, heading: '备注', field: 'remark' },
  { column: 4, heading: '备注', field: null },
];

const row: ImportRow = {
  row: 3,
  kind: 'new',
  name: '王芳',
  idNumberMasked: null,
  organisationName: null,
  teacherUid: null,
  cells: { name: '王芳' },
  changes: [],
  problems: [],
};

const counts = { new: 212, changed: 31, same: 40, conflict: 0, problem: 3, skipped: 0 };

describe('what importing will do, in words', () => {
  it('tells every kind and what stays out', () => {
    expect(planSentence(counts)).toBe('新增 212 · 更新 31 · 不变 40 · 有问题 3 — 将不导入');
    expect(writtenCount(counts)).toBe(243);
    expect(rowCount(counts)).toBe(286);
  });

  it('says nothing of what there is none of', () => {
    expect(planSentence({ new: 0, changed: 0, same: 5, conflict: 0, problem: 0, skipped: 0 })).toBe(
      '新增 0 · 不变 5',
    );
  });

  it('names every field of a trainee that a list of names changes', () => {
    const fields = [
      ...['role', 'result', 'totalPeriods', 'absentPeriods'],
      ...['proofHours', 'proofCredits', 'proofCertificateNumber'],
    ];
    for (const field of fields) expect(changedFieldWord(field)).toMatch(/^\p{Script=Han}+$/u);
  });

  it('writes changed values as people do', () => {
    expect(changedValueWord('sex', 'female')).toBe('女');
    expect(changedValueWord('isOnProbation', 'true')).toBe('是');
    expect(changedValueWord('title', '高级教师')).toBe('高级教师');
    expect(changedValueWord('proofHours', '56000')).toBe('56');
    expect(changedValueWord('proofCredits', '7000')).toBe('7.0');
    expect(changedValueWord('title', null)).toBe('');
  });
});

describe('the mapping of an import', () => {
  it('tells two columns of one heading apart', () => {
    expect(headingNames(mapping)).toEqual(['序号', '姓名', '备注', '备注#2']);
  });

  it('needs no correction where the proposal is what was remembered', () => {
    expect(correctionsOf(mapping, toRemembered(mapping))).toBeNull();
  });

  it('brings back what the user chose for the same headings', () => {
    const chosen = { ...toRemembered(mapping), 备注: null, '备注#2': 'remark' };
    expect(correctionsOf(mapping, chosen)).toEqual({ '3': null, '4': 'remark' });
  });

  it('never reads one field from two columns', () => {
    const field = fc.constantFrom('name', 'remark', 'phone', null);
    const step = fc.record({ column: fc.integer({ min: 1, max: 4 }), field });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let corrections: Record<string, string | null> = {};
        for (const { column, field: chosen } of steps)
          corrections = assignField(mapping, corrections, column, chosen);
        const fields = mapping.map((column) => fieldOf(column, corrections)).filter((key) => key !== null);
        expect(new Set(fields).size).toBe(fields.length);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('the problems of an import', () => {
  const warning = { code: 'phoneUnusual', severity: 'warning', values: { text: '=1+1' } } as const;
  const error = {
    code: 'idNumberInvalid',
    severity: 'error',
    at: { row: 9, column: 'D' },
    values: { reason: 'check-digit' },
  } as const;
  const rows: readonly ImportRow[] = [
    { ...row, row: 4, problems: [warning] },
    { ...row, row: 5 },
    { ...row, row: 9, name: '=cmd', kind: 'problem', problems: [error] },
  ];

  it('lists what keeps rows out before what only deserves a look', () => {
    expect(rowsWithProblems(rows).map((line) => line.row.row)).toEqual([9, 4]);
  });

  it('lists a row of its own remark before those that only share what the whole file has', () => {
    const common = { code: 'dateMonthOnly', severity: 'warning', values: {} } as const;
    const own = { code: 'sexContradictsIdNumber', severity: 'warning', values: {} } as const;
    const wrong = { code: 'idNumberInvalid', severity: 'error', values: {} } as const;
    const file: readonly ImportRow[] = [
      { ...row, row: 4, problems: [common] },
      { ...row, row: 5, problems: [common] },
      { ...row, row: 6, problems: [common, own] },
      { ...row, row: 7, problems: [common, wrong] },
    ];
    const lines = rowsWithProblems(file);
    expect(lines.map((line) => line.row.row)).toEqual([7, 6, 4, 5]);
    expect(lines[0]?.problems).toEqual([wrong, common]);
  });

  it('saves all of them as text that no spreadsheet runs', () => {
    const preview: ImportPreview = {
      fingerprint: 'f',
      fileName: '名单.xlsx',
      sheet: 'Sheet1',
      sheets: ['Sheet1'],
      headerRow: 2,
      samples: {},
      mapping: [...mapping],
      fields: [],
      counts,
      problems: [{ code: 'workbook.macrosIgnored', severity: 'warning', values: {} }],
      rows,
    };
    const lines = problemsCsv(preview).split('\r\n');
    expect(lines[0]).toBe('\uFEFF行,列,姓名,程度,说明');
    expect(lines[1]).toBe(',,,提醒,文件里的宏不会运行');
    expect(lines[2]).toMatch(/^4,,王芳,提醒,/);
    expect(lines[3]).toBe("9,D,'=cmd,不能导入,证件号的校验位不符");
  });
});
