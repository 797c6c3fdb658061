import { describe, expect, it } from 'vitest';
import { runNow } from '../../../src-shared/lib/work.ts';
import { compareSheet, type SheetToCompare } from '../../../src-shared/review/compare-sheet.ts';
import { NO_MARK } from '../../../src-shared/sheet/render/cell-styles.ts';
import { hours } from '../../../src-shared/training/thousandths.ts';
import { contextOf, NO_MARKS, sheetLine, sheetRow } from './sample-return.ts';

const OTHER = sheetLine({
  entryUid: 'e2',
  teacherUid: 'li',
  values: { name: '李强', idNumber: '460102198001010017' },
});
const LI_ROW = { name: '李强', idNumber: '460102198001010017' };

function compared(match: Partial<SheetToCompare['match']>, other: Partial<SheetToCompare> = {}) {
  return runNow(
    compareSheet({
      context: contextOf(),
      match: { pairs: [], added: [], ambiguous: [], unread: [], left: [], ...match },
      missing: [],
      problemsOfRow: () => [],
      ...other,
    }),
  );
}

describe('comparing a sheet with the ledger', () => {
  it('finds nothing where nothing was changed', () => {
    expect(compared({ pairs: [{ row: sheetRow(3), line: sheetLine() }] })).toEqual({
      sameRows: 1,
      differences: [],
    });
  });

  it('says of a changed figure where it stands, what stands there and what the ledger says', () => {
    const pairs = [{ row: sheetRow(3, { hours: hours(16_000) }), line: sheetLine() }];
    const { sameRows, differences } = compared({ pairs });
    expect(sameRows).toBe(0);
    expect(differences).toEqual([
      expect.objectContaining({
        kind: 'figure',
        group: 'wang',
        project: { uid: 'j1', name: '骨干教师培训' },
        entryUid: 'e1',
        year: 2025,
        rows: [3],
        address: 'D3',
        field: 'hours',
        ours: '24',
        theirs: '16',
        canAccept: true,
      }),
    ]);
  });

  it('says once what many rows say of a person', () => {
    const pairs = [3, 5].map((row) => ({
      row: sheetRow(row, { name: '王方' }),
      line: sheetLine({ entryUid: `e${row}` }),
    }));
    const { differences } = compared({ pairs });
    expect(differences).toEqual([
      expect.objectContaining({
        kind: 'person',
        rows: [3, 5],
        theirs: '王方',
        entryUid: null,
        project: null,
      }),
    ]);
  });

  it('says of one person two values that rows contradict each other with', () => {
    const pairs = ['王方', '汪芳'].map((name, index) => ({
      row: sheetRow(index + 3, { name }),
      line: sheetLine({ entryUid: `e${index}` }),
    }));
    expect(compared({ pairs }).differences.map(({ theirs }) => theirs)).toEqual(['王方', '汪芳']);
  });

  it('lists rows that stand for no line, and guesses nothing', () => {
    const row = sheetRow(7, { projectName: '班主任培训' });
    const { differences } = compared(
      {
        added: [{ row, teacherUid: 'wang' }],
        ambiguous: [{ row: sheetRow(8), reason: 'line', teacherUid: 'wang', entryUids: ['e1', 'e2'] }],
        unread: [{ row: { row: 9, texts: { name: '李强', idNumber: '46010219800101001X' } }, entryUids: [] }],
      },
      {
        problemsOfRow: (of) =>
          of === 9 ? [{ code: 'correction.emptied', severity: 'error', values: {} }] : [],
      },
    );
    expect(
      differences.map(({ kind, rows, canAccept, problems }) => [kind, rows, canAccept, problems[0]?.code]),
    ).toEqual([
      ['added', [7], false, undefined],
      ['ambiguous', [8], false, 'correction.ambiguous-line'],
      ['unread', [9], false, 'correction.emptied'],
    ]);
    expect(differences[0]).toMatchObject({
      project: { uid: null, name: '班主任培训' },
      theirs: '班主任培训 · 2025 · 24 · 3',
    });
    expect(differences[2]?.teacher).toMatchObject({ uid: null, name: '李强' });
    expect(differences[2]?.teacher.idNumberMasked).not.toContain('19800101');
  });

  it('takes a line that is not on the sheet any more for one that was taken out', () => {
    expect(compared({}, { missing: [sheetLine()] }).differences).toEqual([
      expect.objectContaining({
        kind: 'missing',
        ours: '24 · 3',
        rows: [],
        canAccept: true,
        change: { kind: 'strike', entryUid: 'e1' },
      }),
    ]);
  });

  it('goes person by person in the order of the sheet; who is not on it comes last', () => {
    const gone = sheetLine({ entryUid: 'e9', teacherUid: 'gone' });
    const { differences } = compared(
      {
        pairs: [
          { row: sheetRow(3, { ...LI_ROW, hours: hours(8000) }), line: OTHER },
          { row: sheetRow(4, { hours: hours(8000) }), line: sheetLine() },
          { row: sheetRow(6, { ...LI_ROW, year: 2024 }), line: { ...OTHER, entryUid: 'e3' } },
        ],
      },
      { missing: [gone] },
    );
    expect(differences.map(({ group, rows }) => [group, rows[0]])).toEqual([
      ['li', 3],
      ['li', 6],
      ['wang', 4],
      ['row ', undefined],
    ]);
  });

  it('masks a number that was marked, and shows one that was changed', () => {
    const marks = {
      ...NO_MARKS,
      cell: (_: number, column: number) => (column === 2 ? { ...NO_MARK, comment: '?' } : null),
    };
    const of = (row: ReturnType<typeof sheetRow>) =>
      compared({ pairs: [{ row, line: sheetLine() }] }, { context: contextOf({ marks }) }).differences[0];
    expect(of(sheetRow(3))).toMatchObject({ kind: 'question', field: 'idNumber' });
    expect(of(sheetRow(3))?.ours).not.toBe('460102198506150023');
    expect(of(sheetRow(3, { idNumber: '460102198001010017' }))?.ours).toBe('460102198506150023');
  });

  it('gives a difference the same key in a later sheet, and another id where it stands elsewhere', () => {
    const at = (row: number) =>
      compared({
        pairs: [{ row: sheetRow(row, { hours: hours(16_000) }), line: sheetLine({ entryUid: `e${row}` }) }],
      }).differences[0];
    expect(at(3)?.key).toBe(at(9)?.key);
    const digest = (text: string) => text.slice(-4);
    const idAt = (row: number) =>
      compared(
        { pairs: [{ row: sheetRow(row, { hours: hours(16_000) }), line: sheetLine() }] },
        { context: contextOf({ digest }) },
      ).differences[0]?.id;
    expect(idAt(3)).not.toBe(idAt(9));
  });
});
