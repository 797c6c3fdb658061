import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Work } from '../../src-shared/lib/work.ts';
import {
  type ListedTrainee,
  type PlanFacts,
  planRegistration,
  planTexts,
  type RegistrationPlan,
} from '../../src-shared/registration/plan.ts';
import type { ApprovalDecision } from '../../src-shared/registration/registering-checks.ts';
import { type ApprovalRecord, approvalsOf } from '../database/records/approval-records.ts';
import { shownTrainees } from '../database/records/listed-trainees.ts';
import type { ProjectRecord } from '../database/records/project-records.ts';
import type { TraineeRecord } from '../database/records/trainee-records.ts';
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
    organisation: ledger.organisation,
    approval: toDecision(approvalsOf(database, project.id).at(-1)),
    registeredOn,
    today: ledger.today(),
  };
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
): Work<string> {
  const hash = createHash('sha256');
  let texts = '';
  for (const text of planTexts(project, plan)) {
    texts += text;
    if (texts.length < HASHED_AT_ONCE) continue;
    hash.update(texts);
    texts = '';
    yield;
  }
  return hash.update(texts).digest('hex');
}
