import { describe, expect, it } from 'vitest';
import type { KnownTeacher } from '../../../src-shared/import/match-people.ts';
import {
  type KnownTrainee,
  planTraineeList,
  type TraineeListFacts,
  traineeRowText,
} from '../../../src-shared/import/trainee-list.ts';
import { runNow } from '../../../src-shared/lib/work.ts';
import type { QualifiedListRow } from '../../../src-shared/sheet/layouts/qualified-list.ts';
import { credits, hours } from '../../../src-shared/training/thousandths.ts';
import type { TraineeFields } from '../../../src-shared/training/trainee.ts';
import { ID, knownTeacher, readingOf, SCHOOL } from './known-people.ts';

const listRow = (row: Partial<QualifiedListRow> = {}): QualifiedListRow => ({
  name: '王芳',
  sex: null,
  idNumber: null,
  region: null,
  organisationName: null,
  stage: null,
  subject: null,
  title: null,
  role: null,
  attendance: null,
  periodsHeld: null,
  periodsAttended: null,
  result: null,
  hours: null,
  credits: null,
  certificateNumber: null,
  remark: null,
  ...row,
});

const FIELDS: TraineeFields = {
  role: 'trainee',
  totalPeriods: 24,
  absentPeriods: null,
  excusedPeriods: null,
  result: 'pending',
  score: null,
  lessons: null,
  proofHours: null,
  proofCredits: null,
  proofCertificateNumber: null,
  paper: null,
  makeUpFor: null,
};
const trainee = (fields: Partial<TraineeFields> = {}, change: Partial<KnownTrainee> = {}): KnownTrainee => ({
  id: 11,
  uid: 'P11',
  version: 1,
  teacherId: 1,
  fields: { ...FIELDS, ...fields },
  isRegistered: false,
  ...change,
});

const WANG: KnownTeacher = knownTeacher(1, { idNumber: ID.wang });
const FACTS: TraineeListFacts = {
  project: { kind: 'own', form: 'centralized', totalPeriods: 24 },
  people: [WANG],
  trainees: [],
};
type Asked = Partial<TraineeListFacts> & { readonly keys?: readonly string[] };
const plan = (rows: readonly Partial<QualifiedListRow>[], { keys = [], ...facts }: Asked = {}) =>
  runNow(planTraineeList(readingOf(rows.map(listRow), { keys }), { ...FACTS, ...facts }));
const kinds = (...asked: Parameters<typeof plan>) =>
  plan(...asked).map(({ kind, problems }) => [kind, ...problems.map(({ code }) => code)].join(' '));
const OUTSIDE = { kind: 'outside', form: 'centralized', totalPeriods: null } as const;

