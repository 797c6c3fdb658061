import { listTotals } from '../../../ledger/totals.ts';
import { stepOf } from '../../award/award-outcome.ts';
import { matches } from '../../pack/match.ts';
import type { PolicyPack } from '../../pack/policy-pack.ts';
import type { AssessRequest, Trail } from '../assess-outcome.ts';

/**
 * People of certain roles must carry training tasks (W3.4). The text attaches no verdict to it, so years without a
 * single entry of one are a warning. Nothing is said where neither a year nor a cycle is asked.
 */
export function warnOfTasks(duties: PolicyPack['duties'], request: AssessRequest, trail: Trail): void {
  const span = askedSpan(request);
  const roles = request.teacher.roles ?? [];
  if (span === null || roles.length === 0) return;
  const carried = listTotals(request.totals).filter(({ year }) => year >= span.from && year <= span.to);
  for (const duty of duties) {
    const { task } = duty;
    if (task === undefined || !roles.some((role) => task.roles.includes(role))) continue;
    if (carried.some(({ form, level }) => matches(task.match, form, level))) continue;
    const years = span.from === span.to ? `${span.from}` : `${span.from}–${span.to}`;
    trail.warnings.push(stepOf(duty, `${years} 年没有承担培训任务的记录：${duty.text}`));
  }
}

/** The cycle, which is the wider question, else the year. One task in it is enough. */
function askedSpan({ year, cycle }: AssessRequest): { readonly from: number; readonly to: number } | null {
  if (cycle !== undefined) return cycle;
  return year === undefined ? null : { from: year, to: year };
}
