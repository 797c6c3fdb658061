import type { Problem, ProblemCode } from '../problems.ts';
import type { CalendarDate } from '../training/calendar-date.ts';
import type { Level } from '../training/training-words.ts';
import { parseIdentityNumber } from './identity-number.ts';
import { parsePersonName } from './person-name.ts';

/** 证件类型: what kind of document the identity number is of. */
export type IdType = 'id-card' | 'passport' | 'hk-macao-taiwan' | 'other';
/** In service, gone elsewhere, retired. */
export type TeacherStatus = 'active' | 'left' | 'retired';

/** 骨干称号与岗位 that regulations attach duties to (W3.4, V2). */
export const teacherRoles = [
  'specialist',
  'special-grade',
  'famous',
  'subject-leader',
  'excellent-young',
  'class-head',
  'principal',
  'new-principal',
] as const;
/** One of them. */
export type TeacherRole = (typeof teacherRoles)[number];

/** A person of the ledger as the form and the roster give it. Absent is null, never an empty text. */
export type TeacherFacts = {
  readonly name: string;
  readonly idType: IdType;
  /** As on the document; of an identity card in 18 characters. Without one a person is known by name and school alone (Q14). */
  readonly idNumber: string | null;
  /** Null where neither the record nor the identity number says: 未知 and 未说明 are not kept. */
  readonly sex: 'male' | 'female' | null;
  /** `YYYY-MM-DD`. Kept beside the number, because passports and permits do not state it. */
  readonly birthOn: string | null;
  readonly ethnicity: string | null;
  readonly education: string | null;
  /** The school where the person stands now; what was registered keeps the school of its day. */
  readonly organisationName: string;
  /** 学段 and 学科 as they were written: a word that the program does not know is kept. */
  readonly stage: string | null;
  readonly subject: string | null;
  /** 职称 and 职务: the first is a rank, the second an office; sheets ask for both. */
  readonly title: string | null;
  readonly post: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** 专任教师: teaches as the main duty; counted in the national statistics. */
  readonly isFullTime: boolean;
  /** 参加工作, the first day of service: the year it lies in is not assessed (H10, A6). */
  readonly hiredOn: string | null;
  /** 引进 from another province: that year is not assessed either (H10). A move inside the province is none (Q7). */
  readonly broughtInOn: string | null;
  /** Proof of the last five years is at hand; its absence is a warning, not a refusal (H10, Q19). */
  readonly hasProofOfPriorTraining: boolean;
  /** Of that proof: who issued it, of which level, and the years it covers (H10.2). */
  readonly priorProofIssuer: string | null;
  readonly priorProofLevel: Level | null;
  readonly priorProofFrom: number | null;
  readonly priorProofTo: number | null;
  /** 见习期: judged too, by a minimum of its own (W3.2, M9); one text gives it another rate (SP14). */
  readonly isOnProbation: boolean;
  /** Codes of `teacherRoles`; what a later program wrote there is kept and asks for nothing. */
  readonly roles: readonly string[];
  readonly status: TeacherStatus;
  /** Null for who is in service, and where nobody noted the day: the person then belongs to no school year. */
  readonly leftOn: string | null;
  readonly remark: string | null;
};

/** What a record says that was made before these were asked. */
export const unaskedFacts = {
  ethnicity: null,
  education: null,
  email: null,
  isFullTime: true,
  priorProofIssuer: null,
  priorProofLevel: null,
  priorProofFrom: null,
  priorProofTo: null,
} as const satisfies Partial<TeacherFacts>;

/**
 * The facts in their normal form: texts trimmed, empty ones absent, the name's separator, the identity number in 18
 * characters with its sex and birth date filled in where they were empty.
 */
export function normaliseTeacher(facts: TeacherFacts): TeacherFacts {
  const text = (value: string | null) => (value === null || value.trim() === '' ? null : value.trim());
  const idText = text(facts.idNumber);
  const number = facts.idType === 'id-card' && idText !== null ? parseIdentityNumber(idText) : null;
  return {
    ...facts,
    name: parsePersonName(facts.name).normalised,
    idNumber: number === null ? idText : number.normalised,
    sex: facts.sex ?? number?.sex ?? null,
    birthOn: facts.birthOn ?? number?.birth ?? null,
    ethnicity: text(facts.ethnicity),
    education: text(facts.education),
    organisationName: facts.organisationName.trim(),
    stage: text(facts.stage),
    subject: text(facts.subject),
    title: text(facts.title),
    post: text(facts.post),
    phone: text(facts.phone),
    email: text(facts.email),
    priorProofIssuer: text(facts.priorProofIssuer),
    roles: [...facts.roles].sort(),
    remark: text(facts.remark),
  };
}

