import type { Database } from 'better-sqlite3';
import type { KnownTeacher } from '../../../src-shared/import/match-people.ts';
import type { Work } from '../../../src-shared/lib/work.ts';
import { matchReturn, type ReturnMatch } from '../../../src-shared/review/match-return.ts';
import type { ReturnedSheetRow } from '../../../src-shared/review/returned-sheet.ts';
import {
  missingLines,
  namedProjects,
  type ReturnScope,
  registeredAfter,
  scopeOf,
} from '../../../src-shared/review/scope.ts';
import type { StandingSheetLine } from '../../../src-shared/review/standing-line.ts';
import { linesOfProjects, linesOfYear } from '../../database/entries/review-lines.ts';
import { runWork, type TimeSlices } from '../../lib/run-work.ts';
import { batchOfSeal, registeredUntil } from './queries.ts';
import type { ReadReturn } from './read-return.ts';

/** A training of the ledger, as a sheet can name it. */
export type NamedProject = { readonly uid: string; readonly name: string };

/** Which row stands for which line, and the range that the sheet was meant to list. */
export type FoundLines = {
  readonly match: ReturnMatch<ReturnedSheetRow, StandingSheetLine>;
  readonly scope: ReturnScope;
  /** Every line that was matched, by its entry. */
  readonly lines: ReadonlyMap<string, StandingSheetLine>;
};

/**
 * The lines that a sheet can speak of: those of the trainings it names, and, once these tell what the sheet was meant to
 * list, all others of that range.
 */
export async function findLines(
  database: Database,
  {
    sheet: { reading, title },
    asked,
    projects,
    everybody,
  }: {
    readonly sheet: ReadReturn;
    readonly asked: ReturnScope | undefined;
    readonly projects: readonly NamedProject[];
    readonly everybody: readonly KnownTeacher[];
  },
  slices: TimeSlices,
): Promise<FoundLines> {
  const people = everybody.map(({ uid, facts: { name, idNumber, organisationName } }) => {
    return { uid, name, idNumber, organisationName };
  });
  const fields = new Set((reading.header?.columns ?? []).flatMap(({ key }) => key ?? []));
  const matchWith = (lines: readonly StandingSheetLine[]) =>
    runWork(matchReturn({ rows: reading.rows, unread: reading.refused, lines, people, fields }), slices);
  const named = namedProjects(reading.rows, projects).map(({ uid }) => uid);
  const first = await runWork(joined(linesOfProjects(database, named)), slices);
  const proposed = await matchWith(first);
  const paired = proposed.pairs.map(({ line }) => line);
  const organisations = new Set(people.map(({ organisationName }) => organisationName));
  const scope = asked ?? scopeOf(title, paired, organisations);
  const lines = new Map(first.map((line) => [line.entryUid, line]));
  for (const line of await runWork(joined(linesOfScope(database, scope)), slices))
    lines.set(line.entryUid, line);
  const match = lines.size === first.length ? proposed : await matchWith([...lines.values()]);
  return { match, scope, lines };
}

function linesOfScope(database: Database, scope: ReturnScope): Iterable<readonly StandingSheetLine[]> {
  if (scope.projectUid !== null) return linesOfProjects(database, [scope.projectUid]);
  return scope.year === null ? [] : linesOfYear(database, scope.year, scope.organisationName);
}

function* joined<Item>(pieces: Iterable<readonly Item[]>): Work<readonly Item[]> {
  const all: Item[] = [];
  for (const piece of pieces) {
    all.push(...piece);
    yield;
  }
  return all;
}

/** The lines of a range that a sheet is silent about: what it cannot have held, told by the seal at its foot, is not among them. */
export function findMissing(
  database: Database,
  inScope: readonly StandingSheetLine[],
  seal: string | null,
): readonly StandingSheetLine[] {
  const sealed = seal === null ? null : batchOfSeal(database, seal);
  if (sealed === null) return inScope;
  const later = registeredAfter(inScope, sealed).flatMap(({ participationUid }) => participationUid ?? []);
  return missingLines(inScope, sealed, new Set(registeredUntil(database, later, sealed)));
}
