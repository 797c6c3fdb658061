import { parseIdentityNumber } from '../../../../src-shared/people/identity-number.ts';
import { unaskedFacts } from '../../../../src-shared/people/teacher.ts';
import type { TeacherFields } from '../../../../src-shared/rpc/contract/teachers.ts';
import { formatIdNumber } from '../../../text/format.ts';
import { problemSentence } from '../../../text/problems.ts';
import { teachersText } from '../../../text/teachers.ts';
import { sexWords } from '../../../text/words.ts';

const text = teachersText.form;

/** A new teacher of the ledger's own school; at a center the organisation is asked for. */
export function emptyTeacher(organisationName: string): TeacherFields {
  return {
    name: '',
    idType: 'id-card',
    idNumber: null,
    sex: null,
    birthOn: null,
    organisationName,
    stage: null,
    subject: null,
    title: null,
    post: null,
    phone: null,
    ...unaskedFacts,
    hiredOn: null,
    broughtInOn: null,
    hasProofOfPriorTraining: false,
    isOnProbation: false,
    roles: [],
    status: 'active',
    leftOn: null,
    remark: null,
  };
}

/** What an identity number says beside what the form holds. Nothing is filled in here. */
export type IdReading = {
  /** The number as it will be kept, when that differs from what was typed. */
  readonly normalised: string | null;
  /** The change in words, to be shown. */
  readonly change: string | null;
  readonly warning: string | null;
  /** Empty fields that the number can fill. */
  readonly fills: Partial<Pick<TeacherFields, 'sex' | 'birthOn'>>;
  /** Filled fields that the number contradicts. */
  readonly differs: Partial<Pick<TeacherFields, 'sex' | 'birthOn'>>;
};

const NOTHING: IdReading = { normalised: null, change: null, warning: null, fills: {}, differs: {} };

/** Reads the identity number of a form: 15 to 18 digits, sex and day of birth; nothing from a number that is refused. */
export function readIdNumber(
  fields: Pick<TeacherFields, 'idType' | 'idNumber' | 'sex' | 'birthOn'>,
): IdReading {
  if (fields.idType !== 'id-card' || fields.idNumber === null) return NOTHING;
  const number = parseIdentityNumber(fields.idNumber);
  if (number.problem !== null) return NOTHING;
  const { sex, birth } = number;
  const wasShort = /^\D*(\d\D*){15}$/.test(fields.idNumber);
  return {
    normalised: number.changed ? number.normalised : null,
    change: !number.changed
      ? null
      : wasShort
        ? text.id.expanded(fields.idNumber, formatIdNumber(number.normalised))
        : text.id.normalised(formatIdNumber(number.normalised)),
    warning: number.isRegionKnown ? null : text.id.regionUnknown,
    fills: {
      ...(fields.sex === null && sex !== null ? { sex } : {}),
      ...(fields.birthOn === null && birth !== null ? { birthOn: birth } : {}),
    },
    differs: {
      ...(fields.sex !== null && sex !== null && fields.sex !== sex ? { sex } : {}),
      ...(fields.birthOn !== null && birth !== null && fields.birthOn !== birth ? { birthOn: birth } : {}),
    },
  };
}

/** 证件号表明性别为女、出生日期为 1985-06-15，与填写的不同。 Null when nothing differs. */
export function differenceSentence(differs: IdReading['differs']): string | null {
  const words = [
    ...(differs.sex ? [text.id.sexIs(sexWords[differs.sex])] : []),
    ...(differs.birthOn ? [text.id.birthIs(differs.birthOn)] : []),
  ];
  return words.length === 0 ? null : text.id.differs(words.join('、'));
}

/** What can be said of the fields without asking the ledger. The server says all again, and more. */
export function validateTeacher(fields: TeacherFields): Partial<Record<keyof TeacherFields, string>> {
  const errors: Partial<Record<keyof TeacherFields, string>> = {};
  const required = problemSentence({ code: 'required', values: {} });
  if (fields.name.trim() === '') errors.name = required;
  if (fields.organisationName.trim() === '') errors.organisationName = required;
  if (fields.idType === 'id-card' && fields.idNumber !== null) {
    const { problem } = parseIdentityNumber(fields.idNumber);
    if (problem !== null)
      errors.idNumber = problemSentence({ code: 'idNumberInvalid', values: { reason: problem } });
  }
  if (fields.status === 'active' && fields.leftOn !== null)
    errors.leftOn = problemSentence({ code: 'leftOnButActive', values: {} });
  return errors;
}

/** The fields that the user changed, to be laid over a newer record. */
export function changedFields(from: TeacherFields, to: TeacherFields): Partial<TeacherFields> {
  return pickFields(to, (key) => JSON.stringify(from[key]) !== JSON.stringify(to[key]));
}

function pickFields(
  fields: TeacherFields,
  isWanted: (key: keyof TeacherFields) => boolean,
): Partial<TeacherFields> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => isTeacherField(key) && isWanted(key)));
}

const fieldLabels: Readonly<Record<keyof TeacherFields, string>> = {
  name: text.name,
  idType: text.idType,
  idNumber: text.idNumber,
  sex: text.sex,
  birthOn: text.birthOn,
  organisationName: text.organisationName,
  stage: text.stage,
  subject: text.subject,
  title: text.title,
  post: text.post,
  phone: text.phone,
  ethnicity: text.ethnicity,
  education: text.education,
  email: text.email,
  isFullTime: text.isFullTime,
  hiredOn: text.hiredOn,
  broughtInOn: text.broughtInOn,
  hasProofOfPriorTraining: text.hasProofOfPriorTraining,
  priorProofIssuer: text.priorProofIssuer,
  priorProofLevel: text.priorProofLevel,
  priorProofFrom: text.priorProofFrom,
  priorProofTo: text.priorProofTo,
  isOnProbation: text.isOnProbation,
  roles: text.roles,
  status: text.status,
  leftOn: text.leftOn,
  remark: text.remark,
};

function isTeacherField(key: string): key is keyof TeacherFields {
  return key in fieldLabels;
}

/** The names of the fields of a change, as the form labels them. */
export function fieldNames(fields: Partial<TeacherFields>): string {
  return Object.keys(fields)
    .filter(isTeacherField)
    .map((key) => fieldLabels[key])
    .join('、');
}
