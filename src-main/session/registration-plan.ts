import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Work } from '../../src-shared/lib/work.ts';
import { outsidePointId } from '../../src-shared/policy/award/open-point.ts';
import { approvalInForce } from '../../src-shared/registration/approval/approval-in-force.ts';
import { currentForm, type KnownPeople } from '../../src-shared/registration/approval/current-form.ts';
import { requiresApprovalForm } from '../../src-shared/registration/approval/requires-approval-form.ts';
import {
  fingerprintTexts,
  type SignedContent,
} from '../../src-shared/registration/approval/signed-content.ts';
import {
  type CurrentForm,
  type SignedDifferences,
  signedDifferences,
} from '../../src-shared/registration/approval/signed-differences.ts';
import {
  type ListedTrainee,
  type PlanFacts,
  planRegistration,
  planTexts,
  type RegistrationPlan,
} from '../../src-shared/registration/plan.ts';
import type { OutsideDecision } from '../../src-shared/registration/planned-award.ts';
import {
  type DoublingsOfTrainees,
  doublingTexts,
  withholdDoublings,
} from '../../src-shared/registration/withhold-doublings.ts';
import { isChangedAfterApproval, recordedApprovals } from '../database/records/approval-records.ts';
import { listDecisions } from '../database/records/decision-records.ts';
import { shownTrainees } from '../database/records/listed-trainees.ts';
import type { ProjectRecord } from '../database/records/project-records.ts';
import type { TraineeRecord } from '../database/records/trainee-records.ts';
import { type ComparedPlace, doublingsOfPlaces } from './doublings.ts';
import type { OpenLedger } from './open-ledger.ts';

/** What registering a project on a day is decided from, as the ledger stands in `database`. */
export function registrationFacts(
  ledger: OpenLedger,
  database: Database,
  project: ProjectRecord,
  registeredOn: string,
): PlanFacts {
  const pack = ledger.packOn(project.endOn);
  const approval = approvalInForce(recordedApprovals(database, project.id));
  const isUnknown = approval?.decision === 'approved' && approval.content === null;
  return {
    project,
    pack,
    decisions: ledger.decisions(database, pack),
    ...(project.kind === 'outside' ? { outside: outsideDecision(database, project.uid) } : {}),
    organisation: ledger.organisation,
    approval,
    isApprovalOutdated: isUnknown && isChangedAfterApproval(database, project),
    registeredOn,
    today: ledger.today(),
  };
}

/** What was decided on records of an outside project that the text does not count. */
function outsideDecision(database: Database, projectUid: string): OutsideDecision {
  const point = outsidePointId(projectUid);
  const latest = listDecisions(database).find(({ settingId }) => settingId === point);
  const isLeftOut = latest?.kind === 'not-counted';
  if (latest?.kind !== 'counted') return { point, counted: null, isLeftOut };
  return { point, counted: { decidedBy: latest.decidedBy, reason: latest.reason }, isLeftOut };
}

/** What the registration of one day would give everybody, as pages, forms and sheets show it: the reader is asked. */
export function shownPlan(
  ledger: OpenLedger,
  project: ProjectRecord,
  registeredOn: string,
): Work<RegistrationPlan<ListedTrainee & { readonly record: TraineeRecord }>> {
  const { reader } = ledger.database;
  return planRegistration(
    registrationFacts(ledger, reader, project, registeredOn),
    shownTrainees(reader, project.id),
  );
}

/** A plan with the form it would fill today, and what of it differs from the form that was signed. */
export type ComparedPlan<Trainee> = {
  readonly plan: RegistrationPlan<Trainee>;
  /** Null where no form is asked. */
  readonly form: CurrentForm | null;
  /** Null where there is no signed content to compare with. */
  readonly differences: SignedDifferences | null;
};

/** Compares a plan with what was signed; a project that needs no form is compared with nothing. */
export function* comparePlan<Trainee extends ListedTrainee>(
  plan: RegistrationPlan<Trainee>,
  known: KnownPeople<Trainee>,
): Work<ComparedPlan<Trainee>> {
  if (!requiresApprovalForm(plan.facts)) return { plan, form: null, differences: null };
  const form = yield* currentForm(plan, known);
  const { approval } = plan.facts;
  const signed = approval?.decision === 'approved' ? approval.content : null;
  return { plan, form, differences: signed === null ? null : signedDifferences(signed, form) };
}

/** Names exactly what a form of a project says. */
export function formFingerprint(projectUid: string, content: SignedContent): string {
  const hash = createHash('sha256');
  for (const text of fingerprintTexts(projectUid, content)) hash.update(text);
  return hash.digest('hex');
}

/** Characters that one call of the hash takes: a call per trainee costs more than the hash itself. */
const HASHED_AT_ONCE = 65_536;

/** Names exactly this plan: the same facts, figures, decisions and day, and nothing else, give the same text. */
export function* planFingerprint(
  project: ProjectRecord,
  plan: RegistrationPlan<ListedTrainee>,
  doublings: DoublingsOfTrainees,
): Work<string> {
  const hash = createHash('sha256');
  let texts = '';
  for (const part of [planTexts(project, plan), doublingTexts(doublings)])
    for (const text of part) {
      texts += text;
      if (texts.length < HASHED_AT_ONCE) continue;
      hash.update(texts);
      texts = '';
      yield;
    }
  return hash.update(texts).digest('hex');
}

/** A plan in which one training counts once, with what was found. */
type OncePlan<Trainee> = {
  readonly plan: RegistrationPlan<Trainee>;
  readonly doublings: DoublingsOfTrainees;
};

/**
 * Looks for what seems to be there twice of those whom a plan registers, and nobody else (X4). Who has a finding without a
 * reason waits; the reasons of the others go into their trail.
 */
export function* planOnce<Trainee extends ListedTrainee>(
  database: Database,
  project: ProjectRecord,
  plan: RegistrationPlan<Trainee>,
  placeOf: (trainee: Trainee) => Pick<ComparedPlace, 'id' | 'teacher'>,
): Work<OncePlan<Trainee>> {
  const places = plan.rows
    .filter(({ award }) => award.lines.length > 0)
    .map(({ trainee }): ComparedPlace => {
      const { role, lessons, proofHours, makeUpFor, proofCertificateNumber: number } = trainee.facts;
      const numbers = number === null ? [] : [number];
      return { ...placeOf(trainee), uid: trainee.uid, role, lessons, proofHours, makeUpFor, numbers };
    });
  const doublings = yield* doublingsOfPlaces(database, project.uid, places);
  return { plan: withholdDoublings(plan, doublings), doublings };
}
