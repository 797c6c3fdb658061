import { maskIdentityNumber } from '../../../src-shared/people/identity-number.ts';
import { isShortOf } from '../../../src-shared/policy/assess/period-mark.ts';
import type { TeacherRow } from '../../../src-shared/rpc/contract/teachers.ts';
import type { TeacherVerdicts } from '../../session/ledger-snapshot.ts';
import type { RememberedTeacher } from '../../session/remembered-people.ts';

/** A teacher of the list with the verdicts of the year that is shown. */
export type ListedTeacher = { readonly teacher: RememberedTeacher; readonly verdicts: TeacherVerdicts };

/** Whether somebody lacks hours or credits in the year or its cycle. */
export function isShort(verdicts: TeacherVerdicts): boolean {
  return isShortOf(verdicts.year) || isShortOf(verdicts.cycle);
}

const collator = new Intl.Collator('zh-CN');

/** Different texts of a column, in the order of a Chinese dictionary. */
export function differentTexts(texts: readonly (string | null)[]): string[] {
  const found = new Set(texts.filter((text) => text !== null));
  return [...found].sort(collator.compare);
}

/** People who come in the order of their names, by another column; who is alike in it stays in that order. */
export function inOrder(
  people: readonly ListedTeacher[],
  sort: string,
  isDescending: boolean,
): readonly ListedTeacher[] {
  const sign = isDescending ? -1 : 1;
  const byFigure = (of: (row: ListedTeacher) => number) => people.toSorted((a, b) => sign * (of(a) - of(b)));
  const byText = (of: (row: ListedTeacher) => string) => {
    const texts = [...new Set(people.map(of))].sort(collator.compare);
    const places = new Map(texts.map((text, place) => [text, place]));
    return byFigure((row) => places.get(of(row)) ?? 0);
  };
  switch (sort) {
    case 'credits':
      return byFigure((row) => row.verdicts.year.credits ?? 0);
    case 'hours':
      return byFigure((row) => row.verdicts.year.hours);
    case 'cycleCredits':
      return byFigure((row) => row.verdicts.cycle.credits ?? row.verdicts.cycle.hours);
    case 'shortfall':
      return byFigure((row) => row.verdicts.year.creditsShort + row.verdicts.year.hoursShort);
    case 'organisation':
      return byText((row) => row.teacher.organisation);
    case 'subject':
      return byText((row) => row.teacher.subject ?? '');
    default:
      return isDescending ? people.toReversed() : people;
  }
}

/** The identity number leaves masked; `name` is what tells the person from namesakes. */
export function toRow({ teacher, verdicts }: ListedTeacher, name: string): TeacherRow {
  return {
    uid: teacher.uid,
    name,
    idNumberMasked: masked(teacher.idNumber),
    organisationName: teacher.organisation,
    stage: teacher.stage,
    subject: teacher.subject,
    title: teacher.title,
    status: teacher.status,
    year: verdicts.year,
    cycle: verdicts.cycle,
  };
}

export function masked(number: string | null): string | null {
  return number === null ? null : maskIdentityNumber(number);
}
