import { listTotals } from '../../../ledger/totals.ts';
import { stepOf } from '../../award/award-outcome.ts';
import { matches } from '../../pack/match.ts';
import type { PolicyPack } from '../../pack/policy-pack.ts';
import type { AssessRequest, Trail } from '../assess-outcome.ts';

/** A training task that a person of certain roles must carry, and whether an entry of the asked years shows it. */
export type CarriedTask = {
  readonly duty: PolicyPack['duties'][number];
  readonly span: { readonly from: number; readonly to: number };
  readonly isCarried: boolean;
};

/**
 * The training tasks that people of certain roles must carry (W3.4), as far as they are this person's. None where neither a
 * year nor a cycle is asked.
 */
export function tasksOf(duties: PolicyPack['duties'], request: AssessRequest): readonly CarriedTask[] {
  const span = askedSpan(request);
  const roles = request.teacher.roles ?? [];
  if (span === null || roles.length === 0) return [];
  const asked = duties.filter(
    ({ task }) => task !== undefined && roles.some((role) => task.roles.includes(role)),
  );
  if (asked.length === 0) return [];
  const present = listTotals(request.totals).filter(
    ({ year, phase }) => phase !== 'deducted' && year >= span.from && year <= span.to,
  );
  return asked.map((duty) => ({
    duty,
    span,
    isCarried: present.some((row) => duty.task !== undefined && matches(duty.task.match, row)),
  }));
}

/** The text attaches no verdict to a task, so years without a single entry of one are a warning. */
export function warnOfTasks(duties: PolicyPack['duties'], request: AssessRequest, trail: Trail): void {
  for (const { duty, span, isCarried } of tasksOf(duties, request)) {
    if (isCarried) continue;
    const years = span.from === span.to ? `${span.from}` : `${span.from}–${span.to}`;
    trail.warnings.push(stepOf(duty, `${years} 年没有承担培训任务的记录：${duty.text}`));
  }
}

/** The cycle, which is the wider question, else the year. One task in it is enough. */
function askedSpan({ year, cycle }: AssessRequest): { readonly from: number; readonly to: number } | null {
  if (cycle !== undefined) return cycle;
  return year === undefined ? null : { from: year, to: year };
}
