import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absentShare,
  attendanceFields,
  type CellField,
  cellProblems,
  cellText,
  changesOf,
  editCount,
  fillEmpty,
  keepPresent,
  noEdits,
  parseBlock,
  parseCell,
  pasteBlock,
  savedText,
  setCell,
  withoutSaved,
} from '../../../../../src-renderer/features/projects/cells/cell-edits.ts';
import { rebaseChanges } from '../../../../../src-renderer/features/projects/trainees/rebase-changes.ts';
import { aTrainee as trainee } from './trainee.ts';

const fields = ['totalPeriods', 'absentPeriods', 'excusedPeriods'] as const satisfies readonly CellField[];

const table = { trainees: [trainee('甲'), trainee('乙'), trainee('丙', { isRegistered: true })], fields };

describe('cells of a project', () => {
  it('reads counts, figures in thousandths and text, and keeps apart empty and unreadable', () => {
    expect(parseCell('absentPeriods', ' ３ ')).toBe(3);
    expect(parseCell('absentPeriods', '')).toBeNull();
    expect(parseCell('absentPeriods', '2.5')).toBeUndefined();
    expect(parseCell('absentPeriods', '三')).toBeUndefined();
    expect(parseCell('proofCredits', '2.125')).toBe(2125);
    expect(parseCell('proofCertificateNumber', ' 琼01 ')).toBe('琼01');
    expect(parseCell('proofCertificateNumber', 'x'.repeat(101))).toBeUndefined();
  });

  it('says that text equal to what is saved is no edit', () => {
    const person = trainee('甲', { absentPeriods: 2 });
    const edited = setCell(noEdits, person, 'absentPeriods', '3');
    expect(editCount(edited)).toBe(1);
    expect(setCell(edited, person, 'absentPeriods', '2').size).toBe(0);
  });

  it('reads back every saved figure as it is shown, credits with a place as everywhere', () => {
    const proven = trainee('甲', { proofHours: 20_000, proofCredits: 6000 });
    expect(savedText(proven, 'proofHours')).toBe('20');
    expect(savedText(proven, 'proofCredits')).toBe('6.0');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (value) => {
        const person = trainee('甲', { proofCredits: value });
        expect(parseCell('proofCredits', savedText(person, 'proofCredits'))).toBe(value);
      }),
      { seed: 11 },
    );
  });

  it('takes a block from a worksheet with any line ending and no row for the last break', () => {
    expect(parseBlock('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(parseBlock('1')).toEqual([['1']]);
  });

  it('fills a pasted block from the cell on and says what found no place', () => {
    const block = parseBlock('1\t0\t9\n2\t1\t9\n3\t0\t9\n4\t0\t9');
    const pasted = pasteBlock(noEdits, table, { row: 0, field: 'absentPeriods' }, block);
    expect(pasted).toMatchObject({ rowsOver: 1, columnsOver: 1, locked: 1 });
    expect(pasted.edits.get('乙')).toEqual({ absentPeriods: '2', excusedPeriods: '1' });
    expect(pasted.edits.has('丙')).toBe(false);
  });

  it('finds every cell that cannot be saved at once', () => {
    let edits = setCell(noEdits, trainee('甲'), 'absentPeriods', '三');
    edits = setCell(edits, trainee('乙'), 'absentPeriods', '25');
    edits = setCell(edits, trainee('乙'), 'excusedPeriods', '26');
    expect(cellProblems(table.trainees, edits).map(({ uid, field, code }) => [uid, field, code])).toEqual([
      ['甲', 'absentPeriods', 'cell.notCount'],
      ['乙', 'absentPeriods', 'trainee.absentMoreThanTotal'],
      ['乙', 'excusedPeriods', 'trainee.excusedMoreThanAbsent'],
    ]);
  });

  it('saves only what was typed, with the version it was typed over', () => {
    const edits = setCell(noEdits, trainee('乙'), 'absentPeriods', '');
    expect(changesOf([trainee('乙', { absentPeriods: 1, version: 4 })], edits)).toEqual([]);
    const person = trainee('乙', { absentPeriods: 1, version: 4 });
    expect(changesOf([person], setCell(noEdits, person, 'absentPeriods', ''))).toEqual([
      { uid: '乙', version: 4, fields: { absentPeriods: null } },
    ]);
  });

  it('fills the empty cells below the first row from it and leaves registered and filled ones alone', () => {
    const people = [
      trainee('甲', { absentPeriods: 0, excusedPeriods: 0 }),
      trainee('乙', { excusedPeriods: 1 }),
      trainee('丙', { isRegistered: true }),
    ];
    const filled = fillEmpty(noEdits, people, fields);
    expect([...filled.edits]).toEqual([['乙', { absentPeriods: '0' }]]);
    expect(filled).toMatchObject({ count: 1, without: [] });
    expect(cellText(people[1] ?? trainee('乙'), 'absentPeriods', filled.edits)).toBe('0');
  });

  it('takes nothing from a row further down: a column whose first row is empty stays as it is', () => {
    const people = [trainee('甲', { absentPeriods: 0 }), trainee('乙'), trainee('丙')];
    const typed = setCell(noEdits, people[2] ?? trainee('丙'), 'excusedPeriods', '2');
    const filled = fillEmpty(typed, people, fields);
    expect([...filled.edits]).toEqual([
      ['丙', { excusedPeriods: '2', absentPeriods: '0' }],
      ['乙', { absentPeriods: '0' }],
    ]);
    expect(filled.without).toEqual(['excusedPeriods']);
    expect(fillEmpty(typed, people, ['excusedPeriods'])).toEqual({
      edits: typed,
      count: 0,
      without: ['excusedPeriods'],
    });
  });

  it('gives nobody the certificate number of somebody else', () => {
    const people = [trainee('甲', { proofHours: 56_000, proofCertificateNumber: 'HN-001' }), trainee('乙')];
    const filled = fillEmpty(noEdits, people, ['proofHours', 'proofCertificateNumber']);
    expect([...filled.edits]).toEqual([['乙', { proofHours: '56' }]]);
  });

  it('forgets edits of people who left the list', () => {
    const edits = setCell(noEdits, trainee('甲'), 'absentPeriods', '1');
    expect(keepPresent(edits, [trainee('乙')]).size).toBe(0);
  });

  it('what is typed while the cells before are saved stays to be saved', () => {
    const sent = setCell(
      setCell(noEdits, trainee('甲'), 'absentPeriods', '2'),
      trainee('乙'),
      'totalPeriods',
      '20',
    );
    const meanwhile = setCell(
      setCell(sent, trainee('甲'), 'absentPeriods', '21'),
      trainee('丙'),
      'absentPeriods',
      '3',
    );
    expect([...withoutSaved(meanwhile, sent)]).toEqual([
      ['甲', { absentPeriods: '21' }],
      ['丙', { absentPeriods: '3' }],
    ]);
    expect(withoutSaved(sent, sent).size).toBe(0);
  });

  it('a draft that says what is saved by now is none', () => {
    const edits = setCell(
      setCell(noEdits, trainee('甲'), 'absentPeriods', '2'),
      trainee('甲'),
      'score',
      '80',
    );
    const saved = trainee('甲', { absentPeriods: 2 });
    expect([...keepPresent(edits, [saved])]).toEqual([['甲', { score: '80' }]]);
  });

  it('shows the share of absence only where both figures are known', () => {
    expect(absentShare(trainee('甲', { absentPeriods: 3 }), noEdits)).toBe(125);
    expect(absentShare(trainee('甲'), noEdits)).toBeNull();
    expect(absentShare(trainee('甲', { totalPeriods: 0, absentPeriods: 0 }), noEdits)).toBeNull();
    expect(absentShare(trainee('甲', { absentPeriods: 99 }), noEdits)).toBeNull();
  });

  it('asks a lecturer for lessons, an examinee for the score, a mentor for nothing', () => {
    expect(attendanceFields('lecture')).toEqual(['lessons']);
    expect(attendanceFields('exam')).toEqual(['score']);
    expect(attendanceFields('mentoring')).toEqual([]);
    expect(attendanceFields('centralized')).toContain('absentPeriods');
  });
});

describe('a change made while the answer to another is on its way', () => {
  const seen = [trainee('甲', { version: 1 })];
  const changes = [{ uid: '甲', version: 1, fields: { absentPeriods: 2 } }];

  it('is made on what stands now where it concerns something else', () => {
    const now = [trainee('甲', { version: 3, result: 'passed' })];
    expect(rebaseChanges(changes, seen, now)).toEqual([{ ...changes[0], version: 3 }]);
  });

  it('stops where somebody else changed just that, or took the person out', () => {
    expect(rebaseChanges(changes, seen, [trainee('甲', { version: 3, absentPeriods: 5 })])).toBeNull();
    expect(rebaseChanges(changes, seen, [])).toBeNull();
  });
});
