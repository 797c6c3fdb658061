import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownTeacher } from '../../../src-shared/import/match-people.ts';
import { planRoster, type RosterFacts, rosterRowText } from '../../../src-shared/import/roster.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { runNow } from '../../../src-shared/lib/work.ts';
import type { TeacherRosterRow } from '../../../src-shared/sheet/layouts/teacher-roster.ts';
import type { SheetReading } from '../../../src-shared/sheet/read/read-rows.ts';
import type { SheetProblem } from '../../../src-shared/sheet/read/sheet-problem.ts';
import { parseCalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { ID, knownTeacher, readingOf, SCHOOL, teacherFacts } from './known-people.ts';

const rosterRow = (row: Partial<TeacherRosterRow> = {}): TeacherRosterRow => ({
  name: '王芳',
  sex: null,
  idType: null,
  idNumber: null,
  ethnicity: null,
  organisationName: SCHOOL,
  stage: null,
  subject: null,
  title: null,
  post: null,
  hiredOn: null,
  broughtInOn: null,
  previousOrganisation: null,
  education: null,
  phone: null,
  email: null,
  isFullTime: null,
  status: null,
  remark: null,
  ...row,
});

const day = (text: string) => assertPresent(parseCalendarDate(text), text);
const FACTS: RosterFacts = {
  people: [],
  organisation: { name: SCHOOL, level: 'school' },
  today: day('2025-10-23'),
};
const planReading = (reading: SheetReading<TeacherRosterRow>, facts: Partial<RosterFacts> = {}) =>
  runNow(planRoster(reading, { ...FACTS, ...facts }));
const plan = (
  rows: readonly Partial<TeacherRosterRow>[],
  people: readonly KnownTeacher[] = [],
  facts: Partial<RosterFacts> = {},
) => planReading(readingOf(rows.map(rosterRow)), { people, ...facts });
const sheetProblem = (
  code: SheetProblem['code'],
  severity: SheetProblem['severity'],
  field: string,
): SheetProblem => ({ code, severity, at: { row: 2, field }, values: {} });
const kinds = (...asked: Parameters<typeof plan>) =>
  plan(...asked).map(({ kind, problems }) =>
    [kind, ...problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)].join(' '),
  );

describe('a row of a roster', () => {
  it('brings somebody who is not known', () => {
    const [row] = plan([{ idNumber: ID.wang, subject: '语文' }]);
    expect(row).toMatchObject({
      kind: 'new',
      existing: null,
      facts: { name: '王芳', idNumber: ID.wang, sex: 'female', birthOn: '1985-06-15', subject: '语文' },
    });
  });

  it('says nothing new of somebody who is known as it says', () => {
    const known = knownTeacher(1, { idNumber: ID.wang, sex: 'female', birthOn: '1985-06-15' });
    expect(plan([{ idNumber: ID.wang }], [known])).toMatchObject([{ kind: 'same', changes: [] }]);
  });

  it('changes what it says, and leaves what it does not say', () => {
    const known = knownTeacher(1, {
      subject: '语文',
      title: '一级教师',
      roles: ['class-head'],
      hasProofOfPriorTraining: true,
      isOnProbation: true,
      leftOn: null,
      birthOn: '1985-06-15',
    });
    const [row] = plan([{ subject: '数学', phone: '13800000000' }], [known]);
    expect(row).toMatchObject({
      kind: 'changed',
      existing: known,
      changes: [
        { field: 'subject', before: '语文', after: '数学' },
        { field: 'phone', before: null, after: '13800000000' },
      ],
    });
    expect(row?.facts).toEqual({ ...known.facts, subject: '数学', phone: '13800000000' });
  });

  it('gives a number to somebody who had none', () => {
    const known = knownTeacher(1, { sex: 'female', birthOn: '1985-06-15' });
    expect(plan([{ idNumber: ID.wang }], [known])).toMatchObject([
      { kind: 'changed', changes: [{ field: 'idNumber', before: null, after: ID.wang }] },
    ]);
  });

  it('of another name under a known number is a conflict, not a new name', () => {
    const known = knownTeacher(1, { idNumber: ID.wang });
    expect(plan([{ name: '王方', idNumber: ID.wang }], [known])).toMatchObject([
      {
        kind: 'conflict',
        existing: known,
        problems: [{ code: 'import.otherName', values: { known: '王芳' } }],
      },
    ]);
  });

  it('that may mean several people is asked about (Q14)', () => {
    const people = [knownTeacher(1), knownTeacher(2)];
    expect(plan([{}], people)).toMatchObject([
      { kind: 'problem', facts: null, problems: [{ code: 'import.ambiguousName', values: { count: 2 } }] },
    ]);
  });

  it('need not name the school in a school’s ledger', () => {
    expect(plan([{ organisationName: null }])[0]?.facts?.organisationName).toBe(SCHOOL);
    const county = { organisation: { name: '琼山区教师发展中心', level: 'county' } } as const;
    expect(kinds([{ organisationName: null }], [], county)).toEqual(['problem teacher.organisationMissing']);
  });

  it('keeps the school somebody came from in the remark', () => {
    expect(plan([{ remark: '支教', previousOrganisation: '南塘小学' }])[0]?.facts?.remark).toBe(
      '支教；原单位：南塘小学',
    );
    expect(plan([{}], [knownTeacher(1, { remark: '旧' })])[0]?.facts?.remark).toBe('旧');
  });

  it('is refused for what its record contradicts', () => {
    expect(kinds([{ hiredOn: day('2026-01-01') }])).toEqual(['problem teacher.dateInTheFuture']);
    expect(
      kinds([{ status: 'active' }], [knownTeacher(1, { leftOn: '2025-01-01', status: 'left' })]),
    ).toEqual(['problem teacher.leftButActive']);
  });

  it('does not say twice what reading the sheet has said', () => {
    const problem = sheetProblem('idNumberInvalid', 'error', 'idNumber');
    const reading = readingOf([rosterRow({ idNumber: '123' })], { problems: [problem] });
    expect(planReading(reading)[0]?.problems.map(({ code }) => code)).toEqual(['idNumberInvalid']);
  });

  it('of a name that stands twice in the sheet without a number is not guessed', () => {
    const problem = sheetProblem('sameNameWithoutIdNumber', 'warning', 'name');
    const reading = readingOf([rosterRow()], { problems: [problem] });
    expect(planReading(reading)).toMatchObject([{ kind: 'problem', facts: null }]);
  });
});

