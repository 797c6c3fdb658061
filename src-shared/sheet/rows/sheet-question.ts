import type { Problem } from '../../problems.ts';
import type { Level } from '../../training/training-words.ts';
import { type SheetKind, sheetChoices } from '../layouts/sheet-kinds.ts';

/**
 * What is asked of the ledger for one sheet. `year` is a registration year, the first year of a school year, or any year
 * of a cycle, as the kind has it; null is what is not asked.
 */
export type SheetQuestion = {
  readonly kind: SheetKind;
  readonly projectUid: string | null;
  readonly year: number | null;
  readonly isSchoolYear: boolean;
  readonly organisationName: string | null;
  readonly level: Level | null;
};

/** What the kind does not take or still needs, in the order of the form. Without a problem a project or a year is given. */
export function questionProblems(question: SheetQuestion): readonly Problem[] {
  const { scopes, byOrganisation, byLevel } = sheetChoices[question.kind];
  const problems: Problem[] = [];
  const takesProject = scopes.includes('project');
  const takesYear = scopes.some((scope) => scope !== 'project');
  if (question.projectUid !== null && !takesProject) problems.push(notOffered('projectUid'));
  if (question.projectUid === null && !takesYear)
    problems.push({
      code: 'sheet.projectMissing',
      severity: 'error',
      at: { field: 'projectUid' },
      values: {},
    });
  if (question.projectUid === null && takesYear && question.year === null)
    problems.push({ code: 'sheet.yearMissing', severity: 'error', at: { field: 'year' }, values: {} });
  if (question.organisationName !== null && !byOrganisation) problems.push(notOffered('organisationName'));
  if (question.level !== null && !byLevel) problems.push(notOffered('level'));
  return problems;
}

function notOffered(field: string): Problem {
  return { code: 'sheet.notOffered', severity: 'error', at: { field }, values: {} };
}