describe('a row of a list of trainees', () => {
  it('adds somebody of the ledger to the project', () => {
    expect(plan([{}])).toMatchObject([
      {
        kind: 'new',
        teacher: WANG,
        existing: null,
        change: { totalPeriods: 24, absentPeriods: null, result: 'passed' },
      },
    ]);
  });

  it('of nobody the ledger knows is listed, and adds nobody', () => {
    expect(kinds([{ name: '陈静' }, { idNumber: ID.li }])).toEqual([
      'problem import.unknownTeacher',
      'problem import.unknownTeacher',
    ]);
  });

  it('that may mean several people is asked about; the organisation may tell them apart (Q14)', () => {
    const people = [WANG, knownTeacher(2, { organisationName: '南塘小学' })];
    expect(plan([{}], { people })).toMatchObject([
      { kind: 'problem', problems: [{ code: 'import.ambiguousName', values: { count: 2 } }] },
    ]);
    expect(plan([{ organisationName: SCHOOL }], { people })).toMatchObject([{ kind: 'new', teacher: WANG }]);
  });

  it('of another name under a known number is a conflict', () => {
    expect(kinds([{ name: '王方', idNumber: ID.wang }])).toEqual(['conflict import.otherName']);
  });

  it('means passed where the list has no column of results, and what is known where the cell is empty', () => {
    const failed = trainee({ result: 'failed' });
    expect(plan([{}], { trainees: [failed] })[0]?.change.result).toBe('passed');
    expect(plan([{}], { trainees: [failed], keys: ['result'] })[0]?.change.result).toBe('failed');
    expect(plan([{}], { keys: ['result'] })[0]?.change.result).toBe('pending');
    expect(plan([{ result: 'excellent' }], { keys: ['result'] })[0]?.change.result).toBe('excellent');
  });

  it('changes the record it is about, and says in what', () => {
    const known = trainee();
    expect(plan([{ result: 'passed', periodsAttended: 22 }], { trainees: [known] })).toMatchObject([
      {
        kind: 'changed',
        existing: known,
        changes: [
          { field: 'absentPeriods', before: null, after: '2' },
          { field: 'result', before: 'pending', after: 'passed' },
        ],
      },
    ]);
  });

  it('counts absence from the periods it states, else from the known ones, else from the project’s', () => {
    const absent = (row: Partial<QualifiedListRow>, facts: Asked = {}) => plan([row], facts)[0]?.change;
    expect(absent({ periodsAttended: 20 })).toMatchObject({ totalPeriods: 24, absentPeriods: 4 });
    expect(absent({ periodsHeld: 30, periodsAttended: 20 })).toMatchObject({
      totalPeriods: 30,
      absentPeriods: 10,
    });
    expect(absent({ periodsAttended: 20 }, { trainees: [trainee({ totalPeriods: 21 })] })).toMatchObject({
      totalPeriods: 21,
      absentPeriods: 1,
    });
    expect(absent({ periodsAttended: 20 }, { project: OUTSIDE })).toMatchObject({
      totalPeriods: null,
      absentPeriods: null,
    });
  });

  it('brings the figures of the proof to outside projects alone: own ones are computed (A27)', () => {
    const row = { hours: hours(24_000), credits: credits(3000), certificateNumber: '证 12' };
    expect(plan([row], { project: OUTSIDE })[0]?.change).toMatchObject({
      proofHours: 24_000,
      proofCredits: 3000,
      proofCertificateNumber: '证 12',
    });
    expect(plan([row])[0]?.change).not.toHaveProperty('proofHours');
    const known = trainee({ totalPeriods: null, proofHours: 8000, result: 'passed' });
    expect(plan([{}], { project: OUTSIDE, trainees: [known] })).toMatchObject([
      { kind: 'same', change: { proofHours: 8000 } },
    ]);
  });

  it('takes a certificate number of own mentoring or degree study as the paper it is registered by (A34)', () => {
    const row = { certificateNumber: '证 12' };
    const own = { kind: 'own', form: 'mentoring', totalPeriods: null } as const;
    expect(plan([row], { project: own })[0]?.change).toMatchObject({ paper: '证 12' });
    const known = trainee({ totalPeriods: null, paper: '证 7', result: 'passed' });
    expect(plan([{}], { project: own, trainees: [known] })).toMatchObject([
      { kind: 'same', change: { paper: '证 7' } },
    ]);
    expect(plan([row])[0]?.change).not.toHaveProperty('paper');
  });

  it('that says nothing new is the same, also of somebody who is registered', () => {
    const registered = trainee({ result: 'passed' }, { isRegistered: true });
    expect(kinds([{ result: 'passed' }], { trainees: [registered] })).toEqual(['same']);
  });

  it('that changes somebody who is registered is a conflict', () => {
    const registered = trainee({ result: 'passed' }, { isRegistered: true });
    expect(plan([{ result: 'failed' }], { trainees: [registered] })).toMatchObject([
      { kind: 'conflict', problems: [{ code: 'trainee.registeredIsLocked', values: { name: '王芳' } }] },
    ]);
  });

  it('whose figures contradict each other is refused', () => {
    expect(kinds([{ periodsAttended: 20 }], { trainees: [trainee({ excusedPeriods: 5 })] })).toEqual([
      'problem trainee.excusedMoreThanAbsent',
    ]);
  });
});

describe('roles on a list', () => {
  const both = [
    trainee({ role: 'lecturer', result: 'passed' }),
    trainee({ result: 'passed' }, { id: 12, uid: 'P12' }),
  ];

  it('are nobody’s lecturing where the list names none: it is a list of trainees', () => {
    expect(plan([{}], { trainees: both })[0]?.existing?.uid).toBe('P12');
    expect(plan([{}], { trainees: both.slice(0, 1) })).toMatchObject([{ kind: 'new', existing: null }]);
  });

  it('tell the lecturer from the other record of one person', () => {
    expect(plan([{ role: 'lecturer' }, { role: 'trainee' }], { trainees: both })).toMatchObject([
      { kind: 'same', existing: { uid: 'P11' } },
      { kind: 'same', existing: { uid: 'P12' } },
    ]);
  });

  it('that contradict the one other record are a conflict', () => {
    expect(plan([{ role: 'mentor' }], { trainees: [trainee()] })).toMatchObject([
      { kind: 'conflict', problems: [{ code: 'import.otherRole', values: { known: 'trainee' } }] },
    ]);
  });

  it('make a lecturer and a trainee of one person no rivals', () => {
    expect(kinds([{ role: 'lecturer' }, {}])).toEqual(['new', 'new']);
    expect(kinds([{}, {}])).toEqual(['problem import.ambiguousName', 'problem import.ambiguousName']);
    expect(kinds([{ idNumber: ID.wang }, {}])).toEqual(['new', 'problem import.ambiguousName']);
  });
});

describe('the text of a planned row', () => {
  const texts = (...asked: Parameters<typeof plan>) =>
    plan(...asked)
      .map(traineeRowText)
      .join();

  it('is another as soon as the row, the record or its version is another', () => {
    const seen = texts([{ result: 'passed' }], { trainees: [trainee()] });
    expect(texts([{ result: 'passed' }], { trainees: [trainee()] })).toBe(seen);
    expect(texts([{ result: 'failed' }], { trainees: [trainee()] })).not.toBe(seen);
    expect(texts([{ result: 'passed' }], { trainees: [trainee({}, { version: 2 })] })).not.toBe(seen);
    expect(texts([{ result: 'passed' }])).not.toBe(seen);
  });
});
