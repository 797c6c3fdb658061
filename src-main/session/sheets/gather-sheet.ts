import type { Problem } from '../../../src-shared/problems.ts';
import { type SheetKind, sheetChoices } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import type { Report } from '../../lib/report.ts';
import type { OpenLedger } from '../open-ledger.ts';
import { Refused, refuseErrors } from '../refusals.ts';
import { Gathering, type SheetQuestion } from './gathering.ts';
import { type AnySheet, allRows } from './ledger-sheet.ts';
import { gatherMoe4068 } from './moe-4068.ts';
import { gatherNationalRoster } from './national-roster.ts';
import { gatherRegistrationSheet } from './registration-lines.ts';
import { gatherCycleSummary, gatherYearSummary } from './summaries.ts';
import { gatherCompletionList, gatherQualifiedList } from './trainee-lists.ts';
import { gatherTrainingHours } from './training-hours.ts';

const gatherers: Readonly<Record<SheetKind, (gathering: Gathering) => Promise<AnySheet>>> = {
  registration: gatherRegistrationSheet,
  qualified: gatherQualifiedList,
  completion: gatherCompletionList,
  yearSummary: gatherYearSummary,
  cycleSummary: gatherCycleSummary,
  nationalTrainees: gatherNationalRoster,
  trainingHours: gatherTrainingHours,
  moe4068: gatherMoe4068,
};

/**
 * The rows of a built-in sheet and what stands around them, as the ledger has them at this moment. Works in slices, so
 * that other calls are answered meanwhile.
 *
 * @throws Refused when the kind does not take what is asked, or there is nothing to write. Cancelled
 */
export async function gatherSheet(
  ledger: OpenLedger,
  request: SheetQuestion & { readonly kind: SheetKind },
  report: Report,
  signal: AbortSignal | undefined,
): Promise<AnySheet> {
  refuseErrors(questionProblems(request));
  const sheet = await gatherers[request.kind](new Gathering(ledger, request, report, signal));
  if (sheet((known) => allRows(known).length === 0))
    throw new Refused([{ code: 'sheet.nothingToWrite', severity: 'error', values: {} }]);
  return sheet;
}

/** What the kind does not take, in the order of the form. */
function questionProblems(request: SheetQuestion & { readonly kind: SheetKind }): readonly Problem[] {
  const { scopes, byOrganisation, byLevel } = sheetChoices[request.kind];
  const problems: Problem[] = [];
  const takesProject = scopes.includes('project');
  const takesYear = scopes.some((scope) => scope !== 'project');
  if (request.projectUid !== null && !takesProject) problems.push(notOffered('projectUid'));
  if (request.projectUid === null && !takesYear)
    problems.push({
      code: 'sheet.projectMissing',
      severity: 'error',
      at: { field: 'projectUid' },
      values: {},
    });
  if (request.projectUid === null && takesYear && request.year === null)
    problems.push({ code: 'sheet.yearMissing', severity: 'error', at: { field: 'year' }, values: {} });
  if (request.organisationName !== null && !byOrganisation) problems.push(notOffered('organisationName'));
  if (request.level !== null && !byLevel) problems.push(notOffered('level'));
  return problems;
}

function notOffered(field: string): Problem {
  return { code: 'sheet.notOffered', severity: 'error', at: { field }, values: {} };
}
