import { degreeStanding } from '../people/degree.ts';
import { priorProofFault } from '../people/prior-proof.ts';
import { type TeacherFacts, teacherProblems } from '../people/teacher.ts';
import type { PolicyPack } from '../policy/pack/policy-pack.ts';
import type { Problem } from '../problems.ts';
import type { CalendarDate } from '../training/calendar-date.ts';
import { degreeLevelWords } from '../words.ts';

/** A record that is about to be saved. */
export type SavedTeacher = {
  /** In normal form (`normaliseTeacher`). */
  readonly facts: TeacherFacts;
  readonly today: CalendarDate;
  /** Another person who has this document number already; null where nobody has. */
  readonly holder: { readonly name: string; readonly organisation: string } | null;
  /** Another record of this name in this unit, where one of the two has no number; null where there is none. */
  readonly lookAlike: { readonly uid: string; readonly name: string } | null;
};

type Check = (saved: SavedTeacher) => readonly Problem[];

/** Whatever is wrong with the fields themselves (`teacherProblems`). */
const hasFieldsInOrder: Check = ({ facts, today }) => teacherProblems(facts, today);

/** `teacher.idNumberTaken`: one number, one person. */
const hasFreeNumber: Check = ({ holder }) =>
  holder === null
    ? []
    : [
        {
          code: 'teacher.idNumberTaken',
          severity: 'error',
          at: { field: 'idNumber' },
          values: { name: holder.name, organisation: holder.organisation },
        },
      ];

/** `teacher.sameNameWithoutNumber`: one person, one record; without a number nobody can tell (X4). */
const hasNoLookAlike: Check = ({ facts, lookAlike }) =>
  lookAlike === null
    ? []
    : [
        {
          code: 'teacher.sameNameWithoutNumber',
          severity: 'warning',
          at: { field: 'name' },
          values: { name: facts.name, organisation: facts.organisationName, personUid: lookAlike.uid },
        },
      ];

/** Every check of saving a teacher, in the order of the report. */
export const teacherChecks: readonly Check[] = [hasFieldsInOrder, hasFreeNumber, hasNoLookAlike];

/** What refuses a record (errors), and what deserves a look although it is saved (warnings). */
export function savedTeacherProblems(saved: SavedTeacher): readonly Problem[] {
  return teacherChecks.flatMap((check) => check(saved));
}

/**
 * What somebody should look at on a person's record (Q19, V4):
 * 1. Warnings of the fields.
 * 2. `teacher.degreeDue`, `teacher.degreeUnknown`: the text asks a degree that the record is below, or does not name (V4.2).
 * 3. `teacher.proofMissing`, `teacher.proofLevel`, `teacher.proofYears`: the text exempts people brought in from elsewhere (H10), and the proof of their earlier
 *    training is not at hand.
 */
export function teacherFlags({
  facts,
  pack,
  today,
}: {
  readonly facts: TeacherFacts;
  /** The pack in force today. */
  readonly pack: PolicyPack;
  readonly today: CalendarDate;
}): readonly Problem[] {
  return [
    ...teacherProblems(facts, today).filter(({ severity }) => severity === 'warning'),
    ...degreeFlags(facts, pack),
    ...priorProofFlags(facts, pack),
  ];
}

/** A degree that is still due, or that the record does not name, under every duty that asks one (V4.2). */
function degreeFlags(
  { education }: TeacherFacts,
  { duties }: Pick<PolicyPack, 'duties'>,
): readonly Problem[] {
  return duties.flatMap(({ clause, degree }): readonly Problem[] => {
    if (degree === undefined) return [];
    const standing = degreeStanding(education, degree);
    if (standing === 'reached') return [];
    const code = standing === 'due' ? 'teacher.degreeDue' : 'teacher.degreeUnknown';
    const values = { degree: degreeLevelWords[degree], education };
    return [{ code, severity: 'warning', clause, at: { field: 'education' }, values }];
  });
}

/** Whether a degree that the text asks is still due; where nobody can tell it is (V4.2). */
export function isDegreeDue(
  facts: Pick<TeacherFacts, 'education'>,
  { duties }: Pick<PolicyPack, 'duties'>,
): boolean {
  return duties.some(
    ({ degree }) => degree !== undefined && degreeStanding(facts.education, degree) !== 'reached',
  );
}

/** What is wrong with the proof of the five years before somebody was brought in (H10, H10.2, Q19). */
function priorProofFlags(
  facts: TeacherFacts,
  { assessment }: Pick<PolicyPack, 'assessment'>,
): readonly Problem[] {
  const exemption = assessment.find((rule) => rule.kind === 'exemption' && rule.since === 'brought-in');
  if (exemption === undefined || facts.broughtInOn === null) return [];
  const { clause } = exemption;
  const { broughtInOn: date, priorProofFrom: from, priorProofTo: to } = facts;
  switch (priorProofFault(facts, date)) {
    case 'missing':
      return [{ code: 'teacher.proofMissing', severity: 'warning', clause, values: { date } }];
    case 'level':
      return [{ code: 'teacher.proofLevel', severity: 'warning', clause, values: {} }];
    case 'years':
      return [
        {
          code: 'teacher.proofYears',
          severity: 'warning',
          clause,
          values: { from: from ?? '？', to: to ?? '？' },
        },
      ];
    case null:
      return [];
  }
}
