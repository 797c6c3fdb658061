import { describe, expect, test } from 'vitest';
import {
  lineDifferences,
  missingDifference,
  personDifferences,
  rowDifference,
} from '../../../src-shared/review/differences.ts';
import { NO_MARK } from '../../../src-shared/sheet/render/cell-styles.ts';
import { hours } from '../../../src-shared/training/thousandths.ts';
import { contextOf, finding, sheetLine, sheetRow, WANG } from './sample-return.ts';

const YELLOW = { ...NO_MARK, fill: '#FFFF00' };

describe('what a row says of its line', () => {
  const compared = (findings: readonly ReturnType<typeof finding>[], line = sheetLine()) => ({
    row: sheetRow(5, { hours: hours(16_000) }),
    line,
    findings,
  });

  test('is one difference for each finding, facts of the person left out', () => {
    const found = lineDifferences(
      contextOf(),
      compared([finding(), finding({ kind: 'person', field: 'name' })]),
    );
    expect(found).toMatchObject([
      {
        kind: 'figure',
        group: 'wang',
        teacher: { uid: 'wang', name: '王芳' },
        entryUid: 'e1',
        year: 2025,
        rows: [5],
        address: 'D5',
        ours: '24',
        theirs: '16',
        canAccept: true,
        change: { kind: 'figure', entryUid: 'e1', field: 'hours', value: 16_000 },
      },
    ]);
  });
  test('has a key that a later sheet’s difference has again, and an id of this comparison', () => {
    const [first] = lineDifferences(contextOf(), compared([finding()]));
    const later = {
      ...compared([finding({ row: 9, address: 'D9' })]),
      row: sheetRow(9, { hours: hours(16_000) }),
    };
    const [again] = lineDifferences(contextOf(), later);
    expect(again?.key).toBe(first?.key);
    const [rewritten] = lineDifferences(contextOf(), compared([finding()], sheetLine({ entryUid: 'e2' })));
    expect(rewritten?.key).toBe(first?.key);
    const [other] = lineDifferences(contextOf(), compared([finding({ theirs: '8' })]));
    expect(other?.key).not.toBe(first?.key);
    expect(first?.id).toHaveLength(20);
  });
  test('masks an identity number that is only marked, and shows both where one was changed', () => {
    const number = (kind: 'question' | 'person') =>
      finding({ kind, field: 'idNumber', ours: WANG.facts.idNumber, theirs: '460102198506150031' });
    const [question] = lineDifferences(contextOf(), compared([number('question')]));
    expect(question?.ours).not.toBe(WANG.facts.idNumber);
    expect(question?.ours).toContain('•');
    const [person] = personDifferences(contextOf(), [compared([number('person')])]);
    expect([person?.ours, person?.theirs]).toEqual([WANG.facts.idNumber, '460102198506150031']);
  });
});

describe('what rows say of a person', () => {
  const said = (row: number, theirs: string, marked = true) => ({
    row: sheetRow(row, { subject: theirs }),
    line: sheetLine(),
    findings: [
      finding({
        kind: 'person',
        row,
        field: 'subject',
        ours: '数学',
        theirs,
        marks: marked ? [{ ...YELLOW, address: `B${row}` } as never] : [],
      }),
    ],
  });
  test('is said once for each value, with all its rows and the first marks', () => {
    const found = [
      ...personDifferences(contextOf(), [
        said(3, '语文'),
        said(4, '英语'),
        ...[5, 6, 7, 8].map((row) => said(row, '语文')),
      ]),
    ];
    expect(found.map(({ theirs, rows, marks }) => [theirs, rows, marks.length])).toEqual([
      ['语文', [3, 5, 6, 7, 8], 4],
      ['英语', [4], 1],
    ]);
    expect(found[0]?.change).toEqual({ kind: 'person', teacherUid: 'wang', field: 'subject', value: '语文' });
  });
  test('is passed over for somebody who is not in the ledger any more', () => {
    const gone = { ...said(3, '语文'), line: sheetLine({ teacherUid: 'gone' }) };
    expect([...personDifferences(contextOf(), [gone])]).toEqual([]);
  });
});

describe('a row that stands for no line', () => {
  const texts = {
    name: ' 赵云 ',
    idNumber: '460102198001010017',
    projectName: '新培训',
    year: '2025',
    hours: '8',
    credits: '',
    remark: '补登',
  };
  test('says what it says, and writes nothing', () => {
    expect(
      rowDifference(contextOf(), 'added', { row: 9, texts }, { teacherUid: null, problems: [] }),
    ).toMatchObject({
      kind: 'added',
      group: 'row 9',
      teacher: { uid: null, name: '赵云', organisationName: null },
      project: { uid: null, name: '新培训' },
      rows: [9],
      theirs: '新培训 · 2025 · 8',
      remark: '补登',
      canAccept: false,
      change: null,
    });
  });
  test('belongs to the person whom it names, where the ledger knows them', () => {
    const problems = [{ code: 'correction.emptied', severity: 'error', values: {} }] as const;
    expect(
      rowDifference(contextOf(), 'unread', { row: 9, texts: {} }, { teacherUid: 'wang', problems }),
    ).toMatchObject({
      group: 'wang',
      teacher: { uid: 'wang', name: '王芳' },
      project: null,
      theirs: null,
      problems,
    });
  });
  test('never shows a whole identity number', () => {
    const made = rowDifference(
      contextOf(),
      'ambiguous',
      { row: 9, texts },
      { teacherUid: null, problems: [] },
    );
    expect(made.teacher.idNumberMasked).not.toContain(texts.idNumber);
  });
});

test('a line that is not on the sheet any more can be taken out', () => {
  expect(missingDifference(contextOf(), sheetLine())).toMatchObject({
    kind: 'missing',
    entryUid: 'e1',
    rows: [],
    ours: '24 · 3',
    canAccept: true,
    change: { kind: 'strike', entryUid: 'e1' },
  });
});
