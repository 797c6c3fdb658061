import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Work } from '../../src-shared/lib/work.ts';
import { outsidePointId } from '../../src-shared/policy/award/open-point.ts';
import {
  type ListedTrainee,
  type PlanFacts,
  planRegistration,
  planTexts,
  type RegistrationPlan,
} from '../../src-shared/registration/plan.ts';
import type { OutsideDecision } from '../../src-shared/registration/planned-award.ts';
import type { ApprovalDecision } from '../../src-shared/registration/registering-checks.ts';
import {
  type DoublingsOfTrainees,
  doublingTexts,
  withholdDoublings,
} from '../../src-shared/registration/withhold-doublings.ts';
import { type ApprovalRecord, approvalsOf } from '../database/records/approval-records.ts';
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
  return {
    project,
    pack,
    decisions: ledger.decisions(database, pack),
    ...(project.kind === 'outside' ? { outside: outsideDecision(database, project.uid) } : {}),
    organisation: ledger.organisation,
    approval: toDecision(approvalsOf(database, project.id).at(-1)),
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

/** The latest decision as the rules read it. */
export function toDecision(record: ApprovalRecord | undefined | null): ApprovalDecision | null {
  if (record === undefined || record === null) return null;
  return { decision: record.decision, person: record.person, decidedOn: record.decidedOn };
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
