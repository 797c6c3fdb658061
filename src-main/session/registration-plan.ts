import { createHash, hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { assertPresent } from '../../src-shared/lib/assert.ts';
import { compileAward } from '../../src-shared/policy/award/award.ts';
import type { AwardInput } from '../../src-shared/policy/award/award-input.ts';
import type { AwardOutcome, Step } from '../../src-shared/policy/award/award-outcome.ts';
import { factsOfTrainee } from '../../src-shared/policy/award/facts-of-trainee.ts';
import { registrationPermission } from '../../src-shared/policy/duties/registration-permission.ts';
import type { PolicyPack } from '../../src-shared/policy/pack/policy-pack.ts';
import { silentClause } from '../../src-shared/policy/pack/silent-clause.ts';
import type { Problem, ProblemCode } from '../../src-shared/problems.ts';
import { projectProblems } from '../../src-shared/training/project-problems.ts';
import {
  approvalsOf,
  factsKeyOf,
  findTraineeFacts,
  type ProjectRecord,
  type TraineeFactsRecord,
  type TraineeRecord,
  toAwarded,
  traineeIdsOf,
  traineeKeysOf,
  traineesInSlices,
} from '../database/records/project-records.ts';
import { type TimeSlices, timeSlices } from '../lib/run-work.ts';
import type { OpenLedger } from './open-ledger.ts';

/** What trainees with equal facts would get: one line of the ledger per registration year. */
export type PlannedAward = {
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
  /** The code of what keeps them from being registered. */
  readonly obstacle: ProblemCode | null;
};

/** What one trainee would get. */
export type PlannedTrainee = PlannedAward & {
  readonly trainee: TraineeRecord;
  readonly problems: readonly Problem[];
};

/** One trainee as the registration needs it: who it is, and the award shared by all with equal facts. */
export type PlannedEntry = {
  readonly id: number;
  readonly uid: string;
  readonly teacherId: number;
  readonly teacherUid: string;
  readonly group: PlannedGroup;
};

export type PlannedGroup = PlannedAward & { readonly facts: TraineeFactsRecord };

export type RegistrationPlan<Row = PlannedTrainee> = {
  /** The pack that governs the project: the one in force on the day it ended. */
  readonly pack: PolicyPack;
  readonly decisions: ReadonlyMap<string, number>;
  readonly project: ProjectRecord;
  readonly registeredOn: string;
  readonly rows: readonly Row[];
  /** What refuses the registration as a whole. */
  readonly problems: readonly Problem[];
  /** Names exactly this plan: facts, figures, decisions and the day. */
  readonly fingerprint: string;
};

/** Trainees read by one statement. */
const ROWS_PER_STATEMENT = 250;

/**
 * Gathers a project's facts and asks the policy what every trainee would get. Writes nothing.
 * Equal facts are awarded once: in one project most trainees share them.
 */
export async function planRegistration(
  ledger: OpenLedger,
  database: Database,
  project: ProjectRecord,
  registeredOn: string,
  slices: TimeSlices = timeSlices(),
): Promise<RegistrationPlan> {
  const planner = createPlanner(ledger, database, project, registeredOn);
  const rows: PlannedTrainee[] = [];
  for (const slice of traineesInSlices(database, project.id, ROWS_PER_STATEMENT)) {
    for (const trainee of slice) {
      const group = planner.plan(trainee, factsKeyOf(trainee), () => trainee);
      const problems: readonly Problem[] =
        group.obstacle === null ? [] : [problem(group.obstacle, { name: trainee.name })];
      rows.push({ ...group, trainee, problems });
    }
    if (slices.isOver) await slices.next();
  }
  return planner.finish(rows);
}

/**
 * The same plan with the same fingerprint as the registration needs it: nothing is built per person but who it is, so
 * that 100,000 trainees fit into memory.
 */
export async function planEntries(
  ledger: OpenLedger,
  database: Database,
  project: ProjectRecord,
  registeredOn: string,
  slices: TimeSlices = timeSlices(),
): Promise<RegistrationPlan<PlannedEntry>> {
  const planner = createPlanner(ledger, database, project, registeredOn);
  const ids = traineeIdsOf(database, project.id);
  const rows: PlannedEntry[] = [];
  for (let start = 0; start < ids.length; start += ROWS_PER_STATEMENT) {
    const slice = {
      first: ids[start] ?? 0,
      last: ids[Math.min(start + ROWS_PER_STATEMENT, ids.length) - 1] ?? 0,
    };
    for (const [id, uid, version, teacherId, teacherUid, key] of traineeKeysOf(database, project.id, slice)) {
      const group = planner.plan({ uid, version }, key, () =>
        assertPresent(findTraineeFacts(database, id), 'a trainee just read'),
      );
      rows.push({ id, uid, teacherId, teacherUid, group });
    }
    if (slices.isOver) await slices.next();
  }
  return planner.finish(rows);
}

/** Awards each group of equal facts once and takes the fingerprint of what every trainee would get. */
function createPlanner(ledger: OpenLedger, database: Database, project: ProjectRecord, registeredOn: string) {
  const pack = ledger.packOn(project.endOn);
  const decisions = ledger.decisions(database, pack);
  const award = compileAward(pack, decisions);
  const groups = new Map<string, PlannedGroup & { readonly digest: string }>();
  const digest = createHash('sha256').update(
    JSON.stringify([project.uid, project.version, registeredOn, [...decisions], pack.id, pack.version]),
  );
  let noted = '';
  let hasLines = false;
  const add = (key: string, facts: TraineeFactsRecord) => {
    const planned = planTrainee(project, facts, award);
    const group = {
      ...planned,
      facts,
      digest: hash('sha256', JSON.stringify([planned.outcome, planned.lines])),
    };
    hasLines ||= planned.lines.length > 0;
    groups.set(key, group);
    return group;
  };
  return {
    plan(
      trainee: { readonly uid: string; readonly version: number },
      key: string,
      readFacts: () => TraineeFactsRecord,
    ): PlannedGroup {
      const group = groups.get(key) ?? add(key, readFacts());
      noted += `${trainee.uid} ${trainee.version} ${group.digest}\n`;
      if (noted.length > 65_536) {
        digest.update(noted);
        noted = '';
      }
      return group;
    },
    finish<Row>(rows: readonly Row[]): RegistrationPlan<Row> {
      return {
        pack,
        decisions,
        project,
        registeredOn,
        rows,
        problems: planProblems(ledger, database, project, registeredOn, {
          hasTrainees: rows.length > 0,
          hasLines,
        }),
        fingerprint: digest.update(noted).digest('hex'),
      };
    },
  };
}

const NOTHING = { award: null, input: null, lines: [], differs: false, obstacle: null } as const;

function planTrainee(
  project: ProjectRecord,
  trainee: TraineeFactsRecord,
  award: (input: AwardInput) => AwardOutcome,
): PlannedAward {
  if (trainee.is_registered === 1) return { ...NOTHING, outcome: 'registered' };
  if (trainee.result === 'pending') return { ...NOTHING, outcome: 'pending' };
  const input = factsOfTrainee(project, toAwarded(trainee));
  const answer = award(input);
  return project.kind === 'outside' ? planOutside(trainee, input, answer) : planOwn(input, answer);
}

function planOwn(input: AwardInput, award: AwardOutcome): PlannedAward {
  const base = { ...NOTHING, award, input } as const;
  if (award.outcome !== 'awarded') return { ...base, outcome: award.outcome };
  if (award.years !== null) return { ...base, outcome: 'awarded', lines: award.years };
  if (award.year === null || award.hours === null)
    return { ...base, outcome: 'undecided', obstacle: 'registration.yearUnknown' };
  return {
    ...base,
    outcome: 'awarded',
    lines: [{ year: award.year, hours: award.hours, credits: award.credits }],
  };
}

/** An outside training counts as its proof says (DESIGN §4); the engine's own figure only warns when it differs. */
function planOutside(trainee: TraineeFactsRecord, input: AwardInput, award: AwardOutcome): PlannedAward {
  const base = { ...NOTHING, award, input } as const;
  if (trainee.result !== 'passed' && trainee.result !== 'excellent') return { ...base, outcome: 'nothing' };
  if (trainee.proof_hours === null)
    return { ...base, outcome: 'pending', obstacle: 'registration.proofFiguresMissing' };
  if (award.year === null) return { ...base, outcome: 'pending', obstacle: 'registration.yearUnknown' };
  const differs =
    (award.hours !== null && award.hours !== trainee.proof_hours) ||
    (award.credits !== null && award.credits !== trainee.proof_credits);
  return {
    ...base,
    outcome: 'awarded',
    lines: [{ year: award.year, hours: trainee.proof_hours, credits: trainee.proof_credits }],
    differs,
  };
}

/** What refuses the whole registration, in the order of the work: the project's facts, permission, approval, people. */
function planProblems(
  ledger: OpenLedger,
  database: Database,
  project: ProjectRecord,
  registeredOn: string,
  rows: { readonly hasTrainees: boolean; readonly hasLines: boolean },
): readonly Problem[] {
  return [
    ...projectProblems(project),
    ...(project.kind === 'own' ? ownProblems(ledger, database, project, registeredOn) : []),
    ...(registeredOn > ledger.today() ? [problem('registration.inTheFuture', { date: registeredOn })] : []),
    ...(project.endOn !== null && registeredOn < project.endOn
      ? [problem('registration.beforeEnd', { date: registeredOn, end: project.endOn })]
      : []),
    ...(rows.hasTrainees ? [] : [problem('registration.noTrainees', {})]),
    ...(rows.hasTrainees && !rows.hasLines ? [problem('registration.nothingToRegister', {})] : []),
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

function problem(code: ProblemCode, values: Problem['values']): Problem {
  return { code, severity: 'error', values };
}

/** The trail an entry keeps: the engine's steps, or where the figures come from when a proof states them. */
export function trailOf(
  { pack, project }: { readonly pack: PolicyPack; readonly project: ProjectRecord },
  row: PlannedAward,
): readonly Step[] {
  const steps = row.award?.trace ?? [];
  if (project.kind === 'own') return steps;
  const [line] = row.lines;
  const proof: Step = {
    ...registrarOf(pack, project),
    text: `按证明登记：${project.registrar ?? ''}（${project.proof ?? ''}）`,
    after: line?.credits ?? line?.hours ?? null,
    unit: line?.credits === null ? 'hours' : 'credits',
  };
  const own: Step[] =
    row.differs && row.award !== null
      ? [
          {
            clause: steps.at(-1)?.clause ?? proof.clause,
            text: '本程序按办法另算，与证明不同，仅作提示',
            after: row.award.credits ?? row.award.hours,
          },
        ]
      : [];
  return [proof, ...own];
}

/** The clause that says which body registers a training, so that its proof counts here, with the reading it rests on (A27). */
function registrarOf(
  pack: PolicyPack,
  project: ProjectRecord,
): Pick<Step, 'clause'> & Partial<Pick<Step, 'rule' | 'note'>> {
  const [reason] =
    pack.registration === undefined
      ? []
      : registrationPermission(pack.registration, { activity: project.form, level: project.level }).reasons;
  if (reason === undefined) return { clause: silentClause(pack, project.form) };
  const [note] = reason.notes;
  return { clause: reason.clause, rule: reason.rule, ...(note === undefined ? {} : { note }) };
}