describe('a roster', () => {
  it('never makes two rows into one record', () => {
    const known = knownTeacher(1, { idNumber: ID.wang });
    expect(kinds([{ idNumber: ID.wang }, {}], [known])).toEqual(['changed', 'problem import.ambiguousName']);
    expect(kinds([{}, {}], [knownTeacher(1)])).toEqual([
      'problem import.ambiguousName',
      'problem import.ambiguousName',
    ]);
  });

  it('shows rows that were not read in their place', () => {
    const reading = readingOf([rosterRow()], {
      refused: [{ row: 1, texts: { name: '乙' } }],
      skipped: [{ row: 3, reason: 'total', text: '合计' }],
    });
    expect(planReading(reading).map(({ row, kind }) => [row, kind])).toEqual([
      [1, 'problem'],
      [2, 'new'],
      [3, 'skipped'],
    ]);
  });

  it('read again once it was taken in changes nothing', () => {
    const row = fc.record({
      subject: fc.option(fc.constantFrom('语文', '数学', ' 英语 ')),
      phone: fc.option(fc.constantFrom('13800000000', '')),
      status: fc.option(fc.constantFrom('active' as const, 'retired' as const)),
      remark: fc.option(fc.constantFrom('支教', ' ')),
    });
    fc.assert(
      fc.property(row, fc.option(fc.constant(ID.wang)), (values, idNumber) => {
        const [first] = plan([{ ...values, idNumber }], [knownTeacher(1)]);
        const facts = first?.facts ?? teacherFacts();
        const [again] = plan([{ ...values, idNumber }], [{ id: 1, uid: 'T1', version: 2, facts }]);
        expect(again?.kind).toBe('same');
      }),
    );
  });

  it('has another text as soon as a row, a record or its version is another', () => {
    const texts = (...asked: Parameters<typeof plan>) =>
      plan(...asked)
        .map(rosterRowText)
        .join();
    const known = knownTeacher(1);
    const seen = texts([{ subject: '数学' }], [known]);
    expect(texts([{ subject: '数学' }], [known])).toBe(seen);
    expect(texts([{ subject: '英语' }], [known])).not.toBe(seen);
    expect(texts([{ subject: '数学' }], [{ ...known, version: 2 }])).not.toBe(seen);
    expect(texts([{ subject: '数学' }], [])).not.toBe(seen);
  });
});

it('asks whether two new rows of one name and unit are one person, where one lacks a number (X4)', () => {
  const rows = plan([{ idNumber: ID.wang }, {}, { name: '李强', idNumber: ID.li }]);
  expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    ['teacher.sameNameWithoutNumber'],
    expect.arrayContaining(['teacher.sameNameWithoutNumber']),
    [],
  ]);
  expect(rows.map(({ kind }) => kind)).toEqual(['new', 'new', 'new']);
});
