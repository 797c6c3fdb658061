import type { Earning, NewEntry, Reference } from '../ledger/entry.ts';
import type { Work } from '../lib/work.ts';
import type { Decided, Decisions } from '../policy/award/award-outcome.ts';
import { parseOpenPoint } from '../policy/award/open-point.ts';
import { thousandthsOf } from '../policy/pack/pack-words.ts';
import { asksPaper } from '../training/trainee.ts';
import type { ListedTrainee, RegistrationPlan } from './plan.ts';
import type { PlannedAward, RegisteredTrainee } from './planned-award.ts';

/** A trainee with what an entry refers to. */
export type PostableTrainee = ListedTrainee & Reference & { readonly teacher: Reference };

/** What entries refer to: the stored copy of the text that earned them (by its id; without one the only text), and the hash of the set. */
export type StoredPolicies = {
  readonly of: (policyId: string | undefined) => Earning['policyVersion'];
  /** Null where one text holds alone. */
  readonly set: string | null;
  /** The number under which the ledger keeps the classification of what is registered; null where it has none. */
  readonly classificationId: number | null;
};

/**
 * The entries that registering a plan posts: one per trainee and registration year, in the order of the plan; nobody who
 * earns nothing or is registered already. Trainees who share an award share the earning, which `postBatch` writes once.
 *
 * Facts, decisions and trail go into the entry as they are now: it can be recomputed and explained years later (DESIGN §4).
 * Does not ask whether the plan may be registered: `plan.problems` says so. Yields after each trainee.
 */
export function* entriesOf(
  plan: RegistrationPlan<PostableTrainee>,
  policies: StoredPolicies,
): Work<readonly NewEntry[]> {
  const known = new Map<PlannedAward, readonly Earning[]>();
  const entries: NewEntry[] = [];
  for (const { trainee, award } of plan.rows) {
    const earnings = known.get(award) ?? earningsOf(plan.facts, { award, trainee: trainee.facts }, policies);
    known.set(award, earnings);
    const { id, uid, teacher } = trainee;
    for (const earned of earnings)
      entries.push({ teacher, participation: { id, uid }, earned, reverses: null });
    yield;
  }
  return entries;
}

/**
 * The decisions that an award can rest on: every setting, and of the open points those of its form and role. What was
 * decided on other activities says nothing about this one.
 */
function usedDecisions(
  decisions: Decisions,
  input: PlannedAward['input'],
): readonly (readonly [string, Decided])[] {
  return [...decisions].filter(([id, decided]) => {
    if (typeof decided === 'number') return true;
    // In a set of texts a point is named with its text.
    const point = parseOpenPoint(id.slice(id.indexOf('/') + 1));
    return point?.form === input?.form && point?.role === input?.role;
  });
}

function earningsOf(
  { project, pack, decisions, outside }: RegistrationPlan<ListedTrainee>['facts'],
  { award, trainee }: { readonly award: PlannedAward; readonly trainee: RegisteredTrainee },
  policies: StoredPolicies,
): readonly Earning[] {
  if (award.lines.length === 0) return [];
  const proof = {
    registrar: project.registrar,
    paper: project.proof,
    hours: trainee.proofHours,
    credits: trainee.proofCredits,
    certificate: trainee.proofCertificateNumber,
  };
  const frozen = {
    input: award.input,
    decisions: Object.fromEntries(usedDecisions(decisions, award.input)),
    ...(policies.set === null ? {} : { set: policies.set }),
    ...(project.kind === 'outside' ? { proof } : {}),
    ...(asksPaper(project) ? { paper: trainee.paper } : {}),
    ...(outside?.counted == null || award.points.length === 0 ? {} : { counted: outside.counted }),
  };
  const shared = {
    origin: project.kind,
    form: pack.activities.find(({ id }) => id === award.award?.rule)?.countsAs ?? project.form,
    level: award.award?.level ?? project.level,
    role: trainee.role,
    makeUpFor: trainee.makeUpFor,
    phase: trainee.isOnProbation ? ('probation' as const) : null,
    // What counts nothing counts no months either.
    months: award.outcome === 'nothing' ? null : thousandthsOrNull(award.input?.months),
    weeks: award.outcome === 'nothing' ? null : thousandthsOrNull(award.input?.weeks),
    classificationId: policies.classificationId,
    endedOn: project.endOn,
    policyVersion: policies.of(award.award?.policy),
    facts: JSON.stringify(frozen),
    trail: JSON.stringify({ steps: award.trail, warnings: award.award?.warnings ?? [] }),
  };
  return award.lines.map(({ year, hours, credits }) => ({
    ...shared,
    year,
    hours,
    credits: pack.units.credits ? credits : null,
  }));
}

/** Months and weeks are facts of practice in an enterprise alone (V2). */
function thousandthsOrNull(decimal: number | undefined): number | null {
  return decimal === undefined ? null : thousandthsOf(decimal);
}
