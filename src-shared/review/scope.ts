import { compact } from '../lib/text.ts';
import type { Level } from '../training/training-words.ts';
import type { ReturnedSheetRow, SheetTitle } from './returned-sheet.ts';
import type { StandingSheetLine } from './standing-line.ts';

/** What a sheet was meant to list: lines of that range which are not on it were taken out. All null: cannot be told. */
export type ReturnScope = {
  readonly projectUid: string | null;
  readonly year: number | null;
  readonly organisationName: string | null;
  readonly level: Level | null;
};

/** Whether nothing tells what the sheet was meant to list. */
export function isUnknown({ projectUid, year }: ReturnScope): boolean {
  return projectUid === null && year === null;
}

/** A training by uid and name. */
type Project = { readonly uid: string; readonly name: string };

/** The trainings whose name stands in a row: the first lines to compare with. */
export function namedProjects(
  rows: readonly ReturnedSheetRow[],
  projects: readonly Project[],
): readonly Project[] {
  const names = new Set(rows.map(({ values }) => compact(values.projectName)));
  return projects.filter(({ name }) => names.has(compact(name)));
}

/**
 * The range that a sheet was meant to list, from its title and from the lines that its rows stand for: a training, a year,
 * a school, a level hold where all of them agree. In a ledger of one school the school says nothing.
 */
export function scopeOf(
  title: SheetTitle,
  paired: readonly StandingSheetLine[],
  organisationNames: ReadonlySet<string>,
): ReturnScope {
  const rest = {
    organisationName:
      organisationNames.size < 2 ? null : theOnly(paired.map((line) => line.organisationName)),
    level: theOnly(paired.map((line) => line.values.level)),
  };
  const projectUid = theOnly(paired.map((line) => line.project?.uid ?? null));
  if (title.isOfProject && projectUid !== null) return { projectUid, year: title.year, ...rest };
  return { projectUid: null, year: title.year ?? theOnly(paired.map((line) => line.values.year)), ...rest };
}

/** The value that all agree in; `null` where they do not, or where there is none. */
function theOnly<Value>(values: readonly Value[]): Value | null {
  const [first, ...others] = new Set(values);
  return first === undefined || others.length > 0 ? null : first;
}

/** The lines of the range; none where the range is not known. */
export function linesInScope(
  lines: readonly StandingSheetLine[],
  scope: ReturnScope,
): readonly StandingSheetLine[] {
  if (isUnknown(scope)) return [];
  return lines.filter(
    (line) =>
      (scope.projectUid === null || line.project?.uid === scope.projectUid) &&
      (scope.year === null || line.values.year === scope.year) &&
      (scope.organisationName === null || line.organisationName === scope.organisationName) &&
      (scope.level === null || line.values.level === scope.level),
  );
}

/** Lines that were registered after the batch whose seal stands on the sheet; none without a seal. */
export function registeredAfter(
  lines: readonly StandingSheetLine[],
  sealedBatch: number | null,
): readonly StandingSheetLine[] {
  return sealedBatch === null ? [] : lines.filter(({ batchId }) => batchId > sealedBatch);
}

/**
 * The lines that the sheet could have held and does not: all but those that were registered after it was written. One that
 * was only written anew since, so that its participation (`knownParticipations`) had been registered before, is missing.
 */
export function missingLines(
  inScope: readonly StandingSheetLine[],
  sealedBatch: number | null,
  knownParticipations: ReadonlySet<string>,
): readonly StandingSheetLine[] {
  const later = new Set(
    registeredAfter(inScope, sealedBatch).filter(
      ({ participationUid }) => !knownParticipations.has(participationUid ?? ''),
    ),
  );
  return inScope.filter((line) => !later.has(line));
}
