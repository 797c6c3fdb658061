import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Problem } from '../../src-shared/domain/problem.ts';
import { projectProblems } from '../../src-shared/domain/project.ts';
import { compileAward } from '../../src-shared/policy/award.ts';
import type { AwardInput } from '../../src-shared/policy/award-input.ts';
import type { AwardOutcome, Step } from '../../src-shared/policy/award-outcome.ts';
import { factsOfTrainee } from '../../src-shared/policy/facts-of-trainee.ts';
import type { PolicyPack } from '../../src-shared/policy/policy-pack.ts';
import { registrationPermission } from '../../src-shared/policy/registration-permission.ts';
import { Cancelled } from '../database/post-batch.ts';
import {
  approvalsOf,
  type ProjectRecord,
  type TraineeRecord,
  toAwarded,
  traineesInSlices,
} from '../database/project-records.ts';
import type { OpenLedger } from './open-ledger.ts';

/** What one trainee would get: one line of the ledger per registration year. */
export type PlannedTrainee = {
  readonly trainee: TraineeRecord;
  readonly outcome: AwardOutcome['outcome'] | 'pending' | 'registered';
  /** The engine's answer; null while the result is pending or the entry stands already. */
  readonly award: AwardOutcome | null;
  readonly input: AwardInput | null;
  readonly lines: readonly {
    readonly year: number;
    readonly hours: number;
    readonly credits: number | null;
  }[];
  /** outside: what the proof says differs from what the engine would give. */
  readonly differs: boolean;
  readonly problems: readonly Problem[];
};

export type RegistrationPlan = {
  /** The pack that governs the project: the one in force on the day it ended. */
  readonly pack: PolicyPack;
  readonly decisions: ReadonlyMap<string, number>;
  readonly project: ProjectRecord;
  readonly registeredOn: string;
  readonly rows: readonly PlannedTrainee[];
  /** What refuses the registration as a whole. */
  readonly problems: readonly Problem[];
  /** Names exactly this plan: facts, figures, decisions and the day. */
  readonly fingerprint: string;
};

/** Trainees looked at between two turns of other calls. */
const SLICE = 250;

/**
 * Gathers a project's facts and asks the policy what every trainee would get. Writes nothing.
 * Equal facts are awarded once: in one project most trainees share them.
 */
export async function planRegistration(
  ledger: OpenLedger,
  database: Database,
  project: ProjectRecord,
  registeredOn: string,
  signal?: AbortSignal,
): Promise<RegistrationPlan> {
  const pack = ledger.packOn(project.endOn);
  const decisions = ledger.decisions(database, pack);
  const award = compileAward(pack, decisions);
  const seen = new Map<string, AwardOutcome>();
  const digest = createHash('sha256').update(
    JSON.stringify([project.uid, project.version, registeredOn, [...decisions], pack.id, pack.version]),
  );
  const rows: PlannedTrainee[] = [];
  for (const slice of traineesInSlices(database, project.id, SLICE)) {
    for (const trainee of slice) {
      const row = planTrainee(project, trainee, (input) => {
        const key = JSON.stringify(input);
        const known = seen.get(key) ?? award(input);
        seen.set(key, known);
        return known;
      });
      rows.push(row);
      digest.update(JSON.stringify([trainee.uid, trainee.version, row.outcome, row.lines]));
    }
    if (signal?.aborted === true) throw new Cancelled();
    await setImmediate();
  }
  return {
    pack,
    decisions,
    project,
    registeredOn,
    rows,
    problems: planProblems(ledger, database, project, registeredOn, rows),
    fingerprint: digest.digest('hex'),
  };
}

function planTrainee(
  project: ProjectRecord,
  trainee: TraineeRecord,
  award: (input: AwardInput) => AwardOutcome,
): PlannedTrainee {
  const nothing = { trainee, award: null, input: null, lines: [], differs: false, problems: [] } as const;
  if (trainee.is_registered === 1) return { ...nothing, outcome: 'registered' };
  if (trainee.result === 'pending') return { ...nothing, outcome: 'pending' };
  const input = factsOfTrainee(project, toAwarded(trainee));
  const answer = award(input);
  return project.kind === 'outside' ? planOutside(trainee, input, answer) : planOwn(trainee, input, answer);
}

function planOwn(trainee: TraineeRecord, input: AwardInput, award: AwardOutcome): PlannedTrainee {
  const base = { trainee, award, input, differs: false } as const;
  if (award.outcome !== 'awarded') return { ...base, outcome: award.outcome, lines: [], problems: [] };
  if (award.years !== null) return { ...base, outcome: 'awarded', lines: award.years, problems: [] };
  if (award.year === null || award.hours === null)
    return {
      ...base,
      outcome: 'undecided',
      lines: [],
      problems: [rowProblem('registration.yearUnknown', trainee)],
    };
  return {
    ...base,
    outcome: 'awarded',
    lines: [{ year: award.year, hours: award.hours, credits: award.credits }],
    problems: [],
  };
}

