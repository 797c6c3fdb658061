import type { Database } from 'better-sqlite3';
import type { ComparisonFacts } from '../../../src-shared/policy/compare/compare-facts.ts';
import { comparePacks } from '../../../src-shared/policy/compare/compare-packs.ts';
import type { CompareReport } from '../../../src-shared/policy/compare/compare-report.ts';
import type { Comparison } from '../../../src-shared/rpc/contract/policies.ts';
import { standingLines } from '../../database/entries/compared-lines.ts';
import { readClassifications } from '../../database/records/classification-records.ts';
import type { Report } from '../../lib/report.ts';
import { runWork, timeSlices } from '../../lib/run-work.ts';
import {
  factsFinder,
  findNamedProject,
  lastIds,
  peopleInService,
  projectsByBatch,
  storedVersions,
} from './queries.ts';

/** What is compared: two packs, the year, and how much the report lists. */
export type AskedComparison = Pick<ComparisonFacts, 'a' | 'b' | 'year' | 'cycle' | 'present' | 'top'>;

/**
 * Compares two packs on one unchanging state of the ledger. Other calls are answered meanwhile.
 *
 * @throws Cancelled when `signal` fires.
 */
export async function compareOn(
  database: Database,
  asked: AskedComparison,
  report: Report,
  signal?: AbortSignal,
): Promise<Comparison> {
  const last = lastIds(database);
  const work = comparePacks({
    ...asked,
    versions: storedVersions(database),
    findFacts: factsFinder(database),
    projectOfBatch: projectsByBatch(database),
    classifications: readClassifications(database),
    lines: standingLines(database),
    people: peopleInService(database),
  });
  const compared = await runWork(work, timeSlices(signal), ({ stage, lastId }) =>
    report(lastId, stage === 'comparing' ? last.entry : last.teacher, stage),
  );
  return toWire(compared, database);
}

function toWire(compared: CompareReport, database: Database): Comparison {
  return {
    ...compared,
    yearChanges: [...compared.yearChanges],
    cycleChanges: [...compared.cycleChanges],
    teachers: [...compared.teachers],
    projects: compared.projects.flatMap(({ projectId, ...figures }) => {
      const project = findNamedProject(database, projectId);
      return project === undefined ? [] : [{ ...project, ...figures }];
    }),
    reasons: [...compared.reasons],
  };
}
