import type { KnownTeacher } from '../../../src-shared/import/match-people.ts';
import type { TeacherFacts } from '../../../src-shared/people/teacher.ts';
import type { ReadRow } from '../../../src-shared/sheet/read/read-row.ts';
import type { SheetReading } from '../../../src-shared/sheet/read/read-rows.ts';

export const SCHOOL = '北塘实验小学';
/** Invented numbers with valid check digits. */
export const ID = { wang: '460106198506150029', li: '460106198903120018' } as const;

/** Somebody of the school about whom nothing else is known. */
export function teacherFacts(facts: Partial<TeacherFacts> = {}): TeacherFacts {
  return {
    name: '王芳',
    idType: 'id-card',
    idNumber: null,
    sex: null,
    birthOn: null,
    ethnicity: null,
    education: null,
    organisationName: SCHOOL,
    stage: null,
    subject: null,
    title: null,
    post: null,
    phone: null,
    email: null,
    isFullTime: true,
    hiredOn: null,
    broughtInOn: null,
    hasProofOfPriorTraining: false,
    priorProofIssuer: null,
    priorProofLevel: null,
    priorProofFrom: null,
    priorProofTo: null,
    isOnProbation: false,
    roles: [],
    status: 'active',
    leftOn: null,
    remark: null,
    ...facts,
  };
}

export function knownTeacher(id: number, facts: Partial<TeacherFacts> = {}): KnownTeacher {
  return { id, uid: `T${id}`, version: 1, facts: teacherFacts(facts) };
}

/** A sheet that was read without problems: rows from the second on, under columns of these keys. */
export function readingOf<Row>(
  rows: readonly Row[],
  change: Partial<SheetReading<Row>> & { readonly keys?: readonly string[] } = {},
): SheetReading<Row> {
  const { keys = [], ...rest } = change;
  const columns = keys.map((key, index) => ({ column: index + 1, address: 'A1', heading: key, key }));
  return {
    header: { sheet: '表', firstRow: 1, lastRow: 1, columns, problems: [] },
    rows: rows.map((values, index): ReadRow<Row> => ({ row: index + 2, values, texts: {}, joinedRows: [] })),
    refused: [],
    skipped: [],
    problems: [],
    ...rest,
  };
}
