import { runNow } from '../../src-shared/lib/work.ts';
import { requiresApprovalForm } from '../../src-shared/registration/approval/requires-approval-form.ts';
import { signingStanding } from '../../src-shared/registration/approval/signing-standing.ts';
import { planRegistration } from '../../src-shared/registration/plan.ts';
import {
  NOTHING_SIGNED,
  type ProjectCounts,
  type SigningStanding,
} from '../../src-shared/registration/readiness.ts';
import type { ApprovalRecord } from '../database/records/approval-records.ts';
import { postableTrainees } from '../database/records/listed-trainees.ts';
import type { ProjectRecord } from '../database/records/project-records.ts';
import type { OpenLedger } from './open-ledger.ts';
import { comparePlan, registrationFacts } from './registration-plan.ts';

/** What was worked out of each open ledger since it was last written to: lists ask about every project each time. */
const known = new WeakMap<
  OpenLedger,
  { readonly revision: number; readonly standings: Map<number, SigningStanding> }
>();

/**
 * How a project stands against the regulation's silence and against what was signed. Counts tell of most projects of a
 * county that nothing can differ; only of the others are people and signed content read.
 */
export function signingOf(
  ledger: OpenLedger,
  project: ProjectRecord,
  gathered: { readonly counts: ProjectCounts; readonly approvals: readonly ApprovalRecord[] },
): SigningStanding {
  if (isSettled(ledger, project, gathered)) return NOTHING_SIGNED;
  const { revision } = ledger.database;
  const remembered = known.get(ledger);
  const standings =
    remembered?.revision === revision ? remembered.standings : new Map<number, SigningStanding>();
  if (standings !== remembered?.standings) known.set(ledger, { revision, standings });
  const standing = standings.get(project.id) ?? readSigning(ledger, project);
  standings.set(project.id, standing);
  return standing;
}

/** Nobody waits for anything, and as many are listed and registered as were signed for. */
function isSettled(
  ledger: OpenLedger,
  project: ProjectRecord,
  { counts, approvals }: { readonly counts: ProjectCounts; readonly approvals: readonly ApprovalRecord[] },
): boolean {
  if (project.kind === 'outside') return true;
  if (counts.toRegister > 0) return false;
  if (!requiresApprovalForm({ project, pack: ledger.packOn(project.endOn) })) return true;
  const [first, ...others] = approvals.filter(({ decision }) => decision === 'approved');
  if (first === undefined) return true;
  if (others.length > 0) return false;
  return (
    first.form === null || (first.form.people === counts.trainees && first.form.awarded === counts.registered)
  );
}

function readSigning(ledger: OpenLedger, project: ProjectRecord): SigningStanding {
  const { reader } = ledger.database;
  const facts = registrationFacts(ledger, reader, project, ledger.today());
  const plan = runNow(planRegistration(facts, postableTrainees(reader, project.id)));
  const { differences } = runNow(comparePlan(plan, { nameOf: () => '' }));
  return signingStanding(plan, differences);
}