/** An outside training counts as its proof says (DESIGN §4); the engine's own figure only warns when it differs. */
function planOutside(trainee: TraineeRecord, input: AwardInput, award: AwardOutcome): PlannedTrainee {
  const base = { trainee, award, input } as const;
  if (trainee.result !== 'passed' && trainee.result !== 'excellent')
    return { ...base, outcome: 'nothing', lines: [], differs: false, problems: [] };
  if (trainee.proof_hours === null || award.year === null)
    return {
      ...base,
      outcome: 'pending',
      lines: [],
      differs: false,
      problems: [
        rowProblem(
          trainee.proof_hours === null ? 'registration.proofFiguresMissing' : 'registration.yearUnknown',
          trainee,
        ),
      ],
    };
  const differs =
    (award.hours !== null && award.hours !== trainee.proof_hours) ||
    (award.credits !== null && award.credits !== trainee.proof_credits);
  return {
    ...base,
    outcome: 'awarded',
    lines: [{ year: award.year, hours: trainee.proof_hours, credits: trainee.proof_credits }],
    differs,
    problems: [],
  };
}

function rowProblem(code: string, trainee: TraineeRecord): Problem {
  return { code, severity: 'error', values: { name: trainee.name } };
}

/** What refuses the whole registration, in the order of the work: the project's facts, permission, approval, people. */
function planProblems(
  ledger: OpenLedger,
  database: Database,
  project: ProjectRecord,
  registeredOn: string,
  rows: readonly PlannedTrainee[],
): readonly Problem[] {
  return [
    ...projectProblems(project),
    ...(project.kind === 'own' ? ownProblems(ledger, database, project, registeredOn) : []),
    ...(registeredOn > ledger.today() ? [problem('registration.inTheFuture', { date: registeredOn })] : []),
    ...(project.endOn !== null && registeredOn < project.endOn
      ? [problem('registration.beforeEnd', { date: registeredOn, end: project.endOn })]
      : []),
    ...(rows.length === 0 ? [problem('registration.noTrainees', {})] : []),
    ...(rows.length > 0 && !rows.some((row) => row.lines.length > 0)
      ? [problem('registration.nothingToRegister', {})]
      : []),
  ];
}

function ownProblems(
  ledger: OpenLedger,
  database: Database,
  project: ProjectRecord,
  registeredOn: string,
): readonly Problem[] {
  const pack = ledger.packOn(project.endOn);
  const permission = pack.registration;
  if (permission === undefined) return [];
  const latest = approvalsOf(database, project.id).at(-1);
  const approvedOn = latest?.decision === 'approved' ? latest.decided_on : null;
  const needsForm = pack.requiresApprovalForm ?? false;
  const answer = registrationPermission(permission, {
    activity: project.form,
    level: project.level,
    organisation: { level: ledger.organisation.level },
    organiser: {
      kind: project.organiserKind,
      level: project.organiserLevel,
      approved: project.isOrganiserApproved,
      registered: project.isOrganiserRegistered,
      delegated: project.isDelegated,
    },
    delegated: project.isDelegated,
  });
  const refusals: Problem[] =
    answer.outcome === 'refused'
      ? answer.reasons.map((reason) => ({
          code: 'project.notOursToRegister',
          severity: 'error',
          clause: reason.clause,
          values: { text: reason.text },
        }))
      : [];
  if (!needsForm) return refusals;
  const clause = permission.approvalForm === undefined ? {} : { clause: permission.approvalForm.clause };
  if (latest?.decision === 'rejected')
    refusals.push({
      ...problem('registration.approvalRejected', { person: latest.person, date: latest.decided_on }),
      ...clause,
    });
  else if (approvedOn === null) refusals.push({ ...problem('registration.approvalMissing', {}), ...clause });
  else if (registeredOn < approvedOn)
    refusals.push({
      ...problem('registration.beforeApproval', { registered: registeredOn, approved: approvedOn }),
      ...clause,
    });
  return refusals;
}

function problem(code: string, values: Problem['values']): Problem {
  return { code, severity: 'error', values };
}

/** The trail an entry keeps: the engine's steps, or where the figures come from when a proof states them. */
export function trailOf(project: ProjectRecord, row: PlannedTrainee): readonly Step[] {
  const steps = row.award?.trace ?? [];
  if (project.kind === 'own') return steps;
  const [line] = row.lines;
  const proof: Step = {
    clause: 'A27',
    text: `按证明登记：${project.registrar ?? ''}（${project.proof ?? ''}）`,
    after: line?.credits ?? line?.hours ?? null,
    unit: line?.credits === null ? 'hours' : 'credits',
  };
  const own: Step[] =
    row.differs && row.award !== null
      ? [
          {
            clause: steps.at(-1)?.clause ?? 'A27',
            text: '本程序按办法另算，与证明不同，仅作提示',
            after: row.award.credits ?? row.award.hours,
          },
        ]
      : [];
  return [proof, ...own];
}