/**
 * Everything wrong with a teacher's fields, in the order of the form; `facts` in normal form. `today` bounds dates.
 *
 * 1. name and school; 2. document number; 3. address; 4. dates. Only what cannot be is an error: what a roster may rightly
 * hold (no number, an unknown region, an unusual name) is kept and said as a warning. Not here: whether the number is taken,
 * which needs the ledger.
 */
export function teacherProblems(facts: TeacherFacts, today: CalendarDate): readonly Problem[] {
  return [
    ...nameProblems(facts),
    ...idProblems(facts, today),
    ...emailProblems(facts),
    ...dateProblems(facts, today),
  ];
}

function nameProblems(facts: TeacherFacts): readonly Problem[] {
  const { problem, warnings } = parsePersonName(facts.name);
  const problems: Problem[] = [];
  if (facts.name === '') problems.push(error('teacher.nameMissing', 'name'));
  else if (problem !== null) problems.push(error(`teacher.name-${problem}`, 'name', { name: facts.name }));
  else if (warnings.length > 0) problems.push(warning('teacher.nameUnusual', 'name', { name: facts.name }));
  if (facts.organisationName === '') problems.push(error('teacher.organisationMissing', 'organisationName'));
  return problems;
}

function idProblems(facts: TeacherFacts, today: CalendarDate): readonly Problem[] {
  if (facts.idNumber === null) return [warning('teacher.idNumberMissing', 'idNumber')];
  if (facts.idType !== 'id-card')
    return facts.idNumber.length > 30 ? [error('teacher.idNumberTooLong', 'idNumber')] : [];
  const number = parseIdentityNumber(facts.idNumber, today);
  if (number.problem !== null) return [error(`teacher.idNumber-${number.problem}`, 'idNumber')];
  const problems: Problem[] = [];
  if (!number.isRegionKnown) problems.push(warning('teacher.idNumberRegionUnknown', 'idNumber'));
  if (facts.sex !== null && number.sex !== null && facts.sex !== number.sex)
    problems.push(warning('teacher.sexContradictsIdNumber', 'sex'));
  if (facts.birthOn !== null && number.birth !== null && facts.birthOn !== number.birth)
    problems.push(warning('teacher.birthContradictsIdNumber', 'birthOn', { birth: number.birth }));
  return problems;
}

/** An address that cannot be one is kept and said: what stood in somebody's roster may be two of them. */
function emailProblems({ email }: TeacherFacts): readonly Problem[] {
  return email === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
    ? []
    : [warning('teacher.emailUnusual', 'email', { email })];
}

function dateProblems(facts: TeacherFacts, today: CalendarDate): readonly Problem[] {
  const problems: Problem[] = [];
  for (const field of ['birthOn', 'hiredOn', 'broughtInOn'] as const) {
    const date = facts[field];
    if (date !== null && date > today) problems.push(error('teacher.dateInTheFuture', field, { date }));
  }
  if (facts.hiredOn !== null && facts.birthOn !== null && facts.hiredOn < facts.birthOn)
    problems.push(error('teacher.hiredBeforeBirth', 'hiredOn'));
  if (facts.hiredOn !== null && facts.broughtInOn !== null && facts.broughtInOn < facts.hiredOn)
    problems.push(warning('teacher.broughtInBeforeHired', 'broughtInOn'));
  if (
    facts.priorProofFrom !== null &&
    facts.priorProofTo !== null &&
    facts.priorProofTo < facts.priorProofFrom
  )
    problems.push(error('teacher.proofYearsCross', 'priorProofTo'));
  if (facts.status === 'active' && facts.leftOn !== null)
    problems.push(error('teacher.leftButActive', 'leftOn'));
  return problems;
}

function error(code: ProblemCode, field: string, values: Problem['values'] = {}): Problem {
  return { code, severity: 'error', at: { field }, values };
}

function warning(code: ProblemCode, field: string, values: Problem['values'] = {}): Problem {
  return { code, severity: 'warning', at: { field }, values };
}
