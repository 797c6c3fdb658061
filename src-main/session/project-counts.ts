import { leftOutCounts } from '../../src-shared/registration/left-out.ts';
import { waitingTrainees } from '../database/records/listed-trainees.ts';
import { countsOfProject, type ProjectCounts, withoutLeftOut } from '../database/records/project-counts.ts';
import type { OpenLedger } from './open-ledger.ts';

/** Counts of one project; `leftOut`: whose result is good and whom a gate of the text stops (L21). They did not pass. */
export type JudgedCounts = ProjectCounts & { readonly leftOut: number };

/** Undefined while nobody is on the list. */
export function judgedCounts(ledger: OpenLedger, projectId: number): JudgedCounts | undefined {
  const { reader } = ledger.database;
  const counts = countsOfProject(reader, projectId);
  if (counts === undefined) return undefined;
  const waiting = counts.toRegister === 0 ? [] : waitingTrainees(reader, projectId);
  const leftOut =
    leftOutCounts(
      waiting,
      (day) => ledger.packOn(day),
      (pack) => ledger.decisions(undefined, pack),
    ).get(projectId) ?? 0;
  return { ...withoutLeftOut(counts, leftOut), leftOut };
}
